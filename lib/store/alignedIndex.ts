import { alignedTimes, type ClockShifts } from "../timeline/alignClocks.ts";
import { clockShifts } from "./clockAlignments.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { ResultCache } from "./resultCache.ts";

type Known = { readonly key: string; readonly index: IncidentIndex };

declare global {
  /** Each route handler is a bundle of its own; they share what was aligned. */
  var aftertraceAligned: WeakMap<IncidentIndex, Known> | undefined;
}

/**
 * The index as the timeline shows it: with the times of exhibits moved whose clocks the responder aligned. The index itself where there are none.
 * Findings, steps and exports are read from the index as it is.
 */
export function alignedIndex(store: Store, incident: string, index: IncidentIndex): IncidentIndex {
  const shifts = clockShifts(store, incident);
  if (shifts.size === 0) return index;
  const all = (globalThis.aftertraceAligned ??= new WeakMap());
  const key = JSON.stringify([...shifts]);
  const known = all.get(index);
  if (known?.key === key) return known.index;
  const aligned = shifted(index, shifts);
  all.set(index, { key, index: aligned });
  return aligned;
}

function shifted({ db, ...rest }: IncidentIndex, shifts: ClockShifts): IncidentIndex {
  const { columns } = rest;
  return { db, columns: { ...columns, ...alignedTimes(columns, columns.coded("x").codes, shifts) }, results: new ResultCache(), shifts };
}
