"use client";

import type { ReactNode } from "react";
import { InlineText } from "../../evidence/inline-text.tsx";
import { RuleLink } from "../../method/rule-link.tsx";
import { countText } from "../../ui/count.tsx";
import { EffectBadge } from "../../ui/effect-badge.tsx";
import { KeyValue, type Pair } from "../../ui/key-value.tsx";
import { Badge } from "../../ui/badge.tsx";
import { EffectCorrection } from "./effect-correction.tsx";
import { usePanel } from "./panel-reading.ts";
import { destructiveWords, environmentWords, magnitudeText, reversibleWords, sharedWords } from "./effect-words.ts";
import type { EffectView } from "@/lib/api/impactContract.ts";

/** What the call did to the world, the worst first: class, the three questions, targets, numbers as the tool reports them, rule and reason. */
export function PanelEffects({ effects, tool }: { readonly effects: readonly EffectView[]; readonly tool: string }) {
  const { version } = usePanel();
  return (
    <ol className="flex flex-col gap-4">
      {effects.map((effect) => (
        <li key={effect.id} className="flex min-w-0 flex-col gap-2 border-l-2 border-border pl-3">
          <span className="flex flex-wrap items-center gap-2">
            <EffectBadge effect={effect.class} shared={effect.shared === "yes"} />
            {effect.destructive && <Badge tone="failed" glyph="warning">Destructive</Badge>}
            <code className="text-xs text-text-muted">{effect.id}</code>
          </span>
          <p className="[overflow-wrap:anywhere]"><InlineText text={effect.why} /></p>
          <KeyValue short pairs={pairsOf(effect)} />
          <EffectCorrection effect={effect} tool={tool} version={version} />
        </li>
      ))}
    </ol>
  );
}

function pairsOf(effect: EffectView): Pair[] {
  const { reversible, destructive, shared, environment, magnitude, rule } = effect;
  return [
    { name: "Can it be undone", value: reversibleWords[reversible] },
    { name: "Does it destroy", value: destructiveWords[destructive ? "yes" : "no"] },
    { name: "Shared state", value: sharedWords[shared] },
    { name: "Environment", value: environmentWords[environment] },
    { name: "Targets", value: <Targets effect={effect} /> },
    { name: "How much", value: magnitude === null ? <Muted>nothing states a number</Muted> : <><span className="tabular">{magnitudeText(magnitude)}</span>, as reported by the tool</> },
    { name: "Rule", value: <RuleLink rule={rule} /> },
  ];
}

const Muted = ({ children }: { readonly children: ReactNode }) => <span className="text-text-muted">{children}</span>;

function Targets({ effect: { targets, targetsOf } }: { readonly effect: EffectView }) {
  if (targetsOf === 0) return <Muted>none named</Muted>;
  return (
    <>
      {targets.map(({ kind, name }) => <span key={`${kind} ${name}`} className="block [overflow-wrap:anywhere]"><span className="text-text-muted">{kind}</span> <InlineText text={name} /></span>)}
      {targetsOf > targets.length && <Muted>{countText(targets.length)} of {countText(targetsOf)}</Muted>}
    </>
  );
}
