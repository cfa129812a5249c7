import type { ReactNode } from "react";
import type { AuditLog } from "@/lib/api/auditContract.ts";
import { ShortFingerprint } from "../../trust/fingerprint.tsx";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/count.tsx";
import { Time } from "../../ui/time.tsx";
import { dayText, keyName, retiredOn, validityText, type KnownKey, type KnownKeys } from "./known-key.ts";
import { entryCount } from "./log-words.ts";

type Props = { readonly log: AuditLog; readonly keys: KnownKeys; readonly nowUs: number; readonly action: (fingerprint: string) => ReactNode };

/** The keys under which entries hold, each with where the trust in it comes from, its window, and how many entries it signed. */
export function KeyCards({ log, keys, nowUs, action }: Props) {
  if (log.keys.length === 0) return <p>{log.status === "unsigned" ? "This format carries no signatures." : "No entry holds under any key: none was given that answers, and the log brings none that fits."}</p>;
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,340px),1fr))] gap-2">
        {log.keys.map(({ fingerprint, how, trusted, entries }) => (
          <li key={fingerprint} className="flex min-w-0 flex-col gap-1 rounded border border-border px-3 py-2">
            <p className="flex flex-wrap items-center gap-2">
              <KeyBadge how={how} trusted={trusted} known={keys.get(fingerprint)} nowUs={nowUs} />
              <span className="tabular text-sm">{entryCount(entries)}</span>
            </p>
            <p className="flex flex-wrap items-center gap-x-2"><KeyTitle known={keys.get(fingerprint)} /><ShortFingerprint value={fingerprint} of={keyName(fingerprint, keys)} /></p>
            <KeySource how={how} known={keys.get(fingerprint)} />
            {action(fingerprint)}
          </li>
        ))}
      </ul>
      {log.keys.length < log.keysOf && <p className="tabular text-sm text-text-muted">{countText(log.keys.length)} of {countText(log.keysOf)} keys</p>}
    </>
  );
}

type Key = AuditLog["keys"][number];

function KeyBadge({ how, trusted, known, nowUs }: Pick<Key, "how" | "trusted"> & { readonly known: KnownKey | undefined; readonly nowUs: number }) {
  if (!trusted) return <Badge tone="unknown" glyph="unknown">Only in the log</Badge>;
  if (how === "endorsed") return <Badge tone="ok" glyph="check">Endorsed by a trusted key</Badge>;
  const gone = known === undefined ? null : retiredOn(known, nowUs);
  if (gone !== null) return <Badge tone="muted" glyph={gone.how === "revoked" ? "blocked" : "dash"}>{gone.how === "revoked" ? "Revoked" : "Retired"} {dayText(gone.us)}</Badge>;
  return known?.acceptedUs === undefined || known.acceptedUs === null ? <Badge tone="ok" glyph="check">Trusted</Badge> : <Badge tone="warning" glyph="person">Accepted by you</Badge>;
}

function KeyTitle({ known }: { readonly known: KnownKey | undefined }) {
  const name = known?.name ?? known?.ids[0];
  return name === undefined ? null : <bdi className="font-medium [overflow-wrap:anywhere]">{name}</bdi>;
}

function KeySource({ how, known }: Pick<Key, "how"> & { readonly known: KnownKey | undefined }) {
  if (known === undefined) return <p className="text-sm text-text-muted">{how === "endorsed" ? "Named by a record that a trusted key signed." : "It came with the log: anyone can make a file like that. Nobody vouches for it."}</p>;
  if (known.acceptedUs !== null) return <p className="text-sm text-text-muted">It came with the log, and you accepted it for this look at <Time us={known.acceptedUs} />. Nobody else vouches for it.</p>;
  return <p className="text-sm text-text-muted [overflow-wrap:anywhere]">From <bdi>{known.source}</bdi>; {validityText(known)}.</p>;
}
