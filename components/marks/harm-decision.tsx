"use client";

import { useRef, useState } from "react";
import type { Decision, Subject } from "@/lib/api/annotationContract.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { countText } from "../ui/count.tsx";
import { Time } from "../ui/time.tsx";
import { HarmForm } from "./harm-form.tsx";
import { harmSaid } from "./harm-words.ts";
import { decisionsOf } from "./mark-groups.ts";
import { useAsked, type Asked } from "./use-asked.ts";
import { WhoWhen } from "./who-when.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";
import type { Marks } from "./use-marks.ts";

type Props = { readonly marks: Marks; readonly subject: Subject; readonly decisions: readonly Decision[]; readonly asked: Asked | null };

/** The responder's word on whether a step did harm: who, when, why, and what was decided before. */
export function HarmDecision({ marks, subject, decisions, asked }: Props) {
  const [open, setOpen] = useState<"no" | "decide" | "withdraw">("no");
  const button = useRef<HTMLButtonElement>(null);
  useAsked(asked, "harm", () => setOpen("decide"));
  const { current, earlier } = decisionsOf(decisions, subject);
  const close = () => {
    setOpen("no");
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className="flex flex-col gap-2">
      {current === null ? (open === "no" && <p className="text-text-muted">Nobody has decided whether this did harm.</p>) : <Said decision={current} />}
      {open === "decide" && <HarmForm start={current?.value ?? null} onDecide={(value, reason, author) => marks.decide(subject, value, reason, author)} onClose={close} />}
      {open === "withdraw" && current !== null && <WithdrawForm onWithdraw={(reason, author) => marks.withdraw(current.id, reason, author)} onClose={close} />}
      {open === "no" && (
        <span data-print="hide" className="flex flex-wrap gap-2">
          <Button ref={button} small onClick={() => setOpen("decide")}>{current === null ? "Decide" : "Decide anew"}</Button>
          {current !== null && <Button small onClick={() => setOpen("withdraw")}>Withdraw</Button>}
        </span>
      )}
      {earlier.length > 0 && (
        <Collapsible title={`${countText(earlier.length)} earlier ${earlier.length === 1 ? "decision" : "decisions"}`}>
          <ol className="flex flex-col gap-2">{earlier.map((decision) => <li key={decision.id}><Said decision={decision} /></li>)}</ol>
        </Collapsible>
      )}
    </div>
  );
}

function Said({ decision: { value, reason, author, madeUs, endedUs, ended } }: { readonly decision: Decision }) {
  const { word, glyph, tone } = harmSaid[value];
  return (
    <div className="flex flex-col gap-0.5 border-l-2 border-border-control pl-3">
      <p className="flex flex-wrap items-center gap-2"><Badge tone={endedUs === null ? tone : "muted"} glyph={glyph}>{word}</Badge> <WhoWhen author={author} us={madeUs} /></p>
      <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">{reason}</p>
      {endedUs !== null && <p className="text-sm text-text-muted">{ended === "withdrawn" ? "Withdrawn" : "Replaced"} <Time us={endedUs} /></p>}
    </div>
  );
}
