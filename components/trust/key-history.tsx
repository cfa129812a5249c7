"use client";

import { useEffect, useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { isAbort, type Answer } from "../shell/api.ts";
import { countText } from "../ui/count.tsx";
import { Time } from "../ui/time.tsx";
import { readHistory } from "./trust-api.ts";
import { actionWords } from "./trust-words.ts";
import type { TrustChange } from "@/lib/api/keyContract.ts";

type History = { readonly changes: readonly TrustChange[]; readonly of: number };

/** Every change, newest first. It is read anew after each. */
export function KeyHistory({ id, lastChange }: { readonly id: string; readonly lastChange: number }) {
  const [answer, setAnswer] = useState<Answer<History> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    readHistory(id, abort.signal).then(setAnswer, (error: unknown) => {
      if (!isAbort(error)) throw error;
    });
    return () => abort.abort();
  }, [id, lastChange]);
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">History</h3>
      {answer === null && <p className="text-sm text-text-muted">Reading…</p>}
      {answer?.ok === false && <RefusalNotice refusal={answer.refusal} />}
      {answer?.ok === true && <Changes {...answer.value} />}
    </section>
  );
}

function Changes({ changes, of }: History) {
  return (
    <>
      <ol className="flex flex-col">
        {changes.map(({ number, atUs, action, author, reason, said }) => (
          <li key={number} className="border-t border-border py-1.5 text-sm first:border-t-0">
            <span className="tabular flex flex-wrap gap-x-2"><strong className="font-medium">{actionWords[action]}</strong> <Time us={atUs} /> {author === "" ? <span className="text-text-muted">no name given</span> : <bdi>by {author}</bdi>}</span>
            <bdi className="block [overflow-wrap:anywhere] text-text-muted">{said}</bdi>
            {reason !== "" && <span className="block">Reason: <bdi className="[overflow-wrap:anywhere] whitespace-pre-line">{reason}</bdi></span>}
          </li>
        ))}
      </ol>
      {changes.length < of && <p className="text-sm text-text-muted">The latest {countText(changes.length)} of {countText(of)} changes; the custody log has all of them.</p>}
    </>
  );
}
