import { unnamedRule, verbRows, type VerbRow } from "../../rules/effects/verbs.ts";
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

/** The rule for the words behind the name of a command line tool: the first that is a verb decides, compound ones (`delete-bucket`) by their parts. */
export function verbEffect(words: readonly string[]): EffectRuleText {
  for (const word of words) {
    const parts = word.toLowerCase().split(/[-_:.]/).filter((part) => part !== "");
    const row = gravest(parts.slice(0, 2).flatMap((part) => verbRow(part) ?? []));
    if (row !== null) return row;
  }
  return unnamedRule;
}
