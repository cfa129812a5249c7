"use client";

import { useState, type ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { Glyph } from "./glyph.tsx";

type Props = {
  /** The text, or what makes it when it is asked for: long values are written out and fetched only then. */
  readonly text: string | (() => string | Promise<string>);
  readonly label: string;
  readonly small?: boolean;
  /** Words beside the sign; without them the label is read out only. */
  readonly children?: ReactNode;
};

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, small = true, children }: Props) {
  const [outcome, setOutcome] = useState<"" | "Copied" | "Could not copy">("");
  const copy = () => {
    copyText(text).then(
      () => setOutcome("Copied"),
      () => setOutcome("Could not copy"),
    );
  };
  return (
    <button
      type="button"
      data-print="hide"
      className={buttonStyle("quiet", small, "align-middle")}
      aria-label={children === undefined ? label : undefined}
      onClick={copy}
      onBlur={() => setOutcome("")}
    >
      <Glyph name={outcome === "Copied" ? "check" : outcome === "" ? "copy" : "cross"} />
      {children}
      <span aria-live="polite" className="text-xs empty:hidden">
        {outcome}
      </span>
    </button>
  );
}

/** The clipboard is missing on plain http away from loopback, and may be refused. */
async function copyText(text: Props["text"]): Promise<void> {
  const made = typeof text === "string" ? text : await text();
  if (!navigator.clipboard) throw new Error("no clipboard");
  await navigator.clipboard.writeText(made);
}
