import type { Correction, RecoveryChange } from "../api/impactContract.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import { anchorPlaces } from "./anchorPlaces.ts";
import { given, holdingCorrections } from "./corrections.ts";
import { custodyLength } from "./custodyLog.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { judgedCalls } from "./judgedCalls.ts";
import type { Overrides } from "./judgedEffects.ts";
import { recoveryHistory } from "./recoveryChanges.ts";
import { holdingVerdicts, type HoldingVerdicts } from "./originVerdicts.ts";
import { markedRows } from "./rowMarks.ts";

/** What people said about effects, calls and recovery, tied to one index. */
export type ImpactStanding = {
  /** Grows with every change: what was made of another one must not be taken for this one's. */
  readonly version: number;
  readonly overrides: Overrides;
  readonly corrections: ReadonlyMap<number, Correction>;
  /** The responder's word, by call. */
  readonly decided: ReadonlyMap<number, "harmful" | "harmless">;
  readonly verdicts: HoldingVerdicts;
  readonly recovery: ReadonlyMap<number | null, readonly RecoveryChange[]>;
};

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes, and what was said of them. */
  var aftertraceImpactStandings: WeakMap<IncidentIndex, ImpactStanding> | undefined;
}

/** Every change writes a line of the custody log in its own transaction, so the log's length tells whether anything is new. */
export function impactStanding(store: Store, incident: string, index: IncidentIndex): ImpactStanding {
  const all = (globalThis.aftertraceImpactStandings ??= new WeakMap());
  const version = custodyLength(store.cases, incident);
  const known = all.get(index);
  if (known?.version === version) return known;
  const standing = newStanding(store, incident, index, version);
  all.set(index, standing);
  return standing;
}

function newStanding(store: Store, incident: string, index: IncidentIndex, version: number): ImpactStanding {
  const { db } = index;
  const places = anchorPlaces(store, incident, index);
  const corrections = holdingCorrections(store.cases, incident, index, places);
  const verdicts = holdingVerdicts(store.cases, incident, db, places);
  const harm = new Map<number, HarmStanding>(Array.from(judgedCalls(db, { corrections, verdicts: verdicts.calls }), ([call, judged]) => [call, judged.harm]));
  const decided = new Map<number, "harmful" | "harmless">();
  const callOf = db.prepare<[number], number | null>("select call from steps where id = ?").pluck();
  for (const [row, marks] of markedRows(store, incident, index)) {
    const call = marks.decided === null ? null : (callOf.get(row) ?? null);
    if (call === null || marks.decided === null) continue;
    decided.set(call, marks.decided);
    // A person's word comes before any verdict.
    harm.set(call, marks.decided === "harmful" ? "harmful" : "none");
  }
  const effects = new Map(Array.from(corrections, ([id, { change }]) => [id, given(change)] as const));
  return { version, overrides: { effects, harm }, corrections, decided, verdicts, recovery: recoveryHistory(store, incident, index) };
}
