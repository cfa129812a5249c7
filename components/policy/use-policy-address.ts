"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { readPolicyAddress, writePolicyAddress, type PolicyAddress } from "./policy-address.ts";

export type PolicyBar = { readonly address: PolicyAddress; readonly misread: readonly string[]; readonly change: (patch: Partial<PolicyAddress>) => void };

/** What is open, as the address bar has it. Changes replace the entry, so that Back leaves the page at once. */
export function usePolicyAddress(): PolicyBar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const { address, misread } = useMemo(() => readPolicyAddress(new URLSearchParams(text)), [text]);
  const latest = useRef(address);
  useEffect(() => { latest.current = address; }, [address]);
  const change = useCallback((patch: Partial<PolicyAddress>) => {
    const before = writePolicyAddress(latest.current);
    latest.current = { ...latest.current, ...patch };
    const next = writePolicyAddress(latest.current);
    if (next !== before) history.replaceState(null, "", `${path}${next}${location.hash}`);
  }, [path]);
  return { address, misread, change };
}
