import { cmdletRules as rules, cmdletVerbs, diskNouns, runningNouns, storedNouns, trailNouns } from "../../rules/effects/cmdlets.ts";
import { commandTables } from "../../rules/effects/tables.ts";
import { draftOf } from "../draft.ts";
import type { Frame } from "../shell/frame.ts";
import type { Stdin } from "../shell/shellWord.ts";
import type { CommandLine } from "../shell/commandLine.ts";

type Verb = keyof typeof cmdletVerbs;
const verbOf = new Map<string, Verb>((["read", "set", "operate", "destroy"] as const).flatMap((kind) => cmdletVerbs[kind].split(" ").map((verb) => [verb, kind] as const)));
/** What only PowerShell writes: an option with a capital in one dash, or a noun that no other shell has. */
const looksSo = ({ words, path }: CommandLine): boolean => /^[A-Z]/.test(path) || words.length === 0 || words.some(({ text }) => /^-[A-Z][A-Za-z]+/.test(text)) || words.every(({ text }) => !text.startsWith("--"));

/** A cmdlet (`Remove-VM`) by its verb and noun, where neither a handler nor a table has it. Null: no cmdlet. */
export function cmdlet(line: CommandLine, frame: Frame): Stdin | null {
  const match = /^([a-z]+)-([a-z][a-z0-9]*)$/i.exec(line.name);
  const kind = verbOf.get((match?.[1] ?? "").toLowerCase());
  const [verb, noun] = [(match?.[1] ?? "").toLowerCase(), (match?.[2] ?? "").toLowerCase()];
  if (kind === undefined || commandTables.has(line.name) || !looksSo(line)) return null;
  if (!frame.scope.isPowerShell && !/^[A-Z]\w*-[A-Z]/.test(line.path)) return null;
  const told = `${line.name} ${line.words.map(({ text }) => text).join(" ")}`.slice(0, 200);
  const names = line.words.filter(({ text }) => !text.startsWith("-")).map(({ text }) => text);
  const about = { why: `${told}.`, targets: names.slice(0, 20).map((name) => ({ kind: "resource" as const, name })), places: [...frame.where.places, ...names], ...(frame.where.shared ? { shared: "yes" as const } : {}) };
  frame.tell(draftOf(isTried(line) && kind !== "read" ? rules.tried : ruleOf(kind, verb, noun), about));
  return { kind: "command", name: line.name, secret: false };
}

export const isTried = ({ words }: CommandLine): boolean => words.some(({ text }) => /^-whatif(?::\$?true)?$/i.test(text));

function ruleOf(kind: Verb, verb: string, noun: string): (typeof rules)[keyof typeof rules] {
  if (verb === "format" && diskNouns.test(noun)) return rules.destroyData;
  switch (kind) {
    case "destroy": return trailNouns.test(noun) || diskNouns.test(noun) ? rules.destroyData : storedNouns.test(noun) && verb === "remove" ? rules.destroyStored : runningNouns.test(noun) ? rules.destroyRunning : rules.destroy;
    case "operate": return rules.operate;
    case "read": return rules.read;
    case "set": case "send": return verb === "update" && runningNouns.test(noun) ? rules.operate : rules.set;
  }
}
