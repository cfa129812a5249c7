"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { placeOn, type Axis } from "@/lib/timeline/axis.ts";
import type { AxisRange, TimelineOverview } from "@/lib/timeline/row.ts";
import { useMedia } from "../../shell/use-media.ts";
import { classNames } from "../../ui/class-names.ts";
import { roundedRange } from "../axis/axis-frame.ts";
import { drawDensity } from "./minimap-drawing.ts";
import { boxOf, keyed } from "./minimap-geometry.ts";
import { useBrush } from "./use-brush.ts";
import { useThemeTurn } from "./use-theme-turn.ts";
import { useWidth } from "../axis/use-width.ts";
import { lengthText, windowEndText } from "../axis/window-text.ts";

type Props = {
  readonly density: TimelineOverview["density"] | null;
  readonly pending: boolean;
  readonly map: Axis;
  /** Null: everything is shown. */
  readonly window: AxisRange | null;
  /** Where the reader's row is; null where it has no place. */
  readonly here: number | null;
  readonly zeroUs: number | null;
  readonly onWindow: (range: AxisRange) => void;
  readonly onAll: () => void;
};

const tallPx = 56;
const lowPx = 36;

/** The whole in one line, with the window as a box: drawn by dragging or by keys; the buttons beside it do the same. */
export function Minimap({ density, pending, map, window, here, zeroUs, onWindow, onAll }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const theme = useThemeTurn();
  const heightPx = useMedia("(min-height: 900px)") ? tallPx : lowPx;
  const { draft, ...pointer } = useBrush({ map, window, widthPx: width, onWindow });
  // By position no part is narrower than a row: it would have none, and the map would be striped.
  const parts = map.kind === "position" ? map.range.to - map.range.from + 1 : Infinity;
  useEffect(() => {
    if (canvas.current !== null && density !== null && width > 0) drawDensity(canvas.current, density, parts, width, heightPx);
  }, [density, parts, width, heightPx, theme]);
  const shown = draft ?? window;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyed(event.key, event.shiftKey, window ?? map.range, map.range);
    if (next === null) return;
    event.preventDefault();
    onWindow(next);
  };
  return (
    <div ref={box} role="slider" tabIndex={0} data-axis="whole" aria-label="Window of the axis" aria-valuemin={0} aria-valuemax={100} aria-valuenow={middlePercent(window ?? map.range, map)}
      aria-valuetext={windowWords(window, map, zeroUs)} title="Drag to choose a window; double click for everything" onKeyDown={onKeyDown} onDoubleClick={onAll} {...pointer}
      style={{ height: heightPx }}
      className="relative min-w-0 cursor-crosshair touch-pan-y overflow-hidden rounded-sm border border-border-control bg-surface select-none">
      <canvas ref={canvas} aria-hidden="true" className={classNames("absolute inset-0 size-full", (pending || density === null) && "opacity-50")} />
      {here !== null && here >= map.range.from && here <= map.range.to && <span className="absolute inset-y-0 w-px bg-text" style={{ left: `min(${placeOn(map, here) * 100}%, 100% - 1px)` }} />}
      {shown !== null && width > 0 && <Window range={shown} map={map} widthPx={width} />}
      {draft !== null && <span className="tabular absolute top-1 left-1 rounded-sm border border-border-control bg-surface px-1 text-xs">{rangeWords(roundedRange(draft, { kind: map.kind, whole: map.range }), map, zeroUs)}</span>}
    </div>
  );
}

/** The box of the window; what is outside of it is dimmed. */
function Window({ range, map, widthPx }: { readonly range: AxisRange; readonly map: Axis; readonly widthPx: number }) {
  const { leftPx, rightPx } = boxOf(range, map, widthPx);
  const grip = "absolute top-1/2 h-6 w-1.5 -translate-y-1/2 rounded-full bg-accent";
  return (
    <>
      <span className="absolute inset-y-0 left-0 bg-surface opacity-65" style={{ width: leftPx }} />
      <span className="absolute inset-y-0 right-0 bg-surface opacity-65" style={{ left: rightPx }} />
      <span className="absolute inset-y-0 cursor-move border-2 border-accent" style={{ left: leftPx, width: rightPx - leftPx }}>
        {rightPx - leftPx >= 24 && <><span className={classNames(grip, "-left-1 cursor-ew-resize")} /><span className={classNames(grip, "-right-1 cursor-ew-resize")} /></>}
      </span>
    </>
  );
}

function middlePercent({ from, to }: AxisRange, map: Axis): number {
  return Math.round(placeOn(map, (from + to) / 2) * 100);
}

function rangeWords({ from, to }: AxisRange, { kind }: Axis, zeroUs: number | null): string {
  return `${windowEndText(from, kind, zeroUs)} to ${windowEndText(to, kind, zeroUs)}, ${lengthText(to - from, kind)}`;
}

function windowWords(window: AxisRange | null, map: Axis, zeroUs: number | null): string {
  return window === null ? `everything: ${rangeWords(map.range, map, zeroUs)}` : `${rangeWords(window, map, zeroUs)} of ${lengthText(map.range.to - map.range.from, map.kind)}`;
}
