"use client";

import { useState } from "react";
import type { PolicyReview, ReplayedView, ReplayList } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import type { Refusal } from "../shell/api.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { CallLine } from "./call-line.tsx";
import { readReplayPage } from "./policy-api.ts";
import { listWords, partWords, wasWords } from "./policy-words.ts";

type Props = { readonly incident: string; readonly review: PolicyReview; readonly list: ReplayList; readonly onRule: (rule: string) => void };

/** One list of the back-test: each call with the rule that decides and why. */
export function ReplayedList({ incident, review, list, onRule }: Props) {
  const first = review.backTest?.lists[list];
  const [more, setMore] = useState<{ readonly of: PolicyReview; readonly calls: readonly ReplayedView[] } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (first === undefined) return null;
  const calls = [...first.calls, ...(more?.of === review ? more.calls : [])];
  const readMore = async () => {
    const answer = await readReplayPage(incident, { text: review.text ?? "", format: "aftertrace" }, review.backTest?.against ?? "record", list, calls.length);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setMore((known) => ({ of: review, calls: [...(known?.of === review ? known.calls : []), ...answer.value.calls] }));
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {first.of === 0 && <p className="text-text-muted">{listWords[list].none}</p>}
      <ol className="flex min-w-0 flex-col divide-y divide-border">{calls.map((one) => <li key={one.call.call} className="min-w-0 py-1.5"><ReplayedLine incident={incident} one={one} onRule={onRule} /></li>)}</ol>
      {refusal && <RefusalNotice refusal={refusal} />}
      {calls.length < first.of && <p className="flex flex-wrap items-center gap-2 text-sm text-text-muted">{countText(calls.length)} of {countText(first.of)} <Button small onClick={() => void readMore()}>Show more</Button></p>}
    </div>
  );
}

type LineProps = { readonly incident: string; readonly one: ReplayedView; readonly onRule: (rule: string) => void };

/** A call, what the policy says of it, and the rule that says so. */
export function ReplayedLine({ incident, one: { call, part, decision, rule, why, was }, onRule }: LineProps) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={decision} />
        {part !== "baseline" && <Badge tone={part === "left" ? "muted" : "failed"} {...(part !== "left" && { glyph: "warning" })}>{partWords[part]}</Badge>}
        <CallLine incident={incident} call={call} />
      </span>
      <span className="text-sm text-text-muted">
        It {wasWords[was]}. Decided by {rule === "default" ? "the default, which denies" : <button type="button" className="min-h-6 cursor-pointer text-accent underline [overflow-wrap:anywhere]" onClick={() => onRule(rule)}>{rule}</button>}: <InlineText text={why} className="[overflow-wrap:anywhere]" />
      </span>
    </div>
  );
}
