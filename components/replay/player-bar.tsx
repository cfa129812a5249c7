"use client";

import { replayPaces, replaySpeeds, type ReplayPace } from "@/lib/timeline/replayPace.ts";
import type { Command } from "../keys/bindings.ts";
import { useRunCommand } from "../keys/use-command-handler.ts";
import { Button } from "../ui/button.tsx";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { ToggleGroup } from "../ui/toggle-group.tsx";
import type { Player } from "./use-player.ts";

type Props = { readonly player: Player; readonly position: number; readonly total: number; readonly harmful: number };

const paceWords: Record<ReplayPace, string> = { each: "Each step", clock: "Real time, idle folded" };

/** Play, step, jump, and how fast. Every button does what its key does. */
export function PlayerBar({ player, position, total, harmful }: Props) {
  const atEnd = position >= total - 1;
  return (
    <div role="group" aria-label="Player" data-print="hide" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="flex flex-wrap items-center gap-1">
        <Act command="replayFirst" glyph="to-start" label="Start" disabled={position === 0} />
        <Act command="replayBack" glyph="step-back" label="One step back" disabled={position === 0} />
        <Act command="replayPlay" glyph={player.playing ? "pause" : "play"} label={player.playing ? "Pause" : "Play"} primary disabled={atEnd && !player.playing && total <= 1} />
        <Act command="replayForward" glyph="step-forward" label="One step on" disabled={atEnd} />
        <Act command="replayLast" glyph="to-end" label="End" disabled={atEnd} />
      </span>
      <span className="flex flex-wrap items-center gap-1">
        <Act command="previousHarmful" label="Previous harm" words disabled={harmful === 0} />
        <Act command="replayHarm" label="First harm" words disabled={harmful === 0} />
        <Act command="nextHarmful" label="Next harm" words disabled={harmful === 0} />
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <ToggleGroup label="Pace" value={player.pace} onValueChange={player.setPace} choices={replayPaces.map((value) => ({ value, label: paceWords[value] }))} />
        <ToggleGroup label="Speed" value={String(player.speed)} onValueChange={(value) => player.setSpeed(replaySpeeds.find((one) => String(one) === value) ?? 1)}
          choices={replaySpeeds.map((value) => ({ value: String(value), label: `${value}×`, name: `${value} times` }))} />
      </span>
    </div>
  );
}

type ActProps = { readonly command: Command; readonly label: string; readonly glyph?: GlyphName; readonly primary?: boolean; readonly words?: boolean; readonly disabled: boolean };

function Act({ command, label, glyph, primary = false, words = false, disabled }: ActProps) {
  const run = useRunCommand();
  return (
    // Not disabled: a button that goes away under the finger takes the focus with it.
    <Button small kind={primary ? "primary" : "plain"} aria-label={words ? undefined : label} title={words ? undefined : label} aria-disabled={disabled} onClick={() => { if (!disabled) run(command); }}
      className={disabled ? "text-text-muted" : undefined}>
      {glyph !== undefined && <Glyph name={glyph} />}{words ? label : primary && <span aria-hidden="true">{label}</span>}
    </Button>
  );
}
