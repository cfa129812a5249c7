"use client";

import type { IncidentPhase } from "@/lib/api/impactContract.ts";
import { writeAxisRange, type AxisWindow } from "@/lib/timeline/axisRange.ts";
import type { AxisKind } from "@/lib/timeline/row.ts";
import { eventWords } from "../../impact/event-words.ts";
import { lengthText, phaseWindow, placeText } from "../../impact/phase-words.ts";
import { classNames } from "../../ui/class-names.ts";
import { Glyph } from "../../ui/glyph.tsx";
import type { GlanceShown } from "../glance/use-glance-shown.ts";
import { usePhases } from "./use-phases.ts";

type Props = {
  readonly incident: string;
  /** As the page came. */
  readonly start: readonly IncidentPhase[];
  readonly version: number;
  readonly show: GlanceShown["choice"];
  /** T+0 of this page: the first time in the evidence. */
  readonly zeroUs: number | null;
  readonly axis: AxisKind;
  /** Where the axis ends. */
  readonly end: number;
  /** The window in force. */
  readonly window: AxisWindow | null;
  readonly onWindow: (window: AxisWindow | null) => void;
};

/** The parts of the run in a line: each shows its stretch of the timeline, and pressed again everything. */
export function PhaseStrip({ incident, start, version, show, zeroUs, axis, end, window, onWindow }: Props) {
  const phases = usePhases(incident, start, version);
  if (show === "off" || phases.length === 0) return null;
  const current = window === null ? null : writeAxisRange(window);
  return (
    <section aria-label="Phases" data-print="hide" className={classNames("grid shrink-0 grid-cols-[72px_minmax(0,1fr)] items-center gap-x-2 sm:grid-cols-[100px_minmax(0,1fr)]", show === "auto" && "max-sm:hidden")}>
      <span className="text-sm text-text-muted">Phases</span>
      <ol className="flex min-w-0 flex-wrap items-center gap-1">
        {phases.map((phase, at) => {
          const own = phaseWindow(phase, axis, end);
          const pressed = own !== null && writeAxisRange(own) === current;
          return (
            <li key={phase.rule} className="flex min-w-0 items-center gap-1">
              {at > 0 && <Glyph name="chevron-right" className="text-xs text-text-muted" />}
              <button type="button" aria-pressed={pressed} disabled={own === null} title={hintOf(phase)} onClick={() => onWindow(pressed ? null : own)}
                className={classNames("tabular inline-flex min-h-6 min-w-0 cursor-pointer items-center gap-1.5 rounded border px-1.5 text-sm hover:bg-surface-raised pointer-coarse:min-h-11 disabled:cursor-default",
                  pressed ? "border-accent bg-surface-raised" : phase.from.event === null ? "border-border-control" : "border-dashed border-border-control")}>
                <span className={phase.rule === "phase.harm" ? "font-semibold text-status-failed" : "font-medium"}>{phase.title}</span>
                <span className="truncate text-text-muted">{placeText(phase.from, zeroUs)}{lengthText(phase) !== null && `, ${lengthText(phase)}`}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The rule and what it cites. */
function hintOf({ rule, from }: IncidentPhase): string {
  const by = from.call !== null ? `begins with ${from.call.call} ${from.call.tool}` : from.event !== null ? eventWords(from.event) : from.row === null ? "" : "by words in the evidence";
  return [rule, by].filter((part) => part !== "").join(": ");
}
