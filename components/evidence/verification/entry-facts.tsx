import type { AuditEntryDetail } from "@/lib/api/auditContract.ts";
import { InlineText } from "../inline-text.tsx";
import { KeyValue, type Pair } from "../../ui/key-value.tsx";
import { Hash } from "../../ui/hash.tsx";
import { Time } from "../../ui/time.tsx";
import { decisionText } from "./entry-words.ts";
import type { EntryLinks } from "./entry-links.ts";
import { keyName, validityText, type KnownKeys } from "./known-key.ts";
import { PlaceLink } from "./place-link.tsx";

type Props = { readonly detail: AuditEntryDetail; readonly keys: KnownKeys; readonly links: EntryLinks };

/** What an entry claims, where it stands, and under which key it holds. */
export function EntryFacts({ detail, keys, links }: Props) {
  const { claims, tool, decision, actor, timeUs, pair, fingerprint } = detail;
  const raw = links.raw(detail);
  const pairs: (Pair | false)[] = [
    { name: "Place", value: <PlaceLink href={raw}><code>{detail.at}</code>{raw === null ? "" : ", raw bytes"}</PlaceLink> },
    { name: "Time claimed", value: timeUs === null ? "none" : <><Time us={timeUs} /> <span className="text-text-muted">by the signer's clock</span></> },
    tool !== null && { name: "Tool", value: <InlineText text={tool} className="[overflow-wrap:anywhere]" /> },
    decision !== null && { name: "Decision", value: decisionText(decision) },
    actor !== null && { name: "Actor", value: <InlineText text={actor} className="[overflow-wrap:anywhere]" /> },
    claims.session !== null && { name: "Session", value: <InlineText text={claims.session} className="[overflow-wrap:anywhere]" /> },
    claims.callIds.length > 0 && { name: "Call ids", value: <InlineText text={claims.callIds.join(", ")} className="[overflow-wrap:anywhere]" /> },
    claims.argumentsDigest !== null && { name: "Arguments digest", value: <><Hash value={claims.argumentsDigest.hex} label="digest of the arguments" /> <span className="text-text-muted">{claims.argumentsDigest.algorithm}{claims.argumentsDigest.form === null ? "" : `, ${claims.argumentsDigest.form}`}</span></> },
    fingerprint !== null && { name: "Key", value: <KeyLine fingerprint={fingerprint} keys={keys} /> },
    pair !== null && { name: "Call", value: <><PlaceLink href={links.call(pair)}>{pair.call}</PlaceLink> <span className="text-text-muted">paired by {pairedBy[pair.by]}{pair.strength === "weak" ? ", weak" : ""}{pair.differs.length > 0 ? `; differs in ${pair.differs.join(", ")}` : ""}</span></> },
  ];
  return <KeyValue pairs={pairs.filter((one) => one !== false)} />;
}

export const pairedBy = { id: "its id", arguments: "tool and digest of the arguments", order: "tool, order and time" } as const;

function KeyLine({ fingerprint, keys }: { readonly fingerprint: string; readonly keys: KnownKeys }) {
  const known = keys.get(fingerprint);
  return <><bdi>{keyName(fingerprint, keys)}</bdi>{known !== undefined && <span className="text-text-muted">, {validityText(known)}</span>}</>;
}
