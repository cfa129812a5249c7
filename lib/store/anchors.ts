import { z } from "zod";
import type { Subject } from "../api/annotationContract.ts";
import type { RowType } from "../timeline/row.ts";
import { oneLine } from "./cleanText.ts";
import type { ExhibitNumbers } from "./exhibitNumbers.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const place = { sha256: z.string(), at: z.string() };
/** Of what was seen there (lib/trace/sightings.ts). */
const sighted = { identity: z.string().nullable(), callId: z.string().nullable() };
/** Traces without an id of their own are named after their exhibit's number, which is another one elsewhere. */
const traceName = { sha256: z.string(), trace: z.string(), named: z.enum(["by_evidence", "by_exhibit"]) };

/**
 * What a mark is tied to: a place in the bytes of an exhibit. Ids of rows and numbers of documents hold for one analysis
 * only; these hold as long as the exhibit does. `draft` and `ordinal` count inside the record. What stands there
 * (`identity`, `callId`, `tool`, `textHash`) finds the thing again where another exhibit or version shows it better.
 */
export const anchorSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("row"), ...place, draft: z.number(), ordinal: z.number().nullable() }),
  z.object({ type: z.literal("call"), ...place, draft: z.number().nullable(), ordinal: z.number().nullable(), ...sighted, tool: z.string() }),
  z.object({ type: z.literal("document"), ...place, draft: z.number(), ordinal: z.number(), ...sighted, textHash: z.string().nullable() }),
  z.object({ type: z.literal("trace"), ...traceName }),
  z.object({ type: z.literal("missing_parent"), ...traceName, parent: z.string() }),
]);
export type Anchor = z.infer<typeof anchorSchema>;
export type AnchoredSubject = { readonly anchor: Anchor; readonly label: string };

const labelLengthMax = 200;

/** Where a row or document lies in the bytes, and what it is called; null where the index has no such thing. */
export function anchorOf(db: TraceIndexDatabase, exhibits: ExhibitNumbers, subject: Subject): AnchoredSubject | null {
  const found = "row" in subject ? rowAnchor(db, exhibits, subject.row) : documentAnchor(db, exhibits, subject.document);
  return found && { ...found, label: oneLine(found.label, labelLengthMax) };
}

type StepPlace = {
  readonly type: RowType; readonly name: string; readonly parent: string | null; readonly trace: string; readonly traceExhibit: number;
  readonly exhibit: number | null; readonly at: string | null; readonly draft: number | null; readonly ordinal: number | null;
};

function rowAnchor(db: TraceIndexDatabase, exhibits: ExhibitNumbers, row: number): AnchoredSubject | null {
  const step = db.prepare<[number], StepPlace>(
    `select s.type, s.name, s.parent_id as parent, t.trace_id as trace, t.exhibit as traceExhibit, r.exhibit, r.at, s.draft, s.ordinal
     from steps s join traces t on t.id = s.trace left join records r on r.id = s.record where s.id = ?`,
  ).get(row);
  if (!step) return null;
  const anchor = step.type === "call" ? callAnchor(db, exhibits, row) : stepAnchor(exhibits, step);
  return anchor && { anchor, label: step.name || `${step.type} without a name` };
}

function stepAnchor(exhibits: ExhibitNumbers, { type, parent, trace, traceExhibit, exhibit, at, draft, ordinal }: Omit<StepPlace, "name">): Anchor | null {
  if (type === "trace" || type === "missing_parent") {
    const sha256 = exhibits.sha256Of(traceExhibit);
    const own = `x${traceExhibit}`;
    const isOwn = trace.startsWith(`${own}:`) || trace.startsWith(`${own} (`);
    const name = { sha256, trace: isOwn ? trace.slice(own.length) : trace, named: isOwn ? "by_exhibit" : "by_evidence" } as const;
    return type === "trace" ? { type, ...name } : { type, ...name, parent: parent ?? "" };
  }
  if (exhibit === null || at === null || draft === null) return null;
  return { type: "row", sha256: exhibits.sha256Of(exhibit), at, draft, ordinal };
}

type SightingPlace = { readonly exhibit: number; readonly at: string; readonly draft: number; readonly ordinal: number; readonly identity: string; readonly callId: string | null };
const sightingPlace = "r.exhibit, r.at, g.draft, g.ordinal, g.identity";
const sightingRecord = (id: string) => `join sightings g on g.id = ${id} join records r on r.id = g.record`;

/** A call without a span of its own: where its arguments are written down, else its result, else where it is cited. */
function callAnchor(db: TraceIndexDatabase, exhibits: ExhibitNumbers, row: number): Anchor | null {
  const seen = db.prepare<[number], SightingPlace & { readonly tool: string }>(
    `select c.call_id as callId, c.tool, ${sightingPlace} from calls c ${sightingRecord("coalesce(c.arguments_sighting, c.result_sighting)")} where c.row = ?`,
  ).get(row);
  if (seen) {
    const { exhibit, at, draft, ordinal, identity, callId, tool } = seen;
    return { type: "call", sha256: exhibits.sha256Of(exhibit), at, draft, ordinal, identity, callId, tool };
  }
  const cited = db.prepare<[number], { callId: string | null; tool: string; exhibit: string; at: string }>(
    `select c.call_id as callId, c.tool, json_extract(one.value, '$.exhibit') as exhibit, json_extract(one.value, '$.at') as at
     from calls c, json_each(c.cites) as one where c.row = ? order by one.key limit 1`,
  ).get(row);
  if (!cited) return null;
  const { exhibit, at, callId, tool } = cited;
  return { type: "call", sha256: exhibits.sha256Of(Number(exhibit.slice(1))), at, draft: null, ordinal: null, identity: null, callId, tool };
}

const originWords: Record<string, string> = { tool_result: "result of", retrieval: "retrieved document", attachment: "attachment" };

function documentAnchor(db: TraceIndexDatabase, exhibits: ExhibitNumbers, document: number): AnchoredSubject | null {
  const seen = db.prepare<[number], SightingPlace & { readonly textHash: string | null; readonly origin: string; readonly source: string | null }>(
    `select ${sightingPlace}, d.call_id as callId, g.text_hash as textHash, d.origin, d.source from documents d ${sightingRecord("d.sighting")} where d.number = ?`,
  ).get(document);
  if (!seen) return null;
  const { exhibit, at, draft, ordinal, identity, callId, textHash, origin, source } = seen;
  const anchor: Anchor = { type: "document", sha256: exhibits.sha256Of(exhibit), at, draft, ordinal, identity, callId, textHash };
  return { anchor, label: `d${document} (${originWords[origin] ?? origin} ${source ?? "an unnamed source"})` };
}

/** As it is stored: equal anchors are equal texts. */
export const writeAnchor = (anchor: Anchor): string => JSON.stringify(anchor);
export const readAnchor = (text: string): Anchor => anchorSchema.parse(JSON.parse(text));

/** The place in words, for the custody log. */
export function anchorWords(anchor: Anchor): string {
  const exhibit = `of the exhibit with sha256 ${anchor.sha256}`;
  switch (anchor.type) {
    case "row": return `${inRecord(anchor)} ${exhibit}`;
    case "call": return `call of ${quoted(anchor.tool)}, ${inRecord(anchor)} ${exhibit}`;
    case "document": return `document, ${inRecord(anchor)} ${exhibit}`;
    case "trace": return `heading of trace ${quoted(anchor.trace)} ${exhibit}`;
    case "missing_parent": return `parent ${quoted(anchor.parent)}, not in the evidence, of trace ${quoted(anchor.trace)} ${exhibit}`;
  }
}

function inRecord({ at, draft, ordinal }: { readonly at: string; readonly draft: number | null; readonly ordinal: number | null }): string {
  return [`at ${quoted(at)}`, draft === null ? [] : `draft ${draft}`, ordinal === null ? [] : `item ${ordinal}`].flat().join(", ");
}

const placeLengthMax = 500;
const quoted = (text: string): string => JSON.stringify(oneLine(text, placeLengthMax));
