"use client";

import type { ChangeLoop, Impact } from "@/lib/api/impactContract.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { RuleLink } from "../../method/rule-link.tsx";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Time } from "../../ui/time.tsx";
import { sinceText } from "../../ui/time-text.ts";
import { CallLink } from "../call-link.tsx";
import { counted, magnitudeText } from "../impact-words.ts";
import { DrawnBars } from "./drawn-bars.tsx";

/** The same target changed again and again: what each change came to, in order of time, or how many there had been. */
export function LoopCharts({ loops, loopsOf }: Pick<Impact, "loops" | "loopsOf">) {
  if (loops.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-sm text-text-muted">Repeated changes of one target, {countText(loops.length)} of {countText(loopsOf)}: first those of a feedback loop, then what grew, then what was repeated.</p>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">{loops.map((loop) => <Loop key={`${loop.rule} ${loop.name ?? ""}`} loop={loop} />)}</div>
    </div>
  );
}

function Loop({ loop }: { readonly loop: ChangeLoop }) {
  const { kind, name, rule, unit, points, pointsOf } = loop;
  const values = points.map(({ value }, at) => (kind === "growing" ? (value ?? 0) : at + 1));
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-sm text-text-muted [overflow-wrap:anywhere]">
        {name !== null && <InlineText text={name} className="font-mono font-medium text-text" />} {kind === "growing" && unit !== null ? `${unit} per call, as reported` : "how many times it had been changed"}: {countText(points.length)} of {counted(pointsOf, "call")}. <RuleLink rule={rule} className="text-sm" />
      </figcaption>
      <DrawnBars points={points.map(({ call }, at) => ({ label: labelOf(call.tPlusUs, at), value: values[at] ?? 0 }))} token={kind === "growing" ? "--class-infrastructure" : "--class-data"} heightPx={140} axes />
      <Collapsible title="The same numbers as a table">
        <div tabIndex={0} role="region" aria-label={`Changes of ${name ?? rule}`} className="relative max-h-96 max-w-full overflow-auto rounded border border-border">
          <table className="w-full border-collapse text-sm">
            <caption className="sr-only">Changes of {name ?? rule} in order of time</caption>
            <thead className="bg-surface-raised"><tr>{["When", "Call", kind === "growing" ? "Reported" : "Times"].map((head, at) => <th key={head} scope="col" className={at === 2 ? "px-3 py-1 text-right font-semibold" : "px-3 py-1 text-left font-semibold"}>{head}</th>)}</tr></thead>
            <tbody>
              {points.map(({ call, value }, at) => (
                <tr key={call.call} className="border-t border-border align-top">
                  <td className="tabular px-3 py-1 whitespace-nowrap">{call.tPlusUs === null ? <Time us={call.timeUs} /> : sinceText(call.tPlusUs, 0)}</td>
                  <th scope="row" className="px-3 py-1 text-left font-normal"><CallLink call={call} /></th>
                  <td className="tabular px-3 py-1 text-right whitespace-nowrap">{kind === "growing" && unit !== null ? (value === null ? "not stated" : magnitudeText({ unit, value, currency: null })) : countText(at + 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Collapsible>
    </figure>
  );
}

const labelOf = (tPlusUs: number | null, at: number): string => (tPlusUs === null ? `#${at + 1}` : tPlusUs === 0 ? "T+0" : sinceText(tPlusUs, 0));
