import Link from "next/link";
import type { ReactNode } from "react";
import type { CallRef } from "@/lib/api/impactContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { rowHref } from "../impact/impact-view.ts";

type Props = { readonly incident: string; readonly call: CallRef; readonly struck?: boolean; readonly children?: ReactNode };

/** A call as lists here show it: the way to the timeline, where its bytes are, the tool, and its deciding words. */
export function CallLine({ incident, call, struck = false, children }: Props) {
  const name = <code className="text-sm">{call.call}</code>;
  return (
    <span className="inline-flex max-w-full min-w-0 flex-wrap items-baseline gap-x-2">
      {call.row === null ? name : <Link className="inline-flex min-h-6 items-center text-accent underline" href={rowHref(incident, call.row)} aria-label={`${call.call} on the timeline`}>{name}</Link>}
      <InlineText text={call.tool} className={`font-medium [overflow-wrap:anywhere] ${struck ? "line-through" : ""}`} />
      {call.preview !== "" && <code className={`min-w-0 text-sm [overflow-wrap:anywhere] ${struck ? "line-through" : ""}`}><InlineText text={call.preview} /></code>}
      {children}
    </span>
  );
}
