import type { Citations } from "../citations.ts";
import type { Block, Piece, Sentence } from "../reportDocument.ts";
import type { ReportCall, ReportEffect, ReportFacts } from "../reportFacts.ts";
import { code, counted, listed, numberText, said, say, sentence } from "../say.ts";
import { sinceText, utcText } from "../times.ts";
import { classWords, effectWords, environmentWords, magnitudeText, reversibleWords, sharedWords, stateWords } from "../words.ts";
import { missing, paragraph, table, type Row } from "./blocks.ts";

const targetsNamedMax = 5;

/** What was done to the world, by the calls that did harm. */
export function impactSection(facts: ReportFacts, cite: Citations): Block[] {
  const { totals } = facts;
  return [
    ...paragraph("impact.counts", countSentences(facts, cite)),
    ...table("impact.calls", "Calls that did harm", ["Call", "When", "What it did", "Targets", "Can it be undone, is it shared, where", "As reported by the tool"], rowsOf(facts, facts.harmful, cite), totals.harmful),
    ...table("impact.classes", "Effects by class", ["Class", "Ran or may have run", "Of harmful calls", "Attempts"], facts.totals.classes.filter(({ executed, attempts }) => executed + attempts > 0).map(({ class: name, executed, harmful, attempts, example }) => ({
      cells: [[classWords[name]], [numberText(executed)], [numberText(harmful)], [numberText(attempts)]], cites: example === null ? cite.evidence() : [cite.call(example)],
    }))),
    ...table("impact.attempts", "Attempts: calls that would have done harm and were refused, failed, or are not known to have run", ["Call", "When", "What it would have done", "Targets", "State"], attemptRows(facts, cite), totals.attempts),
    ...paragraph("impact.corrections", correctionSentences(facts, cite), "Corrections and decisions of responders"),
    ...missing("impact.missing", missingSentences(facts, cite)),
  ];
}

function countSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const { totals, harmful } = facts;
  const all: Sentence[] = [];
  const cites = harmful.length === 0 ? cite.evidence() : cite.calls(harmful.slice(0, targetsNamedMax));
  all.push(totals.harmful === 0 ? sentence(say`No call did harm among ${counted(totals.calls, "call")} with ${counted(totals.effects, "effect")}.`, ...cites) : sentence(say`${counted(totals.harmful, "call")} did harm, of ${counted(totals.calls, "call")} with ${counted(totals.effects, "effect")}.`, ...cites));
  for (const total of totals.sentences) all.push(sentence(say`${total[0]?.toUpperCase() ?? ""}${total.slice(1)}.`, ...cites));
  if (totals.leaked > 0) all.push(sentence(say`${counted(totals.leaked, "credential")} left with a call.`, ...cites));
  return all;
}

function missingSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const { totals, harmful } = facts;
  const cites = cite.calls(harmful.slice(0, targetsNamedMax));
  const all: Sentence[] = [];
  if (totals.unstated > 0) all.push(sentence(say`For ${counted(totals.unstated, "effect")} of harmful calls nothing states how much was concerned.`, ...cites));
  if (totals.unfinished > 0) all.push(sentence(say`${counted(totals.unfinished, "call")} began and their end is not in the evidence: they may have gone on.`, ...cite.evidence()));
  return all;
}

/** A line for each effect, the call named in the first one. */
function rowsOf(facts: ReportFacts, ids: readonly string[], cite: Citations): Row[] {
  return ids.flatMap((id) => {
    const call = facts.calls.get(id);
    return call === undefined ? [] : call.effects.filter((effect, at) => at === 0 || effect.class !== "read_only").map((effect, at) => effectRow(facts, call, effect, at === 0, cite));
  });
}

function effectRow(facts: ReportFacts, call: ReportCall, effect: ReportEffect, isFirst: boolean, cite: Citations): Row {
  const { class: name, destructive, reversible, shared, environment, rule, why, corrected } = effect;
  const what = say`${classWords[name]}${destructive ? ", destructive" : ""}: ${said(why)}`;
  return {
    cells: [
      isFirst ? say`${code(call.tool, call.id)}` : say`the same call`, isFirst ? whenOf(facts, call) : [""], what, targetsOf(effect, call.id), [`${reversible === "unknown" ? "reversibility not known" : reversibleWords[reversible]}; ${shared === "unknown" ? "sharing not known" : sharedWords[shared]}; ${environment === "unknown" ? "environment not known" : environmentWords[environment]}`],
      [magnitudeText(effect.magnitude) ?? "no number stated"],
    ],
    cites: [cite.call(call.id), cite.rule(rule), ...(corrected === null ? [] : [cite.statement(`correction of ${effect.id}`, corrected)])],
  };
}

export function whenOf(facts: ReportFacts, { timeUs }: Pick<ReportCall, "timeUs">): Piece[] {
  if (timeUs === null) return ["no clock"];
  return [facts.zeroUs === null ? utcText(timeUs) : `${sinceText(timeUs, facts.zeroUs)}, ${utcText(timeUs)}`];
}

export function targetsOf({ targets }: Pick<ReportEffect, "targets">, call: string): Piece[] {
  if (targets.length === 0) return ["none named"];
  const more = targets.length - targetsNamedMax;
  return say`${listed(targets.slice(0, targetsNamedMax).map(({ kind, name }) => say`${kind} ${code(name, call)}`), ", ", ", ")}${more > 0 ? ` and ${numberText(more)} more` : ""}`;
}

function attemptRows(facts: ReportFacts, cite: Citations): Row[] {
  return facts.attempts.flatMap((id) => {
    const call = facts.calls.get(id);
    const [worst] = call?.effects ?? [];
    return call === undefined || worst === undefined ? [] : [{ cells: [say`${code(call.tool, id)}`, whenOf(facts, call), say`${effectWords(worst)}: ${said(worst.why)}`, targetsOf(worst, id), [stateWords[call.state]]], cites: [cite.call(id), cite.rule(worst.rule)] }];
  });
}

function correctionSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const all: Sentence[] = [];
  for (const call of facts.calls.values()) {
    for (const { id, corrected } of call.effects) if (corrected !== null) all.push(sentence(say`A responder corrected what the rules say of effect ${code(id)}: ${said(corrected.reason)}`, cite.call(call.id), cite.statement(`correction of ${id}`, corrected)));
    if (call.decided !== null) all.push(sentence(say`A responder ruled that the call ${code(call.tool, call.id)} ${call.harm === "harmful" ? "did harm" : "did no harm"}: ${said(call.decided.reason)}`, cite.call(call.id), cite.statement(`decision on ${call.id}`, call.decided)));
  }
  return all;
}
