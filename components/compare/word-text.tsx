"use client";

import { useState } from "react";
import type { TextDiff } from "@/lib/api/compareContract.ts";
import { MaskedText } from "../masks/masked-text.tsx";
import { Pieces } from "../evidence/pieces.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";

/** Characters of an unchanged stretch that are drawn beside a change; the rest on request. */
const around = 240;

type Props = { readonly changes: TextDiff["changes"]; readonly label: string };

/** A text word by word: taken away with a minus and struck through, new with a plus and underlined. Colour alone says nothing. */
export function WordText({ changes, label }: Props) {
  const [whole, setWhole] = useState(false);
  const long = changes.some(({ sign, text }) => sign === " " && text.length > around * 3);
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <div role="group" aria-label={label} className="w-full min-w-0 rounded border border-border bg-surface-raised px-3 py-2 font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]">
        {changes.map(({ sign, text }, index) => {
          if (sign === "-") return <del key={index} className="rounded-xs border border-status-failed px-0.5 text-status-failed line-through decoration-1"><span className="sr-only">only in A: </span><span aria-hidden="true" className="no-underline">−</span><Words text={text} /></del>;
          if (sign === "+") return <ins key={index} className="rounded-xs border border-accent px-0.5 text-accent underline decoration-2 underline-offset-2"><span className="sr-only">only in B: </span><span aria-hidden="true">+</span><Words text={text} /></ins>;
          return <Unchanged key={index} text={text} whole={whole} first={index === 0} last={index === changes.length - 1} />;
        })}
      </div>
      {long && <Button small aria-pressed={whole} onClick={() => setWhole(!whole)}>{whole ? "Only around the changes" : "Show the whole text"}</Button>}
    </div>
  );
}

function Unchanged({ text, whole, first, last }: { readonly text: string; readonly whole: boolean; readonly first: boolean; readonly last: boolean }) {
  if (whole || text.length <= around * 3) return <Words text={text} />;
  const [head, tail] = [first ? "" : text.slice(0, around), last ? "" : text.slice(-around)];
  return <><Words text={head} /> <span className="rounded-sm bg-surface px-1 font-sans text-xs text-text-muted">{countText(text.length - head.length - tail.length)} characters the same</span> <Words text={tail} /></>;
}

function Words({ text }: { readonly text: string }) {
  const [hidden] = useKept("hidden", "off");
  return <MaskedText text={text} draw={(plain) => (hidden === "on" ? <Pieces text={plain} /> : plain)} />;
}
