import { placeOn, valueAt, type Axis } from "@/lib/timeline/axis.ts";
import { panned } from "@/lib/timeline/axisZoom.ts";
import type { AxisRange } from "@/lib/timeline/row.ts";

/** The window as a box on the minimap, in pixels from its left. */
export type Box = { readonly leftPx: number; readonly rightPx: number };

/** What a pointer has taken hold of: an end of the box, the box, or the map itself, to draw a new one. */
export type Grip = "from" | "to" | "box" | "new";

/** A drag shorter than this is a click. */
export const dragPxMin = 4;
const gripPx = 12;
const boxPxMin = 6;

/** Where the window lies; never so narrow that it cannot be seen. */
export function boxOf(window: AxisRange, map: Axis, widthPx: number): Box {
  const from = placeOn(map, window.from) * widthPx;
  const to = placeOn(map, window.to) * widthPx;
  const missing = Math.max(0, boxPxMin - (to - from));
  const leftPx = Math.min(Math.max(0, from - missing / 2), Math.max(0, widthPx - boxPxMin));
  return { leftPx, rightPx: Math.max(to, leftPx + boxPxMin) };
}

/** What is under the pointer. In a narrow box its middle third still moves it. */
export function gripAt(xPx: number, box: Box | null): Grip {
  if (box === null) return "new";
  const inner = Math.min(gripPx, (box.rightPx - box.leftPx) / 3);
  if (xPx < box.leftPx - gripPx || xPx > box.rightPx + gripPx) return "new";
  if (xPx < box.leftPx + inner) return "from";
  return xPx > box.rightPx - inner ? "to" : "box";
}

/** The window that a drag makes of the one it began with. */
export function dragged(grip: Grip, start: { readonly window: AxisRange; readonly xPx: number }, xPx: number, map: Axis, widthPx: number): AxisRange {
  const at = (px: number) => valueAt(map, px / widthPx);
  const { from, to } = start.window;
  switch (grip) {
    case "new": return ordered(at(start.xPx), at(xPx));
    case "from": return ordered(at(placeOn(map, from) * widthPx + xPx - start.xPx), to);
    case "to": return ordered(from, at(placeOn(map, to) * widthPx + xPx - start.xPx));
    case "box": return to > from ? panned(start.window, map.range, (at(xPx) - at(start.xPx)) / (to - from)) : start.window;
  }
}

const keyShare = 0.1;

/** What a key does to the window: arrows move it, with Shift its end, Home and End go to the edges. Null: not one of these keys. */
export function keyed(key: string, shift: boolean, window: AxisRange, whole: AxisRange): AxisRange | null {
  const length = window.to - window.from;
  const step = Math.max(1, length * keyShare);
  const direction = key === "ArrowRight" || key === "ArrowUp" ? 1 : key === "ArrowLeft" || key === "ArrowDown" ? -1 : 0;
  if (direction !== 0) return shift ? ended(window, whole, direction * step) : panned(window, whole, (direction * step) / Math.max(1, length));
  if (key === "Home") return { from: whole.from, to: Math.min(whole.to, whole.from + length) };
  if (key === "End") return { from: Math.max(whole.from, whole.to - length), to: whole.to };
  return null;
}

function ended({ from, to }: AxisRange, whole: AxisRange, by: number): AxisRange {
  return { from, to: Math.round(Math.min(whole.to, Math.max(from + 1, to + by))) };
}

function ordered(a: number, b: number): AxisRange {
  return { from: Math.round(Math.min(a, b)), to: Math.round(Math.max(a, b)) };
}
