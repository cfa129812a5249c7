"use client";

import { useCallback, useEffect, useState } from "react";
import type { ExportEntry, ExportList } from "@/lib/api/exportContract.ts";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";

const lookEveryMs = 500;
/** A file that takes longer is in the list the next time it is opened. */
const watchedMsMax = 60_000;

type Exports = { readonly list: ExportList | null; readonly refusal: Refusal | null; readonly look: () => void; readonly watch: (entry: ExportEntry) => void };

/** The exports of an incident. `watch` looks again until the hash of a file that is being sent is there. */
export function useExports(incident: string): Exports {
  const [list, setList] = useState<ExportList | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [watched, setWatched] = useState<ExportEntry | null>(null);
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let wanted = true;
    void ask<ExportList>(`${incidentPath(incident)}/exports`).then((answer) => {
      if (!wanted) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (!answer.ok) return;
      setList(answer.value);
      // The file that was being sent has its line now.
      setWatched((before) => (before !== null && answer.value.exports.find(({ id }) => id === before.id)?.last?.atUs !== before.last?.atUs ? null : before));
    });
    return () => void (wanted = false);
  }, [incident, looks]);
  useEffect(() => {
    if (watched === null) return undefined;
    const timer = setInterval(() => setLooks((before) => before + 1), lookEveryMs);
    const enough = setTimeout(() => setWatched(null), watchedMsMax);
    return () => {
      clearInterval(timer);
      clearTimeout(enough);
    };
  }, [watched]);
  const look = useCallback(() => setLooks((before) => before + 1), []);
  return { list, refusal, look, watch: setWatched };
}
