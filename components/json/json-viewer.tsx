"use client";

import { useEffect, useState } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Answer } from "../shell/api.ts";
import { JsonText } from "./json-text.tsx";
import { JsonTree } from "./json-tree.tsx";
import type { JsonPage, JsonSource, ViewerProps } from "./json-types.ts";

/** A JSON value, however large: a tree whose members are read as they are opened, or the text where it is only a text. */
export function JsonViewer({ source, label, compact = false }: ViewerProps) {
  const { answer, retry } = useFirstPage(source);
  if (answer === null) return <Skeleton label={`Reading ${label}`} rows={6} rowHeightPx={24} />;
  if (!answer.ok) return <RefusalNotice refusal={answer.refusal} onRetry={retry} />;
  const first = answer.value;
  if (first.type === "string") return <JsonText key={source.id} source={source} path="" label={label} first={first} viewer={JsonViewer} />;
  return <JsonTree key={source.id} source={source} first={first} label={label} compact={compact} viewer={JsonViewer} />;
}

type Read = { readonly id: string; readonly answer: Answer<JsonPage> };

function useFirstPage(source: JsonSource): { readonly answer: Answer<JsonPage> | null; readonly retry: () => void } {
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { id, first } = source;
  useEffect(() => {
    if (first !== null) return undefined;
    const abort = new AbortController();
    source.page("", 0, abort.signal).then((answer) => setRead({ id, answer }), () => {});
    return () => abort.abort();
  }, [source, id, first, attempt]);
  const retry = () => {
    setRead(null);
    setAttempt(attempt + 1);
  };
  if (first !== null) return { answer: { ok: true, value: first }, retry };
  return { answer: read?.id === id ? read.answer : null, retry };
}
