"use client";

import type { ReactNode } from "react";
import { auditStatuses } from "@/lib/audit/auditStatus.ts";
import { embeddedOnly, findingWording, signatureLimits, statusWording } from "@/lib/audit/wording.ts";
import { findingClasses } from "../evidence/verification/entry-words.ts";
import { FindingBadge } from "../evidence/finding-badge.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { FiredHere } from "./fired.tsx";
import { checkWords } from "./check-words.ts";
import { ScrollTable } from "./scroll-table.tsx";
import { useAnchor, useArrival } from "./use-arrival.ts";

/** What verdicts, checks and findings of a signed log show, and what nobody may read into them. */
export function CheckTables() {
  const anchor = useAnchor();
  useArrival(anchor, /^(?:verdict|check|finding):/.test(anchor), true);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="max-w-[100ch]">{signatureLimits} {embeddedOnly}</p>
      <Words title="Verdicts on a log" rows={auditStatuses.map((status) => ({ ...statusWording[status], id: `verdict:${status}`, head: <StatusBadge status={status} /> }))} />
      <Words title="Checks" rows={checkWords.map((check) => ({ ...check, id: `check:${check.id}`, head: <span className="font-medium">{check.name}</span> }))} />
      <Words title="Findings in a log" rows={findingClasses.map((name) => ({ ...findingWording[name], id: `finding:${name}`, head: <span className="flex flex-col items-start gap-1"><FindingBadge name={name} /><code className="text-sm text-text-muted">{name}</code><FiredHere kind="finding" name={name} /></span> }))} />
    </div>
  );
}

type Row = { readonly id: string; readonly head: ReactNode; readonly shows: string; readonly showsNot: string };

function Words({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <ScrollTable label={title} heads={["", "What it shows", "What it does not show"]} className="min-w-[40rem]">
        {rows.map(({ id, head, shows, showsNot }) => (
          <tr key={id} id={id} tabIndex={-1} className="scroll-mt-4 border-t border-border align-top focus:bg-surface-raised">
            <th scope="row" className="px-3 py-1.5 font-normal">{head}</th>
            <td className="px-3 py-1.5">{shows}</td>
            <td className="px-3 py-1.5">{showsNot}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
