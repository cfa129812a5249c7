import { rowHarms, type EffectClass, type RowHarm } from "./row.ts";
import type { CodedColumn } from "./structure.ts";

/** The mildest class first; what nobody knows comes before what is known to change little, and never with the harmless. */
const mildestFirst: readonly EffectClass[] = ["read_only", "unknown", "config_change", "credential_access", "external_communication", "data_mutation", "history_rewrite", "infrastructure"];
const harmWeight: Readonly<Record<RowHarm, number>> = { harmful: 2, attempt: 1 };

/** The gravest of some classes; null of none. */
export function worstClass(classes: readonly EffectClass[]): EffectClass | null {
  return classes.reduce<EffectClass | null>((worst, one) => (worst === null || classRank(one) > classRank(worst) ? one : worst), null);
}

/** How grave a class is among the classes, from 1. */
export const classRank = (name: EffectClass): number => mildestFirst.indexOf(name) + 1;

/** How grave each row is, from 1: what did harm above what tried to, then by class. 0 for rows without an effect and without harm. */
export function effectRanks(classes: CodedColumn, harms: CodedColumn): Uint32Array {
  const classRanks = Uint32Array.from(classes.names, (name) => mildestFirst.findIndex((one) => one === name) + 1);
  const harmRanks = Uint32Array.from(harms.names, (name) => {
    const harm = rowHarms.find((one) => one === name);
    return harm === undefined ? 0 : harmWeight[harm] * (mildestFirst.length + 1);
  });
  const ranks = new Uint32Array(classes.codes.length);
  for (let row = 0; row < ranks.length; row++) ranks[row] = (classRanks[classes.codes[row] ?? 0] ?? 0) + (harmRanks[harms.codes[row] ?? 0] ?? 0);
  return ranks;
}
