"use client";

import { useEffect, useState } from "react";
import type { PolicyVersionText } from "@/lib/api/policyContract.ts";
import { readVersion } from "./policy-api.ts";

/** The newest version with its text: read, or just made here; null until it is there, and where none was saved. */
export function useNewest(incident: string, listed: number | null): { readonly newest: PolicyVersionText | null; readonly onMade: (version: PolicyVersionText) => void } {
  const [known, setKnown] = useState<PolicyVersionText | null>(null);
  const isKnown = listed === null || (known !== null && known.version >= listed);
  useEffect(() => {
    if (listed === null || isKnown) return undefined;
    const abort = new AbortController();
    readVersion(incident, listed, abort.signal).then((answer) => {
      if (answer.ok) setKnown(answer.value);
    }, () => {});
    return () => abort.abort();
  }, [incident, listed, isKnown]);
  return { newest: known, onMade: setKnown };
}
