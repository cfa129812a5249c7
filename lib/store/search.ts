import type { TimelineQuery } from "../api/timelineContract.ts";
import type { z } from "zod";
import type { searchResultSchema } from "../api/timelineContract.ts";
import { Breath } from "../base/breath.ts";
import { leaves } from "../trace/rowText.ts";
import type { Draft, Message } from "../trace/model.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import { excerptOf, excerptStart, type Excerpt } from "./excerpt.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { matchingRows } from "./timeline.ts";

export type SearchResult = z.infer<typeof searchResultSchema>;
type Hit = SearchResult["hits"][number];
type Timeline = { readonly index: IncidentIndex; readonly marks: MarkedRows };
type Fields = { readonly input: string; readonly output: string };

/** Excerpts are read from the exhibits, so a page of them is shorter than a window of rows. */
export const searchHitsMax = 100;

/** The rows that hold the words, in the order of the view, each with the first place where they stand. */
export async function searchTimeline({ index, marks }: Timeline, reading: EvidenceReading, query: TimelineQuery): Promise<SearchResult> {
  if (query.q.trim() === "") return { total: 0, hits: [], next: null };
  const count = Math.min(query.count, searchHitsMax);
  // The index may be closed by another request at the first await: everything is taken from it here.
  const { total, rows } = matchingRows(index, { ...query, count }, marks);
  const hits: Hit[] = [];
  const breath = new Breath();
  for (const row of rows) {
    hits.push({ row, ...(await excerptOfRow(reading, row.id, query.q)) });
    await breath.take();
  }
  const next = query.from + rows.length;
  return { total, hits, next: rows.length > 0 && next < total ? next : null };
}

/** Words are looked for in the text as it is; what is shown is cut out of the masked one, in which everything has the same place. */
async function excerptOfRow({ db, source, original }: EvidenceReading, id: number, q: string): Promise<Excerpt & Pick<Hit, "field">> {
  const places = db.prepare<[number, number], DraftPlace & { readonly ordinal: number | null }>(
    `select exhibit, record, draft, ordinal, 0 as place from steps where id = ? and record is not null
     union all select r.exhibit, a.record, a.draft, null, a.rowid from appearances a join records r on r.id = a.record where a.step = ? order by place`,
  ).all(id, id);
  let first: Fields | null = null;
  for (const { ordinal, ...place } of places) {
    const [draft, shownDraft] = [await original.draft(place), await source.draft(place)];
    if (draft === null || shownDraft === null) continue;
    const [fields, shown] = [fieldsOf(draft, ordinal), fieldsOf(shownDraft, ordinal)];
    first ??= shown;
    for (const field of ["input", "output"] as const) {
      const excerpt = excerptOf(fields[field], q, shown[field]);
      if (excerpt) return { field, ...excerpt };
    }
  }
  // Cut into words another way than the index does: the row is a hit all the same.
  return { field: first?.input ? "input" : "output", ...excerptStart(first?.input || first?.output || "") };
}

/** The texts of a row, as they were indexed. */
function fieldsOf(draft: Draft, ordinal: number | null): Fields {
  if (draft.type === "span" || draft.type === "trace") return { input: leaves(draft.input.value), output: leaves(draft.output.value) };
  const message = draft.messages[ordinal ?? 0];
  if (!message) return { input: "", output: "" };
  return message.role === "assistant" ? { input: "", output: textOf(message) } : { input: textOf(message), output: "" };
}

function textOf({ text, requests, results }: Message): string {
  return [text, ...requests.map((one) => leaves(one.arguments.value)), ...results.map((one) => one.text)].join("\n");
}
