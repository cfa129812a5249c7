"use client";

import { useMemo, useState, type ReactNode } from "react";
import { MaskedText } from "../masks/masked-text.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { countText } from "../ui/count.tsx";
import { escapeHidden, hiddenCount } from "./hidden-text.ts";
import { HiddenRemark } from "./hidden-remark.tsx";
import { Pieces } from "./pieces.tsx";
import { cutPoint, earlierWindow, firstWindow, hasLongLine, laterWindow, type TextWindow } from "./text-window.ts";
import { useHiddenShown } from "./use-hidden-shown.ts";

type Props = {
  readonly text: string;
  /** What it is, for screen readers and the copy button. */
  readonly label: string;
  /** Characters before a cut; the text's own length where nothing was cut. */
  readonly length?: number;
  /** Drawn at first; the rest on request, a piece at a time. */
  readonly firstChars?: number;
  /** Reads on where the text here is cut. Without it the reader is sent to the raw bytes. */
  readonly onMore?: () => void;
  readonly className?: string;
};

/** Drawn with each request for more. */
const stepChars = 20_000;
/** Drawn at most; with hidden characters as boxes each of them is an element of its own. */
const drawnMax = { plain: 200_000, shown: 40_000 } as const;

/** Text out of the evidence: text nodes only, original line breaks, nothing in it is a link or acts. */
export function EvidenceText({ text, label, length = text.length, firstChars = stepChars, onMore, className }: Props) {
  const [at, setAt] = useState<TextWindow | null>(null);
  const [wrapped, setWrapped] = useState(true);
  const hidden = useHiddenShown();
  const { hiddenHere, long } = useMemo(() => ({ hiddenHere: hiddenCount(text), long: hasLongLine(text) }), [text]);
  const most = hidden.shown && hiddenHere > 0 ? drawnMax.shown : drawnMax.plain;
  const window = within(at ?? firstWindow(text, firstChars), text, most);
  const drawn = text.slice(window.from, window.to);
  const readOn = () => {
    // Beyond the end of what is here: it is drawn as soon as it has come.
    const to = window.to + stepChars;
    setAt({ from: Math.max(window.from, to - most), to });
    onMore?.();
  };
  const scrolls = isLong(drawn) || (!wrapped && long);
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      {window.from > 0 && <p><Button small onClick={() => setAt(earlierWindow(text, window, stepChars, most))}>Show the {countText(Math.min(stepChars, window.from))} before</Button></p>}
      <div className="relative min-w-0">
        <pre aria-label={label} role="group" {...(scrolls && { tabIndex: 0 })}
          className={classNames("min-h-8 rounded border border-border bg-surface-raised py-1.5 pr-10 pl-2 font-mono text-sm [unicode-bidi:plaintext]",
            wrapped ? "[overflow-wrap:anywhere] whitespace-pre-wrap" : "whitespace-pre", scrolls && "max-h-[60vh] overflow-auto print:max-h-none")}>
          <MaskedText text={drawn} draw={(plain) => (hidden.shown && hiddenHere > 0 ? <Pieces text={plain} /> : plain)} />
        </pre>
        <span data-print="hide" className="absolute top-0.5 right-3"><CopyButton text={() => escapeHidden(text)} label={`Copy ${label}`} /></span>
      </div>
      <HiddenRemark count={hiddenHere} shown={hidden.shown} always={hidden.always} onShown={hidden.show} onAlways={hidden.showAlways} />
      <HowMuch window={window} held={text.length} length={length} onLater={() => setAt(laterWindow(text, window, stepChars, most))} {...(onMore && { onMore: readOn })}>
        {long && <Button small kind="quiet" aria-pressed={!wrapped} onClick={() => setWrapped(!wrapped)}>{wrapped ? "No wrap" : "Wrap lines"}</Button>}
      </HowMuch>
    </div>
  );
}

/** A window that was chosen while fewer elements were drawn, or for a text that has grown since. */
function within({ from, to }: TextWindow, text: string, most: number): TextWindow {
  const start = Math.min(from, text.length);
  return { from: start, to: cutPoint(text, Math.min(to, start + most)) };
}

/** Long texts scroll by themselves and then take the focus, so that keys can scroll them; short ones are no stop for Tab. */
function isLong(text: string): boolean {
  return text.length > 1200 || text.split("\n", 21).length > 20;
}

type HowMuchProps = {
  readonly window: TextWindow;
  readonly held: number;
  readonly length: number;
  readonly onLater: () => void;
  readonly onMore?: () => void;
  readonly children: ReactNode;
};

/** How much of how much is drawn, and the way to the rest. */
function HowMuch({ window, held, length, onLater, onMore, children }: HowMuchProps) {
  const whole = window.from === 0 && window.to >= length;
  if (whole && !children) return null;
  const characters = window.from === 0 ? countText(window.to) : `${countText(window.from)} to ${countText(window.to)}`;
  return (
    <p data-print={whole ? "hide" : undefined} className="tabular flex flex-wrap items-center gap-2 text-sm text-text-muted">
      {!whole && <span>{characters} of {countText(length)} characters</span>}
      {window.to < held && <Button small onClick={onLater}>Show the next {countText(Math.min(stepChars, held - window.to))}</Button>}
      {window.to >= held && held < length && (onMore ? <Button small onClick={onMore}>Read on</Button> : <span>the rest is under Raw</span>)}
      {children}
    </p>
  );
}
