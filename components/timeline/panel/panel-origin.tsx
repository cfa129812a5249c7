"use client";

import Link from "next/link";
import type { OriginFindings } from "@/lib/injectionFindings.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { injectionHref } from "../../injection/injection-address.ts";
import { judgeCall } from "../../injection/injection-api.ts";
import { meaning, originOrder, strengthWords } from "../../injection/injection-words.ts";
import { useCall, useInjectionVersion } from "../../injection/use-injection.ts";
import { VerdictChange } from "../../injection/verdict-change.tsx";
import { RuleLink } from "../../method/rule-link.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Part } from "./panel-part.tsx";
import { usePanel } from "./panel-reading.ts";

type Props = { readonly call: string; readonly origin: OriginFindings };

/** Why the call was made: a person's verdict where there is one, and what the rules say, for and against, with the document that asked and the way to the proof. */
export function PanelOrigin({ call, origin }: Props) {
  const { incident } = usePanel();
  const { value: held } = useCall(incident, call, useInjectionVersion().version);
  const { strength, document, against, missing, rule } = origin;
  const decision = held?.decision ?? null;
  const verdict = decision?.verdict ?? origin.verdict;
  return (
    <Part title={<>Origin <StatusBadge status={verdict} /></>}>
      <p>{meaning[verdict]} <span className="text-text-muted">{decision === null ? strengthWords[strength] : "set by a person"}</span></p>
      <Sentences title={decision === null ? "For" : "For, by the rules"} sentences={origin.for} />
      <Sentences title={decision === null ? "Against" : "Against, by the rules"} sentences={against} />
      <Sentences title="Not in the evidence" sentences={missing} />
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link className="inline-flex min-h-6 items-center text-accent underline" href={injectionHref(incident, { call, ...(document !== null && { document }) })}>{document === null ? "Open in the injection view" : `Asked for by ${document}: see the passage`}</Link>
        <RuleLink rule={rule} />
      </p>
      {held !== null && <VerdictChange incident={incident} about={call} verdicts={originOrder} machine={held.machine} decision={decision} onJudge={(to, reason, author) => judgeCall(incident, call, { verdict: to, reason, author })} />}
    </Part>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return <p className="text-sm [overflow-wrap:anywhere]"><span className="text-text-muted">{title}:</span> {sentences.map((sentence, at) => <span key={at}>{at > 0 && " "}<InlineText text={sentence} /></span>)}</p>;
}
