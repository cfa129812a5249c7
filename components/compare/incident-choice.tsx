"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import type { Incident } from "@/lib/api/contract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { ask, type Answer } from "../shell/api.ts";
import { Button } from "../ui/button.tsx";
import { CommandList } from "../ui/command-list.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";

type Props = { readonly current: string; readonly title: string; readonly onChoose: (incident: string) => void };

/** The incident that run B is of: any that has been analysed. */
export function IncidentChoice({ current, title, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button small kind="quiet" onClick={() => setOpen(true)}>Of another incident</Button>
      <Dialog title="The incident of run B" description={title === "" ? undefined : `Now: ${title}`} open={open} onOpenChange={setOpen} startAt={input}>
        {open && <List current={current} inputRef={input} onChoose={(incident) => { setOpen(false); onChoose(incident); }} />}
      </Dialog>
    </>
  );
}

function List({ current, inputRef, onChoose }: Pick<Props, "current" | "onChoose"> & { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const [query, setQuery] = useState("");
  const answer = useIncidents();
  if (answer !== null && !answer.ok) return <RefusalNotice refusal={answer.refusal} />;
  const all = (answer?.value.incidents ?? []).filter(({ state }) => state === "ready");
  const found = all.filter(({ title }) => title.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <CommandList label="The incident of run B" placeholder="Title" query={query} onQuery={setQuery} inputRef={inputRef} onChoose={onChoose}
      options={found.map(({ id, title, counts }) => ({ id, group: id === current ? "Now" : "Analysed", label: <InlineText text={title} />, detail: <span className="tabular text-xs">{countText(counts?.traces ?? 0)} {counts?.traces === 1 ? "run" : "runs"}</span> }))}
      count={answer === null ? "Reading the incidents" : `${countText(found.length)} of ${countText(all.length)} analysed incidents`} empty={answer === null ? "" : "No analysed incident has these words in its title."} />
  );
}

function useIncidents(): Answer<{ readonly incidents: readonly Incident[] }> | null {
  const [read, setRead] = useState<Answer<{ readonly incidents: readonly Incident[] }> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    ask<{ readonly incidents: readonly Incident[] }>("/api/v1/incidents", { signal: abort.signal }).then(setRead, () => {});
    return () => abort.abort();
  }, []);
  return read;
}
