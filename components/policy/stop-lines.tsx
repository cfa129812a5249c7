import type { BackTest } from "@/lib/api/policyContract.ts";
import { Glyph } from "../ui/glyph.tsx";
import { CallLine } from "./call-line.tsx";
import { decisionSentence } from "./decision-sentence.ts";

/** Would this have stopped it, and at which call. */
export function StopLines({ incident, stops }: { readonly incident: string; readonly stops: BackTest["stops"] }) {
  if (stops.length === 0) return null;
  return (
    <ul className="flex min-w-0 flex-col gap-1">
      {stops.map(({ trace, at, firstHarm, inTime }) => (
        <li key={trace} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          {at === null
            ? <span className="flex items-center gap-1.5 font-medium text-status-failed"><Glyph name="cross" /> It would not have stopped this run.</span>
            : <span className="flex items-center gap-1.5 font-medium"><Glyph name={inTime ? "check" : "warning"} /> It would have stopped the run {inTime ? (firstHarm === null || firstHarm.call !== at.call.call ? "before harm" : "at the harm itself") : "after the first harm"}, at</span>}
          {at !== null && <CallLine incident={incident} call={at.call}><span className="text-sm text-text-muted">{decisionSentence(at.decision)}</span></CallLine>}
          {firstHarm !== null && at !== null && firstHarm.call !== at.call.call && <span className="text-sm text-text-muted">The first harm is <code>{firstHarm.call}</code>.</span>}
        </li>
      ))}
    </ul>
  );
}
