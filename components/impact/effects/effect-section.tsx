"use client";

import dynamic from "next/dynamic";
import { useCallback, useRef } from "react";
import type { Impact } from "@/lib/api/impactContract.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Notice } from "../../ui/notice.tsx";
import { effectsQuery, filterCount, noFilter } from "../impact-address.ts";
import { useImpactView } from "../impact-view.ts";
import { EffectFilters } from "./effect-filters.tsx";
import { EffectTable } from "./effect-table.tsx";
import { useEffects, useOpenEffect } from "./use-effects.ts";

const EffectDetail = dynamic(() => import("./effect-detail.tsx").then((detail) => detail.EffectDetail), { ssr: false });

type Props = { readonly impact: Impact; readonly version: number };

/** The table of effects, filtered as the address says, and the one that is laid open below it. */
export function EffectSection({ impact, version }: Props) {
  const { incident, bar: { address, change } } = useImpactView();
  const { store, pending } = useEffects(incident, effectsQuery(address), version);
  const open = useOpenEffect(incident, address.effect, store, version);
  const detail = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const arriving = useRef(address.effect !== null);
  const { size } = store;
  const filters = filterCount(address);
  const onShown = useCallback((element: HTMLDivElement | null) => {
    detail.current = element;
    if (element === null) return;
    // A link to an effect brings the reader to it; opening one here gives it the focus.
    if (arriving.current) element.scrollIntoView({ block: "center" });
    if (asked.current) element.focus();
    arriving.current = asked.current = false;
  }, []);
  const onEffect = (effect: string) => {
    asked.current = true;
    if (effect === address.effect) detail.current?.focus();
    else change({ effect });
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <EffectFilters />
      <p aria-live="polite" className="tabular text-sm text-text-muted">
        {size === null ? "Reading effects" : `${countText(size.total)} of ${countText(size.of)} effects`}{filters > 0 && `, ${countText(filters)} ${filters === 1 ? "filter" : "filters"}`}
      </p>
      <div className="print:hidden">
        <EffectTable incident={incident} store={store} pending={pending} hasHarm={impact.blastRadius.firstHarm !== null} effect={address.effect} onEffect={onEffect}
          empty={<div className="flex flex-wrap items-center gap-3 px-3 py-2 text-text-muted">0 of {countText(size?.of ?? 0)} effects pass the filters. <Button small onClick={() => change(noFilter)}>Clear filters</Button></div>} />
      </div>
      {address.effect !== null && open.state === "missing" && (open.refusal === null
        ? <Notice kind="warning" message={<>There is no effect <code>{address.effect}</code> in this incident.</>} fix="It may have been another one before the exhibits changed."><Button small onClick={() => change({ effect: null })}>Close</Button></Notice>
        : <RefusalNotice refusal={open.refusal} />)}
      {open.row !== null && <EffectDetail key={open.row.id} ref={onShown} row={open.row} version={version} onClose={() => change({ effect: null })} />}
    </div>
  );
}
