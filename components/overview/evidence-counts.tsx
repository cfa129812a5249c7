import Link from "next/link";
import type { Incident } from "@/lib/api/contract.ts";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Time } from "../ui/time.tsx";
import { sinceText } from "../ui/time-text.ts";

/** Exhibits that hold no step of a run. */
export function NothingRead({ incident, exhibits }: { readonly incident: string; readonly exhibits: number }) {
  return (
    <Notice kind="warning" message={`The ${exhibits === 1 ? "exhibit holds" : `${countText(exhibits)} exhibits hold`} no step of a run: no span, no message, no call.`}
      fix="The evidence page says for each file what was looked for and how to export it again.">
      <LinkButton small href={`/incidents/${incident}/evidence`}>What the exhibits hold</LinkButton>
    </Notice>
  );
}

/** How much there is in the evidence, and over which time. */
export function EvidenceCounts({ incident: { id, rows, counts, calls, documents, timeRange } }: { readonly incident: Incident }) {
  if (counts === null || rows === 0) return null;
  const numbers: readonly (readonly [string, number, string | null])[] = [
    ["tool calls", calls ?? 0, null], ["spans", counts.spans, null], ["traces", counts.traces, null], ["messages", counts.messages, null],
    ["documents read", documents ?? 0, null], ["error spans", counts.errorSpans, "?status=error"], ["spans without an end", counts.withoutEnd, "?status=pending"], ["parents missing", counts.orphans, null],
  ];
  return (
    <section aria-label="Counts" className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded border border-border bg-border sm:grid-cols-4">
        {numbers.map(([name, value, query]) => (
          <div key={name} className="flex flex-col-reverse bg-surface px-3 py-2">
            <dt className="text-sm text-text-muted">{name}</dt>
            <dd className={classNames("text-xl", value === 0 ? "text-text-muted" : "font-semibold")}>{query !== null && value > 0 ? <Link className="underline" href={`/incidents/${id}/timeline${query}`}>{countText(value)}</Link> : countText(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="tabular text-text-muted">
        {timeRange === null || timeRange.startUs === null ? "The evidence has no clock: order is by position." : <>First time <Time us={timeRange.startUs} />, last time <Time us={timeRange.endUs} />{tookText(timeRange.startUs, timeRange.endUs)}</>}
      </p>
    </section>
  );
}

function tookText(startUs: number, endUs: number | null): string {
  return endUs === null || endUs <= startUs ? "" : `, ${sinceText(endUs, startUs).slice(2).replaceAll(" ", "\u00a0")} later`;
}
