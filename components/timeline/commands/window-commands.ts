import type { AxisKind, AxisRange, TimelineRow, TimelineWindow } from "@/lib/timeline/row.ts";
import { ask, incidentPath } from "../../shell/api.ts";
import type { TimelineAddress } from "../address.ts";
import { roundedRange, windowOf } from "../axis/axis-frame.ts";
import { rowHere, type Scene, type WindowCommand } from "./command-scene.ts";
import { middleOf, panShare, pannedWindow, rowWindow, subtreeWindow, zoomedWindow, zoomFactor } from "../axis/window-moves.ts";

/** Zooming, moving, folding idle time, and what the axis counts. */
export function runWindowCommand(command: WindowCommand, scene: Scene): boolean {
  const { bar: { change }, frame } = scene;
  const show = (range: AxisRange | null) => {
    if (range === null) scene.say("The axis is not known yet.");
    else change({ t: windowOf(range, frame) });
    return true;
  };
  const draw = (range: AxisRange | null) => show(range === null ? null : roundedRange(range, frame));
  const around = () => middleOf(rowHere(scene), frame.kind);
  switch (command) {
    case "fit": return fit(scene, show);
    case "fitAll": change({ t: null }); return true;
    case "zoomIn": return draw(zoomedWindow(frame, 1 / zoomFactor, around()));
    case "zoomOut": return draw(zoomedWindow(frame, zoomFactor, around()));
    case "panLeft": return draw(pannedWindow(frame, -panShare));
    case "panRight": return draw(pannedWindow(frame, panShare));
    case "gaps": return foldGaps(scene);
    case "axis": return turnAxis(scene);
  }
}

/** First the row alone; asked again, with everything below it. */
function fit(scene: Scene, show: (range: AxisRange | null) => boolean): boolean {
  const { frame, bar: { address } } = scene;
  const row = rowHere(scene);
  if (row === null) return false;
  const alone = rowWindow(row, frame.kind);
  if (alone === null) {
    scene.say("This row has no time in the evidence.");
    return true;
  }
  if (!isSame(windowOf(alone, frame), address.t)) return show(alone);
  void rowsBelow(scene, row).then((below) => show(subtreeWindow(row, below, frame.kind)));
  return true;
}

const isSame = (a: TimelineAddress["t"], b: TimelineAddress["t"]) => a?.axis === b?.axis && a?.from === b?.from && a?.to === b?.to;
/** A subtree larger than this is known by its first rows: reading on would take too long for a key. */
const rowsBelowMax = 2_000;
const rowsAtOnce = 500;

/** The rows below from the server: those outside the window of the row alone are not among the rows here. */
async function rowsBelow({ incident }: Scene, row: TimelineRow): Promise<TimelineRow[]> {
  const below: TimelineRow[] = [];
  const end = row.order + 1 + Math.min(row.subtree, rowsBelowMax);
  for (let from = row.order + 1; from < end; from += rowsAtOnce) {
    const answer = await ask<TimelineWindow>(`${incidentPath(incident)}/timeline?from=${from}&count=${Math.min(rowsAtOnce, end - from)}`);
    if (!answer.ok) break;
    below.push(...answer.value.rows);
  }
  return below;
}

function foldGaps({ bar: { address, change }, frame, say }: Scene): boolean {
  if (!address.gaps && frame.gaps.length === 0) say("No idle stretch here is long enough to fold.");
  else change({ gaps: !address.gaps });
  return true;
}

/** By trace (where runs lie far apart), by one clock, by position, and from the start. A window of the other axis goes. */
function turnAxis({ bar: { address, change }, frame, perTrace, say }: Scene): boolean {
  if (frame.kind === "position" && address.axis === null) {
    say("There is no clock in this evidence: the axis is the position.");
    return true;
  }
  const next: AxisKind | null = perTrace ? "time" : frame.kind === "time" ? "position" : null;
  change({ axis: next, t: address.t !== null && address.t.axis === (next ?? "time") ? address.t : null });
  say(next === "position" ? "The axis is the position in order of time." : "The axis is the clock.");
  return true;
}
