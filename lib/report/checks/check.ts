import type { FactorCode } from "../../rules/factors/factorCodes.ts";
import type { Citations } from "../citations.ts";
import type { Block, CheckState, Piece, Sentence } from "../reportDocument.ts";
import type { ReportFacts, ReportFactor } from "../reportFacts.ts";
import { code, listed, say, sentence } from "../say.ts";

export type Judgement = { readonly state: CheckState; readonly reason: Sentence };
/** `looksAt`: what in the evidence decides, in words. `decided`: the contributing factors that do, where one was found, and for what. */
export type Judge = { readonly judge: (facts: ReportFacts, cite: Citations) => Judgement; readonly looksAt: string; readonly decided: { readonly by: readonly FactorCode[]; readonly state: CheckState } | null };
export type CheckRule = Judge & { readonly id: string; readonly title: string; readonly weight: "critical" | "recommended" | null };
export type CheckList = { readonly id: string; readonly title: string; readonly note: string; readonly words: Readonly<Record<CheckState, string>>; readonly rules: readonly CheckRule[] };

export const metWords = { met: "met", not_met: "not met", unknown: "unknown" } as const;

/** A checklist, judged from the evidence. */
export function checkBlock({ id, title, note, words, rules }: CheckList, facts: ReportFacts, cite: Citations): Block {
  return { kind: "checks", id, title, note, words: { ...words }, checks: rules.map(({ id: rule, title: asked, weight, judge }) => ({ id: rule, title: asked, weight, ...judge(facts, cite) })) };
}

export const check = (id: string, title: string, weight: CheckRule["weight"], judge: Judge): CheckRule => ({ id, title, weight, ...judge });

/** A judgement by what the evidence holds, told as `looksAt`. */
export const byEvidence = (looksAt: string, judge: Judge["judge"]): Judge => ({ looksAt, judge, decided: null });

/** Something was found that settles it. */
export const judged = (state: CheckState, pieces: readonly Piece[], cites: readonly string[]): Judgement => ({ state, reason: sentence(pieces, ...cites) });

/** Nothing was found that settles it: the exhibits that were looked through are cited. */
export const open = (pieces: readonly Piece[], cite: Citations): Judgement => judged("unknown", pieces, cite.evidence());

const foundMax = 2;
const callsMax = 3;

/** Factors of one code, by their title and their calls; what each says in full stands with the contributing factors. */
function sayingOf(same: readonly ReportFactor[]): Piece[] {
  const calls = [...new Set(same.flatMap((factor) => factor.calls.slice(0, callsMax)))];
  return say`${same[0]?.title ?? ""}${calls.length === 0 ? "" : say` (${listed(calls.map((id) => [code(id, id)]))})`}`;
}

/** Settled by contributing factors: where one of them was found, the state is `state`; where none was, what comes after. */
export function byFactors(codes: readonly FactorCode[], state: CheckState, { judge: otherwise, looksAt }: Judge): Judge {
  const judge: Judge["judge"] = (facts, cite) => {
    const found = [...new Set(codes)].map((name) => facts.factors.filter((factor) => factor.code === name)).filter((same) => same.length > 0).slice(0, foundMax);
    if (found.length === 0) return otherwise(facts, cite);
    const proofs = found.flat().flatMap(({ code: name, calls, cites }) => [...cite.calls(calls.slice(0, callsMax)), ...cite.places(cites.slice(0, 2)), cite.rule(name)]);
    return judged(state, say`${listed(found.map((same) => sayingOf(same)), "; ", "; ")}.`, proofs);
  };
  return { judge, looksAt, decided: { by: codes, state } };
}

/** Where nothing in an export could show it, or nothing in this one does. */
export const notShown = (what: string): Judge => byEvidence(`Otherwise unknown. ${what}`, (_, cite) => open(say`${what}`, cite));
