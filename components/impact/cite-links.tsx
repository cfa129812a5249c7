"use client";

import Link from "next/link";
import { useState } from "react";
import type { Cite } from "@/lib/findings.ts";
import { rawAddress } from "../evidence/raw-address.ts";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { useImpactView } from "./impact-view.ts";

const drawnAtFirst = 4;

/** The places in the exhibits that something rests on, each leading to its bytes. */
export function CiteLinks({ cites }: { readonly cites: readonly Cite[] }) {
  const { incident } = useImpactView();
  const [all, setAll] = useState(false);
  const shown = all ? cites : cites.slice(0, drawnAtFirst);
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-3">
      {shown.map(({ exhibit, at }) => <Link prefetch={false} key={`${exhibit} ${at}`} className="inline-flex min-h-6 min-w-0 items-center gap-1 text-sm text-accent underline" href={rawAddress(incident, { exhibit, at, offset: null, length: null })}>{exhibit} <code className="[overflow-wrap:anywhere]">{at}</code></Link>)}
      {shown.length < cites.length && <Button kind="quiet" small onClick={() => setAll(true)}>{countText(shown.length)} of {countText(cites.length)}, show all</Button>}
    </span>
  );
}
