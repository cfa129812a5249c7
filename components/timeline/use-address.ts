"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { useLateWrite } from "../shell/use-late-write.ts";
import { readAddress, writeAddress, type Misread, type TimelineAddress } from "./address.ts";

export type AddressBar = {
  readonly address: TimelineAddress;
  readonly misread: readonly Misread[];
  readonly change: (patch: Partial<TimelineAddress>) => void;
};

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

  useEffect(() => {
    if (text === written.current) return;
    // Somebody else wrote the address: a link inside the page.
    written.current = text;
    latest.current = readAddress(new URLSearchParams(text)).address;
    setAhead(null);
  }, [text]);

  const write = useCallback(() => {
    const query = writeAddress(latest.current);
    if (path !== location.pathname) return true;
    const before = written.current;
    written.current = new URLSearchParams(query).toString();
    try {
      history.replaceState(null, "", `${path}${query}`);
      return true;
    } catch {
      written.current = before;
      return false;
    }
  }, [path]);
  const writeSoon = useLateWrite(write);

  const change = useCallback((patch: Partial<TimelineAddress>) => {
    latest.current = { ...latest.current, ...patch };
    setAhead(latest.current);
    writeSoon();
  }, [writeSoon]);
  return { address: ahead ?? read.address, misread: read.misread, change };
}
