"use client";

import { Fragment, useState } from "react";
import type { ReplaySaid } from "@/lib/api/replayContract.ts";
import { Pieces } from "../evidence/pieces.tsx";
import { stretches } from "../injection/passage-text.ts";
import { MaskedText } from "../masks/masked-text.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";

/** Drawn at first. Where a passage lies further back, everything is. */
const firstMax = 700;

type Props = { readonly text: string; readonly length: number; readonly label: string; readonly passages?: ReplaySaid["passages"] };

/** A text of the conversation: text nodes alone, passages marked and numbered. */
export function SaidText({ text, length, label, passages = [] }: Props) {
  const [open, setOpen] = useState(false);
  const [hidden] = useKept("hidden", "off");
  const whole = open || passages.some(({ end }) => end > firstMax);
  const drawn = whole ? text : text.slice(0, cutAt(text, firstMax));
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <div role="group" aria-label={label} className="max-w-full min-w-0 font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]">
        {stretches(drawn, 0, passages).map(({ text: words, passages: of, ends }, index) => (
          <Fragment key={index}>
            {of.length === 0 ? <Words text={words} boxes={hidden === "on"} /> : <mark data-passage={of[0]?.number} className="rounded-xs bg-mark text-text underline decoration-status-failed decoration-2 underline-offset-2"><Words text={words} boxes={hidden === "on"} /></mark>}
            {ends.map(({ number }) => <sup key={number} className="font-sans text-xs">{number}</sup>)}
          </Fragment>
        ))}
      </div>
      {(drawn.length < text.length || length > text.length) && (
        <p className="tabular flex flex-wrap items-center gap-2 text-xs text-text-muted">
          <span>{countText(drawn.length)} of {countText(length)} characters</span>
          {drawn.length < text.length && <Button small kind="quiet" onClick={() => setOpen(true)}>Show {countText(text.length)}</Button>}
        </p>
      )}
    </div>
  );
}

function Words({ text, boxes }: { readonly text: string; readonly boxes: boolean }) {
  return <MaskedText text={text} draw={(plain) => (boxes ? <Pieces text={plain} /> : plain)} />;
}

/** Never half a surrogate pair. */
function cutAt(text: string, most: number): number {
  const last = text.charCodeAt(most - 1);
  return last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
}
