"use client";

import Link from "next/link";
import type { ReplayBegun, ReplayDone } from "@/lib/api/replayContract.ts";
import type { ReplayedCall } from "@/lib/timeline/replayState.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { reversibleStatus } from "../impact/impact-words.ts";
import { injectionHref } from "../injection/injection-address.ts";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { EffectBadge } from "../ui/effect-badge.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Time } from "../ui/time.tsx";
import { Region } from "./region.tsx";
import { askedWords } from "./replay-words.ts";
import { SaidText } from "./said-text.tsx";
import type { Shown } from "./shown.ts";
import { useNewest } from "./use-newest.ts";

type Props = { readonly incident: string; readonly shown: Shown; readonly zeroUs: number | null; readonly busy: boolean; readonly onGo: (position: number) => void };

/** Drawn of those that have begun. */
const drawnMax = 30;

/** The calls that have begun, each with its result as soon as it is there. */
export function CallList({ incident, shown, zeroUs, busy, onGo }: Props) {
  const { state: { calls, position }, from, step } = shown;
  const box = useNewest<HTMLDivElement>(position, from);
  const drawn = calls.slice(-drawnMax);
  const now = new Set([step.began?.call, ...step.done.map(({ call }) => call)]);
  const newest = drawn.findLastIndex(({ call }) => now.has(call));
  const open = calls.filter(({ done }) => done === null).length;
  return (
    <Region title="Calls" box={box} busy={busy} note={`${countText(calls.length)} begun${from > 0 ? ` since step ${countText(from + 1)}` : ""}${open > 0 ? `, ${countText(open)} without a result yet` : ""}`}>
      {calls.length === 0 && <p className="text-text-muted">No call has begun{from > 0 ? ` since step ${countText(from + 1)}` : " yet"}.</p>}
      {calls.length > drawn.length && <p className="pb-2 text-sm text-text-muted">The last {countText(drawn.length)} of {countText(calls.length)} calls.</p>}
      <ol className="flex flex-col gap-3">
        {drawn.map((call, index) => (
          <li key={call.call} {...(index === newest && { "data-newest": true })} data-call={call.call}
            className={classNames("flex min-w-0 flex-col gap-1 border-l-4 pl-2", isHarmDone(call) ? "border-status-failed" : now.has(call.call) ? "border-accent" : "border-border")}>
            <CallHead incident={incident} call={call} zeroUs={zeroUs} onGo={onGo} />
            <Arguments begun={call.begun} />
            {call.done === null ? <p className="text-sm text-text-muted">no result yet</p> : <Result done={call.done} />}
          </li>
        ))}
      </ol>
    </Region>
  );
}

type Call = ReplayedCall<ReplayBegun, ReplayDone>;
const isHarmDone = ({ begun, done }: Call): boolean => done !== null && begun.harm === "harmful";

function CallHead({ incident, call, zeroUs, onGo }: { readonly incident: string; readonly call: Call; readonly zeroUs: number | null; readonly onGo: (position: number) => void }) {
  const { begun: { call: id, tool, agent, row, us, origin, firstHarm }, step } = call;
  const why = <><StatusBadge status={origin.verdict} /> {askedWords(origin)}</>;
  return (
    <div className="flex flex-col gap-0.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {row === null ? <strong>{id}</strong> : <Link className="font-semibold text-accent underline" href={`/incidents/${incident}/timeline?sel=${row}`}>{id}</Link>}
        <InlineText text={tool} className="font-semibold [overflow-wrap:anywhere]" />
        {agent !== null && <span className="text-text-muted">by <InlineText text={agent} /></span>}
        {firstHarm && <Badge tone="failed" glyph="warning">First harm, T+0</Badge>}
        {isHarmDone(call) && !firstHarm && <Badge tone="failed" glyph="warning">Harmful</Badge>}
        <button type="button" className="tabular ml-auto min-h-6 min-w-6 cursor-pointer text-text-muted underline" onClick={() => onGo(step)}>{us === null ? `step ${countText(step + 1)}` : <><span className="sr-only">step {countText(step + 1)}, </span><Time us={us} zeroUs={zeroUs} /></>}</button>
      </p>
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {origin.document === null ? why : <><StatusBadge status={origin.verdict} /> <Link className="text-accent underline" href={injectionHref(incident, { document: origin.document, call: id })}>{askedWords(origin)}</Link></>}
      </p>
      {origin.why[0] !== undefined && <p className="text-text-muted [overflow-wrap:anywhere]"><InlineText text={origin.why[0]} /></p>}
    </div>
  );
}

function Arguments({ begun: { call, argumentsJson, argumentsLength, argumentsState } }: { readonly begun: ReplayBegun }) {
  if (argumentsJson === null || argumentsJson === "" || argumentsJson === "null") return <p className="text-sm text-text-muted">{argumentsState === "not_captured" ? "arguments not captured, or too large to be read for a replay" : argumentsState === "empty" ? "no arguments" : `arguments: ${argumentsState.replaceAll("_", " ")}`}</p>;
  return <div className="rounded bg-surface-raised px-2 py-1"><SaidText text={argumentsJson} length={argumentsLength} label={`Arguments of ${call}`} /></div>;
}

function Result({ done: { call, state, text, length, resultState, effects, effectsOf } }: { readonly done: ReplayDone }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-1.5 text-sm">
        <StatusBadge status={state} />
        {effects.map((effect) => (
          <span key={effect.id} className="inline-flex flex-wrap items-center gap-1.5">
            <EffectBadge effect={effect.class} shared={effect.shared === "yes"} />
            {effect.class !== "read_only" && effect.reversible !== "yes" && <StatusBadge status={reversibleStatus[effect.reversible]}>{effect.reversible === "unknown" ? "Not known whether reversible" : undefined}</StatusBadge>}
          </span>
        ))}
        {effectsOf > effects.length && <span className="text-text-muted">and {countText(effectsOf - effects.length)} more effects</span>}
      </p>
      {text !== null && text !== "" ? <SaidText text={text} length={length} label={`Result of ${call}`} /> : <p className="text-sm text-text-muted">{resultState === "empty" || text === "" ? "an empty result" : "the result is not in the evidence, or too large to be read for a replay"}</p>}
    </div>
  );
}
