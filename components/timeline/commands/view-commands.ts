import type { RefObject } from "react";
import { timelineViews, type TimelineView } from "@/lib/timeline/row.ts";
import { filterCount, isTree, withoutFilters, writeAddress } from "../address.ts";
import { rowHere, type Scene, type ViewCommand } from "./command-scene.ts";
import { csvAddress } from "../table/csv-address.ts";
import { focusIsInRows } from "../rows/rows-focus.ts";
import { allCollapsed, allExpanded } from "../rows/fold-state.ts";

export type Viewing = {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly openSaveView: () => void;
};

/** What concerns the view as a whole. */
export function runViewCommand(command: ViewCommand, scene: Scene, { searchRef, openSaveView }: Viewing): boolean {
  const { incident, bar: { address, change }, traces, say } = scene;
  switch (command) {
    case "search": searchRef.current?.focus(); searchRef.current?.select(); return searchRef.current !== null;
    case "view":
      // The rows of the other view are other elements: the focus would be lost with the old ones.
      if (focusIsInRows()) scene.cursor.go(scene.cursor.index, true);
      change({ view: viewAfter(address.view) });
      return true;
    case "collapseAll": return isTree(address) ? (change(allCollapsed(traces)), true) : notHere(say);
    case "expandAll": return isTree(address) ? (change(allExpanded), true) : notHere(say);
    case "clearFilters":
      if (filterCount(address) === 0) say("There is no filter.");
      else change(withoutFilters(address));
      return true;
    case "copyLink": copyLink(scene); return true;
    case "saveView": openSaveView(); return true;
    case "exportCsv": save(csvAddress(incident, address)); return true;
  }
}

/** Tree, flat, table, and from the start. */
export function viewAfter(view: TimelineView): TimelineView {
  return timelineViews[(timelineViews.indexOf(view) + 1) % timelineViews.length] ?? "tree";
}

function notHere(say: (text: string) => void): boolean {
  say("Only the tree has rows to fold.");
  return true;
}

function copyLink(scene: Scene): void {
  const { bar: { address }, say } = scene;
  const sel = address.sel ?? rowHere(scene)?.id ?? null;
  const link = `${location.origin}${location.pathname}${writeAddress({ ...address, sel })}`;
  const writing = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error("no clipboard"));
  writing.then(() => say("Link copied."), () => say("The browser did not allow copying; the address bar has the link."));
}

function save(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
