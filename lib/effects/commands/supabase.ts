import { migrationsTable } from "../../rules/effects/tables/migrations.ts";
import type { CommandLine } from "../shell/commandLine.ts";
import type { Frame } from "../shell/frame.ts";
import type { Stdin } from "../shell/shellWord.ts";
import { applyTable } from "./applyTable.ts";

const elsewhere = /^--(?:linked|db-url|project-ref)(?:=|$)/;
const ownStack = /^migrate\.(?:wipe|lose|forward)$/;

/** The database of `supabase db` and `supabase migration` is the one on the own machine, unless the words lead elsewhere. */
export function supabase(line: CommandLine, frame: Frame): Stdin {
  const effect = applyTable(migrationsTable, line, frame);
  const verb = line.words.find(({ text }) => !text.startsWith("-"))?.text ?? "";
  const pushes = line.words.some(({ text }) => text === "push");
  const isLocal = !frame.where.shared && /^(?:db|migration)$/.test(verb) && !pushes && ownStack.test(effect.rule) && !line.words.some(({ text }) => elsewhere.test(text));
  frame.tell(isLocal ? { ...effect, shared: "no", places: ["localhost"] } : effect);
  return { kind: "command", name: line.name, secret: false };
}
