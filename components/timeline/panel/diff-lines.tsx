"use client";

import { InlineText } from "../../evidence/inline-text.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { diffRows } from "./diff-rows.ts";
import type { History } from "@/lib/api/stepContract.ts";

type Changed = Extract<History["changes"][number], { type: "changed" }>;

const signs = { " ": { mark: " ", word: "unchanged", style: "" }, "+": { mark: "+", word: "added", style: "border-l-4 border-status-ok" }, "-": { mark: "−", word: "removed", style: "border-l-4 border-status-failed" } } as const;

/** The lines of a message that was changed: signs and numbers, unchanged ones left out between. */
export function DiffLines({ change: { lines, linesOf, after } }: { readonly change: Changed }) {
  return (
    <div className="flex flex-col gap-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <div role="group" tabIndex={0} aria-label={`Lines of message ${after}`} className="max-h-[60vh] overflow-auto rounded border border-border bg-surface-raised py-1 font-mono text-sm print:max-h-none">
        {diffRows(lines).map((row, index) => (row.type === "left_out"
          ? <p key={index} className="tabular px-2 text-text-muted">⋯ {countText(row.count)} unchanged {row.count === 1 ? "line" : "lines"}</p>
          : (
            <p key={index} className={classNames("flex min-w-0 gap-2 px-1", signs[row.line.sign].style, row.line.sign === " " && "border-l-4 border-transparent")}>
              <span className="tabular w-9 shrink-0 text-right text-text-muted select-none">{countText(row.line.number)}</span>
              <span aria-hidden="true" className="w-3 shrink-0 font-bold select-none">{signs[row.line.sign].mark}</span>
              {row.line.sign !== " " && <span className="sr-only">{signs[row.line.sign].word}: </span>}
              <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]">
                <InlineText text={row.line.text} />
                {row.line.text.length < row.line.length && <span className="text-text-muted"> … {countText(row.line.text.length)} of {countText(row.line.length)} characters</span>}
              </span>
            </p>
          )))}
      </div>
      {lines.length < linesOf && <p className="tabular text-sm text-text-muted">{countText(lines.length)} of {countText(linesOf)} lines</p>}
    </div>
  );
}
