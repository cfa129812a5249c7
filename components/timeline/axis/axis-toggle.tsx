"use client";

import type { AxisKind } from "@/lib/timeline/row.ts";
import { ToggleGroup } from "../../ui/toggle-group.tsx";

export type AxisChoice = "trace" | "time" | "position";

type Props = {
  readonly kind: AxisKind;
  readonly perTrace: boolean;
  readonly mayBePerTrace: boolean;
  readonly hasClock: boolean;
  readonly onAxis: (axis: AxisChoice) => void;
};

/** What bars are drawn over: one clock for all, each trace's own time, or the position in order of time. */
export function AxisToggle({ kind, perTrace, mayBePerTrace, hasClock, onAxis }: Props) {
  if (!hasClock) return <span className="text-text-muted">No clock: the axis is the position.</span>;
  const own = { value: "trace", label: "Each trace", name: "Bars over the time of each trace" } as const;
  const choices = [{ value: "time", label: "Clock", name: "Bars over one clock" }, { value: "position", label: "Position", name: "Bars by position in order of time" }] as const;
  return <ToggleGroup label="Axis" value={perTrace ? "trace" : kind} choices={mayBePerTrace ? [own, ...choices] : choices} onValueChange={onAxis} />;
}
