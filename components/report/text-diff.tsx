"use client";

import { useMemo } from "react";
import { lineChanges } from "@/lib/timeline/historyLines.ts";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";

const linesMax = 200;
const editsMax = 1_000;
const words = { "+": "added", "-": "removed", " ": "unchanged" } as const;

/** How one text became another, line by line, with + and − before each line that changed. */
export function TextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const { lines, linesOf } = useMemo(() => lineChanges(splitLines(before), splitLines(after), linesMax, { edits: editsMax }), [before, after]);
  if (linesOf === 0) return <p className="text-sm text-text-muted">No line changed.</p>;
  return (
    <div className="min-w-0 rounded border border-border bg-surface-raised py-1 font-mono text-sm">
      {lines.map(({ sign, text, number }, at) => (
        <p key={at} className={classNames("flex gap-2 px-2", sign === "-" && "text-text-muted line-through")}>
          <span className="w-3 shrink-0 select-none"><span aria-hidden="true">{sign === "-" ? "−" : sign}</span><span className="sr-only">{words[sign]}, line {number}: </span></span>
          <bdi className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</bdi>
        </p>
      ))}
      {lines.length < linesOf && <p className="px-2 text-text-muted">{countText(lines.length)} of {countText(linesOf)} lines</p>}
    </div>
  );
}

/** An empty text has no line. */
const splitLines = (text: string): string[] => (text === "" ? [] : text.split("\n"));
