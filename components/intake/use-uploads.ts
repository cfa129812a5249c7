"use client";

import { useEffect, useSyncExternalStore } from "react";
import { uploads, type Upload } from "./uploads.ts";

const nothing: readonly Upload[] = [];

/** The files of an incident that are on their way or have just arrived. */
export function useUploads(incident: string): { readonly list: readonly Upload[]; readonly busy: boolean } {
  const list = useSyncExternalStore(uploads.subscribe, () => uploads.of(incident), () => nothing);
  const busy = useSyncExternalStore(uploads.subscribe, () => uploads.isBusy(incident), () => false);
  useEffect(() => {
    if (!busy) return undefined;
    // Leaving the site would break the upload off; going to another page of it does not.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [busy]);
  return { list, busy };
}
