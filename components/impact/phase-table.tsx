"use client";

import Link from "next/link";
import type { IncidentPhase, PhasePlace } from "@/lib/api/impactContract.ts";
import { writeAxisRange } from "@/lib/timeline/axisRange.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { RuleLink } from "../method/rule-link.tsx";
import { countText } from "../ui/count.tsx";
import { Time } from "../ui/time.tsx";
import { CallLink } from "./call-link.tsx";
import { CiteLinks } from "./cite-links.tsx";
import { eventWords } from "./event-words.ts";
import { rowHref, useImpactView } from "./impact-view.ts";
import { lengthText, phaseWindow, placeText } from "./phase-words.ts";

/** The parts of the run: when each began and ended, what it begins with, and the rule that says so. */
export function PhaseTable({ phases }: { readonly phases: readonly IncidentPhase[] }) {
  if (phases.length === 0) return <p className="text-text-muted">No call in the evidence divides the run.</p>;
  return (
    <div tabIndex={0} role="region" aria-label="Phases as a table" className="relative overflow-x-auto rounded border border-border">
      <table className="w-full min-w-[46rem] border-collapse text-left">
        <caption className="sr-only">Phases of the run</caption>
        <thead className="bg-surface-raised"><tr>{["Phase", "From", "Until", "Took", "Begins with", "Rule"].map((head) => <th key={head} scope="col" className="px-3 py-1.5 font-semibold">{head}</th>)}</tr></thead>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase.rule} className="border-t border-border align-top">
              <th scope="row" className="px-3 py-1.5 font-normal whitespace-nowrap"><Title phase={phase} /></th>
              <td className="tabular px-3 py-1.5"><Place place={phase.from} /></td>
              <td className="tabular px-3 py-1.5">{phase.to === null ? <span className="text-text-muted">not in the evidence</span> : <Place place={phase.to} />}</td>
              <td className="tabular px-3 py-1.5 whitespace-nowrap">{lengthText(phase) ?? "–"}{phase.calls !== null && <span className="block text-sm text-text-muted">{countText(phase.calls)} {phase.calls === 1 ? "call" : "calls"}</span>}</td>
              <td className="min-w-60 px-3 py-1.5"><Begins place={phase.from} /></td>
              <td className="px-3 py-1.5"><RuleLink rule={phase.rule} className="text-sm whitespace-nowrap" /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to its stretch of the timeline. */
function Title({ phase }: { readonly phase: IncidentPhase }) {
  const { incident } = useImpactView();
  const window = phaseWindow(phase, phase.from.us === null ? "position" : "time", phase.from.us ?? phase.from.place ?? 0);
  const word = phase.rule === "phase.harm" ? "font-semibold" : "font-medium";
  if (window === null || phase.to === null) return <span className={word}>{phase.title}</span>;
  return <Link className={`${word} inline-flex min-h-6 items-center text-accent underline`} href={`/incidents/${incident}/timeline?t=${writeAxisRange(window)}`}>{phase.title}</Link>;
}

function Place({ place }: { readonly place: PhasePlace }) {
  return <>{placeText(place)}{place.us !== null && <span className="block text-sm text-text-muted"><Time us={place.us} /></span>}</>;
}

/** The call, the words or the event that it begins with. */
function Begins({ place }: { readonly place: PhasePlace }) {
  const { incident } = useImpactView();
  const { call, row, event, text, cites } = place;
  if (call !== null) return <CallLink call={call} />;
  return (
    <span className="[overflow-wrap:anywhere]">
      <InlineText text={text} />{" "}
      <span className="text-sm text-text-muted">({event !== null ? eventWords(event) : row === null ? "words in the evidence" : <Link className="text-accent underline" href={rowHref(incident, row)}>words in the evidence</Link>})</span>
      {cites.length > 0 && <span className="block"><CiteLinks cites={cites} /></span>}
    </span>
  );
}
