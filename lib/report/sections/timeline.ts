import type { Citations } from "../citations.ts";
import type { Block, Piece } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { code, said, say, sentence } from "../say.ts";
import { sinceText, utcText } from "../times.ts";
import { paragraph, table } from "./blocks.ts";
import { effectWords } from "../words.ts";
import { momentCites } from "./momentCites.ts";

/** Something that has a place in the story. `order`: what comes first of two at the same time. */
type Marked = { readonly us: number | null; readonly order: number; readonly what: readonly Piece[]; readonly cites: readonly string[] };

/** What is marked and nothing else: the instruction, the harm, the response, what people wrote down, starred or noted. */
export function timelineSection(facts: ReportFacts, cite: Citations): Block[] {
  const all = [...documentsRead(facts, cite), ...harm(facts, cite), ...response(facts, cite), ...people(facts, cite)];
  const rows = all.toSorted((a, b) => (a.us ?? Infinity) - (b.us ?? Infinity) || a.order - b.order);
  const when = (us: number | null): readonly [Piece[], Piece[]] => [[us === null || facts.zeroUs === null ? "" : sinceText(us, facts.zeroUs)], [us === null ? "no clock" : utcText(us)]];
  const note = facts.zeroUs === null ? say`Nothing in the evidence gives the first harm a time, so no distances from it can be told.` : say`T+0 is the first harm. The full timeline has every step; here stand the marked ones.`;
  return [
    ...paragraph("timeline.note", [sentence(note, ...(facts.firstHarm === null ? cite.evidence() : [cite.call(facts.firstHarm)]))]),
    ...table("timeline.events", "Marked events", ["T", "Time", "What"], rows.map(({ us, what, cites }) => ({ cells: [...when(us), what], cites: cites.length === 0 ? cite.evidence() : cites })), rows.length),
  ];
}

function documentsRead(facts: ReportFacts, cite: Citations): Marked[] {
  const asking = new Set(facts.harmful.flatMap((id) => facts.calls.get(id)?.origin.document ?? []));
  return [...asking].flatMap((id) => {
    const document = facts.documents.get(id);
    return document === undefined ? [] : [{ us: document.timeUs, order: 0, what: say`The agent read ${document.source === null ? "content" : code(document.source, id)} with the instruction in it.`, cites: [cite.document(id)] }];
  });
}

function harm(facts: ReportFacts, cite: Citations): Marked[] {
  const begin = facts.firstHarm === null || facts.harmful.includes(facts.firstHarm) ? [] : (facts.calls.get(facts.firstHarm) ?? []);
  const loop = [begin].flat().map((call): Marked => ({ us: call.timeUs, order: 1, what: say`T+0, the first call of the loop that led to the harm: ${code(call.tool, call.id)}: ${code(call.preview, call.id)}`, cites: [cite.call(call.id)] }));
  const told = [...facts.harmful, ...facts.attempts].flatMap((id, at) => {
    const call = facts.calls.get(id);
    const [worst] = call?.effects ?? [];
    if (call === undefined || worst === undefined) return [];
    const isHarm = at < facts.harmful.length;
    return [{ us: call.timeUs, order: 1, what: say`${isHarm ? (id === facts.firstHarm ? "First harm" : "Harm") : "Attempt"}: the agent called ${code(call.tool, id)}: ${code(call.preview, id)} (${effectWords(worst)}).`, cites: [cite.call(id), cite.rule(worst.rule)] }];
  });
  return [...loop, ...told];
}

function response({ moments }: ReportFacts, cite: Citations): Marked[] {
  return (["noticed", "contained", "recovered"] as const).flatMap((kind) => {
    const moment = moments[kind];
    return moment === null ? [] : [{ us: moment.atUs, order: 2, what: say`${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}: ${said(moment.text)}`, cites: momentCites(moment, kind, cite) }];
  });
}

function people({ events, marks, moments }: ReportFacts, cite: Citations): Marked[] {
  const told = new Set(Object.values(moments).flatMap((moment) => moment?.statement?.id ?? []));
  return [
    ...events.filter(({ said: { id } }) => !told.has(id)).map(({ atUs, kind, text, said: word }): Marked => ({ us: atUs, order: 2, what: say`Written down by a responder${kind === "other" ? "" : `, ${kind}`}: ${said(text)}`, cites: [cite.statement(`event: ${kind}`, word)] })),
    ...marks.map(({ kind, text, label, timeUs, call, place, said: word }): Marked => ({
      us: timeUs, order: 3, what: say`${kind === "star" ? "Starred" : kind === "tag" ? say`Tagged ${code(text)}` : say`Note: ${said(text)}`} on ${said(label)}`,
      cites: [...(call === null ? (place === null ? [] : [cite.place(place)]) : [cite.call(call)]), cite.statement(`${kind} on ${label}`, word)],
    })),
  ];
}
