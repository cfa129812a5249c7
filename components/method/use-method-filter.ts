"use client";

import { useCallback } from "react";
import { usePathname, useSearchParams } from "next/navigation";

export type MethodFilter = { readonly query: string; readonly change: (query: string) => void };

/** What the rules are filtered by, as the address has it. Changes replace the entry, so that Back leaves the page at once. */
export function useMethodFilter(): MethodFilter {
  const params = useSearchParams();
  const path = usePathname();
  const change = useCallback((query: string) => {
    const next = new URLSearchParams(location.search);
    if (query.trim() === "") next.delete("q");
    else next.set("q", query);
    const text = next.toString();
    history.replaceState(null, "", `${path}${text === "" ? "" : `?${text}`}${location.hash}`);
  }, [path]);
  return { query: params.get("q") ?? "", change };
}
