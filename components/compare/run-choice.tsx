"use client";

import { useRef, useState, type ReactNode } from "react";
import type { Run } from "@/lib/api/compareContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { CommandList, type ListOption } from "../ui/command-list.tsx";
import { countText } from "../ui/count.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Time } from "../ui/time.tsx";
import { callsText, runName } from "./run-words.ts";
import { useRuns } from "./use-runs.ts";

type Props = {
  readonly incident: string;
  /** The title of the list, and what the button says before the run's name to a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
  /** Offered first: all runs together. */
  readonly allLabel?: string;
  readonly onChoose: (run: Run | null) => void;
};

const allId = "all runs";

/** A button that opens the list of runs: type to search, Enter takes. */
export function RunChoice({ incident, label, children, allLabel, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button small onClick={() => setOpen(true)} className="max-w-full min-w-0"><span className="sr-only">{label}: </span><span className="min-w-0 truncate">{children}</span></Button>
      <Dialog title={label} open={open} onOpenChange={setOpen} startAt={input}>
        {open && <RunList incident={incident} label={label} allLabel={allLabel} inputRef={input} onChoose={(run) => { setOpen(false); onChoose(run); }} />}
      </Dialog>
    </>
  );
}

type ListProps = Pick<Props, "incident" | "label" | "allLabel" | "onChoose"> & { readonly inputRef: React.RefObject<HTMLInputElement | null> };

function RunList({ incident, label, allLabel, inputRef, onChoose }: ListProps) {
  const [query, setQuery] = useState("");
  const answer = useRuns(incident, query, true);
  if (answer !== null && !answer.ok) return <RefusalNotice refusal={answer.refusal} />;
  const page = answer?.value;
  const runs = page?.runs ?? [];
  const all: ListOption[] = allLabel !== undefined && query === "" ? [{ id: allId, group: "Together", label: allLabel }] : [];
  return (
    <CommandList label={label} placeholder="Name, id, thread, exhibit" query={query} onQuery={setQuery} inputRef={inputRef}
      options={[...all, ...runs.map(optionOf)]} onChoose={(id) => onChoose(runs.find(({ trace }) => trace === id) ?? null)}
      count={page === undefined ? "Reading the runs" : `${countText(runs.length)} of ${countText(page.total)} runs listed${page.total === page.of ? "" : `, ${countText(page.of)} in all`}${page.next === null ? "" : "; type to narrow them down"}`}
      empty={page === undefined ? "" : "No run has these words in its name, id, thread or exhibit."} />
  );
}

function optionOf(run: Run): ListOption {
  return {
    id: run.trace, group: run.harmful > 0 ? "Did harm" : "Other runs",
    label: <span className="flex min-w-0 flex-col"><InlineText text={runName(run)} className="truncate" /><span className="tabular text-xs"><Time us={run.startUs} /> · <InlineText text={run.thread ?? run.trace} /></span></span>,
    detail: <span className="tabular text-xs">{callsText(run)}</span>,
  };
}
