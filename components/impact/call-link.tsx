"use client";

import Link from "next/link";
import type { CallRef } from "@/lib/api/impactContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { rowHref, useImpactView } from "./impact-view.ts";

type Props = { readonly call: CallRef; /** On one line, cut at its end. */ readonly short?: boolean };

/** A call by its tool and its deciding words; leads to its row in the timeline where it has one. */
export function CallLink({ call, short = false }: Props) {
  const { incident } = useImpactView();
  const words = (
    <>
      <InlineText text={call.tool} className="font-medium" />
      {call.preview !== "" && <> <code className="text-sm"><InlineText text={call.preview} className="[overflow-wrap:anywhere]" /></code></>}
    </>
  );
  const look = short ? "inline-block max-w-full truncate align-bottom" : "[overflow-wrap:anywhere]";
  if (call.row === null) return <span className={look}>{words} <span className="text-sm text-text-muted">(no row in the timeline)</span></span>;
  return <Link prefetch={false} className={`${look} text-accent underline`} href={rowHref(incident, call.row)}>{words}</Link>;
}
