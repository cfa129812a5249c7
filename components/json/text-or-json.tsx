"use client";

import { useMemo, useState } from "react";
import { EvidenceText } from "../evidence/evidence-text.tsx";
import { Button } from "../ui/button.tsx";
import { textSource } from "./json-source.ts";
import { looksLikeJson } from "./tree-lines.ts";
import type { Viewer } from "./json-types.ts";

type Props = {
  readonly text: string;
  readonly length: number;
  readonly label: string;
  readonly onMore?: (() => void) | undefined;
  /** Reads the rest, so that it can be read as JSON. Without it a text that is cut stays a text. */
  readonly onAll?: () => void;
  /** Draws the text where it is opened as JSON. */
  readonly viewer: Viewer;
};

/** A text out of the evidence; where it looks like JSON it can be opened as such. */
export function TextOrJson({ text, length, label, onMore, onAll, viewer }: Props) {
  const [asJson, setAsJson] = useState(false);
  const whole = text.length >= length;
  const offers = (whole || onAll !== undefined) && looksLikeJson({ type: "string", size: length, preview: text.slice(0, 100) });
  const open = () => {
    setAsJson(!asJson);
    if (!whole) onAll?.();
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {asJson && whole ? <Embedded text={text} label={label} viewer={viewer} /> : <EvidenceText text={text} length={length} label={label} {...(onMore && { onMore })} />}
      {offers && (
        <p data-print="hide"><Button small aria-pressed={asJson} onClick={open}>{asJson ? "Show as text" : "Looks like JSON: open"}</Button></p>
      )}
    </div>
  );
}

function Embedded({ text, label, viewer: JsonViewer }: { readonly text: string; readonly label: string; readonly viewer: Viewer }) {
  const source = useMemo(() => textSource(`${label} as JSON`, text), [label, text]);
  if (source === null) return <><p className="text-sm text-text-muted">It begins like JSON but is none.</p><EvidenceText text={text} label={label} /></>;
  return <JsonViewer source={source} label={`${label} as JSON`} compact />;
}
