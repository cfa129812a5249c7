import Link from "next/link";
import type { DocumentView } from "@/lib/api/injectionContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { originWords } from "../evidence/words.ts";
import { rowHref } from "../impact/impact-view.ts";
import { countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";

/** What is read here, where it came from, and its step in the timeline. */
export function DocumentHead({ incident, view: { id, source, origin, verdict, passages, row, call } }: { readonly incident: string; readonly view: DocumentView }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h2 className="flex min-w-0 flex-wrap items-center gap-2 text-lg font-semibold">
        {id} {source !== null && <InlineText text={source} className="min-w-0 [overflow-wrap:anywhere]" />} <StatusBadge status={verdict} />
      </h2>
      <p className="text-sm text-text-muted">
        {originWords[origin]}{call !== null && ` of ${call}`}, {passages === 0 ? "no passages" : `${countText(passages)} ${passages === 1 ? "passage" : "passages"}`}
        {row !== null && <>, <Link className="text-accent underline" href={rowHref(incident, row)}>its step on the timeline</Link></>}
      </p>
    </div>
  );
}
