"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "../shell/api.ts";
import type { JsonPage, JsonSource } from "./json-types.ts";

type Slices = { readonly text: string; readonly length: number; readonly next: number | null };

type Reading = {
  /** What has been read, from the beginning; null before the first stretch has come. */
  readonly text: string | null;
  readonly length: number;
  readonly refusal: Refusal | null;
  readonly readOn: () => void;
  readonly readAll: () => void;
};

/** Reads a text of a source stretch by stretch. */
export function useSlices(source: JsonSource, path: string, first: JsonPage | null): Reading {
  const [slices, setSlices] = useState<Slices | null>(first === null ? null : withSlice(null, first));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(slices);
  const busy = useRef<AbortController | null>(null);

  const read = useCallback(async (all: boolean) => {
    if (busy.current !== null) return;
    const abort = new AbortController();
    busy.current = abort;
    setRefusal(null);
    try {
      do {
        const answer = await source.page(path, latest.current?.next ?? 0, abort.signal);
        if (abort.signal.aborted) return;
        if (!answer.ok) return setRefusal(answer.refusal);
        latest.current = withSlice(latest.current, answer.value);
        setSlices(latest.current);
      } while (all && latest.current.next !== null);
    } finally {
      if (busy.current === abort) busy.current = null;
    }
  }, [source, path]);

  const has = first !== null;
  useEffect(() => {
    if (!has) read(false).catch(() => {});
    return () => {
      busy.current?.abort();
      busy.current = null;
    };
  }, [has, read]);
  const start = (all: boolean) => () => {
    if (latest.current?.next !== null) read(all).catch(() => {});
  };
  return { text: slices?.text ?? null, length: slices?.length ?? 0, refusal, readOn: start(false), readAll: start(true) };
}

function withSlice(known: Slices | null, page: JsonPage): Slices {
  const text = (known?.text ?? "") + (page.text ?? "");
  return { text, length: page.size, next: page.next };
}
