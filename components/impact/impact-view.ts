"use client";

import { createContext, useContext } from "react";
import { ensure } from "@/lib/base/assert.ts";
import { noFilter, type EffectsView } from "./impact-address.ts";
import type { ImpactBar } from "./use-impact-address.ts";

/** What every part of the page needs: the incident and the address. */
export type ImpactView = { readonly incident: string; readonly bar: ImpactBar };

export const ImpactContext = createContext<ImpactView | null>(null);

export function useImpactView(): ImpactView {
  return ensure(useContext(ImpactContext), "the view of the Impact page");
}

/** The heading that the reader is brought to when a number is followed to its effects. */
export const effectsHeading = "effects";

/** Shows the table of effects under these filters alone, and brings the reader there. */
export function useShowEffects(): (filters: Partial<EffectsView>) => void {
  const { bar } = useImpactView();
  return (filters) => {
    bar.change({ ...noFilter, ...filters });
    const heading = document.getElementById(effectsHeading);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
}

/** The address of a row in the timeline. */
export const rowHref = (incident: string, row: number): string => `/incidents/${incident}/timeline?sel=${row}`;
