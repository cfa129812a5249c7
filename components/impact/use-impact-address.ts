"use client";

import { useCallback, useMemo } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { readImpactAddress, writeImpactAddress, type ImpactAddress, type Misread } from "./impact-address.ts";

export type ImpactBar = { readonly address: ImpactAddress; readonly misread: readonly Misread[]; readonly change: (patch: Partial<ImpactAddress>) => void };

/** What is open and filtered, as the address bar has it. Changes replace the entry, so that Back leaves the page at once. */
export function useImpactAddress(): ImpactBar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const { address, misread } = useMemo(() => readImpactAddress(new URLSearchParams(text)), [text]);
  const change = useCallback((patch: Partial<ImpactAddress>) => {
    const next = writeImpactAddress({ ...address, ...patch });
    if (next !== writeImpactAddress(address)) history.replaceState(null, "", `${path}${next}${location.hash}`);
  }, [address, path]);
  return { address, misread, change };
}
