"use client";

import { InlineText } from "../../evidence/inline-text.tsx";
import { countText } from "../../ui/count.tsx";
import { rowName, rowWord, whenText } from "../rows/row-words.ts";
import { usePanel } from "./panel-reading.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

/** A row by its name; pressing goes there and opens it. */
export function RowLink({ row }: { readonly row: TimelineRow }) {
  const { zeroUs, onGo } = usePanel();
  return (
    <button type="button" onClick={() => onGo(row.id)} className="inline-flex min-h-7 max-w-full min-w-0 cursor-pointer flex-wrap items-center gap-x-2 text-left text-accent underline">
      <span className="min-w-0">{rowWord(row)} <InlineText text={rowName(row)} className="[overflow-wrap:anywhere]" /></span>
      <span className="tabular text-sm text-text-muted">{whenText(row, zeroUs)}</span>
    </button>
  );
}

/** A row of which only the id is at hand. */
export function RowIdLink({ row }: { readonly row: number }) {
  const { onGo } = usePanel();
  return <button type="button" onClick={() => onGo(row)} className="inline-flex min-h-7 cursor-pointer items-center text-accent underline">row {countText(row)}</button>;
}
