"use client";

import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { askedFor, callLinks, moreTurns, resultNumbers, shownTurns, turnsOf, type CallLinks, type Turn } from "./conversation.ts";
import { MessageBody, MessageHead } from "./message-body.tsx";
import type { Step } from "@/lib/api/stepContract.ts";

/** The messages that went into this step and came out of it, in order. */
export function PanelConversation({ step }: { readonly step: Step }) {
  const turns = useMemo(() => turnsOf(step), [step]);
  const links = useMemo(() => callLinks(turns), [turns]);
  const results = useMemo(() => resultNumbers(turns), [turns]);
  const [asked, setAsked] = useState(0);
  const { box, go, at } = useGoing(turns, asked, setAsked);
  const { first, between, last } = shownTurns(turns, asked);
  const next = results.find((number) => number > at) ?? results[0];
  const turn = (one: Turn) => <TurnItem key={one.number} turn={one} links={links} onGo={go} isFirstOut={one.side === "out" && one.number === step.inputMessages.length + 1} />;
  const more = Math.min(moreTurns, between);
  return (
    <div ref={box} className="flex flex-col gap-3">
      <p data-print="hide" className="tabular sticky top-9 z-10 flex flex-wrap items-center gap-2 border-b border-border bg-surface py-1 text-sm">
        {countText(step.inputMessages.length)} went in, {countText(step.outputMessages.length)} came out
        {next !== undefined && <Button small onClick={() => go(next)}>Next tool result</Button>}
        {results.length > 0 && <span className="text-text-muted">{countText(results.indexOf(at) + 1)} of {countText(results.length)} results</span>}
      </p>
      <ol className="flex flex-col gap-4">
        {first.map(turn)}
        {between > 0 && (
          <li className="flex flex-wrap items-center gap-2 border-l-2 border-dashed border-border-control pl-3 text-sm">
            {countText(between)} messages between are not shown.
            <Button small onClick={() => setAsked(asked + more)}>{more === between ? `Show ${countText(more)} between` : `Show ${countText(more)} of them`}</Button>
          </li>
        )}
        {last.map(turn)}
      </ol>
    </div>
  );
}

/** Goes to a message by its number, also to one that is not shown yet. */
function useGoing(turns: readonly Turn[], asked: number, setAsked: (asked: number) => void) {
  const box = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState({ number: 0, times: 0 });
  useEffect(() => {
    if (target.times === 0) return undefined;
    const item = box.current?.querySelector<HTMLElement>(`[data-message="${target.number}"]`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "start" });
    // What comes into sight takes its real height only then.
    const again = requestAnimationFrame(() => requestAnimationFrame(() => item?.scrollIntoView({ block: "start" })));
    return () => cancelAnimationFrame(again);
  }, [target]);
  const go = (number: number) => {
    setAsked(Math.max(asked, askedFor(turns, number)));
    setTarget(({ times }) => ({ number, times: times + 1 }));
  };
  return { box, go, at: target.number };
}

type TurnProps = { readonly turn: Turn; readonly links: CallLinks; readonly onGo: (number: number) => void; readonly isFirstOut: boolean };

const edges: Readonly<Record<string, string>> = { user: "border-accent", assistant: "border-text", tool: "border-status-warning", system: "border-border-control" };

function TurnItem({ turn: { number, message }, links, onGo, isFirstOut }: TurnProps) {
  const linkOf = (callId: string | null, from: "request" | "result"): ReactNode => {
    const other = callId === null ? undefined : (from === "request" ? links.answeredIn : links.askedIn).get(callId);
    if (other === undefined) return <span className="text-text-muted">{from === "request" ? "no result in these messages" : "not asked for in these messages"}</span>;
    return other === number ? null : <Button kind="quiet" small onClick={() => onGo(other)}>{from === "request" ? "result in" : "asked for in"} {countText(other)}</Button>;
  };
  return (
    <>
      {isFirstOut && <li className="border-t border-border-control pt-1 text-sm font-semibold">Came out of this step</li>}
      <li data-message={number} tabIndex={-1} aria-label={`Message ${number}`}
        className={`flex min-w-0 flex-col gap-1.5 border-l-4 pl-3 [contain-intrinsic-size:auto_120px] [content-visibility:auto] print:[content-visibility:visible] ${edges[message.role] ?? "border-border"}`}>
        <MessageHead message={message}><span className="tabular text-text-muted">{countText(number)}</span></MessageHead>
        <MessageBody message={message} number={number} linkOf={linkOf} />
      </li>
    </>
  );
}
