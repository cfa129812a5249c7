"use client";

import { useCallback, useMemo } from "react";
import type { AxisRange, TimelineOverview } from "@/lib/timeline/row.ts";
import type { AxisChoice } from "./axis-toggle.tsx";
import { axisFrame, roundedRange, windowOf, type AxisFrame } from "./axis-frame.ts";
import { liesApart, type Span } from "../rows/bar.ts";
import type { NamedTrace } from "../filters/facets.ts";
import type { AddressBar } from "../use-address.ts";

export type Framed = {
  readonly frame: AxisFrame;
  /** Each trace is drawn over its own time. */
  readonly perTrace: boolean;
  /** Runs lie so far apart that this is offered. */
  readonly mayBePerTrace: boolean;
  /** A window that was drawn or zoomed: its ends are rounded. */
  readonly drawWindow: (range: AxisRange) => void;
  /** A window that was written: its ends stay as they are. */
  readonly setWindow: (range: AxisRange) => void;
  readonly setAxis: (axis: AxisChoice) => void;
};

/** The axis of this view, and what changes it. */
export function useAxisFrame({ address, change }: AddressBar, overview: TimelineOverview | null, range: Span | null, traces: readonly NamedTrace[]): Framed {
  const { axis, t, gaps, view } = address;
  const frame = useMemo(() => axisFrame({ axis, t, gaps, range, overview }), [axis, t, gaps, range, overview]);
  const apart = useMemo(() => liesApart(traces, range), [traces, range]);
  const mayBePerTrace = apart && view === "tree" && t === null;
  const setWindow = useCallback((next: AxisRange) => change({ t: windowOf(next, frame) }), [change, frame]);
  const drawWindow = useCallback((next: AxisRange) => setWindow(roundedRange(next, frame)), [setWindow, frame]);
  const setAxis = useCallback((next: AxisChoice) => {
    const kind = next === "position" ? "position" : "time";
    change({ axis: next === "trace" || (next === "time" && !apart) ? null : kind, t: t !== null && t.axis === kind ? t : null });
  }, [change, apart, t]);
  return { frame, mayBePerTrace, perTrace: mayBePerTrace && axis === null, drawWindow, setWindow, setAxis };
}
