"use client";

import { useEffect, useState } from "react";
import type { RecoveryPage } from "@/lib/api/impactContract.ts";
import type { Refusal } from "../../shell/api.ts";
import { readRecovery } from "../impact-api.ts";

export type RecoveryRead = {
  /** Null until it has come; what is there stays while it is read anew. */
  readonly page: RecoveryPage | null;
  readonly refusal: Refusal | null;
  readonly retry: () => void;
  /** Asks for more items; nothing where all are here, or no more can be asked for at once. */
  readonly more: (() => void) | null;
};

const perPage = 20;
const countMax = 500;

/** The checklist from its beginning: as many items as were asked for. */
export function useRecovery(incident: string, query: string, version: number): RecoveryRead {
  const [count, setCount] = useState(perPage);
  const [attempt, setAttempt] = useState(0);
  const [read, setRead] = useState<Pick<RecoveryRead, "page" | "refusal">>({ page: null, refusal: null });
  useEffect(() => {
    const abort = new AbortController();
    readRecovery(incident, query, count, abort.signal).then(
      (answer) => setRead((known) => (answer.ok ? { page: answer.value, refusal: null } : { ...known, refusal: answer.refusal })),
      () => {},
    );
    return () => abort.abort();
  }, [incident, query, count, version, attempt]);
  const { page } = read;
  const hasMore = page !== null && page.next !== null && count < countMax;
  return { ...read, retry: () => setAttempt((before) => before + 1), more: hasMore ? () => setCount((before) => Math.min(countMax, before + perPage)) : null };
}
