"use client";

import { useEffect, useState } from "react";
import type { BaselineDecision, BaselineView, PolicyReview } from "@/lib/api/policyContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { UndoLine } from "../marks/undo-line.tsx";
import { WhoWhen } from "../marks/who-when.tsx";
import type { Answer, Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { BaselineDialog } from "./baseline-dialog.tsx";
import { CallLine } from "./call-line.tsx";
import { decideBaseline, readBaseline, withdrawBaseline } from "./policy-api.ts";
import { exclusionWords, plural } from "./policy-words.ts";

type Props = { readonly incident: string; readonly review: PolicyReview; readonly version: number };

/** The calls that nothing is learned from, each with its reason, and the ways to take calls in or out. */
export function BaselinePart({ incident, review, version }: Props) {
  const [author] = useKept("author", "");
  const [known, setKnown] = useState<BaselineView | null>(null);
  const [made, setMade] = useState<BaselineDecision | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readBaseline(incident, abort.signal).then((answer) => setKnown(answer.ok ? answer.value : null), () => {});
    return () => abort.abort();
  }, [incident, version]);
  const settle = (answer: Answer<BaselineDecision>): Refusal | null => {
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setMade(answer.value.withdrawnUs === null ? answer.value : null);
    return answer.ok ? null : answer.refusal;
  };
  const { excluded: { of, calls }, backTest } = review;
  const holding = known?.decisions.filter(({ withdrawnUs }) => withdrawnUs === null) ?? [];
  return (
    <section aria-label="Baseline" className="flex min-w-0 flex-col gap-2">
      <h2 className="text-lg font-semibold">Baseline</h2>
      <p>{backTest === null ? "" : `${plural(backTest.parts.baseline.of, "call")} ${backTest.parts.baseline.of === 1 ? "counts" : "count"} as legitimate work. `}{plural(of, "call")} {of === 1 ? "does" : "do"} not: harm, what an injection asked for, and what follows either in its run, unless somebody takes it in.</p>
      {made !== null && <UndoLine said={`${made.include ? "Taken in" : "Taken out"}: ${made.label}, ${plural(made.calls, "call")}.`} onUndo={async () => void settle(await withdrawBaseline(incident, made.id, author))} onOver={() => setMade(null)} />}
      {refusal && <RefusalNotice refusal={refusal} />}
      <BaselineDialog view={known} onDecide={async (decision) => settle(await decideBaseline(incident, decision))} />
      {of > 0 && (
        <ol aria-label="Calls that do not count" className="flex max-h-96 min-w-0 flex-col divide-y divide-border overflow-y-auto rounded border border-border px-3">
          {calls.map(({ call, reason }) => (
            <li key={call.call} className="flex min-w-0 flex-wrap items-center gap-x-3 py-1">
              <CallLine incident={incident} call={call} struck />
              <span className="text-sm text-text-muted">excluded because {exclusionWords[reason]}</span>
              {reason !== "not_executed" && reason !== "by_responder" && reason !== "names_credential" && <Button small onClick={() => void decideBaseline(incident, { subject: { call: call.call }, include: true, reason: "", author }).then(settle)}>Take in<span className="sr-only"> {call.call}</span></Button>}
            </li>
          ))}
        </ol>
      )}
      {of > calls.length && <p className="text-sm text-text-muted">{countText(calls.length)} of {countText(of)}, the gravest reasons first</p>}
      {known !== null && known.decisions.length > 0 && (
        <Collapsible title={<span>What people said <span className="font-normal text-text-muted">{holding.length} of {known.decisions.length} {holding.length === 1 ? "holds" : "hold"}</span></span>}>
          <ol className="flex flex-col gap-1">
            {known.decisions.map((one) => (
              <li key={one.id} className="flex min-w-0 flex-wrap items-center gap-x-2">
                <span className={one.withdrawnUs === null ? "" : "line-through"}>{one.include ? "In" : "Out"}: <InlineText text={one.label} className="[overflow-wrap:anywhere]" />, {plural(one.calls, "call")}</span>
                {one.reason !== "" && <span className="text-sm [overflow-wrap:anywhere]">“<InlineText text={one.reason} />”</span>} <WhoWhen author={one.author} us={one.madeUs} />
                {one.withdrawnUs === null ? <Button small onClick={() => void withdrawBaseline(incident, one.id, author).then(settle)}>Withdraw<span className="sr-only"> {one.label}</span></Button> : <span className="text-sm text-text-muted">withdrawn</span>}
              </li>
            ))}
          </ol>
        </Collapsible>
      )}
    </section>
  );
}
