import type { ScopedKeySet } from "@/lib/audit/trustedKeys.ts";
import type { TrustRecord } from "@/lib/store/trustRecords.ts";
import { knownKeys, type KnownKey } from "./known-key.ts";

const originWords: Readonly<Record<TrustRecord["origin"], string>> = { file: "a file", pasted: "pasted text", exhibit: "the evidence", in_person: "its owner, in person" };

type Kept = Pick<TrustRecord, "kind" | "identity" | "removedUs" | "origin" | "sourceName" | "acceptedBy" | "acceptedUs">;

/** What the panel says of the keys that are trusted in an incident: the engine's own set, with how each came to be trusted. */
export function knownTrusted({ keys, endorsements, revokedIds, exhibits }: ScopedKeySet, records: readonly Kept[], sha256: (bytes: Uint8Array) => Uint8Array): KnownKey[] {
  const accepted = new Map(records.filter(({ kind, removedUs }) => kind === "key" && removedUs === null).map((record) => [record.identity, record]));
  const all = [...keys, ...[...(exhibits?.values() ?? [])].flatMap((set) => set.keys)];
  return [...knownKeys({ keys: all, endorsements, revokedIds }, sha256).values()].map((key) => {
    const record = accepted.get(key.fingerprint);
    if (record === undefined) return key;
    const by = record.acceptedBy === "" ? "" : `, accepted by ${record.acceptedBy}`;
    return { ...key, source: `${record.sourceName ?? originWords[record.origin]}${by}`, acceptedUs: record.origin === "exhibit" ? record.acceptedUs : null };
  });
}
