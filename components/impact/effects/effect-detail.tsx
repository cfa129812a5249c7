"use client";

import Link from "next/link";
import type { Ref } from "react";
import type { EffectRow } from "@/lib/api/impactContract.ts";
import { entryHref } from "../../evidence/evidence-address.ts";
import { InlineText } from "../../evidence/inline-text.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { EffectBadge } from "../../ui/effect-badge.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { KeyValue, type Pair } from "../../ui/key-value.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { sinceText } from "../../ui/time-text.ts";
import { RuleLink } from "../../method/rule-link.tsx";
import { CallLink } from "../call-link.tsx";
import { CiteLinks } from "../cite-links.tsx";
import { EffectsLink } from "../effects-link.tsx";
import { environmentWords, harmWords, magnitudeText, reversibleStatus } from "../impact-words.ts";
import { useImpactView } from "../impact-view.ts";
import { Corrections } from "./corrections.tsx";
import { loggedWords } from "./effect-words.ts";
import { JudgementTable } from "./judgement-table.tsx";

type Props = { readonly row: EffectRow; readonly version: number; readonly ref?: Ref<HTMLDivElement>; readonly onClose: () => void };

/** One effect laid open: the judgement and its reason, what it touched, where it stands, and its correction. */
export function EffectDetail({ row, version, ref, onClose }: Props) {
  const { incident } = useImpactView();
  return (
    <section ref={ref} tabIndex={-1} aria-label={`Effect ${row.id}`} className="flex min-w-0 flex-col gap-3 rounded-md border border-border-control p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-lg font-semibold">Effect {row.id}</h3>
        <EffectBadge effect={row.class} shared={row.shared === "yes"} />
        <StatusBadge status={reversibleStatus[row.reversible]} />
        {row.destructive && <Badge tone="failed" glyph="cross">Destructive</Badge>}
        <Badge tone={harmWords[row.harm].tone} glyph={harmWords[row.harm].glyph}>{harmWords[row.harm].word}</Badge>
        <span data-print="hide" className="ml-auto"><Button kind="quiet" small aria-label={`Close effect ${row.id}`} onClick={onClose}><Glyph name="close" /></Button></span>
      </div>
      <p className="max-w-[90ch] [overflow-wrap:anywhere]"><InlineText text={row.why} /> <RuleLink rule={row.rule} className="text-sm" /></p>
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <KeyValue pairs={factsOf(row)} />
        <div className="flex min-w-0 flex-col gap-3"><JudgementTable row={row} /><Corrections incident={incident} row={row} tool={row.call.tool} version={version} /></div>
      </div>
    </section>
  );
}

function factsOf(row: EffectRow): Pair[] {
  const { call, harm, machineHarm, decided } = row;
  return [
    { name: "Call", value: <><CallLink call={call} /> <span className="text-text-muted">{call.call}</span> <StatusBadge status={call.state} /></> },
    { name: "When", value: <span className="tabular">{call.tPlusUs !== null && `${sinceText(call.tPlusUs, 0)}, `}<Time us={call.timeUs} /></span> },
    { name: "Harm", value: <>{harmWords[harm].word}{decided !== null && <span className="text-text-muted">, as a responder decided; the rules say: {harmWords[machineHarm].word.toLowerCase()}</span>}</> },
    { name: "Targets", value: <Targets row={row} /> },
    { name: "Environment", value: environmentWords[row.environment] },
    { name: "Magnitude", value: row.magnitude === null ? <span className="text-text-muted">nothing states a number</span> : <span className="tabular">{magnitudeText(row.magnitude)}, as reported by the tool</span> },
    { name: "Signed log", value: <Logged row={row} /> },
    { name: "Evidence", value: <CiteLinks cites={row.cites} /> },
  ];
}

function Targets({ row: { targets, targetsOf } }: { readonly row: EffectRow }) {
  if (targetsOf === 0) return <span className="text-text-muted">none is named</span>;
  return (
    <ul className="flex flex-col">
      {targets.map((target) => <li key={`${target.kind} ${target.name}`}><EffectsLink filters={{ target: target.name }}><InlineText text={target.name} className="font-mono text-sm [overflow-wrap:anywhere]" /></EffectsLink> <span className="text-text-muted">{target.kind}</span></li>)}
      {targets.length < targetsOf && <li className="tabular text-sm text-text-muted">{countText(targets.length)} of {countText(targetsOf)} targets</li>}
    </ul>
  );
}

function Logged({ row }: { readonly row: EffectRow }) {
  const { incident } = useImpactView();
  const { word, glyph, tone } = loggedWords(row);
  if (row.logged === null) return <span className="text-text-muted">no entry of a signed log speaks of this call</span>;
  return <span className="inline-flex flex-wrap items-center gap-2"><Badge tone={tone} glyph={glyph}>{word}</Badge> <Link className="inline-flex min-h-6 items-center text-accent underline" href={entryHref(incident, row.logged.exhibit, row.logged.entry)}>{row.logged.exhibit}, entry {countText(row.logged.entry)}</Link></span>;
}
