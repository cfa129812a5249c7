"use client";

import { useState } from "react";
import type { Injection, VerdictDecision } from "@/lib/api/injectionContract.ts";
import { MarkForm } from "../marks/mark-form.tsx";
import { WhoWhen } from "../marks/who-when.tsx";
import { Withdrawable } from "../marks/withdrawable.tsx";
import type { Answer, Refusal } from "../shell/api.ts";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { statuses } from "../ui/vocabulary.ts";
import { withdrawVerdict } from "./injection-api.ts";
import { meaning } from "./injection-words.ts";

type Verdict = Injection["verdict"];
type Props<V extends Verdict> = {
  readonly incident: string;
  /** What is judged, as the end of a sentence: "this incident", "c7". */
  readonly about: string;
  readonly verdicts: readonly V[];
  readonly machine: V;
  readonly decision: VerdictDecision | null;
  readonly onJudge: (verdict: V, reason: string, author: string) => Promise<Answer<VerdictDecision>>;
};

/** Sets another verdict and takes it back. What the machine says stays in sight. */
export function VerdictChange<V extends Verdict>({ incident, about, verdicts, machine, decision, onJudge }: Props<V>) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {decision !== null && (
        <div className="flex flex-col gap-0.5 border-l-2 border-border-control pl-3 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-2">Set by a person: <WhoWhen author={decision.author} us={decision.madeUs} /></p>
          <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">{decision.reason}</p>
          <p className="flex flex-wrap items-center gap-1.5 text-text-muted">The rules say <StatusBadge status={machine} /></p>
        </div>
      )}
      <Withdrawable<VerdictDecision>
        said="The verdict is set." holding={decision} title={`Set the verdict on ${about}`} description="What the rules say stays in sight beside yours. Both go into the custody log."
        make={<>Set the verdict<span className="sr-only"> on {about}</span></>} takeBack={<>Withdraw<span className="sr-only"> the verdict on {about}</span></>}
        onWithdraw={(id, author) => withdrawVerdict(incident, id, author)}
        form={(close, settle) => <VerdictForm verdicts={verdicts} start={machine} onClose={close} onSave={async (verdict, reason, by) => settle(await onJudge(verdict, reason, by))} />}
      />
    </div>
  );
}

type FormProps<V extends Verdict> = { readonly verdicts: readonly V[]; readonly start: V; readonly onSave: (verdict: V, reason: string, author: string) => Promise<Refusal | null>; readonly onClose: () => void };

function VerdictForm<V extends Verdict>({ verdicts, start, onSave, onClose }: FormProps<V>) {
  const [verdict, setVerdict] = useState<V>(start);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const save = (author: string): Promise<Refusal | null | "stay"> => {
    setTried(true);
    return reason.trim() === "" ? Promise.resolve("stay") : onSave(verdict, reason.trim(), author);
  };
  return (
    <MarkForm save="Set the verdict" onSave={save} onClose={onClose}>
      <Field label="Verdict" hint={meaning[verdict]}>
        {(wiring) => <Select {...wiring} options={verdicts.map((value) => ({ value, label: statuses[value].word }))} value={verdict} onChange={(event) => setVerdict(verdicts.find((one) => one === event.target.value) ?? verdict)} />}
      </Field>
      <Field label="Reason" hint="What you know that the rules do not. It goes into the custody log." {...(tried && reason.trim() === "" && { error: "A verdict needs its reason." })}>
        {(wiring) => <TextArea {...wiring} rows={3} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </MarkForm>
  );
}
