import { sha256Hex } from "../base/hash.ts";
import type { Impact } from "../api/impactContract.ts";
import { countsSchema, type Cite } from "../findings.ts";
import type { Named, ReportFacts } from "../report/reportFacts.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import { loadSighting, type SightingPlace } from "../trace/loadSighting.ts";
import { partsOfStep } from "./findingsRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { ReportSource } from "./reportSource.ts";
import type { ReportPlaces } from "./reportPlaces.ts";

const namesMax = 100;
const promptsMax = 4;
const askedMax = 600;

type Sighted = { readonly exhibit: number; readonly record: number; readonly draft: number; readonly ordinal: number; readonly step: number; readonly at: string };
const sighted = "g.exhibit, g.record, g.draft, g.ordinal, g.step, (select at from records r where r.id = g.record) as at";

/** What stood around the run, as far as the evidence names it. */
export async function reportSetting(read: ReportSource, impact: Impact, places: ReportPlaces): Promise<ReportFacts["setting"]> {
  const { db } = read;
  const offered = countsSchema.shape.toolSchemas.parse(JSON.parse(db.prepare<[], string>("select json -> '$.toolSchemas' from summary where key = 'counts'").pluck().get() ?? "[]"));
  return { models: namesOf(db, "model", places), agents: namesOf(db, "agent", places), offered, ...(await promptsOf(read, places)), asked: await lastAsked(read, impact.blastRadius.firstHarm?.trace ?? null, impact.blastRadius.firstHarm?.timeUs ?? null, places) };
}

function namesOf(db: TraceIndexDatabase, column: "model" | "agent", places: ReportPlaces): Named[] {
  const rows = db.prepare<[number], { readonly name: string; readonly steps: number; readonly exhibit: number; readonly at: string | null }>(
    `select n.name, n.steps, s.exhibit, r.at from (select ${column} as name, count(*) as steps, min(id) as first from steps where ${column} is not null and ${column} <> '' group by ${column}) n
     join steps s on s.id = n.first left join records r on r.id = s.record order by n.steps desc, n.name limit ?`,
  ).all(namesMax);
  return rows.map(({ name, steps, exhibit, at }) => {
    const place = { exhibit: `x${exhibit}`, at: at ?? "" };
    places.need(place);
    return { name, steps, place };
  });
}

/** Different system prompts, those of most runs first. The hash is of the text as it is in the evidence. */
async function promptsOf({ db, original }: ReportSource, places: ReportPlaces): Promise<Pick<ReportFacts["setting"], "systemPrompts" | "systemPromptsOf">> {
  const isSystem = "g.kind = 'message' and g.role in ('system', 'developer') and g.text_length > 0";
  const rows = db.prepare<[number], { readonly first: number; readonly traces: number; readonly length: number }>(`select min(g.id) as first, count(distinct g.trace) as traces, max(g.text_length) as length from sightings g where ${isSystem} group by g.text_hash order by traces desc, first limit ?`).all(promptsMax);
  const systemPrompts = [];
  for (const { first, traces, length } of rows) {
    const at = db.prepare<[number], Sighted>(`select ${sighted} from sightings g where g.id = ?`).get(first);
    const text = at === undefined ? null : ((await loadSighting(original, placeOf(db, at)))?.text ?? null);
    if (at !== undefined && text !== null) systemPrompts.push({ sha256: sha256Hex(text), length, traces, place: needed(at, places) });
  }
  return { systemPrompts, systemPromptsOf: db.prepare<[], number>(`select count(distinct g.text_hash) from sightings g where ${isSystem}`).pluck().get() ?? 0 };
}

/** What a user said last before the harm began, in the same run. */
async function lastAsked({ db, source }: ReportSource, trace: string | null, us: number | null, places: ReportPlaces): Promise<ReportFacts["setting"]["asked"]> {
  if (trace === null) return null;
  const at = db.prepare<[string, number | null, number | null], Sighted>(
    `select ${sighted} from sightings g join traces t on t.id = g.trace where t.trace_id = ? and g.kind = 'message' and g.role = 'user' and g.text_length > 0 and (? is null or g.time_us is null or g.time_us <= ?)
     order by g.time_us desc, g.position desc, g.ordinal desc limit 1`,
  ).get(trace, us, us);
  const text = at === undefined ? null : ((await loadSighting(source, placeOf(db, at)))?.text ?? null);
  return at === undefined || text === null ? null : { text: text.length > askedMax ? `${text.slice(0, askedMax)}…` : text, place: needed(at, places), row: at.step };
}

function placeOf(db: TraceIndexDatabase, { exhibit, record, draft, ordinal, step }: Sighted): SightingPlace {
  return { place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(db, step) : [] };
}

function needed({ exhibit, at }: Sighted, places: ReportPlaces): Cite {
  const cite = { exhibit: `x${exhibit}`, at };
  places.need(cite);
  return cite;
}
