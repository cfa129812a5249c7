import type { RefObject } from "react";
import type { TimelineRow } from "@/lib/timeline/row.ts";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { Command } from "../keys/bindings.ts";
import type { Cursor } from "./rows/use-cursor.ts";
import type { Shifts } from "../clocks/clock-words.ts";
import type { AddressBar } from "./use-address.ts";
import type { RowStore } from "./rows/row-store.ts";
import type { TallList } from "./rows/use-tall-list.ts";
import type { NamedExhibit, NamedTrace } from "./filters/facets.ts";

/** What the list of rows is given, whichever view draws it. */
export type RowsProps = {
  readonly bar: AddressBar;
  readonly store: RowStore;
  /** The rows drawn are those of the view before. */
  readonly pending: boolean;
  readonly cursor: Cursor;
  readonly zeroUs: number | null;
  /** More than one exhibit, trace: then rows say which. */
  readonly exhibits: readonly NamedExhibit[];
  readonly listRef: RefObject<TallList | null>;
  readonly onToggle: (row: TimelineRow) => void;
  readonly onOpen: (index: number, row: TimelineRow) => void;
};

/** The tree and the flat view also draw lanes. */
export type GridProps = RowsProps & {
  /** Shared by all rows; null: each trace has its own. */
  readonly axis: Axis | null;
};

/** The bar above: search, view, filters, saved views, and what else acts on the whole. */
export type ToolbarProps = {
  readonly incident: string;
  readonly bar: AddressBar;
  readonly exhibits: readonly NamedExhibit[];
  readonly traces: readonly NamedTrace[];
  readonly zeroUs: number | null;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** Grows when marks or decisions were changed: the counts of their filters are read again. */
  readonly marksVersion: number;
  readonly run: (command: Command) => void;
};

/** What the panel of the open step is given. */
export type PanelProps = {
  readonly incident: string;
  readonly row: number;
  readonly bar: AddressBar;
  readonly zeroUs: number | null;
  /** How far the times of exhibits are moved on the timeline. */
  readonly shifts: Shifts;
  /** What a key asked for: to write a note, to decide on harm. `token` grows with each time. */
  readonly asked: { readonly what: "note" | "harm"; readonly token: number } | null;
  /** Marks or decisions of the row were changed: rows and counts show it. */
  readonly onMarked: () => void;
  /** Goes to another row and opens it, wherever it is. */
  readonly onGo: (row: number) => void;
  readonly run: (command: Command) => void;
};
