"use client";

import { useState } from "react";
import type { DraftChoices, HeldOutView } from "@/lib/api/policyContract.ts";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { readHeldOut } from "./policy-api.ts";
import { plural } from "./policy-words.ts";
import { ReplayedLine } from "./replayed-list.tsx";

type Props = { readonly incident: string; readonly choices: DraftChoices; readonly onRule: (rule: string) => void };

/** How the draft does on work that it has not seen. */
export function HeldOut({ incident, choices, onRule }: Props) {
  const [known, setKnown] = useState<{ readonly of: string; readonly view: HeldOutView } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const name = JSON.stringify(choices);
  const measure = async () => {
    setBusy(true);
    const answer = await readHeldOut(incident, choices, new AbortController().signal);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setKnown({ of: name, view: answer.value });
  };
  const view = known?.view ?? null;
  return (
    <section aria-label="On work that was left out" className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap items-center gap-3">
        <Button small disabled={busy} onClick={() => void measure()}>{busy ? "Measuring…" : "How does it do on new work?"}</Button>
        <span role="status" className={known !== null && known.of !== name ? "text-text-muted italic" : undefined}>
          {view !== null && (view.tasks < 2
            ? `There is ${view.tasks === 1 ? "one task only" : "no task"}: nothing can be left out to try it on.`
            : `With tasks left out of the draft in turn (${countText(view.tasks)} in all): ${countText(view.calls.allow)} of ${countText(view.calls.of)} calls allowed, ${countText(view.calls.require_approval)} need approval, ${countText(view.calls.deny)} denied; ${countText(view.runs.allowed)} of ${plural(view.runs.of, "run")} wholly allowed.`)}
          {known !== null && known.of !== name && " (for the previous edit)"}
        </span>
      </p>
      {refusal && <RefusalNotice refusal={refusal} onRetry={() => void measure()} />}
      {view !== null && view.lost.of > 0 && (
        <Collapsible title={<span>Calls that new work would lose <span className="font-normal text-text-muted">{countText(view.lost.calls.length)} of {countText(view.lost.of)}</span></span>}>
          <ol className="flex max-h-80 flex-col divide-y divide-border overflow-y-auto">{view.lost.calls.map((one) => <li key={one.call.call} className="py-1"><ReplayedLine incident={incident} one={one} onRule={onRule} /></li>)}</ol>
        </Collapsible>
      )}
    </section>
  );
}
