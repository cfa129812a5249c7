import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { ReportCall, ReportFacts } from "../reportFacts.ts";
import { code, counted, listed, numberText, said, say, sentence } from "../say.ts";
import { sinceText, spanText, utcText } from "../times.ts";
import { captureNames, verdictWords } from "../words.ts";
import { keysOf } from "../keysOf.ts";
import { auditSentence } from "./auditSentence.ts";
import { list, paragraph } from "./blocks.ts";
import { momentCites } from "./momentCites.ts";

const namedMax = 6;

/** The answer in a few sentences: what it was, what it did, whether the record holds, and what is missing. */
export function summarySection(facts: ReportFacts, cite: Citations): Block[] {
  return [
    ...paragraph("summary.answer", verdictSentences(facts, cite)),
    ...paragraph("summary.harm", harmSentences(facts, cite)),
    ...list("summary.record", "Can the record be trusted", facts.audits.length === 0 ? [sentence(say`No signed log is among the exhibits: nothing but the exports themselves speaks for what they say.`, ...cite.evidence())] : facts.audits.map((audit) => auditSentence(audit, cite))),
    ...list("summary.gaps", "What the evidence lacks", gapSentences(facts, cite)),
  ];
}

function verdictSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const { holds, machine, said: word, strength, deciding } = facts.verdict;
  const call = deciding === null ? undefined : facts.calls.get(deciding);
  const first = holds === "none" || call === undefined ? noCallSentence(facts, cite) : openingOf(facts, cite, call, strength);
  if (word === null) return [first];
  const statement = cite.statement(`verdict on the incident: ${verdictWords[holds]}`, word);
  const differs = holds === machine ? say`; the rules come to the same` : say`; the rules alone come to: ${verdictWords[machine]}`;
  return [first, sentence(say`A responder set the verdict on the incident: ${verdictWords[holds]}${word.reason === "" ? "" : say`, because ${said(word.reason)}`}${differs}.`, statement, ...(deciding === null ? cite.evidence() : [cite.call(deciding)]))];
}

function noCallSentence(facts: ReportFacts, cite: Citations): Sentence {
  const { calls } = facts.totals;
  if (calls === 0) return sentence(say`No tool call is in the evidence, so it does not say what was done.`, ...cite.evidence());
  if (facts.harmful.length === 0) return sentence(say`No harmful call was found among ${counted(calls, "call")}.`, ...cite.evidence());
  return sentence(say`${counted(facts.totals.harmful, "harmful call")} among ${numberText(calls)}: ${verdictWords[facts.verdict.holds]}.`, ...cite.calls(facts.harmful.slice(0, namedMax)));
}

/** One opening for each verdict; the agent is never said to have wanted anything. */
function openingOf(facts: ReportFacts, cite: Citations, call: ReportCall, strength: string | null): Sentence {
  const { document, rule } = call.origin;
  const how = strength === null ? "" : `, ${strength} evidence`;
  const tool = code(call.tool, call.id);
  const source = document === null ? null : (facts.documents.get(document) ?? null);
  const named = source === null ? say`content that was read` : source.source === null ? say`a ${source.origin === "retrieval" ? "retrieved document" : "text"} that the agent read` : say`${source.origin === "retrieval" ? "a retrieved document" : source.origin === "attachment" ? "an attachment" : "the result of a tool"}, ${code(source.source, source.id)},`;
  const cites = [cite.call(call.id), ...(document === null ? [] : [cite.document(document)]), cite.rule(rule)];
  const verdict = call.origin.verdict;
  switch (verdict) {
    case "injection": return sentence(say`Injection${how}: ${named} carried an instruction that neither user nor operator had given, and the call ${tool} followed${afterDocument(facts, call)}.`, ...cites);
    case "delegated": return sentence(say`The user told the agent to follow what ${named} says${how}, and the call ${tool} did what it asks for.`, ...cites);
    case "user": return sentence(say`The user's or the operator's own words ask for it${how}: the call ${tool} did what they say.`, ...cites);
    case "agent": return sentence(say`Nobody asked for it${how}: no instruction for the call ${tool} was found in the words of user and operator, nor in the content that was read.`, ...cites);
    case "undetermined": return sentence(say`Who asked for the call ${tool} cannot be told: what would decide it is not in the evidence${call.origin.missing.length === 0 ? "" : say` (${listed(call.origin.missing.map((one) => [said(one)]))})`}.`, ...cites);
  }
}

function afterDocument(facts: ReportFacts, call: ReportCall): string {
  const readUs = call.origin.document === null ? null : (facts.documents.get(call.origin.document)?.timeUs ?? null);
  return readUs === null || call.timeUs === null || call.timeUs < readUs ? "" : ` ${spanText(call.timeUs - readUs)} later`;
}

function harmSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const { totals, firstHarm, lastHarm, zeroUs, harmDurationUs } = facts;
  if (totals.harmful === 0) return [];
  const cites = cite.calls(facts.harmful.slice(0, namedMax));
  const irreversible = totals.irreversible === 0 ? say`for each of ${totals.harmful === 1 ? "its" : "their"} effects the evidence names what would undo it, or does not tell` : say`${numberText(totals.irreversible)} of ${totals.harmful === 1 ? "its" : "their"} effects cannot be brought back by anything in the evidence`;
  const all = [sentence(say`${counted(totals.harmful, "call")} of ${numberText(totals.calls)} did harm; ${irreversible}.`, ...cites)];
  if (firstHarm !== null && zeroUs !== null) {
    const span = harmDurationUs === null || harmDurationUs === 0 || lastHarm === null ? "" : `, the last ${spanText(harmDurationUs)} later`;
    all.push(sentence(say`The harm began at ${utcText(zeroUs)} (T+0)${span}.`, cite.call(firstHarm), ...(lastHarm === null ? [] : [cite.call(lastHarm)])));
  }
  for (const total of totals.sentences) all.push(sentence(say`Counted: ${total}.`, ...cites));
  const { noticed, contained } = facts.moments;
  if (zeroUs !== null && noticed !== null) all.push(sentence(say`It was noticed at ${sinceText(noticed.atUs, zeroUs)}.`, ...momentCites(noticed, "noticed", cite)));
  if (zeroUs !== null && contained !== null) all.push(sentence(say`It was contained at ${sinceText(contained.atUs, zeroUs)}.`, ...momentCites(contained, "contained", cite)));
  return all;
}

function gapSentences(facts: ReportFacts, cite: Citations): Sentence[] {
  const all: Sentence[] = [];
  const lacking = keysOf(facts.capture).filter((key) => facts.capture[key] !== "present");
  if (lacking.length > 0) all.push(sentence(say`Not, or not all, in the exhibits: ${listed(lacking.map((key) => [`${captureNames[key]} (${facts.capture[key] === "partial" ? "in part" : "absent"})`]))}.`, ...cite.evidence()));
  if (facts.totals.unargued > 0) all.push(sentence(say`${counted(facts.totals.unargued, "call has", "calls have")} no arguments in the evidence.`, ...cite.evidence()));
  if (facts.totals.unanswered > 0) all.push(sentence(say`Of ${counted(facts.totals.unanswered, "call")} the executor's response is not in the evidence.`, ...cite.evidence()));
  for (const { id, records } of facts.exhibits) if (records.skipped > 0) all.push(sentence(say`${numberText(records.skipped)} of ${counted(records.read, "record")} of ${code(id)} could not be read.`, cite.exhibit(id)));
  return all;
}
