"use client";

import { structuredPatch } from "diff";
import { useMemo } from "react";
import type { PolicyReview } from "@/lib/api/policyContract.ts";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { ChangeList } from "./change-list.tsx";
import { plural } from "./policy-words.ts";

type Props = { readonly before: string; readonly beforeName: string; readonly review: PolicyReview };

const signs = { "+": { mark: "+", word: "added", style: "border-status-ok" }, "-": { mark: "−", word: "removed", style: "border-status-failed" }, " ": { mark: " ", word: "", style: "border-transparent" } } as const;

/** What a text changes: rule by rule with its direction, then line by line. */
export function ChangesView({ before, beforeName, review }: Props) {
  const after = review.text ?? "";
  const hunks = useMemo(() => structuredPatch("before", "after", before, after, undefined, undefined, { context: 3, timeout: 2_000 })?.hunks ?? null, [before, after]);
  const wider = review.changes?.filter(({ direction }) => direction === "wider").length ?? 0;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">Compared with {beforeName}. {review.changes !== null && (wider === 0 ? <Badge tone="ok" glyph="check">Nothing is wider</Badge> : <Badge tone="warning" glyph="warning">{plural(wider, "change")} wider</Badge>)}</p>
      {review.changes !== null && <ChangeList changes={review.changes} />}
      {hunks === null && <p className="text-text-muted">The two texts are too different to be compared line by line in two seconds.</p>}
      {hunks !== null && hunks.length === 0 && <p className="text-text-muted">The texts are the same.</p>}
      {hunks !== null && hunks.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
        <div role="group" tabIndex={0} aria-label="Changed lines" className="max-h-[60vh] overflow-auto rounded border border-border bg-surface-raised py-1 font-mono text-sm print:max-h-none">
          {hunks.map((hunk, at) => (
            <div key={at} className="border-b border-border py-1 last:border-0">
              {numbered(hunk).map(({ sign, text, number }, place) => (
                <p key={place} className={classNames("flex min-w-0 gap-2 border-l-4 px-1", signs[sign].style)}>
                  <span className="tabular w-9 shrink-0 text-right text-text-muted select-none">{number}</span>
                  <span aria-hidden="true" className="w-3 shrink-0 font-bold select-none">{signs[sign].mark}</span>
                  {signs[sign].word !== "" && <span className="sr-only">{signs[sign].word}: </span>}
                  <bdi className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</bdi>
                </p>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

type Hunk = { readonly oldStart: number; readonly newStart: number; readonly lines: readonly string[] };

/** A removed line counts in the text before, others in the one after. */
function numbered({ oldStart, newStart, lines }: Hunk): { readonly sign: keyof typeof signs; readonly text: string; readonly number: number }[] {
  let [old, now] = [oldStart, newStart];
  return lines.filter((line) => !line.startsWith("\\")).map((line) => {
    const sign = line.startsWith("+") ? "+" : line.startsWith("-") ? "-" : " ";
    const number = sign === "-" ? old : now;
    if (sign !== "+") old++;
    if (sign !== "-") now++;
    return { sign, text: line.slice(1), number };
  });
}
