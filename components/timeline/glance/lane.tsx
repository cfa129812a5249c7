"use client";

import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { LaneMark, LaneName } from "@/lib/timeline/row.ts";
import { AxisBands } from "../axis/axis-bands.tsx";
import { EventMark } from "./event-mark.tsx";
import { laneWords, marksOnLane, type PlacedMark } from "./lane-marks.ts";
import { RowMark } from "./row-mark.tsx";
import { useWidth } from "../axis/use-width.ts";

type Props = {
  readonly incident: string;
  readonly lane: LaneName;
  readonly marks: readonly LaneMark[];
  readonly axis: Axis;
  readonly zeroUs: number | null;
  readonly selected: number | null;
  readonly hrefOf: (row: number) => string;
  readonly onOpen: (row: number) => void;
  readonly onEvent: (event: string) => void;
};

/** The marks of one kind along the axis: one tab stop, arrows go from mark to mark. */
export function Lane({ incident, lane, marks, axis, zeroUs, selected, hrefOf, onOpen, onEvent }: Props) {
  const box = useRef<HTMLUListElement>(null);
  const width = useWidth(box);
  const placed = useMemo(() => marksOnLane(marks, axis, width), [marks, axis, width]);
  const [active, setActive] = useState(0);
  const stop = Math.min(active, placed.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const next = nextMark(event.key, stop, placed.length);
    if (next === null || !(event.target instanceof HTMLElement) || event.target.closest("[data-mark]") === null) return;
    event.preventDefault();
    setActive(next);
    box.current?.querySelectorAll<HTMLElement>("[data-mark]")[next]?.focus();
  };
  const shared = (mark: PlacedMark, index: number) => ({ mark, lane, axis, zeroUs, tabIndex: index === stop ? 0 : -1, onFocus: () => setActive(index) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows go from link to link; each is reached by Tab as well
    <ul ref={box} data-axis="shown" aria-label={`${laneWords[lane].title}, marks in order`} onKeyDown={onKeyDown} className="relative h-7 min-w-0 border-b border-border">
      <li aria-hidden="true"><AxisBands axis={axis} /></li>
      {placed.map((mark, index) => (
        <li key={`${mark.from} ${mark.row ?? mark.event}`}>
          {mark.event !== null
            ? <EventMark incident={incident} event={mark.event} onEvent={onEvent} {...shared(mark, index)} />
            : mark.row !== null && <RowMark row={mark.row} selected={mark.row === selected} href={hrefOf(mark.row)} onOpen={onOpen} {...shared(mark, index)} />}
        </li>
      ))}
    </ul>
  );
}

function nextMark(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight": case "ArrowDown": return Math.min(count - 1, at + 1);
    case "ArrowLeft": case "ArrowUp": return Math.max(0, at - 1);
    case "Home": return 0;
    case "End": return count - 1;
    default: return null;
  }
}
