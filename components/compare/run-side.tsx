"use client";

import type { CompareSide } from "@/lib/api/compareContract.ts";
import { writeList } from "@/lib/timeline/filterList.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { replayHref } from "../replay/replay-address.ts";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/count.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Time } from "../ui/time.tsx";
import { IncidentChoice } from "./incident-choice.tsx";
import { RunChoice } from "./run-choice.tsx";
import { callsText, runName } from "./run-words.ts";

type Props = {
  readonly name: "A" | "B"; readonly incident: string; readonly side: CompareSide | null; readonly runs: number;
  readonly onRun: (trace: string) => void;
  /** Null where the incident is the page's own and cannot be another one. */
  readonly onIncident: ((incident: string) => void) | null;
};

/** One of the two runs: which it is, what it came to, and the ways to choose another one. */
export function RunSide({ name, incident, side, runs, onRun, onIncident }: Props) {
  return (
    <section aria-label={`Run ${name}`} className="flex min-w-0 flex-col gap-1.5 rounded-md border border-border p-3">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{name}</h2>
        <RunChoice incident={incident} label={`Run ${name}, one of ${countText(runs)}`} onChoose={(run) => run !== null && onRun(run.trace)}>{side === null ? "Choose a run" : <InlineText text={runName(side)} />}</RunChoice>
        {onIncident !== null && <IncidentChoice current={incident} title={side?.title ?? ""} onChoose={onIncident} />}
      </div>
      {side !== null && (
        <>
          <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Time us={side.startUs} /> <span>{callsText(side)}</span>
            {side.harmful > 0 ? <Badge tone="failed" glyph="warning">Did harm</Badge> : <Badge tone="plain" glyph="check">No harm</Badge>}
          </p>
          <p className="text-sm text-text-muted [overflow-wrap:anywhere]">
            {onIncident !== null && <>in <InlineText text={side.title} />, </>}trace <InlineText text={side.trace} />{side.thread !== null && <>, thread <InlineText text={side.thread} /></>}, {side.exhibit}
            {side.agents.length > 0 && <>, by <InlineText text={side.agents.join(", ")} /></>}{side.models.length > 0 && <>, <InlineText text={side.models.join(", ")} /></>}
          </p>
          {side.read < side.calls && <p className="text-sm text-text-muted">The first {countText(side.read)} of {countText(side.calls)} calls are compared.</p>}
          <p className="mt-auto flex flex-wrap gap-2 pt-1"><LinkButton small href={`/incidents/${side.incident}/timeline?${new URLSearchParams({ trace: writeList([side.trace]) })}`}>Timeline</LinkButton><LinkButton small href={replayHref(side.incident, null, [side.trace])}>Replay</LinkButton></p>
        </>
      )}
    </section>
  );
}
