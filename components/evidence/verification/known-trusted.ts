import type { ScopedKeySet } from "@/lib/audit/trustedKeys.ts";
import type { KeySource } from "@/lib/api/keyContract.ts";
import { knownKeys, type KnownKey } from "./known-key.ts";

const originWords: Readonly<Record<KeySource["origin"], string>> = { file: "a file", pasted: "pasted text", exhibit: "the evidence", in_person: "its owner, in person" };

/** How a key came to be trusted, as it is kept. */
type Kept = {
  readonly kind: string; readonly identity: string; readonly removedUs: number | null; readonly origin: KeySource["origin"];
  readonly sourceName: string | null; readonly acceptedBy: string; readonly acceptedUs: number;
};

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
