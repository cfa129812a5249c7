import type { CallRef } from "@/lib/api/impactContract.ts";
import { rowAddress } from "../../shell/incident-address.ts";
import { sinceText } from "../../ui/time-text.ts";

/**
 * A clause that leads to its proof. `kind`: plain words of ours, a name out of the evidence, or words quoted from it; the latter two are drawn so
 * that they cannot turn the sentence around.
 */
export type Clause = { readonly words: string; readonly href: string; readonly kind: "plain" | "name" | "quote" };
export type Sentence = readonly (string | Clause)[];

export const plain = (words: string, href: string): Clause => ({ words, href, kind: "plain" });
export const named = (words: string, href: string): Clause => ({ words, href, kind: "name" });
export const quoted = (words: string, href: string): Clause => ({ words, href, kind: "quote" });

/** The sentence as text, as screen readers and scripts get it. */
export const sentenceText = (sentence: Sentence): string => sentence.map((part) => (typeof part === "string" ? part : part.kind === "quote" ? `“${part.words}”` : part.words)).join("");

/** Clauses in a row: "a, b and c". */
export function listed(clauses: readonly Clause[]): Sentence {
  return clauses.flatMap((clause, at) => (at === 0 ? [clause] : [at === clauses.length - 1 ? " and " : ", ", clause]));
}

const wordsMax = 70;

/** The first words of a text, with an ellipsis where it goes on. */
export function shortened(text: string, charactersMax = wordsMax): string {
  const points = Array.from(text);
  return points.length <= charactersMax ? text : `${points.slice(0, charactersMax).join("").trimEnd()}…`;
}

/** A call by its tool and its deciding words; leads to the reasons for it. */
export function callClause(incident: string, call: CallRef): Clause {
  const href = call.row === null ? `/incidents/${incident}/injection?call=${call.call}` : `${rowAddress(incident, call.row)}&tab=why`;
  return named(shortened(call.preview === "" ? call.tool : `${call.tool} ${call.preview}`), href);
}

/** "1.8 s later"; null where one of both has no time, or they are not in this order. */
export function laterText(fromUs: number | null, toUs: number | null): string | null {
  return fromUs === null || toUs === null || toUs < fromUs ? null : `${sinceText(toUs, fromUs).slice(2)} later`;
}
