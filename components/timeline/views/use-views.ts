"use client";

import { useCallback, useState } from "react";
import { readViews } from "./saved-views.ts";
import type { SavedView } from "@/lib/api/annotationContract.ts";
import type { Refusal } from "../../shell/api.ts";

export type ViewsRead = {
  readonly views: readonly SavedView[] | null;
  readonly refusal: Refusal | null;
  readonly refresh: () => Promise<void>;
  /** What the server refused to do with them. */
  readonly refuse: (refusal: Refusal | null) => void;
};

/** The list of saved views, read when it is asked for. */
export function useViews(incident: string): ViewsRead {
  const [views, setViews] = useState<readonly SavedView[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refresh = useCallback(async () => {
    const answer = await readViews(incident);
    if (answer.ok) setViews(answer.value);
    setRefusal(answer.ok ? null : answer.refusal);
  }, [incident]);
  return { views, refusal, refresh, refuse: setRefusal };
}
