"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { InlineText } from "../evidence/inline-text.tsx";
import { WhoWhen } from "../marks/who-when.tsx";
import { EventDialogLater } from "../timeline/events/event-dialog-later.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Glyph } from "../ui/glyph.tsx";
import { Time } from "../ui/time.tsx";
import { shortened } from "./headline/sentence.ts";
import { responsePhases, type PhaseMoment, type ResponsePhase } from "./phase-moments.ts";

type Props = { readonly incident: string; readonly moments: readonly PhaseMoment[]; /** The time that a new event begins with: of the last harm. */ readonly lastHarmUs: number | null };

/** From the instruction to the recovery: when each was, how long after the one before, and who says so. What nobody recorded can be added here. */
export function PhaseStrip({ incident, moments, lastHarmUs }: Props) {
  const router = useRouter();
  const [adding, setAdding] = useState<ResponsePhase | null>(null);
  if (moments.length === 0) return null;
  return (
    <section aria-label="From instruction to recovery" className="flex min-w-0 flex-col gap-1.5">
      <ol className="grid min-w-0 gap-2 md:grid-cols-5">
        {moments.map((moment) => <Cell key={moment.phase} moment={moment} onAdd={setAdding} />)}
      </ol>
      <p className="text-sm text-text-muted">T+0 is the first harm. A dashed outline: written down by a person, not in the evidence.</p>
      <EventDialogLater incident={incident} open={adding !== null} onOpenChange={(open) => !open && setAdding(null)} atUs={lastHarmUs} {...(adding !== null && { kind: adding })} onSaved={() => router.refresh()} />
    </section>
  );
}

const saidMax = 80;

function Cell({ moment, onAdd }: { readonly moment: PhaseMoment; readonly onAdd: (phase: ResponsePhase) => void }) {
  const { phase, title, state, since, atUs, gap, said, href, by } = moment;
  const isPerson = by?.kind === "person";
  return (
    <li className={classNames("flex min-w-0 flex-col gap-0.5 rounded-md border px-3 py-2", isPerson ? "border-2 border-dashed border-accent" : state === "filled" ? "border-border-control" : "border-border bg-surface-raised")}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className={classNames("font-semibold", phase === "acted" && "text-status-failed")}>{title}</span>
        {since !== null && <span className="tabular font-medium whitespace-nowrap">{since}</span>}
      </p>
      {gap !== null && <p className="tabular flex items-center gap-1 text-sm text-text-muted"><Glyph name="chevron-right" /> {gapText(gap)}</p>}
      {state === "filled" ? <p className="text-sm [overflow-wrap:anywhere]">{href === null ? <Said text={said} /> : <Link href={href} prefetch={false} className="text-accent underline"><Said text={said} /></Link>}</p> : <p className="text-sm text-text-muted">{state === "none" && "– "}{said}</p>}
      {state === "filled" && (atUs === null ? <p className="text-sm text-text-muted">without a clock</p> : <p className="text-sm text-text-muted [&_time]:whitespace-normal"><Time us={atUs} /></p>)}
      {by?.kind === "person" && <p className="text-sm"><Glyph name="person" /> Added by hand: <WhoWhen author={by.author} us={by.madeUs} /></p>}
      {by?.kind === "evidence" && isResponse(phase) && <p className="text-sm text-text-muted">a person's words in the trace</p>}
      {by?.kind === "list" && <p className="text-sm text-text-muted"><Glyph name="bell" /> in a list of events among the evidence</p>}
      {state === "missing" && isResponse(phase) && <p data-print="hide" className="pt-0.5"><Button small aria-label={`Add when it was ${phase}`} onClick={() => onAdd(phase)}>Add</Button></p>}
    </li>
  );
}

/** "27 s after" where the gap is forwards; a phase that came before the one before it says so too. */
const gapText = (gap: string): string => (gap.startsWith("−") ? `${gap.slice(1)} before that` : `${gap.slice(1)} later`);
const isResponse = (phase: PhaseMoment["phase"]): phase is ResponsePhase => responsePhases.some((one) => one === phase);

function Said({ text }: { readonly text: string }) {
  return <InlineText text={shortened(text, saidMax)} />;
}
