"use client";

import type { Command } from "../../keys/bindings.ts";
import type { Scene } from "./command-scene.ts";
import { runMarkCommand, type Marking } from "./mark-commands.ts";
import { runRowCommand } from "./row-commands.ts";
import { useStops } from "./use-stops.ts";
import { runViewCommand, type Viewing } from "./view-commands.ts";
import { runWindowCommand } from "./window-commands.ts";

/** What keys, palette and buttons of the timeline do. False: not a matter of this page, or not just now. */
export function useCommands(scene: Scene, marking: Marking, viewing: Viewing): (command: Command) => boolean {
  const runStopCommand = useStops(scene);
  return (command) => {
    switch (command) {
      case "next": case "previous": case "first": case "last": case "pageDown": case "pageUp": case "expand": case "collapse": case "open": case "close":
        return runRowCommand(command, scene);
      case "nextHit": case "previousHit": case "nextFlagged": case "previousFlagged": case "nextHarmful": case "previousHarmful":
        return runStopCommand(command);
      case "fit": case "fitAll": case "zoomIn": case "zoomOut": case "panLeft": case "panRight": case "gaps": case "axis":
        return runWindowCommand(command, scene);
      case "note": case "harm": case "star": case "event": case "baseline":
        return runMarkCommand(command, scene, marking);
      case "search": case "view": case "collapseAll": case "expandAll": case "clearFilters": case "copyLink": case "saveView": case "exportCsv":
        return runViewCommand(command, scene, viewing);
      case "palette": case "help": case "goOverview": case "goEvidence": case "goTimeline": case "goInjection": case "goImpact": case "goPolicy": case "goReport": case "nextRule": case "previousRule": case "undoPolicy": case "redoPolicy": case "savePolicy": case "exportPolicy": case "nextPassage": case "previousPassage": case "nextDocument": case "previousDocument": case "goReplay": case "goCompare": case "goIncidents": case "goMethod": case "theme":
      case "replayPlay": case "replayForward": case "replayBack": case "replayFirst": case "replayLast": case "replayHarm":
        return false;
    }
  };
}
