"use client";

import { useEffect, useState } from "react";
import type { Clocks } from "@/lib/api/clockContract.ts";
import type { Refusal } from "../shell/api.ts";
import { clocksChanged, readClocks } from "./clock-api.ts";

export type ClocksRead = { readonly clocks: Clocks | null; readonly refusal: Refusal | null };

/** How the clocks of an incident compare, read again whenever one is aligned on this page. */
export function useClocks(incident: string): ClocksRead {
  const [read, setRead] = useState<ClocksRead>({ clocks: null, refusal: null });
  const version = useClocksVersion();
  useEffect(() => {
    const abort = new AbortController();
    readClocks(incident, abort.signal).then((answer) => setRead(answer.ok ? { clocks: answer.value, refusal: null } : { clocks: null, refusal: answer.refusal }), () => {});
    return () => abort.abort();
  }, [incident, version]);
  return read;
}

/** Grows with every alignment on this page. */
export function useClocksVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const onChange = () => setVersion((before) => before + 1);
    addEventListener(clocksChanged, onChange);
    return () => removeEventListener(clocksChanged, onChange);
  }, []);
  return version;
}
