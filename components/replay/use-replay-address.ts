"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { useLateWrite } from "../shell/use-late-write.ts";
import { readReplayAddress, writeReplayAddress, type ReplayAddress } from "./replay-address.ts";

export type ReplayBar = {
  readonly address: ReplayAddress;
  readonly misread: readonly string[];
  /** Grows whenever somebody else than `write` changed the address: a link, or Back. */
  readonly version: number;
  /** Says in the address where the replay stands. */
  readonly write: (address: ReplayAddress) => void;
};

/** The place of the replay as the address bar has it. Steps replace the entry, so that Back leaves the page at once. */
export function useReplayAddress(): ReplayBar {
  const params = useSearchParams();
  const path = usePathname();
  const text = params.toString();
  const read = useMemo(() => readReplayAddress(new URLSearchParams(text)), [text]);
  const [version, setVersion] = useState(0);
  const written = useRef(text);
  const latest = useRef(read.address);
  useEffect(() => {
    if (text === written.current) return;
    written.current = text;
    setVersion((before) => before + 1);
  }, [text]);
  const writeNow = useCallback(() => {
    const query = writeReplayAddress(latest.current);
    const next = new URLSearchParams(query).toString();
    if (path !== location.pathname || next === written.current) return true;
    const before = written.current;
    written.current = next;
    try {
      history.replaceState(null, "", `${path}${query}`);
      return true;
    } catch {
      written.current = before;
      return false;
    }
  }, [path]);
  const writeSoon = useLateWrite(writeNow);
  const write = useCallback((address: ReplayAddress) => {
    latest.current = address;
    writeSoon();
  }, [writeSoon]);
  return { ...read, version, write };
}
