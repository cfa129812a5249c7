"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { readAddress, writeAddress, type Misread, type TimelineAddress } from "./address.ts";

export type AddressBar = {
  readonly address: TimelineAddress;
  readonly misread: readonly Misread[];
  readonly change: (patch: Partial<TimelineAddress>) => void;
};

/** Browsers refuse more than about ten history changes a second when a key is held down. */
const writeEveryMs = 250;

/** The view as the address bar has it. Changes replace the entry, so that Back leaves the page at once. */
export function useAddress(): AddressBar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const read = useMemo(() => readAddress(new URLSearchParams(text)), [text]);
  // What was changed here and may not be in the address bar yet.
  const [ahead, setAhead] = useState<TimelineAddress | null>(null);
  const latest = useRef(read.address);
  const written = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    if (text === written.current) return;
    // Somebody else wrote the address: a link inside the page.
    written.current = text;
    latest.current = readAddress(new URLSearchParams(text)).address;
    setAhead(null);
  }, [text]);

  const write = useCallback(function writeNow() {
    timer.current = null;
    const query = writeAddress(latest.current);
    if (path !== location.pathname) return;
    const before = written.current;
    written.current = new URLSearchParams(query).toString();
    try {
      history.replaceState(null, "", `${path}${query}`);
    } catch {
      // Too many changes in a short time, or the router is not up yet: it is written a little later.
      written.current = before;
      timer.current = setTimeout(writeNow, writeEveryMs);
    }
  }, [path]);
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);

  const change = useCallback((patch: Partial<TimelineAddress>) => {
    latest.current = { ...latest.current, ...patch };
    setAhead(latest.current);
    timer.current ??= setTimeout(write, writeEveryMs);
  }, [write]);
  return { address: ahead ?? read.address, misread: read.misread, change };
}
