/** A stretch of time that a lane is drawn over. */
export type Span = { readonly startUs: number; readonly endUs: number };

type Traced = { readonly id: string; readonly startUs: number | null; readonly endUs: number | null };

/** The lane of each trace; null where a trace has no clock or no end. */
export function lanesOf(traces: readonly Traced[]): ReadonlyMap<string, Span | null> {
  return new Map(traces.map(({ id, startUs, endUs }) => [id, startUs === null || endUs === null ? null : { startUs, endUs }]));
}

export type Bar =
  | { readonly type: "none" }
  | { readonly type: "instant"; readonly leftPercent: number }
  | { readonly type: "stretch"; readonly leftPercent: number; readonly widthPercent: number; readonly open: boolean };

type Times = { readonly startUs: number | null; readonly endUs: number | null };

/** Where a row's bar lies on its lane. A row without an end is open to the right: how long it took is not in the evidence. */
export function barOf(row: Times, lane: Span | null): Bar {
  if (lane === null || row.startUs === null) return { type: "none" };
  const whole = lane.endUs - lane.startUs;
  const percent = (us: number) => (whole <= 0 ? 0 : Math.min(100, Math.max(0, ((us - lane.startUs) / whole) * 100)));
  const leftPercent = percent(row.startUs);
  if (row.endUs === null) return { type: "stretch", leftPercent, widthPercent: 100 - leftPercent, open: true };
  if (row.endUs <= row.startUs) return { type: "instant", leftPercent };
  return { type: "stretch", leftPercent, widthPercent: percent(row.endUs) - leftPercent, open: false };
}
