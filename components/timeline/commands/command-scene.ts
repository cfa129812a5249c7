import type { RefObject } from "react";
import type { TimelineRow } from "@/lib/timeline/row.ts";
import type { Command } from "../../keys/bindings.ts";
import type { AxisFrame } from "../axis/axis-frame.ts";
import type { RowStore } from "../rows/row-store.ts";
import type { AddressBar } from "../use-address.ts";
import type { Cursor } from "../rows/use-cursor.ts";
import type { Going } from "../rows/use-going.ts";
import type { TallList } from "../rows/use-tall-list.ts";

/** What every command of the page may look at and do. */
export type Scene = {
  readonly incident: string;
  readonly bar: AddressBar;
  readonly store: RowStore;
  readonly cursor: Cursor;
  readonly listRef: RefObject<TallList | null>;
  readonly frame: AxisFrame;
  /** Each trace is drawn over its own time. */
  readonly perTrace: boolean;
  /** Traces that are known by name; there may be more. */
  readonly traces: number;
  readonly going: Going;
  readonly locate: (row: number) => void;
  readonly say: (text: string) => void;
};

export type RowCommand = Extract<Command, "next" | "previous" | "first" | "last" | "pageDown" | "pageUp" | "expand" | "collapse" | "open" | "close">;
export type StopCommand = Extract<Command, "nextHit" | "previousHit" | "nextFlagged" | "previousFlagged" | "nextHarmful" | "previousHarmful">;
export type WindowCommand = Extract<Command, "fit" | "fitAll" | "zoomIn" | "zoomOut" | "panLeft" | "panRight" | "gaps" | "axis">;
export type MarkCommand = Extract<Command, "note" | "harm" | "star" | "event" | "baseline">;
export type ViewCommand = Extract<Command, "search" | "view" | "collapseAll" | "expandAll" | "clearFilters" | "copyLink" | "saveView" | "exportCsv">;

/** The row that has the focus, as the page shows it; null where none has. While rows are read anew the cursor can point beside it, and what is said must be said of the row that is seen. */
export function focusedRowId(): number | null {
  const id = document.activeElement?.closest("[role=row][data-row]")?.getAttribute("data-row");
  return id === null || id === undefined ? null : Number(id);
}

/** The row that commands speak of; null where it is not read yet. */
export function rowHere({ store, cursor }: Pick<Scene, "store" | "cursor">): TimelineRow | null {
  return store.row(cursor.index);
}
