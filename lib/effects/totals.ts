import type { MagnitudeUnit } from "./effect.ts";

const singular: Readonly<Record<Exclude<MagnitudeUnit, "amount">, string>> = {
  rows: "row", objects: "object", files: "file", resources: "resource", branches: "branch", commits: "commit", snapshots: "snapshot", migrations: "migration", recipients: "recipient", replicas: "replica", bytes: "byte",
};

export type UnitTotal = { readonly unit: MagnitudeUnit; readonly total: number; readonly currency: string | null; readonly effects: number; readonly targets: number; readonly targetWord: string };

/** A sentence of numbers that results state; nothing is estimated. */
export function totalSentence({ unit, total, currency, effects, targets, targetWord }: UnitTotal): string {
  const number = total.toLocaleString("en", { maximumFractionDigits: 2 });
  const what = unit === "amount" ? `${number}${currency === null ? "" : ` ${currency}`}` : `${number} ${total === 1 ? singular[unit] : unit}`;
  const where = targets === 0 ? `in ${effects} ${effects === 1 ? "effect" : "effects"}` : `in ${targets} ${targets === 1 ? targetWord : plural(targetWord)}`;
  return `${what} ${where}, as reported by the tool`;
}

const plural = (word: string): string => (/(?:s|x|ch)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`);
