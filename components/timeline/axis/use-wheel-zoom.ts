"use client";

import { useEffect, useRef, type RefObject } from "react";
import { valueAt } from "@/lib/timeline/axis.ts";
import type { AxisRange } from "@/lib/timeline/row.ts";
import type { AxisFrame } from "./axis-frame.ts";
import { zoomedWindow } from "./window-moves.ts";

const perPixel = 0.002;

/** Ctrl and the wheel (or two fingers on a touchpad) over anything drawn along the axis zoom around the pointer. */
export function useWheelZoom(root: RefObject<HTMLElement | null>, frame: AxisFrame, onWindow: (range: AxisRange) => void): void {
  const latest = useRef({ frame, onWindow });
  useEffect(() => {
    latest.current = { frame, onWindow };
  });
  useEffect(() => {
    const element = root.current;
    const onWheel = (event: WheelEvent) => {
      const along = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-axis]") : null;
      if (!event.ctrlKey || along === null) return;
      event.preventDefault();
      const { frame: now, onWindow: show } = latest.current;
      const axis = along.dataset["axis"] === "whole" ? now.map : now.shown;
      const rect = along.getBoundingClientRect();
      if (axis === null || rect.width === 0) return;
      const around = valueAt(axis, (event.clientX - rect.left) / rect.width);
      const next = zoomedWindow(now, Math.exp(Math.min(200, Math.max(-200, event.deltaY)) * perPixel), around);
      if (next !== null) show(next);
    };
    // React listens to the wheel passively, and then the page would zoom as well.
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [root]);
}
