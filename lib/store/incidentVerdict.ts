import type { Injection } from "../api/injectionContract.ts";
import { harmOf, type HarmfulCall } from "../effects/incidentHarm.ts";
import type { OriginVerdict } from "../findings.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { harmfulCalls } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { harmHead } from "./summaryRecord.ts";

const pageSize = 1_000;

/** What the incident is, with decisions and people's verdicts on top, and how it comes to that. */
export type IncidentVerdict = Pick<Injection, "verdict" | "machine" | "decision" | "byVerdict" | "harmful"> & { /** The first harmful call that has the verdict that the calls come to. */ readonly deciding: number | null };

/** A person's word on the incident comes first, then what the harmful calls come to as they hold. */
export function incidentVerdict(db: TraceIndexDatabase, standing: ImpactStanding): IncidentVerdict {
  const byVerdict = { injection: 0, agent: 0, undetermined: 0, delegated: 0, user: 0 };
  const harmful: HarmfulCall[] = [];
  for (const call of harmfulWithOrigin(db, standing)) {
    byVerdict[call.origin]++;
    harmful.push(call);
  }
  const { verdict, harmful: counted } = harmOf(harmful);
  const isCounted = new Set(counted);
  const deciding = harmful.find(({ number, origin }) => origin === verdict && isCounted.has(number))?.number ?? null;
  const { incident } = standing.verdicts;
  return { verdict: incident?.verdict ?? verdict, machine: harmHead(db).verdict, decision: incident, byVerdict, harmful: harmful.length, deciding };
}

function* harmfulWithOrigin(db: TraceIndexDatabase, { overrides, verdicts }: ImpactStanding): Generator<HarmfulCall> {
  const origins = db.prepare<[string], { readonly call: number; readonly verdict: OriginVerdict }>("select o.call, o.verdict from json_each(?) w join origins o on o.call = w.value");
  for (let page = harmfulCalls(db, overrides, 0, pageSize); page.length > 0; page = harmfulCalls(db, overrides, page.at(-1) ?? Infinity, pageSize)) {
    const found = new Map(origins.all(JSON.stringify(page)).map(({ call, verdict }) => [call, verdict]));
    for (const number of page) yield { number, origin: verdicts.calls.get(number)?.verdict ?? found.get(number) ?? "undetermined" };
  }
}
