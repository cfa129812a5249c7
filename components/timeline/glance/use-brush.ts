"use client";

import { useEffect, useRef, useState, type PointerEvent } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { AxisRange } from "@/lib/timeline/row.ts";
import { boxOf, dragPxMin, dragged, gripAt, type Grip } from "./minimap-geometry.ts";

type Drag = { readonly grip: Grip; readonly window: AxisRange; readonly xPx: number; readonly now: AxisRange | null };

type Options = {
  readonly map: Axis;
  readonly window: AxisRange | null;
  readonly widthPx: number;
  readonly onWindow: (range: AxisRange) => void;
};

export type Brush = {
  /** What the window would become; null while nothing is dragged. */
  readonly draft: AxisRange | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
};

/** Drawing a window, moving it, pulling its ends. It is taken when the pointer is let go; Escape takes nothing. */
export function useBrush({ map, window, widthPx, onWindow }: Options): Brush {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<Drag | null>(null);
  const hold = (next: Drag | null) => {
    held.current = next;
    setDrag(next);
  };
  useEffect(() => {
    if (drag === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      held.current = null;
      setDrag(null);
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [drag]);
  const xOf = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    draft: drag?.now ?? null,
    onPointerDown: (event) => {
      if (event.button !== 0 || widthPx === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const xPx = xOf(event);
      hold({ grip: gripAt(xPx, window === null ? null : boxOf(window, map, widthPx)), window: window ?? map.range, xPx, now: null });
    },
    onPointerMove: (event) => {
      const start = held.current;
      const xPx = xOf(event);
      if (start === null || (start.now === null && Math.abs(xPx - start.xPx) < dragPxMin)) return;
      hold({ ...start, now: dragged(start.grip, start, Math.min(widthPx, Math.max(0, xPx)), map, widthPx) });
    },
    onPointerUp: () => {
      const now = held.current?.now ?? null;
      hold(null);
      if (now !== null && now.to > now.from) onWindow(now);
    },
    onPointerCancel: () => hold(null),
  };
}
