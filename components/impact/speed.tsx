"use client";

import Link from "next/link";
import { useState, type ReactNode } from "react";
import type { BlastRadius, CallRef, Moment } from "@/lib/api/impactContract.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { EventDialogLater } from "../timeline/events/event-dialog-later.tsx";
import { Button } from "../ui/button.tsx";
import { KeyValue, type Pair } from "../ui/key-value.tsx";
import { Time } from "../ui/time.tsx";
import { sinceText } from "../ui/time-text.ts";
import { CallLink } from "./call-link.tsx";
import { eventWords } from "./event-words.ts";
import { counted, speedText } from "./impact-words.ts";
import { rowHref, useImpactView } from "./impact-view.ts";

type Phase = Exclude<ManualEvent["kind"], "other">;
const phases: readonly (readonly [Phase, string])[] = [["noticed", "Noticed"], ["contained", "Contained"], ["recovered", "Recovered"]];

/** When the harm began and ended, how fast it went, and when people noticed, contained and recovered. */
export function Speed({ blastRadius }: { readonly blastRadius: BlastRadius }) {
  const { incident } = useImpactView();
  const [adding, setAdding] = useState<Phase | null>(null);
  const { firstHarm, lastHarm, harmDurationUs, unfinished } = blastRadius;
  const zeroUs = firstHarm?.timeUs ?? null;
  const pairs: Pair[] = [
    { name: "T+0, first harm", value: <HarmTime call={firstHarm} zeroUs={null} /> },
    { name: "Last harm", value: <HarmTime call={lastHarm} zeroUs={zeroUs} /> },
    { name: "From first to last", value: <span className="tabular">{harmDurationUs === null ? "not in the evidence" : sinceText(harmDurationUs, 0).slice(2)}; {speedText(blastRadius)}</span> },
    ...phases.map(([phase, name]) => ({ name, value: <PhaseTime moment={blastRadius[phase]} name={name} onAdd={() => setAdding(phase)} /> })),
    { name: "May still go on", value: unfinished === 0 ? "no call that changes something is without an end" : `${counted(unfinished, "call")} that began and whose end is not in the evidence` },
  ];
  return (
    <>
      <KeyValue pairs={pairs} />
      <EventDialogLater incident={incident} open={adding !== null} onOpenChange={(open) => !open && setAdding(null)} atUs={lastHarm?.timeUs ?? null} {...(adding !== null && { kind: adding })} onSaved={() => {}} />
    </>
  );
}

function HarmTime({ call, zeroUs }: { readonly call: CallRef | null; readonly zeroUs: number | null }) {
  if (call === null) return <Missing>not in the evidence</Missing>;
  return <span className="flex flex-wrap items-baseline gap-x-3">{call.timeUs === null ? <Missing>without a clock</Missing> : <Time us={call.timeUs} zeroUs={zeroUs} />} <span className="min-w-0"><CallLink call={call} /></span></span>;
}

type PhaseProps = { readonly moment: Moment | null; readonly name: string; readonly onAdd: () => void };

/** A moment after the harm, with who says so: the evidence, or a person who wrote it down. */
function PhaseTime({ moment, name, onAdd }: PhaseProps) {
  const { incident } = useImpactView();
  if (moment === null) {
    return <span className="flex flex-wrap items-center gap-x-2"><Missing>not in the evidence</Missing> <span data-print="hide"><Button kind="quiet" small aria-label={`Add when it was ${name.toLowerCase()}`} onClick={onAdd}>Add</Button></span></span>;
  }
  const said = moment.event !== null ? eventWords(moment.event) : "a person's words in the trace";
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span className="tabular"><Time us={moment.atUs} />, {sinceText(moment.afterUs, 0)}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]"><InlineText text={moment.text} /> <span className="text-sm text-text-muted">({moment.row === null ? said : <Link className="text-accent underline" href={rowHref(incident, moment.row)}>{said}</Link>})</span></span>
    </span>
  );
}

const Missing = ({ children }: { readonly children: ReactNode }) => <span className="text-text-muted">{children}</span>;
