import Link from "next/link";
import type { Overview, WorstCall } from "@/lib/api/overviewContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { effectHref, effectsHref } from "../impact/impact-address.ts";
import { harmWords, reversibleStatus } from "../impact/impact-words.ts";
import { injectionHref } from "../injection/injection-address.ts";
import { strengthWords } from "../injection/injection-words.ts";
import { rowAddress } from "../shell/incident-address.ts";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/count.tsx";
import { EffectBadge } from "../ui/effect-badge.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { sinceText } from "../ui/time-text.ts";
import { statuses } from "../ui/vocabulary.ts";
import { shortened } from "./headline/sentence.ts";

type Props = { readonly incident: string; readonly overview: Pick<Overview, "worst" | "worstOf"> };

/** The worst calls, harmful ones first: what each did, to what, whether it can be undone, and who asked. */
export function WorstCalls({ incident, overview: { worst, worstOf } }: Props) {
  if (worst.length === 0) return <p className="text-text-muted">No call is known to have done more than read.</p>;
  return (
    <>
      <ol className="flex flex-col">{worst.map((call) => <Line key={call.call.call} incident={incident} call={call} />)}</ol>
      <p className="tabular text-sm text-text-muted">{countText(worst.length)} of {countText(worstOf)} calls that changed something, or may have. <Link prefetch={false} className="text-accent underline" href={effectsHref(incident, { sort: "worst" })}>All effects, the worst first</Link></p>
    </>
  );
}

const previewMax = 110;

function Line({ incident, call }: { readonly incident: string; readonly call: WorstCall }) {
  const { harm, effect, shared, reversible, origin, strength, destructive } = call;
  const harmWord = harmWords[harm];
  return (
    <li className="grid break-inside-avoid gap-x-6 gap-y-1 border-t border-border py-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="[overflow-wrap:anywhere]"><Name incident={incident} call={call} /></p>
        <p className="text-sm text-text-muted [overflow-wrap:anywhere]"><span className="tabular">{call.call.call}{call.call.tPlusUs !== null && `, ${call.call.tPlusUs === 0 ? "T+0" : sinceText(call.call.tPlusUs, 0)}`}</span><Targets call={call} /></p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5 self-start">
        <Badge tone={harmWord.tone} glyph={harmWord.glyph}>{harmWord.word}</Badge>
        <Link prefetch={false} href={effectHref(incident, effect)} className="inline-flex min-h-6 items-center text-text" aria-label={`Effect ${effect}`}><EffectBadge effect={call.class} shared={shared === "yes"} /></Link>
        {reversible === "unknown" ? <StatusBadge status="unknown">Not known if reversible</StatusBadge> : <StatusBadge status={reversibleStatus[reversible]} />}
        {destructive && <span className="text-sm text-text-muted">destructive</span>}
        <Link prefetch={false} href={injectionHref(incident, { call: call.call.call })} className="inline-flex min-h-6 items-center text-sm text-accent underline">origin: {statuses[origin].word.toLowerCase()}{origin !== "undetermined" && strength !== null && `, ${strengthWords[strength]}`}</Link>
      </div>
    </li>
  );
}

function Name({ incident, call: { call: { row, tool, preview } } }: { readonly incident: string; readonly call: WorstCall }) {
  const words = <><InlineText text={tool} className="font-medium" />{preview !== "" && <> <code className="text-sm"><InlineText text={shortened(preview, previewMax)} /></code></>}</>;
  return row === null ? words : <Link prefetch={false} href={rowAddress(incident, row)} className="text-accent underline">{words}</Link>;
}

function Targets({ call: { targets, targetsOf, environment } }: { readonly call: WorstCall }) {
  if (targetsOf === 0) return <>; no target is named</>;
  return <>; {targets.map(({ kind, name }, at) => <span key={`${kind} ${name}`}>{at > 0 && ", "}{kind} <InlineText text={shortened(name, 80)} /></span>)}{targetsOf > targets.length && ` and ${countText(targetsOf - targets.length)} more`}{environment !== "unknown" && `; ${environment}`}</>;
}
