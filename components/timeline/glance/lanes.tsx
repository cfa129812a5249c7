"use client";

import { memo } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { TimelineOverview } from "@/lib/timeline/row.ts";
import { Lane } from "./lane.tsx";
import { laneCount, laneWords } from "./lane-marks.ts";

type Props = {
  readonly incident: string;
  readonly lanes: TimelineOverview["lanes"];
  readonly axis: Axis;
  readonly zeroUs: number | null;
  readonly selected: number | null;
  /** What a link to a row is. */
  readonly hrefOf: (row: number) => string;
  readonly onOpen: (row: number) => void;
  readonly onEvent: (event: string) => void;
};

/** What deserves a look first, each kind on a line of its own. Kinds without a mark are named beside the window. */
export const Lanes = memo(function Lanes({ lanes, ...rest }: Props) {
  return lanes.filter(({ total }) => total > 0).map(({ lane, total, marks }) => (
    <div key={lane} className="contents">
      <p className="flex min-w-0 items-baseline gap-1.5 self-center text-sm">
        <span className="truncate">{laneWords[lane].title}</span> <span className="tabular whitespace-nowrap text-text-muted">{laneCount(marks, total)}</span>
      </p>
      <Lane lane={lane} marks={marks} {...rest} />
    </div>
  ));
});

/** The kinds that have no mark, in words. */
export function lanesWithout(lanes: TimelineOverview["lanes"]): string {
  const empty = lanes.filter(({ total }) => total === 0).map(({ lane }) => laneWords[lane].title.toLowerCase());
  return empty.length === 0 ? "" : `No marks: ${empty.join(", ")}.`;
}
