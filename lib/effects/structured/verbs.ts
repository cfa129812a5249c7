import { unnamedRule, verbRows, type VerbRow } from "../../rules/effects/verbs.ts";
import { runningNouns } from "../../rules/effects/nouns.ts";
import type { EffectRuleText } from "../../rules/effects/effectRule.ts";

export type VerbRowOf = VerbRow;

const rowOf = new Map<string, VerbRow>(verbRows.toReversed().flatMap((row) => row.verbs.map((verb) => [verb, row] as const)));
const rankOf = new Map<VerbRow, number>(verbRows.map((row, rank) => [row, rank]));

/** The rule of a verb as it stands in a name; null for a word that is none. */
export function verbRow(word: string): VerbRow | null {
  return rowOf.get(word.toLowerCase()) ?? null;
}

/** The gravest of several rules. */
export function gravest(rows: readonly VerbRow[]): VerbRow | null {
  return rows.reduce<VerbRow | null>((worst, row) => (worst === null || (rankOf.get(row) ?? 99) < (rankOf.get(worst) ?? 99) ? row : worst), null);
}

/** `delete-bucket`, `DeleteInstance`, `vm.destroy`: the words that one word is made of. A path is none. */
const partsOf = (word: string): string[] => (word.includes("/") ? [] : word.slice(0, 200).replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[\s\-_:.]+/).filter((part) => part !== ""));

/** The rule for the words behind the name of a command line tool: the first that is a verb decides, compound ones by their parts. */
export function verbEffect(words: readonly string[]): EffectRuleText {
  for (const [at, word] of words.entries()) {
    const parts = partsOf(word);
    const last = verbRow(parts.at(-1) ?? "");
    const row = gravest([...parts.slice(0, 2).flatMap((part) => verbRow(part) ?? []), ...(last?.id === "name.destroy" ? [last] : [])]);
    // `notes.test` is a file as well as a deed: it does not make a command harmless.
    const isGuess = row?.id === "name.read" && word.includes(".") && verbRow(parts[0] ?? "")?.id !== "name.read";
    // `index delete`: what stands first may be a thing.
    const next = at === 0 ? verbRow(words[1] ?? "") : null;
    if (row !== null && row.id !== "name.read" && next?.id === "name.destroy") return next;
    if (row !== null && !isGuess) return row;
  }
  return unnamedRule;
}

/** Do words of a command line name something that others stand on? */
export function namesRunning(words: readonly string[]): boolean {
  const parts = words.flatMap(partsOf);
  // A database is what it holds.
  return parts.some((part) => runningNouns.test(part)) && !parts.some((part) => /^(?:db|databases?|tables?|rows?|records?)$/.test(part));
}
