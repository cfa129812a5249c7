import type { AuditLog } from "@/lib/api/auditContract.ts";
import { MethodLink } from "../../method/method-link.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { checksOf, neverSigned, type Check } from "./checks.ts";
import type { EntryView } from "./entry-section.tsx";
import { FindingBadge } from "../finding-badge.tsx";
import { countOf } from "./log-words.ts";

type Props = { readonly log: AuditLog; readonly onView: (view: EntryView) => void };

/** Each check with what came of it; where it failed, the class of finding leads to its entries. */
export function CheckList({ log, onView }: Props) {
  return (
    <ul className="flex flex-col">
      {checksOf(log).map((check) => (
        <li key={check.id} className="grid grid-cols-[minmax(0,1fr)_max-content] items-start gap-x-4 gap-y-0.5 border-t border-border py-1.5 first:border-t-0 sm:grid-cols-[140px_130px_minmax(0,1fr)]">
          <span className="font-medium"><MethodLink anchor={`check:${check.id}`}>{check.name}</MethodLink></span>
          <span><StatusBadge status={check.outcome} /></span>
          <span className="col-span-full min-w-0 [overflow-wrap:anywhere] sm:col-span-1">
            {check.said} <Places log={log} check={check} onView={onView} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The classes that failed the check: each filters the entries, and opens the first of them. */
function Places({ log, check, onView }: Props & { readonly check: Check }) {
  if (check.outcome === "passed") return null;
  const found = check.classes.filter((name) => countOf(log, name) > 0);
  return (
    <span className="inline-flex flex-wrap items-center gap-2 align-middle">
      {found.map((name) => {
        const first = log.findings.find((one) => one.class === name)?.entry ?? null;
        const shown = first === null || first > log.entries ? null : first;
        return (
          <Button key={name} small kind="quiet" disabled={shown === null} onClick={() => onView({ filter: name, entry: shown })}>
            <FindingBadge name={name} unsigned={neverSigned(log)} />{shown !== null && <span className="tabular">entry {countText(shown)}</span>}
          </Button>
        );
      })}
    </span>
  );
}
