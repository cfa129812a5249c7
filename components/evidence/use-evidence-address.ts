"use client";

import { useCallback, useMemo } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { readEvidenceAddress, writeEvidenceAddress, type EvidenceAddress, type Misread } from "./evidence-address.ts";

type Bar = { readonly address: EvidenceAddress; readonly misread: readonly Misread[]; readonly change: (patch: Partial<EvidenceAddress>) => void };

/** What is open, as the address bar has it. Every change is an entry of the history, so that Back goes to what was open before. */
export function useEvidenceAddress(): Bar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const { address, misread } = useMemo(() => readEvidenceAddress(new URLSearchParams(text)), [text]);
  const change = useCallback((patch: Partial<EvidenceAddress>) => {
    const next = writeEvidenceAddress({ ...address, ...patch });
    if (next !== writeEvidenceAddress(address)) history.pushState(null, "", `${path}${next}`);
  }, [address, path]);
  return { address, misread, change };
}
