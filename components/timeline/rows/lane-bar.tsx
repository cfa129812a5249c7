import type { Axis } from "@/lib/timeline/axis.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";
import { classNames } from "../../ui/class-names.ts";
import { barOf, stretchOf } from "./bar.ts";
import { durationText } from "./row-words.ts";

type Props = { readonly row: TimelineRow; readonly lane: Axis | null };

/** The stretch a row takes; a fixed dash for an instant; open and dashed where the end is not in the evidence. */
export function LaneBar({ row, lane }: Props) {
  const bar = barOf(row, lane);
  if (bar.type === "none" || lane === null) return null;
  const ink = row.status === "error" ? "bg-status-failed" : row.type === "trace" ? "bg-border-control" : "bg-accent";
  if (bar.type === "instant") return <span className={classNames("absolute top-1/2 h-2.5 w-1 -translate-y-1/2", ink)} style={{ left: `min(${bar.leftPercent}%, 100% - 4px)` }} />;
  const style = { left: `min(${bar.leftPercent}%, 100% - 2px)`, width: `max(${bar.widthPercent}%, 2px)` };
  if (bar.open) return <span title="no end in the evidence" className="absolute top-1/2 border-t-2 border-dashed border-status-warning" style={style} />;
  const after = bar.leftPercent + bar.widthPercent;
  const length = lengthOf(row, lane);
  return (
    <>
      <span className={classNames("absolute top-1/2 h-2.5 -translate-y-1/2 rounded-[1px]", ink)} style={style} />
      {length !== "" && (
        <span style={beside(bar.leftPercent, after)}
          className={classNames("tabular absolute top-1/2 -translate-y-1/2 px-1 text-xs font-normal whitespace-nowrap @max-[860px]:hidden",
            after >= 70 && bar.leftPercent <= 30 ? "rounded-sm bg-surface text-text" : "text-text-muted")}>
          {length}
        </span>
      )}
    </>
  );
}

/** On the axis of positions a bar says how many rows lie between, which is no length of time. */
function lengthOf(row: TimelineRow, lane: Axis): string {
  const stretch = lane.kind === "time" ? stretchOf(row, "time") : null;
  return stretch === null || stretch.to === null ? "" : durationText(stretch.to - stretch.from);
}

/** The length stands after its bar, before it, or on it, wherever there is room; on it, the end of the bar stays in sight. */
function beside(leftPercent: number, afterPercent: number) {
  if (afterPercent < 70) return { left: `calc(${afterPercent}% + 2px)` };
  return leftPercent > 30 ? { right: `calc(${100 - leftPercent}% + 2px)` } : { right: `calc(${Math.max(0, 100 - afterPercent)}% + 8px)` };
}
