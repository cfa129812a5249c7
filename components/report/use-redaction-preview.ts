"use client";

import { useEffect, useState } from "react";
import type { Redacted } from "@/lib/api/reportContract.ts";
import type { RedactionRule } from "@/lib/report/redact.ts";
import type { Refusal } from "../shell/api.ts";
import { previewRedaction } from "./report-api.ts";

export type RedactionPreview = { readonly preview: Redacted | null; /** The counts shown are not those of the present choice yet. */ readonly waiting: boolean; readonly refusal: Refusal | null };

const pauseMs = 250;

/** What a copy would replace, counted again a moment after each change of the choice. */
export function useRedactionPreview(incident: string, rules: readonly RedactionRule[], terms: readonly string[]): RedactionPreview {
  const asked = JSON.stringify([rules, terms]);
  const [read, setRead] = useState<{ readonly asked: string; readonly preview: Redacted | null; readonly refusal: Refusal | null }>({ asked: "", preview: null, refusal: null });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      previewRedaction(incident, { rules, terms }, abort.signal).then(
        (answer) => setRead((known) => (answer.ok ? { asked, preview: answer.value, refusal: null } : { asked, preview: known.preview, refusal: answer.refusal })), () => {},
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // The lists are new with each drawing; what they say is in `asked`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [incident, asked]);
  return { preview: read.preview, waiting: read.asked !== asked, refusal: read.refusal };
}
