"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { countText } from "../ui/count.tsx";
import { escapeHidden, hiddenCount } from "./hidden-text.ts";
import { Pieces } from "./pieces.tsx";

type Props = {
  readonly text: string;
  /** What it is, for screen readers and the copy button. */
  readonly label: string;
  /** Characters before a cut; the text's own length where nothing was cut. */
  readonly length?: number;
  /** Drawn at first; the rest on request. */
  readonly firstChars?: number;
  readonly className?: string;
};

/** Text out of the evidence: text nodes only, original line breaks, nothing in it is a link or acts. */
export function EvidenceText({ text, label, length = text.length, firstChars = 20_000, className }: Props) {
  const [whole, setWhole] = useState(false);
  const [shown, setShown] = useState(false);
  const drawn = whole ? text : text.slice(0, firstChars);
  const hiddenHere = hiddenCount(text);
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <div className="relative">
        <pre aria-label={label} role="group" {...(isLong(drawn) && { tabIndex: 0 })}
          className={classNames("min-h-8 rounded border border-border bg-surface-raised py-1.5 pr-10 pl-2 font-mono text-sm break-words whitespace-pre-wrap [unicode-bidi:isolate]", isLong(drawn) && "max-h-[60vh] overflow-auto")}>
          {shown ? <Pieces text={drawn} /> : drawn}
        </pre>
        <span data-print="hide" className="absolute top-0.5 right-3"><CopyButton text={escapeHidden(text)} label={`Copy ${label}`} /></span>
      </div>
      <Remarks hiddenHere={hiddenHere} shown={shown} onShown={setShown} drawn={drawn.length} length={length} held={text.length} onWhole={() => setWhole(true)} />
    </div>
  );
}

/** Long texts scroll by themselves and then take the focus, so that keys can scroll them; short ones are no stop for Tab. */
function isLong(text: string): boolean {
  return text.length > 1200 || text.split("\n", 21).length > 20;
}

type RemarksProps = {
  readonly hiddenHere: number;
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
  readonly drawn: number;
  readonly held: number;
  readonly length: number;
  readonly onWhole: () => void;
};

/** How much of how much is shown, and whether something in it cannot be seen. */
function Remarks({ hiddenHere, shown, onShown, drawn, held, length, onWhole }: RemarksProps) {
  return (
    <>
      {hiddenHere > 0 && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-status-warning">
          {countText(hiddenHere)} hidden {hiddenHere === 1 ? "character" : "characters"}
          <Button small aria-pressed={shown} onClick={() => onShown(!shown)}>{shown ? "As written" : "Show hidden"}</Button>
        </p>
      )}
      {drawn < length && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
          {countText(drawn)} of {countText(length)} characters
          {drawn < held && <Button small onClick={onWhole}>Show {countText(held)}</Button>}
          {held < length && <span>the rest is under Raw</span>}
        </p>
      )}
    </>
  );
}
