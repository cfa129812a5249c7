import type { CallOriginView, OriginsPage, OriginsQuery } from "../api/injectionContract.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { openOrigin } from "../injectionFindings.ts";
import { callRefs } from "./callRefs.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { originsOf, type OriginRow } from "./injectionRows.ts";
import { firstHarmUs } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Calls with why they were made, in the order of their numbers. */
export function callOrigins(db: TraceIndexDatabase, standing: ImpactStanding, numbers: readonly number[]): CallOriginView[] {
  const origins = originsOf(db, numbers);
  const stops = stopsOf(db, [...origins.values()]);
  const refs = callRefs(db, numbers, firstHarmUs(db, standing.overrides));
  const harm = new Map(db.prepare<[string], { readonly number: number; readonly harm: HarmStanding | null }>("select number, harm from json_each(?) w join calls c on c.number = w.value").all(JSON.stringify(numbers)).map((row) => [row.number, row.harm]));
  return numbers.flatMap((number): CallOriginView[] => {
    const call = refs.get(number);
    if (call === undefined) return [];
    const origin = origins.get(number);
    const decision = standing.verdicts.calls.get(number) ?? null;
    const facts = origin === undefined ? { ...openOrigin, words: [], values: [], path: [] } : toView(origin, stops);
    const { verdict: machine, strength, rule, document, passage, for: speaksFor, against, words, values, path, missing } = facts;
    return [{ call, harm: standing.overrides.harm.get(number) ?? harm.get(number) ?? null, verdict: decision?.verdict ?? machine, machine, decision, strength, rule, document, passage, for: speaksFor, against, words, values, path, missing }];
  });
}

type Stops = ReadonlyMap<string, { readonly row: number | null; readonly name: string }>;

function toView({ verdict, strength, rule, document, passage, against, shared, path, missing, ...origin }: OriginRow, stops: Stops) {
  return {
    verdict, strength, rule, document: document === null ? null : `d${document}`, passage, for: [...origin.for], against: [...against],
    words: [...shared.words], values: [...shared.values], missing: [...missing],
    path: path.map(({ kind, number }) => ({ id: `${kind === "call" ? "c" : "d"}${number}`, row: null, name: "", ...stops.get(`${kind} ${number}`) })),
  };
}

function stopsOf(db: TraceIndexDatabase, origins: readonly OriginRow[]): Stops {
  const of = (kind: "call" | "document") => JSON.stringify([...new Set(origins.flatMap(({ path }) => path.flatMap((stop) => (stop.kind === kind ? [stop.number] : []))))]);
  type Row = { readonly number: number; readonly row: number | null; readonly name: string | null };
  const calls = db.prepare<[string], Row>("select c.number, c.row, c.tool as name from json_each(?) w join calls c on c.number = w.value").all(of("call"));
  const documents = db.prepare<[string], Row>(`select d.number, coalesce(c.row, d.step) as row, d.source as name from json_each(?) w join documents d on d.number = w.value left join calls c on c.number = d.call`).all(of("document"));
  const named = (kind: string, rows: readonly Row[]) => rows.map(({ number, row, name }) => [`${kind} ${number}`, { row, name: name ?? "" }] as const);
  return new Map([...named("call", calls), ...named("document", documents)]);
}

const holding = `with said as materialized (select value ->> '$.call' as call, value ->> '$.verdict' as verdict from json_each(:said)),
  o as (select origins.call, origins.document, coalesce((select said.verdict from said where said.call = origins.call), origins.verdict) as verdict from origins)`;

/** A page of the calls that pass a filter, in order of time. */
export function originsPage(db: TraceIndexDatabase, standing: ImpactStanding, { verdict, call, document, from, count }: OriginsQuery): OriginsPage {
  const number = (id: string | undefined): number | null => (id === undefined ? null : Number(id.slice(1)));
  const values = { said: saidJson(standing), verdicts: JSON.stringify(verdict), call: number(call), document: number(document) };
  const where = "(:verdicts = '[]' or verdict in (select value from json_each(:verdicts))) and (:call is null or call = :call) and (:document is null or document = :document)";
  const total = db.prepare<[typeof values], number>(`${holding} select count(*) from o where ${where}`).pluck().get(values) ?? 0;
  const numbers = db.prepare<[typeof values & { from: number; count: number }], number>(`${holding} select call from o where ${where} order by call limit :count offset :from`).pluck().all({ ...values, from, count });
  const of = db.prepare<[], number>("select count(*) from calls").pluck().get() ?? 0;
  const end = from + numbers.length;
  return { from, total, of, calls: callOrigins(db, standing, numbers), next: end < total && numbers.length > 0 ? end : null };
}

/** How many calls have which origin. */
export function originCounts(db: TraceIndexDatabase, standing: ImpactStanding) {
  const counts = { injection: 0, agent: 0, undetermined: 0, delegated: 0, user: 0 };
  const rows = db.prepare<[{ said: string }], { readonly verdict: keyof typeof counts; readonly n: number }>(`${holding} select verdict, count(*) as n from o group by verdict`).all({ said: saidJson(standing) });
  for (const { verdict, n } of rows) counts[verdict] = n;
  return counts;
}

const saidJson = ({ verdicts }: ImpactStanding): string => JSON.stringify(Array.from(verdicts.calls, ([call, { verdict }]) => ({ call, verdict })));
