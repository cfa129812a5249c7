"use client";

import type { AxisRange, TimelineOverview } from "@/lib/timeline/row.ts";
import { classNames } from "../../ui/class-names.ts";
import { AxisRuler } from "../axis/axis-ruler.tsx";
import type { AxisFrame } from "../axis/axis-frame.ts";
import { Lanes } from "./lanes.tsx";
import { Minimap } from "./minimap.tsx";
import type { GlanceShown } from "./use-glance-shown.ts";

type Props = {
  readonly incident: string;
  /** How many lanes are to be expected: their place is kept until they have come. */
  readonly lanes: number;
  /** `auto`: not on narrow screens. */
  readonly show: GlanceShown["choice"];
  readonly overview: TimelineOverview | null;
  readonly pending: boolean;
  readonly frame: AxisFrame;
  readonly here: number | null;
  readonly zeroUs: number | null;
  readonly selected: number | null;
  readonly hrefOf: (row: number) => string;
  readonly onOpen: (row: number) => void;
  readonly onEvent: (event: string) => void;
  readonly onWindow: (range: AxisRange) => void;
  readonly onAll: () => void;
};

const laneHeightPx = 28;

/** The whole at a glance: lanes and ruler over what is shown, and below them the minimap over everything. */
export function Glance({ incident, show, lanes, overview, pending, frame, here, zeroUs, selected, hrefOf, onOpen, onEvent, onWindow, onAll }: Props) {
  const { shown, map, whole, isWindow } = frame;
  if (show === "off") return null;
  // Without a clock only the answer says what the axis is: the place of ruler and map is kept.
  if (shown === null || map === null || whole === null) return <div className={classNames("h-14 shrink-0 [@media(min-height:900px)]:h-19", show === "auto" && "max-sm:hidden")} />;
  const current = overview?.axis === frame.kind ? overview : null;
  const folds = shown.pieces.some(({ folded }) => folded);
  return (
    <section aria-label="At a glance" data-print="hide" className={classNames("grid shrink-0 grid-cols-[72px_minmax(0,1fr)] items-stretch gap-x-2 sm:grid-cols-[100px_minmax(0,1fr)]", show === "auto" && "max-sm:hidden")}>
      {current === null && <span className="col-span-2" style={{ height: lanes * laneHeightPx }} />}
      {current !== null && <Lanes incident={incident} lanes={current.lanes} axis={shown} zeroUs={zeroUs} selected={selected} hrefOf={hrefOf} onOpen={onOpen} onEvent={onEvent} />}
      <span className="self-center truncate text-sm text-text-muted">{isWindow ? "Window" : "Everything"}</span>
      <div className={classNames("min-w-0", folds ? "h-10" : "h-5")}><AxisRuler axis={shown} zeroUs={zeroUs} lengths={folds} /></div>
      <span className="self-center text-sm text-text-muted">Density</span>
      <Minimap density={current?.density ?? null} pending={pending} map={map} window={isWindow ? shown.range : null} here={here} zeroUs={zeroUs} onWindow={onWindow} onAll={onAll} />
    </section>
  );
}
