import type { Axis } from "@/lib/timeline/axis.ts";
import { classNames } from "../../ui/class-names.ts";
import { AxisRuler } from "../axis/axis-ruler.tsx";
import { rowColumns, rowLines } from "./row-layout.ts";

type Props = {
  readonly twoLines: boolean;
  /** What the bars are drawn over; null where each trace has its own time. */
  readonly axis: Axis | null;
  readonly zeroUs: number | null;
};

// The server cannot know that there will be two lines: until the browser has said so, nothing is drawn that would move.
const beforeMeasured = "max-sm:invisible pointer-coarse:invisible";

/** The heads of the columns; the last is the ruler of the bars. */
export function GridHead({ twoLines, axis, zeroUs }: Props) {
  const head = "truncate text-sm font-semibold";
  return (
    <div role="rowgroup" className="shrink-0 overflow-hidden border-b border-border-control bg-surface-raised [scrollbar-gutter:stable]">
      <div role="row" aria-rowindex={1} className={classNames(twoLines ? rowLines : rowColumns, "min-h-7 max-sm:min-h-[42px] pointer-coarse:min-h-[42px]", !twoLines && beforeMeasured)}>
        <span role="columnheader" className={classNames("tl-when", head, !twoLines && "text-right")}>{zeroUs === null ? "Position" : "Time"}</span>
        <span role="columnheader" className={classNames("tl-kind", head)}><span className={twoLines ? "" : "@max-[760px]:sr-only"}>Kind</span></span>
        <span role="columnheader" className={classNames("tl-name", head)}>Step</span>
        <span role="columnheader" className={classNames("tl-state", head, "text-right")}>State</span>
        <span role="columnheader" className={classNames("tl-lane h-full min-w-0", head)}>
          {axis === null ? <span className="flex h-full items-center">{twoLines ? "In trace" : "In its trace"}</span> : <><span className="sr-only">{axis.kind === "time" ? "On the clock" : "By position"}</span><AxisRuler axis={axis} zeroUs={zeroUs} /></>}
        </span>
      </div>
    </div>
  );
}
