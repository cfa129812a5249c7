"use client";

import Link from "next/link";
import { useState } from "react";
import type { ReplaySaid } from "@/lib/api/replayContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { injectionHref } from "../injection/injection-address.ts";
import { techniqueWords } from "../injection/injection-words.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Region } from "./region.tsx";
import { saidHead } from "./replay-words.ts";
import { SaidText } from "./said-text.tsx";
import type { Shown } from "./shown.ts";
import { useNewest } from "./use-newest.ts";

type Props = { readonly incident: string; readonly shown: Shown; readonly busy: boolean; readonly onGo: (position: number) => void };

/** Drawn at first; those before are drawn on request. */
const drawnMax = 25;

/** What was said in the run up to here, as the model saw it. The newest is in sight. */
export function Conversation({ incident, shown, busy, onGo }: Props) {
  const { state: { said, position }, from, step } = shown;
  const box = useNewest<HTMLDivElement>(position, from);
  const [more, setMore] = useState(drawnMax);
  const drawn = said.slice(-more);
  const newest = drawn.findIndex(({ step: at }) => at === position);
  return (
    <Region title="Conversation" box={box} busy={busy} note={`${countText(said.length)} ${said.length === 1 ? "message" : "messages"}${from > 0 ? ` since step ${countText(from + 1)}` : ""}`}>
      {from > 0 && more >= said.length && <p className="pb-2 text-sm text-text-muted">Earlier messages of the run: <Button small onClick={() => onGo(from - 1)}>Go back to step {countText(from)}</Button></p>}
      {more < said.length && <p className="pb-2"><Button small onClick={() => setMore(said.length)}>Show {countText(said.length - more)} earlier</Button></p>}
      {said.length === 0 && <p className="text-text-muted">Nothing has been said in this run yet, or the evidence does not have it.</p>}
      <ol className="flex flex-col gap-2">
        {drawn.map(({ step: at, said: one }, index) => (
          <li key={`${at} ${index + said.length - drawn.length}`} {...(index === newest && { "data-newest": true })}
            className={classNames("flex min-w-0 flex-col gap-0.5 border-l-4 pl-2", one.passages.length > 0 ? "border-status-failed" : at === position ? "border-accent" : "border-border")}>
            <Head incident={incident} one={one} step={at} isNow={at === position} onGo={onGo} />
            {one.text !== null && one.text !== "" && <SaidText text={one.text} length={one.length} passages={one.passages} label={`${saidHead(one)}, step ${at + 1}`} />}
            {one.text === null && one.kind !== "request" && <p className="text-sm text-text-muted">{one.length > 0 ? `${countText(one.length)} characters, too much to be read for a replay` : "not captured"}</p>}
            {one.text === "" && <p className="text-sm text-text-muted">an empty text</p>}
            {one.passages.map(({ number, technique, why }) => <p key={number} className="text-sm"><strong>{number}: {techniqueWords[technique]}</strong> <span className="text-text-muted [overflow-wrap:anywhere]"><InlineText text={why} /></span></p>)}
          </li>
        ))}
      </ol>
      {step.saidOf > step.said.length && <p className="pt-2 text-sm text-text-muted">{countText(step.said.length)} of the {countText(step.saidOf)} new messages of this step are shown; <Link className="text-accent underline" href={`/incidents/${incident}/timeline?sel=${step.row.id}&tab=conversation`}>the timeline has all of them</Link>.</p>}
    </Region>
  );
}

const glyphs: Readonly<Record<string, GlyphName>> = { system: "config", user: "person", assistant: "LLM", tool: "TOOL" };
const kindGlyphs: Readonly<Record<Exclude<ReplaySaid["kind"], "message">, GlyphName>> = { request: "LLM", result: "TOOL", retrieved: "RETRIEVER", attachment: "RETRIEVER" };

type HeadProps = { readonly incident: string; readonly one: ReplaySaid; readonly step: number; readonly isNow: boolean; readonly onGo: (position: number) => void };

function Head({ incident, one, step, isNow, onGo }: HeadProps) {
  const { kind, role, call, document, isError } = one;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
      <strong className="inline-flex items-center gap-1"><Glyph name={kind === "message" ? (glyphs[role] ?? "unknown") : kindGlyphs[kind]} /> <InlineText text={saidHead(one)} /></strong>
      {call !== null && <span>{call}</span>}
      {isError === true && <Badge tone="failed" glyph="cross">Error</Badge>}
      {document !== null && document.verdict !== "clean" && <StatusBadge status={document.verdict} />}
      {document !== null && <Link className="min-w-0 text-accent underline [overflow-wrap:anywhere]" href={injectionHref(incident, { document: document.id })}>{document.id}{document.source !== null && <> <InlineText text={document.source} /></>}</Link>}
      {isNow ? <span className="ml-auto text-text-muted">now</span> : <button type="button" className="ml-auto min-h-6 min-w-6 cursor-pointer text-text-muted underline" onClick={() => onGo(step)}>step {countText(step + 1)}</button>}
    </p>
  );
}
