import { classNames } from "../ui/class-names.ts";
import { sinceText, utcText } from "../ui/time-text.ts";
import { rowColumns, rowLines } from "./row-layout.ts";
import { durationText } from "./row-words.ts";
import type { Span } from "./bar.ts";

type Props = {
  readonly twoLines: boolean;
  /** What the lanes are drawn over; null where each trace has its own. */
  readonly lane: Span | null;
  readonly zeroUs: number | null;
};

/** The heads of the columns; the last names the two ends of the lanes. */
export function GridHead({ twoLines, lane, zeroUs }: Props) {
  const head = "truncate text-sm font-semibold";
  return (
    <div role="rowgroup" className="shrink-0 overflow-hidden border-b border-border-control bg-surface-raised [scrollbar-gutter:stable]">
      <div role="row" aria-rowindex={1} className={classNames(twoLines ? rowLines : rowColumns, "min-h-7")}>
        <span role="columnheader" className={classNames("tl-when", head, !twoLines && "text-right")}>{zeroUs === null ? "Position" : "Time"}</span>
        <span role="columnheader" className={classNames("tl-kind", head)}><span className={twoLines ? "" : "@max-[620px]:sr-only"}>Kind</span></span>
        <span role="columnheader" className={classNames("tl-name", head)}>Step</span>
        <span role="columnheader" className={classNames("tl-state", head, "text-right")}>State</span>
        <span role="columnheader" className={classNames("tl-lane tabular flex justify-between gap-2", head)}>{laneHead(lane, zeroUs)}</span>
      </div>
    </div>
  );
}

function laneHead(lane: Span | null, zeroUs: number | null) {
  if (zeroUs === null) return <span>No clock</span>;
  if (lane === null) return <span>In its trace</span>;
  return (
    <>
      <span title={utcText(lane.startUs)}>{sinceText(lane.startUs, zeroUs)}</span>
      <span className="font-normal text-text-muted @max-[860px]:hidden" title={utcText(lane.endUs)}>+{durationText(lane.endUs - lane.startUs)}</span>
    </>
  );
}
