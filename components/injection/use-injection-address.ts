"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { readInjectionAddress, writeInjectionAddress, type InjectionAddress } from "./injection-address.ts";

export type InjectionBar = { readonly address: InjectionAddress; readonly misread: readonly string[]; readonly change: (patch: Partial<InjectionAddress>) => void; readonly now: () => InjectionAddress };

/** What is open and filtered, as the address bar has it; `now` has what was changed and is not drawn yet. Changes replace the entry, so that Back leaves the page at once. */
export function useInjectionAddress(): InjectionBar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const { address, misread } = useMemo(() => readInjectionAddress(new URLSearchParams(text)), [text]);
  const latest = useRef(address);
  useEffect(() => { latest.current = address; }, [address]);
  const change = useCallback((patch: Partial<InjectionAddress>) => {
    const before = writeInjectionAddress(latest.current);
    latest.current = { ...latest.current, ...patch };
    const next = writeInjectionAddress(latest.current);
    if (next !== before) history.replaceState(null, "", `${path}${next}${location.hash}`);
  }, [path]);
  const now = useCallback(() => latest.current, []);
  return { address, misread, change, now };
}
