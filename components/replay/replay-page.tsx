"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { useRouter } from "next/navigation";
import { foldedMs } from "@/lib/timeline/replayPace.ts";
import { writeList } from "@/lib/timeline/filterList.ts";
import { RunChoice } from "../compare/run-choice.tsx";
import { InlineText } from "../evidence/inline-text.tsx";
import { OtherVersion } from "../impact/nothing-to-show.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Time } from "../ui/time.tsx";
import { CallList } from "./call-list.tsx";
import { Conversation } from "./conversation.tsx";
import { PlayerBar } from "./player-bar.tsx";
import { RadiusPanel } from "./radius-panel.tsx";
import { replayHref } from "./replay-address.ts";
import { stepAt } from "./replay-windows.ts";
import { stepWords } from "./replay-words.ts";
import { Scrubber } from "./scrubber.tsx";
import { shownAt, type Shown } from "./shown.ts";
import { StepField } from "./step-field.tsx";
import { usePlayer, type Player } from "./use-player.ts";
import { usePosition, type Place } from "./use-position.ts";
import { useReplayAddress, type ReplayBar } from "./use-replay-address.ts";
import { useReplayEvents } from "./use-replay-events.ts";
import { useReplayCommands } from "./use-replay-commands.ts";

type Props = { readonly incident: string; readonly runs: number };

/** An incident step by step, as it happened. Other runs are another replay: nothing of the one before stays. */
export function ReplayPage({ incident, runs }: Props) {
  const bar = useReplayAddress();
  return <Replayed key={writeList(bar.address.trace)} incident={incident} runs={runs} bar={bar} />;
}

function Replayed({ incident, runs, bar }: Props & { readonly bar: ReplayBar }) {
  const place = usePosition(incident, bar);
  const { reading: { windows, head, refusal, retry }, position, go, lost } = place;
  const total = head?.total ?? 0;
  const player = usePlayer(windows, position ?? 0, total, go);
  const [said, say] = useState("");
  useReplayCommands({ incident, trace: writeList(bar.address.trace), head, position: position ?? 0, player, go, say });
  const { shown, busy } = useShown(place);
  const events = useReplayEvents(incident);
  if (refusal?.code === "not_analysed") return <OtherVersion incident={incident} />;
  if (head === null || (shown === null && total > 0)) return refusal === null ? <Skeleton label="Reading the replay" rows={14} rowHeightPx={40} /> : <RefusalNotice refusal={refusal} onRetry={retry} />;
  if (shown === null || position === null) return <NoSteps incident={incident} isOne={bar.address.trace.length > 0} />;
  const zeroUs = head.firstHarm?.us ?? null;
  return (
    <div data-wide className="flex flex-col gap-2 lg:h-[calc(100dvh-98px)] lg:min-h-[560px] print:h-auto!">
      <Notices bar={bar} lost={lost} />
      {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <PlayerBar player={player} position={position} total={total} harmful={head.harmful} />
        <RunPick incident={incident} runs={runs} bar={bar} shown={shown} />
      </div>
      <Scrubber head={head} position={position} words={stepWords(shown.step)} onGo={(to) => { player.setPlaying(false); go(to); }} />
      <StepLine incident={incident} shown={shown} place={place} player={player} zeroUs={zeroUs} rows={head.rows} total={total} />
      <Announcer shown={shown} playing={player.playing} total={total} said={said} />
      <div className="grid min-h-0 grow gap-2 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1.15fr)_minmax(270px,0.8fr)]">
        <Conversation incident={incident} shown={shown} busy={busy} onGo={go} />
        <CallList incident={incident} shown={shown} zeroUs={zeroUs} busy={busy} onGo={go} />
        <RadiusPanel incident={incident} shown={shown} head={head} events={events} busy={busy} onGo={go} />
      </div>
    </div>
  );
}

/** The moment that is drawn. Until another one has come, the one before stays, and says so. */
function useShown({ reading: { windows }, position }: Place): { readonly shown: Shown | null; readonly busy: boolean } {
  const [kept, setKept] = useState<{ readonly windows: unknown; readonly position: number; readonly shown: Shown } | null>(null);
  if (position !== null && (kept === null || kept.position !== position || kept.windows !== windows)) {
    const now = shownAt(windows, position);
    if (now !== null) setKept({ windows, position, shown: now });
  }
  return { shown: kept?.shown ?? null, busy: kept === null || kept.position !== position };
}

function Notices({ bar, lost }: { readonly bar: ReplayBar; readonly lost: string | null }) {
  return (
    <>
      {bar.misread.length > 0 && <Notice kind="warning" message={<>Not understood in the address: {bar.misread.join(", ")}</>} fix="The replay begins at its start." />}
      {lost !== null && <Notice kind="warning" message={`These runs have no step ${lost}.`} fix={bar.address.trace.length > 0 ? "It may belong to another run: choose all runs. The replay begins at its start." : "The replay begins at its start."} />}
    </>
  );
}

type LineProps = { readonly incident: string; readonly shown: Shown; readonly place: Place; readonly player: Player; readonly zeroUs: number | null; readonly rows: number; readonly total: number };

/** Where the replay stands and what happens there, in a sentence. */
function StepLine({ incident, shown: { step }, place: { position, go, reading: { windows } }, player, zeroUs, rows, total }: LineProps) {
  const next = position === null ? null : stepAt(windows, position + 1);
  const idleMs = player.pace === "clock" ? foldedMs(step.us, next?.us ?? null) : null;
  return (
    <div data-replay-at={step.at} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p className="min-w-0 grow text-lg leading-snug [overflow-wrap:anywhere]"><InlineText text={stepWords(step)} /></p>
      <p className="tabular flex flex-wrap items-baseline gap-x-3 text-sm text-text-muted">
        <span title={`${countText(rows)} rows; one in which nothing is said and no call is made has no step`}>Step {countText(step.number + 1)} of {countText(total)}</span>
        {step.us === null ? <span>no clock</span> : <Time us={step.us} zeroUs={zeroUs} />}
        {step.us !== null && zeroUs !== null && <Time us={step.us} />}
        {idleMs !== null && <span>then {countText(Math.round(idleMs / 1000))} s idle, folded</span>}
        <Link className="text-accent underline" href={`/incidents/${incident}/timeline?sel=${step.row.id}`}>In the timeline</Link>
      </p>
      <StepField position={step.number} total={total} onGo={(to) => { player.setPlaying(false); go(to); }} />
    </div>
  );
}

/** What a screen reader is told: each step that was gone to, but while it plays only harm, so that it is not flooded. */
function Announcer({ shown: { step }, playing, total, said }: { readonly shown: Shown; readonly playing: boolean; readonly total: number; readonly said: string }) {
  const [text, setText] = useState("");
  const isHarm = step.adds.harmfulCalls > 0 || step.began?.firstHarm === true;
  const words = `Step ${step.number + 1} of ${total}. ${stepWords(step)}`;
  const now = playing ? (isHarm ? words : "Playing.") : words;
  useEffect(() => {
    // What is passed over quickly is not told.
    const timer = setTimeout(() => setText(now), 300);
    return () => clearTimeout(timer);
  }, [now]);
  return <div role="status" className="sr-only"><p>{said}</p><p>{text}</p></div>;
}

function RunPick({ incident, runs, bar: { address }, shown }: Props & { readonly bar: ReplayBar; readonly shown: Shown }) {
  const router = useRouter();
  if (runs < 2) return null;
  const [only] = address.trace;
  return (
    <div data-print="hide" className="flex min-w-0 items-center gap-2 text-sm">
      <RunChoice incident={incident} label="Runs that are replayed" allLabel={`All ${countText(runs)} runs together`} onChoose={(run) => router.push(replayHref(incident, null, run === null ? [] : [run.trace]))}>
        {only === undefined ? `All ${countText(runs)} runs` : address.trace.length > 1 ? `${countText(address.trace.length)} of ${countText(runs)} runs` : <>Run <InlineText text={only} /></>}
      </RunChoice>
      {only === undefined && <LinkButton small href={replayHref(incident, shown.step.at, [shown.step.trace])}>This run alone</LinkButton>}
    </div>
  );
}

function NoSteps({ incident, isOne }: { readonly incident: string; readonly isOne: boolean }) {
  return (
    <EmptyState title={isOne ? "This run has no steps" : "There is nothing to replay"} action={<LinkButton href={isOne ? replayHref(incident, null) : `/incidents/${incident}/evidence`}>{isOne ? "All runs" : "Evidence"}</LinkButton>}>
      {isOne ? "No run of this id is in the evidence, or nothing is said and no call is made in it." : "No message, no model call and no tool call is in these exhibits. Export the run again with inputs, outputs and child runs; the evidence page says how for each exhibit."}
    </EmptyState>
  );
}
