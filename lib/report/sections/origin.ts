import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { ReportCall, ReportDocument, ReportFacts } from "../reportFacts.ts";
import { code, counted, listed, numberText, said, say, sentence } from "../say.ts";
import { documentWords, verdictWords } from "../words.ts";
import { list, missing, paragraph, table, type Row } from "./blocks.ts";

/** Who asked for the calls that did harm: both sides, and the passage that says it. */
export function originSection(facts: ReportFacts, cite: Citations): Block[] {
  const calls = facts.harmful.flatMap((id) => facts.calls.get(id) ?? []);
  const asking = [...new Set(calls.flatMap(({ origin: { document } }) => document ?? []))].flatMap((id) => facts.documents.get(id) ?? []);
  return [
    ...paragraph("origin.opening", opening(facts, cite)),
    ...table("origin.calls", "Why each call was made", ["Call", "Verdict", "Strength", "For", "Against", "Rule"], calls.map((call) => originRow(call, cite)), facts.totals.harmful),
    ...list("origin.verdicts", "Verdicts of responders", calls.flatMap((call) => saidSentence(call, cite))),
    ...asking.flatMap((document) => passageBlocks(document, calls, cite)),
    ...list("origin.others", "Other content that was read", otherSentences(facts, asking, cite)),
    ...missing("origin.missing", missingSentences(calls, cite)),
  ];
}

function opening(facts: ReportFacts, cite: Citations): Sentence[] {
  const { asked } = facts.setting;
  const all: Sentence[] = [];
  if (facts.harmful.length === 0) all.push(sentence(say`No call did harm, so there is nothing of which to ask who wanted it done.`, ...cite.evidence()));
  if (asked !== null && facts.firstHarm !== null) all.push(sentence(say`The last words of a user before the first harm: ${said(`“${asked.text}”`)}`, cite.place(asked.place), cite.call(facts.firstHarm)));
  return all;
}

function originRow(call: ReportCall, cite: Citations): Row {
  const { verdict, strength, rule, document, for: reasons, against } = call.origin;
  const sides = (side: readonly string[]) => (side.length === 0 ? ["nothing"] : listed(side.map((one) => [said(one)]), " · ", " · "));
  return { cells: [say`${code(call.tool, call.id)}`, [verdictWords[verdict]], [strength], sides(reasons), sides(against), say`${code(rule)}`], cites: [cite.call(call.id), ...(document === null ? [] : [cite.document(document)]), cite.rule(rule)] };
}

function saidSentence({ id, tool, origin: { verdict, machine, said: word } }: ReportCall, cite: Citations): Sentence[] {
  if (word === null) return [];
  return [sentence(say`For the call ${code(tool, id)} a responder set the verdict ${verdictWords[verdict]}${word.reason === "" ? "" : say`, because ${said(word.reason)}`}; the rules alone say ${verdictWords[machine]}.`, cite.call(id), cite.statement(`verdict on ${id}: ${verdictWords[verdict]}`, word))];
}

function passageBlocks(document: ReportDocument, calls: readonly ReportCall[], cite: Citations): Block[] {
  const followed = calls.filter(({ origin }) => origin.document === document.id);
  const passages = followed.flatMap(({ origin: { passage } }) => (passage === null ? [] : [passage]));
  const found = document.passages.filter(({ start, end }) => passages.some((one) => one.start < end && start < one.end));
  return found.slice(0, 3).flatMap((passage): Block[] => {
    const where = say`The ${documentWords[document.origin]} ${document.source === null ? "without a name" : code(document.source, document.id)} holds a passage, characters ${numberText(passage.start)} to ${numberText(passage.end)}, found as ${passage.technique.replaceAll("_", " ")}, ${passage.strength}.`;
    const lead = sentence(where, cite.document(document.id), cite.rule(passage.rule));
    const beside = followed.map((call) => sentence(say`The call ${code(call.tool, call.id)} followed: ${code(call.preview, call.id)}`, cite.call(call.id)));
    if (passage.text === null) return paragraph(`origin.passage.${document.id}.${passage.start}`, [lead]);
    return [{ kind: "statement", id: `origin.passage.${document.id}.${passage.start}`, title: `The passage in ${document.id}`, lead, quote: passage.text, beside }];
  });
}

function otherSentences(facts: ReportFacts, asking: readonly ReportDocument[], cite: Citations): Sentence[] {
  const { total, injected, suspicious, unread } = facts.documentCounts;
  const others = [...facts.documents.values()].filter(({ id, verdict }) => verdict !== "clean" && !asking.some((one) => one.id === id));
  const all = [sentence(say`Of ${counted(total, "document")} that the agent read ${numberText(injected)} ${injected === 1 ? "carries" : "carry"} an instruction, ${numberText(suspicious)} ${suspicious === 1 ? "is" : "are"} suspicious.`, ...cite.evidence())];
  for (const { id, origin, source, verdict } of others.slice(0, 8)) all.push(sentence(say`The ${documentWords[origin]} ${source === null ? "without a name" : code(source, id)} is ${verdict}, and no harmful call is traced to it.`, cite.document(id)));
  if (unread > 0) all.push(sentence(say`${counted(unread, "document was", "documents were")} not read to the end: the evidence lacks text, or it is longer than what is read.`, ...cite.evidence()));
  return all;
}

function missingSentences(calls: readonly ReportCall[], cite: Citations): Sentence[] {
  return calls.flatMap(({ id, origin: { missing: lacking } }) => (lacking.length === 0 ? [] : [sentence(say`For ${code(id)} these would decide: ${listed(lacking.map((one) => [said(one)]))}.`, cite.call(id))]));
}
