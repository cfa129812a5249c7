"use client";

import type { MouseEvent } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { LaneName } from "@/lib/timeline/row.ts";
import { markName, type PlacedMark } from "./lane-marks.ts";
import { MarkFace, markClass, markStyle } from "./mark-look.tsx";

type Props = {
  readonly mark: PlacedMark;
  readonly lane: LaneName;
  readonly axis: Axis;
  readonly zeroUs: number | null;
  readonly row: number;
  readonly selected: boolean;
  readonly href: string;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onOpen: (row: number) => void;
};

/** A link to a row. A joined mark leads to the first of its rows. */
export function RowMark({ mark, lane, axis, zeroUs, row, selected, href, tabIndex, onFocus, onOpen }: Props) {
  const name = markName(lane, mark, axis, zeroUs);
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <a href={href} data-mark="" tabIndex={tabIndex} title={name} aria-label={name} aria-current={selected ? "true" : undefined}
      onClick={open} onFocus={onFocus} style={markStyle(mark)} className={markClass(lane, selected)}>
      <MarkFace lane={lane} mark={mark} />
    </a>
  );
}
