import { statSync } from "node:fs";
import { saidOfBaseline } from "../../store/baseline.ts";
import { indexPath } from "../../store/dataFolder.ts";
import { evidenceOf } from "../../store/evidenceReading.ts";
import { impactStanding } from "../../store/impactStanding.ts";
import type { IncidentIndex } from "../../store/incidentIndex.ts";
import { incidentRecord, type Store } from "../../store/incidents.ts";
import type { TraceIndexDatabase } from "../../store/openDatabase.ts";
import { policyVersion } from "../../store/policyVersions.ts";
import { harmBegin } from "../../store/harmBegin.ts";
import type { PolicyCase } from "./policyOrder.ts";

/** An incident as work on its policy needs it, with everything that people say of its calls. Everything is read at once, before the next await. */
export function policyCase(store: Store, incident: string, index: IncidentIndex): PolicyCase {
  const { db } = index;
  const standing = impactStanding(store, incident, index);
  const said = saidOfBaseline(store, incident, index);
  const harmful = new Set(db.prepare<[], number>("select number from calls where harm = 'harmful'").pluck().all());
  for (const [call, harm] of standing.overrides.harm) {
    if (harm === "harmful") harmful.add(call);
    else harmful.delete(call);
  }
  const numbers = [...harmful].sort((a, b) => a - b);
  const path = indexPath(store.dataDir, incident);
  const { ino, mtimeMs, size } = statSync(path);
  const latest = policyVersion(store.cases, incident);
  return {
    title: incidentRecord(store, incident)?.title ?? "agent", indexPath: path, identity: `${ino} ${mtimeMs} ${size}`, evidence: evidenceOf(store, incident), scratch: store.dataDir,
    excluded: [...said].flatMap(([call, isIn]) => (isIn ? [] : [call])), included: [...said].flatMap(([call, isIn]) => (isIn ? [call] : [])),
    harmful: numbers, origins: Array.from(standing.verdicts.calls, ([call, { verdict }]) => [call, verdict] as const),
    zeroUs: timeOfHarm(db, numbers[0]), latest: latest === null ? null : { version: latest.version, text: latest.text },
  };
}

/** T+0. */
function timeOfHarm(db: TraceIndexDatabase, first: number | undefined): number | null {
  return first === undefined ? null : (db.prepare<[number], number | null>("select time_us from calls where number = ?").pluck().get(harmBegin(db, first)) ?? null);
}
