"use client";

import type { Injection } from "@/lib/api/injectionContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { statuses } from "../ui/vocabulary.ts";
import { judgeIncident } from "./injection-api.ts";
import { meaning, originOrder, strengthWords } from "./injection-words.ts";
import { OriginProof } from "./origin-proof.tsx";
import { VerdictChange } from "./verdict-change.tsx";

type Props = { readonly incident: string; readonly injection: Injection; readonly onOpenCall: (call: string, document: string | null) => void };

const incidentVerdicts = [...originOrder, "none"] as const;

/** The answer: verdict, how strong, for and against, what is missing; and the way to say otherwise. */
export function VerdictBox({ incident, injection, onOpenCall }: Props) {
  const { verdict, machine, decision, strength, deciding, harmful, byVerdict } = injection;
  const parts = originOrder.filter((one) => byVerdict[one] > 0).map((one) => `${countText(byVerdict[one])} ${statuses[one].word.toLowerCase()}`);
  return (
    <section aria-label="Verdict" className="flex min-w-0 flex-col gap-3 rounded-md border border-border-control bg-surface p-4">
      <h2 className="sr-only">Verdict</h2>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge status={verdict} className="text-lg" />
        {strength !== null && decision === null && deciding?.decision === null && <span className="font-medium">{strengthWords[strength]}</span>}
        <p className="min-w-0 text-lg">{meaning[verdict]}</p>
      </div>
      {harmful > 0 && <p className="text-sm text-text-muted">{countText(harmful)} harmful {harmful === 1 ? "call" : "calls"} by origin: {parts.join(", ")}. The gravest decides: injection, agent, undetermined, delegated, user.</p>}
      {deciding !== null && (
        <div className="flex min-w-0 flex-col gap-2">
          <p className="[overflow-wrap:anywhere]">Decided by <Button small onClick={() => onOpenCall(deciding.call.call, deciding.document)}>{deciding.call.call}</Button> <InlineText text={deciding.call.tool} className="font-medium" /> <code className="text-sm"><InlineText text={deciding.call.preview} /></code></p>
          <OriginProof incident={incident} origin={deciding} wide />
        </div>
      )}
      <VerdictChange incident={incident} about="this incident" verdicts={incidentVerdicts} machine={machine} decision={decision} onJudge={(to, reason, author) => judgeIncident(incident, { verdict: to, reason, author })} />
    </section>
  );
}
