/** Where a key works: on every page of an incident, on the whole timeline page, while the focus is in its rows, in the injection view, on the allow-list, or in the replay. */
export type Scope = "incident" | "timeline" | "rows" | "injection" | "policy" | "replay";

/** Everything a key, a button or the palette can ask for. */
export type Command =
  | "palette" | "help" | "goOverview" | "goEvidence" | "goTimeline" | "goInjection" | "goImpact" | "goPolicy" | "goReport" | "goReplay" | "goCompare" | "goIncidents" | "goMethod" | "theme"
  | "next" | "previous" | "first" | "last" | "pageDown" | "pageUp" | "collapse" | "expand" | "open" | "close"
  | "search" | "nextHit" | "previousHit" | "nextFlagged" | "previousFlagged" | "nextHarmful" | "previousHarmful"
  | "fit" | "fitAll" | "zoomIn" | "zoomOut" | "panLeft" | "panRight" | "gaps" | "axis"
  | "baseline" | "undoPolicy" | "redoPolicy" | "savePolicy" | "exportPolicy" | "nextRule" | "previousRule"
  | "note" | "star" | "harm" | "event" | "view" | "collapseAll" | "expandAll" | "clearFilters" | "copyLink" | "saveView" | "exportCsv"
  | "nextPassage" | "previousPassage" | "nextDocument" | "previousDocument"
  | "replayPlay" | "replayForward" | "replayBack" | "replayFirst" | "replayLast" | "replayHarm";

export type Binding = {
  readonly command: Command;
  readonly scope: Scope;
  /** Where it works as well, with the same keys and to the same end. */
  readonly also?: Scope;
  /** Key strokes that ask for it, as `KeyboardEvent.key` spells them; `g o` is one key after another, `Mod+k` is Ctrl or Cmd. Empty: palette only. */
  readonly keys: readonly string[];
  /** What it does, as help and palette say it. */
  readonly does: string;
};

/** The one table: handler, help dialog and palette read it. */
export const bindings: readonly Binding[] = [
  { command: "palette", scope: "incident", keys: ["Mod+k"], does: "find a command" },
  { command: "help", scope: "incident", keys: ["?"], does: "show the keys" },
  { command: "goOverview", scope: "incident", keys: ["g o"], does: "go to the overview" },
  { command: "goEvidence", scope: "incident", keys: ["g e"], does: "go to the evidence" },
  { command: "goTimeline", scope: "incident", keys: ["g t"], does: "go to the timeline" },
  { command: "goInjection", scope: "incident", keys: ["g i"], does: "go to the injection view" },
  { command: "goImpact", scope: "incident", keys: ["g b"], does: "go to the blast radius" },
  { command: "goPolicy", scope: "incident", keys: ["g a"], does: "go to the allow-list" },
  { command: "goReport", scope: "incident", keys: ["g r"], does: "go to the post-mortem" },
  { command: "goReplay", scope: "incident", keys: ["g p"], does: "go to the replay: the incident step by step" },
  { command: "goCompare", scope: "incident", keys: ["g c"], does: "go to the comparison of two runs" },
  { command: "goIncidents", scope: "incident", keys: ["g l"], does: "go to the list of incidents" },
  { command: "goMethod", scope: "incident", keys: ["g m"], does: "go to the method: rules, checks, limits" },
  { command: "theme", scope: "incident", keys: [], does: "switch between light and dark" },
  { command: "next", scope: "rows", keys: ["j", "ArrowDown"], does: "next row" },
  { command: "previous", scope: "rows", keys: ["k", "ArrowUp"], does: "previous row" },
  { command: "expand", scope: "rows", keys: ["ArrowRight"], does: "expand, or go to the first child" },
  { command: "collapse", scope: "rows", keys: ["ArrowLeft"], does: "collapse, or go to the parent" },
  { command: "first", scope: "rows", keys: ["Home"], does: "first row" },
  { command: "last", scope: "rows", keys: ["End"], does: "last row" },
  { command: "pageDown", scope: "rows", keys: ["PageDown"], does: "one screen down" },
  { command: "pageUp", scope: "rows", keys: ["PageUp"], does: "one screen up" },
  { command: "open", scope: "rows", keys: ["Enter"], does: "open the row in the panel" },
  { command: "close", scope: "timeline", keys: ["Escape"], does: "close the panel" },
  { command: "search", scope: "timeline", keys: ["/"], does: "search" },
  { command: "nextHit", scope: "timeline", keys: ["n"], does: "next row that passes the search and the filters" },
  { command: "previousHit", scope: "timeline", keys: ["N"], does: "previous row that passes" },
  { command: "nextFlagged", scope: "timeline", keys: ["J"], does: "next flagged row: failed, refused, or called harmful" },
  { command: "previousFlagged", scope: "timeline", keys: ["K"], does: "previous flagged row" },
  { command: "nextHarmful", scope: "timeline", also: "replay", keys: ["]"], does: "next harmful row" },
  { command: "previousHarmful", scope: "timeline", also: "replay", keys: ["["], does: "previous harmful row" },
  { command: "fit", scope: "timeline", keys: ["f"], does: "zoom to the row; again: to it and all below" },
  { command: "fitAll", scope: "timeline", keys: ["0"], does: "zoom out to everything" },
  { command: "zoomIn", scope: "timeline", keys: ["+", "="], does: "zoom in" },
  { command: "zoomOut", scope: "timeline", keys: ["-"], does: "zoom out" },
  { command: "panLeft", scope: "timeline", keys: ["<", ","], does: "move the window earlier" },
  { command: "panRight", scope: "timeline", keys: [">", "."], does: "move the window later" },
  { command: "gaps", scope: "timeline", keys: ["i"], does: "fold or unfold idle time" },
  { command: "axis", scope: "timeline", keys: ["o"], does: "lanes by time or by position" },
  { command: "note", scope: "timeline", keys: ["m"], does: "write a note on the row" },
  { command: "star", scope: "timeline", keys: ["s"], does: "star the row, or take the star off" },
  { command: "harm", scope: "timeline", keys: ["h"], does: "decide whether the row did harm" },
  { command: "baseline", scope: "timeline", keys: ["x"], does: "put the call into the baseline of the allow-list, or take it out" },
  { command: "event", scope: "timeline", keys: ["e"], does: "add an event: noticed, contained, recovered" },
  { command: "view", scope: "timeline", keys: ["v"], does: "tree, flat, table" },
  { command: "collapseAll", scope: "timeline", keys: ["Z"], does: "collapse everything" },
  { command: "expandAll", scope: "timeline", keys: ["z"], does: "expand everything" },
  { command: "clearFilters", scope: "timeline", keys: ["c"], does: "clear all filters" },
  { command: "copyLink", scope: "timeline", also: "replay", keys: ["y"], does: "copy a link to this view" },
  { command: "saveView", scope: "timeline", keys: ["w"], does: "save this view under a name" },
  { command: "exportCsv", scope: "timeline", keys: [], does: "download these rows as CSV" },
  { command: "nextPassage", scope: "injection", keys: ["p"], does: "next passage of the document" },
  { command: "previousPassage", scope: "injection", keys: ["P"], does: "previous passage" },
  { command: "nextDocument", scope: "injection", keys: ["d"], does: "next document of the list" },
  { command: "previousDocument", scope: "injection", keys: ["D"], does: "previous document" },
  { command: "nextRule", scope: "policy", keys: ["r"], does: "next rule of the allow-list" },
  { command: "previousRule", scope: "policy", keys: ["R"], does: "previous rule" },
  { command: "undoPolicy", scope: "policy", keys: ["u"], does: "undo the last change of the allow-list" },
  { command: "redoPolicy", scope: "policy", keys: ["U"], does: "do it again" },
  { command: "savePolicy", scope: "policy", keys: [], does: "save the allow-list as a version" },
  { command: "exportPolicy", scope: "policy", keys: [], does: "export the allow-list" },
  { command: "replayPlay", scope: "replay", keys: [" "], does: "play, or pause" },
  { command: "replayForward", scope: "replay", keys: ["ArrowRight"], does: "one step on" },
  { command: "replayBack", scope: "replay", keys: ["ArrowLeft"], does: "one step back" },
  { command: "replayFirst", scope: "replay", keys: ["Home"], does: "go to the start" },
  { command: "replayLast", scope: "replay", keys: ["End"], does: "go to the end" },
  { command: "replayHarm", scope: "replay", keys: ["t"], does: "go to the first harm, T+0" },
];
