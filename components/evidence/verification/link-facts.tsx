"use client";

import { firstDifference, fromHex } from "@/lib/base/encodings.ts";
import type { AuditEntryDetail, AuditLog } from "@/lib/api/auditContract.ts";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Hash } from "../../ui/hash.tsx";
import { DifferenceView } from "./difference-view.tsx";
import type { EntrySource } from "./entry-source.ts";
import { Part } from "./part.tsx";
import { useEntryDetail } from "./use-entries.ts";

type Props = { readonly detail: AuditEntryDetail; readonly onEntry: (entry: number) => void };

/** Where the entry stands in its chains: its own hash, and the entry that it names as the one before. */
export function LinkFacts({ detail: { links }, onEntry }: Props) {
  if (links.length === 0) return null;
  return (
    <Part title={links.length === 1 ? "Place in the chain" : `Places in ${links.length} chains`}>
      <ul className="flex flex-col gap-1.5 text-sm">
        {links.map(({ chain, own, previous, previousEntry, sequence, closes }) => (
          <li key={`${chain} ${own}`} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            {chain !== "" && <span className="text-text-muted">chain <bdi className="[overflow-wrap:anywhere]">{chain}</bdi></span>}
            {sequence !== null && <span className="tabular">number {countText(sequence)}</span>}
            <span className="inline-flex items-center gap-1">own hash <Hash value={own} label="own hash" /></span>
            {previous === null
              ? <span>starts the chain</span>
              : (
                <span className="inline-flex flex-wrap items-center gap-1">
                  names <Hash value={previous} label="hash of the entry before" />
                  {previousEntry === null ? ", which is no entry of this file" : <Button small kind="quiet" onClick={() => onEntry(previousEntry)}>entry {countText(previousEntry)}</Button>}
                </span>
              )}
            {closes !== null && <span>closes it{closes.count === null ? "" : ` at ${countText(closes.count)} records`}</span>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

type SuccessorProps = { readonly log: AuditLog; readonly source: EntrySource; readonly detail: AuditEntryDetail };

/** The entry after an altered one may still name the hash that it had: both side by side. */
export function SuccessorDifference({ log, source, detail }: SuccessorProps) {
  const next = detail.links.length > 0 && detail.entry < log.entries ? detail.entry + 1 : null;
  const after = useEntryDetail(source, next, 100).detail;
  const named = after?.contentClass === null || after?.contentClass === "unknown_key" ? namedHash(detail, after) : null;
  if (named === null || after === null) return null;
  return (
    <Part title={`Hash that entry ${countText(after.entry)} names for this one`}>
      <DifferenceView label="Hash named by the entry after, and computed" at={named.at} expected={{ name: `Named by entry ${after.entry}`, value: named.expected }} found={{ name: "Computed from this entry", value: named.found }} />
    </Part>
  );
}

/** The two hashes; null where the entry after names one that is in the file, or stands in no chain with this one. */
function namedHash(detail: AuditEntryDetail, after: AuditEntryDetail): { readonly expected: string; readonly found: string; readonly at: number } | null {
  for (const { chain, previous, previousEntry } of after.links) {
    if (previousEntry !== null) continue;
    const own = detail.links.find((one) => one.chain === chain)?.own;
    const [expected, found] = [fromHex(previous ?? "x"), fromHex(own ?? "x")];
    if (expected === null || found === null || previous === null || own === undefined) continue;
    const at = firstDifference(expected, found);
    if (at !== null) return { expected: previous, found: own, at };
  }
  return null;
}
