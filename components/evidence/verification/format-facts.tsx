import type { ReactNode } from "react";
import type { AuditLog } from "@/lib/api/auditContract.ts";
import { Bytes } from "../../ui/bytes.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { countText } from "../../ui/count.tsx";
import { Hash } from "../../ui/hash.tsx";
import { KeyValue, type Pair } from "../../ui/key-value.tsx";
import { Time } from "../../ui/time.tsx";

/** Where and with what a verdict was reached. */
export type HowVerified = { readonly by: string };

type Props = { readonly log: AuditLog; readonly how: HowVerified };

const chainWords = {
  signed: "signed: the link to the entry before lies inside what is signed",
  unsigned: "not signed: anybody who can edit the file can link its entries anew",
  none: "none: entries are not linked",
} as const;

/** The profile that fitted, how strictly it was applied, what no signature covers, and what this format could not have shown. */
export function FormatFacts({ log, how }: Props) {
  const pairs: (Pair | false)[] = [
    { name: "Format", value: <code>{log.format}</code> },
    { name: "Profile", value: <bdi className="[overflow-wrap:anywhere]">{log.profile}</bdi> },
    { name: "Strictness", value: "Ed25519 by RFC 8032, strictly: canonical points, none of small order, S below the group order, no cofactor" },
    { name: "Chain", value: chainWords[log.chain] },
    { name: "Checked", value: how.by },
    { name: "File", value: <span className="inline-flex flex-wrap items-center gap-x-3"><Bytes value={log.bytes} /><span className="inline-flex items-center gap-1">SHA-256 <Hash value={log.sha256} label="SHA-256 of the log" /></span></span> },
    { name: "Times claimed", value: times(log) },
    log.declaredEnd !== null && { name: "Declared end", value: endText(log.declaredEnd) },
    log.unsupported !== null && { name: "Not supported", value: <bdi>{log.unsupported}</bdi> },
  ];
  return (
    <div className="flex flex-col gap-3">
      <KeyValue pairs={pairs.filter((one) => one !== false)} />
      <Head log={log} />
      <List title={`Members that no signature protects, ${countText(log.uncoveredOf)}`} items={log.uncovered} of={log.uncoveredOf} none="Every member that is there is covered." code />
      <List title="What could not have been detected in this format" items={log.blindSpots} of={log.blindSpots.length} none="Nothing is known to escape." />
    </div>
  );
}

function times({ first, last }: AuditLog): ReactNode {
  if (first === null || last === null) return "no entry claims a time";
  return <>{<Time us={first.timeUs} />} to {<Time us={last.timeUs} />} <span className="text-text-muted">by the signer's clock</span></>;
}

function endText({ count, head, root, exhibit }: NonNullable<AuditLog["declaredEnd"]>): string {
  const parts = [count !== null && `${countText(count)} entries`, head !== null && "the hash of the last", root !== null && "a Merkle root over all"].filter((part) => part !== false);
  return `${parts.join(", ")}, declared by ${exhibit ?? "the log itself"}`;
}

/** Posted or mailed today, the head shows tomorrow that nothing was cut off since. */
function Head({ log: { head, entries, last } }: { readonly log: AuditLog }) {
  if (head === null) return null;
  const line = `${entries} entries, last hash ${head}${last === null ? "" : `, ${new Date(last.timeUs / 1000).toISOString()}`}`;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded border border-border bg-surface-raised px-3 py-1.5">
      <span className="text-text-muted">Keep elsewhere as an anchor:</span>
      <span className="tabular">{countText(entries)} entries, last hash</span> <Hash value={head} label="head hash" copy={false} />
      <CopyButton text={line} label="Copy the anchor: entries, last hash, time">Copy entries, hash and time</CopyButton>
    </p>
  );
}

type ListProps = { readonly title: string; readonly items: readonly string[]; readonly of: number; readonly none: string; readonly code?: boolean };

function List({ title, items, of, none, code = false }: ListProps) {
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-sm font-semibold">{title}</h4>
      {items.length === 0 && <p>{none}</p>}
      <ul className="flex list-disc flex-col gap-0.5 pl-5">{items.map((item) => <li key={item} className="[overflow-wrap:anywhere]">{code ? <code><bdi>{item}</bdi></code> : item}</li>)}</ul>
      {items.length < of && <p className="tabular text-sm text-text-muted">{countText(items.length)} of {countText(of)}</p>}
    </div>
  );
}
