"use client";

import { useRef } from "react";
import type { StopKind, TimelinePosition } from "@/lib/timeline/row.ts";
import { ask, incidentPath } from "../../shell/api.ts";
import { filterCount } from "../address.ts";
import { rowHere, type Scene, type StopCommand } from "./command-scene.ts";
import { stopWords, type Stop } from "./stop-words.ts";

type Found = { readonly stop: TimelinePosition | null; readonly number: number; readonly of: number };

const stops: Readonly<Record<StopCommand, Stop>> = {
  nextHit: { kind: "match", direction: "next" }, previousHit: { kind: "match", direction: "previous" },
  nextFlagged: { kind: "flagged", direction: "next" }, previousFlagged: { kind: "flagged", direction: "previous" },
  nextHarmful: { kind: "harmful", direction: "next" }, previousHarmful: { kind: "harmful", direction: "previous" },
};

/** Next and previous of a kind, found by the server in all rows, folded away or not. */
export function useStops(scene: Scene): (command: StopCommand) => boolean {
  const running = useRef(false);
  return (command) => {
    const stop = stops[command];
    if (stop.kind === "match" && filterCount(scene.bar.address) === 0) scene.say("No search and no filter: every row passes.");
    else if (stop.kind === "match" && staysHere(stop, scene)) scene.going.goTo(scene.cursor.index, true);
    else if (!running.current) {
      running.current = true;
      void goToStop(stop, scene).finally(() => {
        running.current = false;
      });
    }
    return true;
  };
}

/** The row that the search led to passes itself: it is opened before the next one is gone to. */
function staysHere({ direction }: Stop, scene: Scene): boolean {
  const row = rowHere(scene);
  return direction === "next" && row !== null && !row.context && !scene.going.isOpen(row);
}

async function goToStop(stop: Stop, scene: Scene): Promise<void> {
  const { incident, store, bar: { address, change }, going, locate, say } = scene;
  const query = new URLSearchParams(store.query);
  query.set("row", String(rowHere(scene)?.id ?? 0));
  query.set("stop", stop.kind satisfies StopKind);
  query.set("direction", stop.direction);
  const answer = await ask<Found>(`${incidentPath(incident)}/timeline/stop?${query}`);
  if (!answer.ok) return say(answer.refusal.message);
  const { stop: found, number, of } = answer.value;
  say(stopWords(stop, found === null ? null : number, of));
  if (found === null) return undefined;
  const open = stop.kind === "match" || address.sel !== null;
  if (found.position !== null) return going.goTo(found.position, open);
  if (open) change({ sel: found.id });
  return locate(found.id);
}
