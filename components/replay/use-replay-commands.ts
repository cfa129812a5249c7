"use client";

import { useRef } from "react";
import type { Replay } from "@/lib/api/replayContract.ts";
import type { Command } from "../keys/bindings.ts";
import { useCommandHandler } from "../keys/use-command-handler.ts";
import { ask, incidentPath } from "../shell/api.ts";
import { countText } from "../ui/count.tsx";
import type { Player } from "./use-player.ts";

type Scene = {
  readonly incident: string; readonly trace: string; readonly head: Replay | null; readonly position: number; readonly player: Player;
  readonly go: (position: number) => void; readonly say: (text: string) => void;
};
type Stop = { readonly position: number | null; readonly number: number; readonly of: number };

/** What keys, buttons and the list of commands do on this page. Going somewhere by hand stops the player. */
export function useReplayCommands(scene: Scene): void {
  const { head, position, player, go, say } = scene;
  const stop = useStop(scene);
  const to = (target: number): boolean => {
    player.setPlaying(false);
    go(target);
    return true;
  };
  useCommandHandler((command: Command) => {
    if (head === null || head.total === 0) return false;
    switch (command) {
      case "replayPlay": return play(player, position, head.total, go);
      case "replayForward": return to(position + 1);
      case "replayBack": return to(position - 1);
      case "replayFirst": return to(0);
      case "replayLast": return to(head.total - 1);
      case "replayHarm":
        if (head.firstHarm === null) say("No call of these runs did harm.");
        return head.firstHarm === null || to(head.firstHarm.position);
      case "nextHarmful": case "previousHarmful": player.setPlaying(false); stop(command === "nextHarmful" ? "next" : "previous"); return true;
      case "copyLink": copyLink(say); return true;
      default: return false;
    }
  }, replayScopes);
}

const replayScopes = ["replay"] as const;

function play(player: Player, position: number, total: number, go: (position: number) => void): boolean {
  // From the end it begins again.
  if (!player.playing && position >= total - 1) go(0);
  player.setPlaying(!player.playing);
  return true;
}

function useStop({ incident, trace, position, go, say }: Scene): (direction: "next" | "previous") => void {
  const running = useRef(false);
  return (direction) => {
    if (running.current) return;
    running.current = true;
    const query = new URLSearchParams({ ...(trace !== "" && { trace }), from: String(position), direction });
    void ask<Stop>(`${incidentPath(incident)}/replay/stop?${query}`).then((answer) => {
      running.current = false;
      if (!answer.ok) return say(`${answer.refusal.message} ${answer.refusal.fix}`);
      const { position: found, number, of } = answer.value;
      if (found === null) return say(of === 0 ? "No call of these runs did harm." : direction === "next" ? "No further harmful call." : "No earlier harmful call.");
      go(found);
      return say(`Harmful call, ${countText(number)} of ${countText(of)}.`);
    });
  };
}

function copyLink(say: (text: string) => void): void {
  const writing = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error("no clipboard"));
  writing.then(() => say("Link copied."), () => say("The browser did not allow copying; the address bar has the link."));
}
