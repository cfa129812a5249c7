import { lost, said, type LineAnswer } from "./dialect.ts";
import { linesOf, type RuleLine } from "./ruleLine.ts";
import { rulesOf } from "./subjects.ts";
import type { PolicyRule, ToolPolicy } from "../policyDocument.ts";

/** A word that no shell reads as anything but itself, and that no target takes for a pattern. */
const plainWord = /^[\w./=@%+-]{1,200}$/;
export const isPlainWord = (word: string): boolean => plainWord.test(word);

/** The exact words of a command that a line asks for; null for any other line. */
export function exactWords({ subject, atoms, isOptional }: RuleLine): readonly string[] | null {
  const [atom, second] = atoms;
  if (isOptional || second !== undefined || atom?.kind !== "words" || subject.kind !== "derived" || subject.name !== "command") return null;
  return atom.words.every(isPlainWord) ? atom.words : null;
}

/** The names of commands that a line lists; null for any other line. */
export function commandNames({ subject, atoms, isOptional }: RuleLine): readonly string[] | null {
  const [atom, second] = atoms;
  if (isOptional || second !== undefined || atom?.kind !== "one_of" || atom.ignoreCase || subject.kind !== "derived" || subject.name !== "commands") return null;
  const names = atom.values.filter((value) => typeof value === "string");
  return names.length === atom.values.length && names.length > 0 && names.every(isPlainWord) ? names : null;
}

/** A target that sees the words of a command and nothing else. */
export const commandLine = (line: RuleLine): LineAnswer => (exactWords(line) === null && commandNames(line) === null ? lost(line.subject.kind === "derived" ? `${line.name}, which is derived from the call` : `an argument (${line.name})`) : said);

/** Do the rules of a tool speak of commands? */
export const isCommandTool = (tool: ToolPolicy): boolean => rulesOf(tool).some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived" && (line.subject.name === "command" || line.subject.name === "commands")));

/** The only line of a rule; null where there are more or fewer. */
export function onlyLine(rule: PolicyRule): RuleLine | null {
  const [line, second] = linesOf(rule);
  return second === undefined ? (line ?? null) : null;
}
