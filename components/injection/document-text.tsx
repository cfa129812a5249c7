"use client";

import { Fragment, useEffect, useMemo, useRef } from "react";
import type { DocumentView, PassageView } from "@/lib/api/injectionContract.ts";
import { escapeHidden, hiddenCount } from "../evidence/hidden-text.ts";
import { Pieces } from "../evidence/pieces.tsx";
import { RuleLink } from "../method/rule-link.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { countText } from "../ui/count.tsx";
import type { ShownAs } from "./injection-address.ts";
import { techniqueWords } from "./injection-words.ts";
import { lookAlikes, stretches } from "./passage-text.ts";

type Props = {
  readonly view: DocumentView;
  readonly shown: ShownAs;
  readonly passage: number | null;
  readonly onPassage: (number: number) => void;
  readonly onOffset: (offset: number) => void;
};

const windowUnits = 50_000;

/** A window of a document: text nodes only, passages marked. Nothing in it is a link or acts. */
export function DocumentText({ view, shown, passage, onPassage, onOffset }: Props) {
  const { text, offset, next, length, passageList, id } = view;
  const pieces = useMemo(() => (text === null ? [] : stretches(text, offset, passageList)), [text, offset, passageList]);
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const mark = passage === null ? null : box.current?.querySelector<HTMLElement>(`[data-passage="${passage}"]`);
    if (mark && box.current) box.current.scrollTop += mark.getBoundingClientRect().top - box.current.getBoundingClientRect().top - 60;
  }, [passage, id, offset, shown]);
  if (text === null) return <p className="text-text-muted">The text can no longer be read from its exhibit: the record does not parse as it did. Its bytes are under Evidence.</p>;
  const hidden = hiddenCount(text);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="relative min-w-0">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
        <pre ref={box} data-document-text tabIndex={0} role="group" aria-label={`Text of document ${id}`}
          className="max-h-[70vh] min-h-24 overflow-auto rounded border border-border bg-surface-raised py-2 pr-10 pl-3 font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext] print:max-h-none">
          {pieces.map(({ text: words, passages, ends }, index) => (
            <Fragment key={index}>
              {passages.length === 0 ? <Words text={words} shown={shown} /> : (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the buttons of the list below do the same by key
                <mark data-passage={passages[0]?.number} onClick={() => onPassage(passages[0]?.number ?? 1)}
                  className={classNames("cursor-pointer rounded-xs bg-mark text-text", passages.some(({ number }) => number === passage) && "outline-2 outline-offset-1 outline-accent")}>
                  <Words text={words} shown={shown} />
                </mark>
              )}
              {shown === "decoded" && ends.map((one) => <Decoded key={one.number} passage={one} />)}
            </Fragment>
          ))}
        </pre>
        <span data-print="hide" className="absolute top-1 right-3"><CopyButton text={() => escapeHidden(text)} label={`Copy the text of ${id}`} /></span>
      </div>
      <p className="tabular flex flex-wrap items-center gap-2 text-sm text-text-muted">
        {(offset > 0 || next !== null) && <span>{countText(offset)} to {countText(offset + text.length)} of {countText(length)} characters</span>}
        {offset > 0 && <Button small onClick={() => onOffset(Math.max(0, offset - windowUnits))}>Earlier</Button>}
        {next !== null && <Button small onClick={() => onOffset(next)}>Later</Button>}
        {hidden > 0 && shown !== "hidden" && <span>{countText(hidden)} {hidden === 1 ? "character" : "characters"} here cannot be seen: “Hidden shown” draws them.</span>}
        {view.read === null && <span>The evidence does not have the whole text, so it was not read for passages.</span>}
        {view.read !== null && view.read < length && <span>Read for passages up to character {countText(view.read)}; what lies behind it is unknown.</span>}
      </p>
    </div>
  );
}

function Words({ text, shown }: { readonly text: string; readonly shown: ShownAs }) {
  if (shown !== "hidden") return text;
  return lookAlikes(text).map((part, index) =>
    part.looksAlike ? <span key={index} title="a look-alike letter" className="underline decoration-status-warning decoration-2 underline-offset-2"><Pieces text={part.text} /></span> : <Pieces key={index} text={part.text} />,
  );
}

function Decoded({ passage: { decoded, decodedLength, number } }: { readonly passage: PassageView }) {
  if (decoded === null) return null;
  return (
    <span className="my-1 block rounded border border-border-control bg-surface px-2 py-1">
      <span className="block font-sans text-xs text-text-muted">Passage {number} says, once decoded{decodedLength !== null && decodedLength > decoded.length && ` (the first ${countText(decoded.length)} of ${countText(decodedLength)} characters)`}:</span>
      <Pieces text={decoded} />
    </span>
  );
}

type ListProps = { readonly passages: readonly PassageView[]; readonly of: number; readonly open: number | null; readonly onPassage: (number: number) => void };

/** The passages of a document in words: technique, rule, why. */
export function PassageList({ passages, of, open, onPassage }: ListProps) {
  if (of === 0) return <p className="text-sm text-text-muted">No passage instructs the agent or hides something, as far as the rules see.</p>;
  return (
    <section aria-label="Passages" className="flex flex-col gap-1">
      <ol className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        {passages.map((one) => (
          <li key={one.number} className={classNames("flex flex-wrap items-baseline gap-x-2 gap-y-0.5 border-l-2 py-0.5 pl-2 text-sm", one.number === open ? "border-accent" : "border-border")}>
            <Button small kind="quiet" aria-pressed={one.number === open} onClick={() => onPassage(one.number)}>Passage {one.number}</Button>
            <span className="font-medium">{techniqueWords[one.technique]}</span> <span className="text-text-muted">{one.strength}</span> <RuleLink rule={one.rule} />
            <span className="basis-full [overflow-wrap:anywhere] text-text-muted">{one.why}</span>
          </li>
        ))}
      </ol>
      {of > passages.length && <p className="text-sm text-text-muted">The first {countText(passages.length)} of {countText(of)} passages.</p>}
    </section>
  );
}
