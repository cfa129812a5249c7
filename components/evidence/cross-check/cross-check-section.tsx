"use client";

import { useMemo } from "react";
import type { AuditOverview } from "@/lib/api/auditContract.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { entryHref } from "../evidence-address.ts";
import { useEvidenceAddress } from "../use-evidence-address.ts";
import type { CrossCheckLinks } from "./cross-check-row.tsx";
import { CrossCheck } from "./cross-check.tsx";
import { firstList } from "./cross-check-words.ts";

type Props = { readonly incident: string; readonly overview: AuditOverview; /** Tool calls of the trace; null where the exhibits have not been read. */ readonly calls: number | null };

/** The trace and the signed logs side by side, or why there is nothing to compare. */
export function CrossCheckSection({ incident, overview, calls }: Props) {
  const { address, change } = useEvidenceAddress();
  const links = useMemo((): CrossCheckLinks => ({
    call: ({ id, row }) => `/incidents/${incident}/timeline?sel=${row ?? id}`,
    entry: (exhibit, entry) => entryHref(incident, exhibit, entry),
  }), [incident]);
  const { logs, crossCheck } = overview;
  if (crossCheck === null) return <Nothing logs={logs.length} calls={calls ?? 0} />;
  const list = address.check ?? firstList(crossCheck);
  return <CrossCheck incident={incident} numbers={crossCheck} version={logs.map(({ keySet }) => keySet).join()} list={list} onList={(check) => change({ check })} links={links} />;
}

/** A comparison needs both sides. */
function Nothing({ logs, calls }: { readonly logs: number; readonly calls: number }) {
  if (logs === 0 && calls === 0) return <EmptyState title="No log and no trace">Add the export of the run and the signed log of its gate: what each has that the other lacks is shown here.</EmptyState>;
  if (logs === 0) return <EmptyState title="No signed log was given">The trace speaks for itself alone: whether the agent did more than it shows cannot be told. A signed log of the same time would show it.</EmptyState>;
  if (calls === 0) return <EmptyState title="No trace was given">The log speaks of calls, and no export of the run is here to compare it with. Add the export of the same time.</EmptyState>;
  return <EmptyState title="No log speaks of calls">The signed logs of this incident record other things than tool calls, so there is nothing to line up with the trace.</EmptyState>;
}
