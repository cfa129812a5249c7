"use client";

import { useEffect, useState } from "react";
import { incidentPath, refusalOf, type Refusal } from "../shell/api.ts";
import { sha256Hex } from "./raw-lines.ts";

/** A stretch of an exhibit as the server sent it. */
export type Raw = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offset: number;
  /** Computed here from `bytes`. */
  readonly sha256: string | null;
  /** Credentials that are masked in them, and the hash of the same bytes without masks, as the server says. */
  readonly masks: number;
  readonly original: string | null;
};

export type RawState = { readonly raw: Raw | null; readonly refusal: Refusal | null };

/** Where a stretch of an exhibit is read from. */
export function rawPath(incident: string, exhibit: string, offset: number, length: number, reveal: string | null): string {
  return `${incidentPath(incident)}/exhibits/${exhibit}/raw?offset=${offset}&length=${length}${reveal === null ? "" : `&reveal=${reveal}`}`;
}

/** Reads a stretch of bytes. While another one is on its way the state is empty. */
export function useRaw(path: string, offset: number): RawState {
  const [state, setState] = useState<RawState & { readonly path: string }>({ path, raw: null, refusal: null });
  useEffect(() => {
    const abort = new AbortController();
    readRaw(path, offset, abort.signal).then((next) => setState({ path, ...next }), () => {});
    return () => abort.abort();
  }, [path, offset]);
  return state.path === path ? state : { raw: null, refusal: null };
}

async function readRaw(path: string, offset: number, signal: AbortSignal): Promise<RawState> {
  const response = await fetch(path, { signal }).catch(() => null);
  if (response === null) return { raw: null, refusal: signal.aborted ? null : refusalOf(0, "") };
  if (!response.ok) return { raw: null, refusal: refusalOf(response.status, await response.text()) };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const masks = Number(response.headers.get("x-aftertrace-masked") ?? 0);
  return { raw: { bytes, offset, sha256: await sha256Hex(bytes), masks, original: response.headers.get("x-aftertrace-original-sha256") }, refusal: null };
}
