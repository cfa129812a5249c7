"use client";

import Link from "next/link";
import type { Impact } from "@/lib/api/impactContract.ts";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Time } from "../ui/time.tsx";
import { CallLink } from "./call-link.tsx";
import { EffectsLink } from "./effects-link.tsx";
import { changingEffects } from "./effect-counts.ts";
import { counted, lookedAtText, verdictText } from "./impact-words.ts";
import { rowHref, useImpactView } from "./impact-view.ts";

/** The answer in one sentence, each clause a link to its proof, and below it what people changed of it. */
export function Headline({ impact }: { readonly impact: Impact }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="max-w-[80ch] text-xl [overflow-wrap:anywhere] [&_time]:whitespace-normal">{impact.harmfulOf === 0 ? <NoHarm impact={impact} /> : <Harm impact={impact} />}</p>
      <Overruled impact={impact} />
    </div>
  );
}

function Harm({ impact }: { readonly impact: Impact }) {
  const { incident } = useImpactView();
  const { verdict, harmfulOf, blastRadius: { firstHarm, irreversible } } = impact;
  const why = verdictText(verdict);
  return (
    <>
      <EffectsLink filters={{ harm: ["harmful"] }} className="font-semibold text-accent underline">{counted(harmfulOf, "harmful call")}</EffectsLink>
      {firstHarm !== null && <>, the first harm <CallLink call={firstHarm} />{firstHarm.timeUs !== null && <> at <Time us={firstHarm.timeUs} /></>}</>}
      {irreversible > 0 && <>; <EffectsLink filters={{ harm: ["harmful"], reversible: ["no"] }}>{counted(irreversible, "effect")} that nothing in the evidence can bring back</EffectsLink></>}
      {"; "}
      {firstHarm?.row === null || firstHarm === null ? why : <Link className="text-accent underline" href={`${rowHref(incident, firstHarm.row)}&tab=why`}>{why}</Link>}.
    </>
  );
}

function NoHarm({ impact }: { readonly impact: Impact }) {
  const { changing, unknown } = changingEffects(impact.blastRadius.classes);
  return (
    <>
      <EffectsLink filters={{}} className="font-semibold text-accent underline">No call did harm.</EffectsLink>{" "}
      <span className="text-base text-text-muted">{lookedAtText(impact.blastRadius, changing, unknown)}</span>
    </>
  );
}

/** What people's words changed. The verdict of the rules stays in sight beside what holds. */
function Overruled({ impact: { verdict, machineVerdict, decided, corrections } }: { readonly impact: Impact }) {
  const ruled = decided.harmful + decided.harmless;
  if (ruled + corrections === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-text-muted">
      <span>
        {corrections > 0 && `${counted(corrections, "correction")} of effects`}{corrections > 0 && ruled > 0 && " and "}
        {ruled > 0 && `${counted(ruled, "decision")} on harm (${countText(decided.harmful)} harmful, ${countText(decided.harmless)} harmless)`} by the responder {corrections + ruled === 1 ? "is" : "are"} counted in.
      </span>
      {verdict !== machineVerdict && <span className="inline-flex flex-wrap items-center gap-1.5">The rules alone say <StatusBadge status={machineVerdict} />, what holds is <StatusBadge status={verdict} />.</span>}
    </p>
  );
}
