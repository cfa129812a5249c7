"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import type { CallOriginView } from "@/lib/api/injectionContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { harmWords } from "../impact/impact-words.ts";
import { rowHref } from "../impact/impact-view.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { judgeCall } from "./injection-api.ts";
import { originOrder, strengthWords } from "./injection-words.ts";
import { OriginProof } from "./origin-proof.tsx";
import { VerdictChange } from "./verdict-change.tsx";

type Props = {
  readonly incident: string; readonly document: string | null; readonly calls: readonly CallOriginView[]; readonly of: number;
  readonly open: string | null; readonly onOpen: (call: string | null) => void;
};

/** The calls after the text entered the context: those that it asked for first. */
export function FollowedCalls({ incident, document, calls, of, open, onOpen }: Props) {
  return (
    <section aria-label="What followed" className="flex min-w-0 flex-col gap-2">
      <h2 className="text-lg font-semibold">What followed</h2>
      {of === 0 && <p className="text-text-muted">No call was made after it was read in the same run.</p>}
      <ol className="flex max-h-[80vh] flex-col gap-2 overflow-y-auto p-0.5 max-xl:max-h-none">
        {calls.map((origin) => <li key={origin.call.call}><CallCard incident={incident} document={document} origin={origin} open={origin.call.call === open} onOpen={onOpen} /></li>)}
      </ol>
      {of > calls.length && <p className="text-sm text-text-muted">The first {countText(calls.length)} of {countText(of)} calls; all of them are on the timeline.</p>}
    </section>
  );
}

type CardProps = Pick<Props, "incident" | "document" | "onOpen"> & { readonly origin: CallOriginView; readonly open: boolean };

function CallCard({ incident, document, origin, open, onOpen }: CardProps) {
  const { call, verdict, strength, decision, harm } = origin;
  const asked = document !== null && origin.document === document;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <div ref={card} {...(asked && { "data-asked": call.call })} className={classNames("flex min-w-0 scroll-m-4 flex-col gap-1.5 rounded border bg-surface px-3 py-2", asked ? "border-l-4 border-border-control border-l-status-failed" : "border-border")}>
      <p className="flex flex-wrap items-center gap-2">
        <code className="text-sm text-text-muted">{call.call}</code>
        <InlineText text={call.tool} className="min-w-0 font-medium [overflow-wrap:anywhere]" />
        {harm !== null && harm !== "none" && <Badge tone={harmWords[harm].tone} glyph={harmWords[harm].glyph}>{harmWords[harm].word}</Badge>}
      </p>
      {call.preview !== "" && <code className="line-clamp-3 text-sm [overflow-wrap:anywhere]"><InlineText text={call.preview} /></code>}
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <StatusBadge status={verdict} /> <span className="text-text-muted">{decision === null ? strengthWords[strength] : "set by a person"}{asked && ", asked for by this document"}</span>
      </p>
      <span className="flex flex-wrap items-center gap-2">
        <Button small aria-expanded={open} onClick={() => onOpen(open ? null : call.call)}>{open ? "Close" : "Why"}<span className="sr-only"> {call.call}</span></Button>
        {call.row !== null && <Link className="inline-flex min-h-6 items-center text-sm text-accent underline" href={rowHref(incident, call.row)}>On the timeline<span className="sr-only">, {call.call}</span></Link>}
      </span>
      {open && (
        <>
          <OriginProof incident={incident} origin={origin} />
          <VerdictChange incident={incident} about={call.call} verdicts={originOrder} machine={origin.machine} decision={decision} onJudge={(to, reason, author) => judgeCall(incident, call.call, { verdict: to, reason, author })} />
        </>
      )}
    </div>
  );
}
