import type { AuditLog } from "@/lib/api/auditContract.ts";
import { Count } from "../../ui/count.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { axesOf } from "./axes.ts";

/** The five axes side by side, each with its outcome and over how many entries. They are never added up. */
export function AxisList({ log }: { readonly log: AuditLog }) {
  return (
    <dl className="grid gap-px overflow-hidden rounded border border-border bg-border sm:grid-cols-2 lg:grid-cols-5">
      {axesOf(log).map(({ name, outcome, count, said }) => (
        <div key={name} className="grid min-w-0 grid-cols-[minmax(0,1fr)_max-content] items-center gap-x-3 gap-y-0.5 bg-surface px-3 py-2 sm:flex sm:flex-col sm:items-start">
          <dt className="text-text-muted sm:text-sm">{name}</dt>
          <dd><StatusBadge status={outcome} /></dd>
          <dd className="col-span-full text-sm">{count !== null && <><Count value={count} of={log.entries} /> </>}{said}</dd>
        </div>
      ))}
    </dl>
  );
}
