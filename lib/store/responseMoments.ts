import type { Cite } from "../findings.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export type ResponsePhase = "noticed" | "contained" | "recovered";
/** An event of a list among the evidence that tells when people noticed, contained or recovered. `event`: its id, `x2-5`. */
export type ListedMoment = { readonly atUs: number; readonly text: string; readonly event: string; readonly cite: Cite };

/** Kinds as pagers, chats and people's own lists name them. An alert or a deploy is a machine's, and says nothing of people. */
const kindsOf: Readonly<Record<ResponsePhase, RegExp>> = {
  noticed: /^(?:noticed?|detect(?:ed|ion)|discover(?:ed|y)|ack(?:nowledged?|nowledgement)?|observed|reported)$/i,
  contained: /^(?:contain(?:ed|ment)?|mitigat(?:ed|ion|e)|stopped|isolated|frozen|freeze|kill[ _-]?switch|revoked|halted|disabled)$/i,
  recovered: /^(?:restored?|restoration|recover(?:ed|y)?|resolved?|resolution|all[ _-]?clear|fixed)$/i,
};
const kindsMax = 1_000;

type Row = { readonly exhibit: number; readonly number: number; readonly at: string; readonly atUs: number; readonly text: string };
const row = (direction: "asc" | "desc"): string => `select e.exhibit, r.number, r.at, e.at_us as atUs, e.text from external_events e join records r on r.id = e.record
  where e.kind in (select value from json_each(?)) and e.at_us >= ? order by e.at_us ${direction}, e.record ${direction} limit 1`;

/**
 * What lists of events say of the response, from an instant on: the first event of noticing and of containing, the last of restoring, for a
 * restore may need several steps. Times as recorded. Null where no list has such an event.
 */
export function listedMoment(db: TraceIndexDatabase, phase: ResponsePhase, fromUs: number): ListedMoment | null {
  const kinds = db.prepare<[number], string>("select distinct kind from external_events where kind is not null limit ?").pluck().all(kindsMax).filter((kind) => kindsOf[phase].test(kind.trim()));
  if (kinds.length === 0) return null;
  const found = db.prepare<[string, number], Row>(row(phase === "recovered" ? "desc" : "asc")).get(JSON.stringify(kinds), fromUs);
  if (found === undefined) return null;
  const { exhibit, number, at, atUs, text } = found;
  return { atUs, text, event: `x${exhibit}-${number + 1}`, cite: { exhibit: `x${exhibit}`, at } };
}
