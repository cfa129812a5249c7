"use client";

import { useState } from "react";
import type { Factor } from "@/lib/api/impactContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { RuleLink } from "../method/rule-link.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { CallLink } from "./call-link.tsx";
import { CiteLinks } from "./cite-links.tsx";

/** Conditions that the evidence shows and that may have contributed; never the fault of a person. */
export function FactorList({ factors }: { readonly factors: readonly Factor[] }) {
  if (factors.length === 0) return <p className="text-text-muted">No rule found a condition that may have contributed.</p>;
  return (
    <ul className="grid gap-x-10 lg:grid-cols-2">
      {factors.map((factor, index) => (
        <li key={`${factor.code} ${index}`} className="flex min-w-0 break-inside-avoid flex-col gap-0.5 border-t border-border py-2">
          <p className="flex flex-wrap items-baseline gap-x-2"><span className="font-semibold">{factor.title}</span> <RuleLink rule={factor.code} className="text-sm" /></p>
          <p className="max-w-[90ch] [overflow-wrap:anywhere]"><InlineText text={factor.message} /></p>
          <Calls factor={factor} />
          {factor.cites.length > 0 && <p className="text-sm text-text-muted">Evidence: <CiteLinks cites={factor.cites} /></p>}
        </li>
      ))}
    </ul>
  );
}

const drawnAtFirst = 3;

function Calls({ factor: { calls } }: { readonly factor: Factor }) {
  const [all, setAll] = useState(false);
  if (calls.length === 0) return null;
  const shown = all ? calls : calls.slice(0, drawnAtFirst);
  return (
    <ul className="flex flex-col">
      {shown.map((call) => <li key={call.call} className="min-w-0"><CallLink call={call} /></li>)}
      {shown.length < calls.length && <li><Button kind="quiet" small onClick={() => setAll(true)}>{countText(shown.length)} of {countText(calls.length)} calls, show all</Button></li>}
    </ul>
  );
}
