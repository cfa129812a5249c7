"use client";

import type { Factor } from "@/lib/api/impactContract.ts";
import { FactorList } from "../impact/factor-list.tsx";
import { ImpactContext } from "../impact/impact-view.ts";
import { useImpactAddress } from "../impact/use-impact-address.ts";

/** The list of the blast radius page; its links need to know the incident. */
export function Factors({ incident, factors }: { readonly incident: string; readonly factors: readonly Factor[] }) {
  const bar = useImpactAddress();
  return <ImpactContext value={{ incident, bar }}><FactorList factors={factors} /></ImpactContext>;
}
