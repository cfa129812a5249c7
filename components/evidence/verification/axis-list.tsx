import type { AuditLog } from "@/lib/api/auditContract.ts";
import { Count } from "../../ui/count.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { axesOf } from "./axes.ts";

/** The five axes side by side, each with its outcome and over how many entries. They are never added up. */
export function AxisList({ log }: { readonly log: AuditLog }) {
  return (
    <dl className="grid gap-px overflow-hidden rounded border border-border bg-border sm:grid-cols-2 lg:grid-cols-5">
      {axesOf(log).map(({ name, outcome, count, said }) => (
        <div key={name} className="flex min-w-0 flex-col gap-0.5 bg-surface px-3 py-2">
          <dt className="text-sm text-text-muted">{name}</dt>
          <dd className="flex flex-col items-start gap-1">
            <StatusBadge status={outcome} />
            <span className="text-sm">{count !== null && <><Count value={count} of={log.entries} /> </>}{said}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
