"use client";

import Link from "next/link";
import type { Replay } from "@/lib/api/replayContract.ts";
import type { ReplayClass, ReplayRadius } from "@/lib/timeline/replayState.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { effectsHref } from "../impact/impact-address.ts";
import { classOrder, counted, magnitudeText } from "../impact/impact-words.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { effectClasses, toneText } from "../ui/vocabulary.ts";
import { Time } from "../ui/time.tsx";
import { Region } from "./region.tsx";
import type { Shown } from "./shown.ts";
import { eventsUntil, type ReplayEvents } from "./use-replay-events.ts";

type Props = { readonly incident: string; readonly shown: Shown; readonly head: Replay; readonly events: ReplayEvents | null; readonly busy: boolean; readonly onGo: (position: number) => void };

/** How far everything has reached by now, and by how much this step made it grow. */
export function RadiusPanel({ incident, shown, head, events, busy, onGo }: Props) {
  const { state: { radius, position }, step: { adds } } = shown;
  return (
    <Region title="Blast radius" busy={busy} note={`${counted(radius.calls, "call")} done`}>
      <div className="flex flex-col gap-3">
        <HarmLine head={head} radius={radius} position={position} onGo={onGo} />
        <ul className="grid grid-cols-2 gap-1.5">
          {classOrder.map((name) => <li key={name} className="flex"><Tile name={name} of={find(radius, name)} adds={find(adds, name)} /></li>)}
        </ul>
        <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
          <Line label="Different targets changed" value={radius.targets} adds={adds.targets} />
          <Line label="Harmful calls" value={radius.harmfulCalls} adds={adds.harmfulCalls} />
          <Line label="Effects that nothing in the evidence can bring back" value={radius.irreversible} adds={adds.irreversible} />
        </dl>
        <Totals radius={radius} />
        <Reached shown={shown} />
        {events !== null && shown.step.us !== null && <Outside events={events} us={shown.step.us} zeroUs={head.firstHarm?.us ?? null} />}
        <p className="text-sm"><Link className="text-accent underline" href={effectsHref(incident, {})}>The whole blast radius</Link></p>
      </div>
    </Region>
  );
}

const find = (radius: ReplayRadius, name: ReplayClass["class"]): ReplayClass => radius.classes.find((one) => one.class === name) ?? { class: name, effects: 0, ran: 0, harmful: 0, attempts: 0 };

function HarmLine({ head: { firstHarm, harmful }, radius, position, onGo }: Pick<Props, "head" | "onGo"> & { readonly radius: ReplayRadius; readonly position: number }) {
  if (firstHarm === null) return <p>No call of these runs did harm.</p>;
  const steps = position - firstHarm.position;
  const go = <Button small onClick={() => onGo(firstHarm.position)}>Go to it</Button>;
  if (steps < 0) return <p className="flex flex-wrap items-center gap-2"><span>No harm yet: the first comes {counted(-steps, "step")} from here.</span> {go}</p>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Badge tone="failed" glyph="warning">First harm, T+0</Badge>
      <span>{steps === 0 ? `${firstHarm.call} begins now.` : `${firstHarm.call}, ${counted(steps, "step")} ago.`} {countText(radius.harmfulCalls)} of {counted(harmful, "harmful call")} done.</span>
      {steps > 0 && go}
    </div>
  );
}

function Tile({ name, of, adds }: { readonly name: ReplayClass["class"]; readonly of: ReplayClass; readonly adds: ReplayClass }) {
  const { word, glyph, tone } = effectClasses[name];
  return (
    <div data-class={name} className={classNames("flex min-w-0 grow flex-col rounded border px-2 py-1", name === "unknown" && "border-dashed", adds.effects > 0 ? "border-accent outline outline-accent" : "border-border-control")}>
      <span className={classNames("flex items-center gap-1 text-xs font-medium", of.effects === 0 ? "text-text-muted" : toneText[tone])}><Glyph name={glyph} /> <span className="min-w-0">{word}</span></span>
      <span className="tabular flex items-baseline gap-1.5"><span className={classNames("text-lg", of.effects === 0 ? "text-text-muted" : "font-semibold")}>{countText(of.effects)}</span>{adds.effects > 0 && <span className="text-sm">+{countText(adds.effects)}</span>}</span>
      <span className="tabular text-xs text-text-muted">{tileText(of)}</span>
    </div>
  );
}

function tileText({ effects, harmful, attempts }: ReplayClass): string {
  if (effects === 0) return "none";
  return [harmful > 0 && `${countText(harmful)} harmful`, attempts > 0 && `${countText(attempts)} ${attempts === 1 ? "attempt" : "attempts"}`].filter((part) => part !== false).join(", ") || "no harm";
}

function Line({ label, value, adds }: { readonly label: string; readonly value: number; readonly adds: number }) {
  return <><dt className="text-text-muted">{label}</dt><dd className="tabular text-right"><span className={value > 0 ? "font-semibold" : "text-text-muted"}>{countText(value)}</span>{adds > 0 && <span className="text-sm"> +{countText(adds)}</span>}</dd></>;
}

function Totals({ radius: { totals } }: { readonly radius: ReplayRadius }) {
  if (totals.length === 0) return null;
  return <ul>{totals.map(({ unit, currency, total, effects }) => <li key={`${unit} ${currency ?? ""}`} className="tabular"><strong>{magnitudeText({ unit, value: total, currency })}</strong> in {counted(effects, "effect")}, as reported by the tool</li>)}</ul>;
}

const eventsMax = 4;

/** What alerts, deploys and people say had happened by now, the newest first. */
function Outside({ events, us, zeroUs }: { readonly events: ReplayEvents; readonly us: number; readonly zeroUs: number | null }) {
  if (events.of === 0) return null;
  const until = eventsUntil(events, us);
  return (
    <div>
      <h3 className="text-sm font-semibold">Outside the runs <span className="tabular font-normal text-text-muted">{countText(until.length)} of {counted(events.of, "event")} so far{events.events.length < events.of && `; the first ${countText(events.events.length)} are looked at`}</span></h3>
      <ul className="text-sm">{until.slice(-eventsMax).toReversed().map((event) => <li key={event.id} className="[overflow-wrap:anywhere]"><span className="text-text-muted"><Time us={event.atUs} zeroUs={zeroUs} /> {event.kind !== null && <InlineText text={event.kind} />}</span> <InlineText text={event.text} /></li>)}</ul>
    </div>
  );
}

const targetsMax = 8;

/** What the calls in sight changed, the newest first. */
function Reached({ shown: { state: { calls } } }: { readonly shown: Shown }) {
  const names = calls.toReversed().flatMap(({ call, done }) => (done?.effects ?? []).filter(({ class: name }) => name !== "read_only").flatMap(({ targets }) => targets.map((target) => ({ call, ...target }))));
  const targets = [...new Map(names.map((one) => [`${one.kind} ${one.name}`, one])).values()];
  if (targets.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-semibold">Targets reached lately</h3>
      <ul className="text-sm">{targets.slice(0, targetsMax).map(({ kind, name, call }) => <li key={`${kind} ${name}`} className="[overflow-wrap:anywhere]"><span className="text-text-muted">{kind}</span> <InlineText text={name} /> <span className="text-text-muted">{call}</span></li>)}</ul>
      {targets.length > targetsMax && <p className="text-sm text-text-muted">{countText(targetsMax)} of {countText(targets.length)} reached by the calls in sight.</p>}
    </div>
  );
}
