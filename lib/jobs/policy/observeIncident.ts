import { newShelf } from "../../store/evidenceReading.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../../store/openDatabase.ts";
import { policyReading } from "../../store/policyReading.ts";
import { recordAt } from "../../store/traceIndexWriter.ts";
import { draftSource } from "../../trace/draftSource.ts";
import { observeRuns } from "../../policy/observeRuns.ts";
import type { Observation, ObservedRun } from "../../policy/observation.ts";
import type { PolicyCase } from "./policyOrder.ts";

/** The runs of an incident, and the index that they were read from. */
export type Observed = { readonly observation: Observation; readonly db: TraceIndexDatabase };
type Kept = { readonly key: string; readonly db: TraceIndexDatabase; readonly whole: Promise<Observation> };

/** Incidents whose runs are kept. */
const keptMax = 2;
const kept: Kept[] = [];

/** Reads the runs once for each index; why people say that calls were made is put on top. */
export async function observeIncident(incident: PolicyCase): Promise<Observed> {
  const key = `${incident.indexPath} ${incident.identity}`;
  const known = kept.find((one) => one.key === key) ?? open(incident, key);
  try {
    return { observation: withOrigins(await known.whole, incident), db: known.db };
  } catch (error) {
    drop(known);
    throw error;
  }
}

function open(incident: PolicyCase, key: string): Kept {
  const db = openTraceIndex(incident.indexPath, "readonly");
  const one: Kept = { key, db, whole: observe(incident, db) };
  kept.push(one);
  const [oldest] = kept;
  if (kept.length > keptMax && oldest !== undefined) drop(oldest);
  return one;
}

function drop(one: Kept): void {
  const at = kept.indexOf(one);
  if (at >= 0) kept.splice(at, 1);
  one.db.close();
}

async function observe({ evidence, scratch }: PolicyCase, db: TraceIndexDatabase): Promise<Observation> {
  const shelf = newShelf(scratch, evidence);
  try {
    return await observeRuns(policyReading(db, evidence.map(({ sha256 }) => sha256)), draftSource(shelf, (record) => recordAt(db, record)));
  } finally {
    shelf.close();
  }
}

function withOrigins(observation: Observation, { origins }: PolicyCase): Observation {
  if (origins.length === 0) return observation;
  const said = new Map(origins);
  const judged = (run: ObservedRun): ObservedRun => ({ ...run, steps: run.steps.map((step) => {
    const origin = step.kind === "call" ? said.get(step.call.number) : undefined;
    return step.kind !== "call" || origin === undefined ? step : { ...step, call: { ...step.call, origin } };
  }) });
  return { ...observation, runs: observation.runs.map(judged) };
}
