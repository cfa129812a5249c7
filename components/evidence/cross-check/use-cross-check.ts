"use client";

import { useEffect, useState } from "react";
import type { z } from "zod";
import type { CrossCheckRow, crossCheckPageSchema } from "@/lib/api/auditContract.ts";
import { ask, isAbort, type Refusal } from "../../shell/api.ts";
import { crossCheckPath } from "../verification/audit-api.ts";
import type { CrossCheckList } from "./cross-check-words.ts";

export type CrossCheckRows = {
  readonly rows: readonly CrossCheckRow[];
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  /** Asks for the next page; nothing where all rows are here. */
  readonly more: () => void;
};

type CrossCheckPage = z.infer<typeof crossCheckPageSchema>;
const pageRows = 50;
type Held = { readonly of: string; readonly rows: readonly CrossCheckRow[]; readonly total: number | null; readonly next: number | null; readonly refusal: Refusal | null; readonly after: number };

/** The rows of one list, a page at a time. `version`: of the verification; another one is read anew. */
export function useCrossCheck(incident: string, list: CrossCheckList, version: string): CrossCheckRows {
  const of = `${incident} ${list} ${version}`;
  const empty: Held = { of, rows: [], total: null, next: null, refusal: null, after: 0 };
  const [held, setHeld] = useState<Held>(empty);
  const here = held.of === of ? held : empty;
  const { after } = here;
  useEffect(() => {
    const abort = new AbortController();
    ask<CrossCheckPage>(crossCheckPath(incident, list, after, pageRows), { signal: abort.signal }).then(
      (answer) => setHeld((known) => {
        const before = known.of === of ? known.rows : [];
        if (!answer.ok) return { of, rows: before, total: null, next: null, after, refusal: answer.refusal };
        return { of, rows: [...before.filter(({ number }) => number <= after), ...answer.value.rows], total: answer.value.total, next: answer.value.next, after, refusal: null };
      }),
      (error: unknown) => {
        if (!isAbort(error)) throw error;
      },
    );
    return () => abort.abort();
  }, [incident, list, of, after]);
  const { rows, total, refusal, next } = here;
  const more = (): void => {
    if (next !== null) setHeld({ ...here, after: next });
  };
  return { rows, total, refusal, busy: total === null && refusal === null, more };
}
