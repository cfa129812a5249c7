"use client";

import { useState } from "react";
import { buttonStyle } from "./button-style.ts";
import { Glyph } from "./glyph.tsx";

type Props = { readonly text: string; readonly label: string; readonly small?: boolean };

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, small = true }: Props) {
  const [outcome, setOutcome] = useState<"" | "Copied" | "Could not copy">("");
  const copy = () => {
    // The clipboard is missing on plain http away from loopback, and may be refused.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    writing.then(
      () => setOutcome("Copied"),
      () => setOutcome("Could not copy"),
    );
  };
  return (
    <button
      type="button"
      className={buttonStyle("quiet", small, "align-middle")}
      aria-label={label}
      onClick={copy}
      onBlur={() => setOutcome("")}
    >
      <Glyph name={outcome === "Copied" ? "check" : outcome === "" ? "copy" : "cross"} />
      <span aria-live="polite" className="text-xs empty:hidden">
        {outcome}
      </span>
    </button>
  );
}
