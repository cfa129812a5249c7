import { shellRules } from "../../rules/effects/shell.ts";
import { cmdletRules } from "../../rules/effects/cmdlets.ts";
import { isTried } from "../commands/cmdlets.ts";
import { notePlace } from "../commands/notePlace.ts";
import { commandHandler } from "../commands/registry.ts";
import { draftOf } from "../draft.ts";
import type { CommandLine } from "./commandLine.ts";
import { constantOutput } from "./constantOutput.ts";
import { depthMax, type Frame } from "./frame.ts";
import { followScript } from "./follow.ts";
import { callFunction } from "./runScript.ts";
import { noStdin, type ShellWord, type Stdin } from "./shellWord.ts";
import { unwrap } from "./wrappers.ts";

/** One simple command, wrappers and all. Tells its effects and answers what it prints. */
export function runCommand(words: readonly ShellWord[], variables: ReadonlyMap<string, string | null>, frame: Frame): Stdin {
  const [head, ...rest] = words;
  if (head === undefined) return noStdin;
  if (frame.depth > depthMax) {
    frame.tell(draftOf(shellRules.tooDeep, { why: "The command is too deeply nested to be followed." }));
    return noStdin;
  }
  const name = commandName(head);
  frame.notice?.([name ?? head.text, ...rest.map(({ text }) => text)]);
  if (name === null) {
    frame.tell(draftOf(shellRules.computedCommand, { why: `Which command runs is only worked out when it runs: ${head.text}.` }));
    return { kind: "hidden", from: head.text, network: false };
  }
  const meant = head.quoted ? null : frame.scope.alias(name);
  if (meant !== null && !meant.startsWith(`${name} `) && meant !== name) return followScript(`${meant} ${rest.map(({ text, quoted }) => (quoted ? `'${text.replaceAll("'", "'\\''")}'` : text)).join(" ")}`, { ...frame, depth: frame.depth + 1 });
  const own = head.quoted ? null : frame.scope.functionNamed(name);
  if (own !== null) return callFunction(own, rest, frame);
  const inner = unwrap({ name, path: head.text, words: rest, variables }, frame);
  if (inner.kind === "wrapped") return runCommand(inner.words, new Map([...variables, ...inner.variables]), { ...frame, ...inner.frame, depth: frame.depth + 1 });
  if (inner.kind === "done") return inner.output;
  const line: CommandLine = { name, path: head.text, words: rest, variables };
  if (frame.scope.isPowerShell && isTried(line)) {
    frame.tell(draftOf(cmdletRules.tried, { why: `${name} ${rest.map(({ text }) => text).join(" ")}.`.slice(0, 200) }));
    return noStdin;
  }
  const output = commandHandler(line, frame);
  notePlace(line, frame.session);
  return constantOutput(name, rest, frame.stdin) ?? output;
}

/** The last part of the path, without an ending of Windows; null where it is not known before it runs. */
export function commandName({ text, constant }: ShellWord): string | null {
  const base = text.split(/[\\/]/).at(-1) ?? text;
  if (!constant && /[$`]/.test(base)) return null;
  const bare = base.replace(/\.(?:exe|cmd|bat|com)$/i, "");
  return /^[A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]+$/.test(bare) ? bare.toLowerCase() : bare === bare.toLowerCase() ? bare : bare !== base || /^[A-Z]+$/.test(bare) ? bare.toLowerCase() : bare;
}
