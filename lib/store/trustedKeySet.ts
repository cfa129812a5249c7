import { joinKeySets } from "../audit/keyFile.ts";
import { scopedKeySetDigest } from "../audit/keySetDigest.ts";
import type { Endorsement, KeySet, ScopedKeySet, TrustedKey } from "../audit/trustedKeys.ts";
import { fromHex } from "../base/encodings.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { exhibitNumber } from "./timelineFilter.ts";
import type { Store } from "./incidents.ts";
import { claimOf, idsOf, limitsOf, scopeOf, trustRecords, type TrustRecord } from "./trustRecords.ts";

/** The trusted keys as a verification takes them; plain data, so that a thread can be handed it. */
export type IncidentKeySet = ScopedKeySet & {
  /** Names everything in the set that can change a verdict; names and notes are left out. */
  readonly digest: string;
};

/** What the responder trusts in an incident; without one, what holds everywhere. The same rows, the same set in the same order. */
export function trustedKeySet({ cases }: Pick<Store, "cases">, incident: string | null = null): IncidentKeySet {
  return keySetOf(trustRecords(cases), incident);
}

/** The same over any list of records: a change can be tried before it is made. */
export function keySetOf(records: readonly TrustRecord[], incident: string | null = null): IncidentKeySet {
  const held = records.filter(({ removedUs }) => removedUs === null).map((record) => ({ record, places: placesIn(record, incident) }))
    .filter(({ places }) => places !== "nowhere").toSorted((a, b) => compare(a.record.kind, b.record.kind) || compare(a.record.identity, b.record.identity));
  const everywhere = held.filter(({ places }) => places === "everywhere").map(({ record }) => record);
  const limited = new Set(held.flatMap(({ places }) => (Array.isArray(places) ? places : [])));
  const exhibits = new Map([...limited].toSorted((a, b) => a - b).map((exhibit) =>
    [exhibit, joined(held.filter(({ places }) => places === "everywhere" || (Array.isArray(places) && places.includes(exhibit))).map(({ record }) => record))] as const));
  const set = { ...joined(everywhere), exhibits };
  return { ...set, digest: scopedKeySetDigest(set, nodeCrypto) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where in an incident a record holds. */
function placesIn(record: TrustRecord, incident: string | null): "everywhere" | "nowhere" | number[] {
  const scope = scopeOf(record);
  if (scope === null) return "everywhere";
  const here = scope.filter((one) => one.incident === incident);
  if (here.length === 0) return "nowhere";
  const exhibits = here.flatMap(({ exhibit }) => (exhibit === null ? [] : [exhibitNumber(exhibit)]));
  return exhibits.length < here.length ? "everywhere" : [...new Set(exhibits)].toSorted((a, b) => a - b);
}

/** The keys of these records and of every endorsement that counts among them, wherever they hold. */
export function joined(records: readonly TrustRecord[]): KeySet {
  const revokedIds = new Set(records.flatMap((record) => revokedBy(record)).toSorted(compare));
  return joinKeySets([{ keys: records.flatMap(engineKeys), endorsements: records.flatMap(endorsementOf), revokedIds }], nodeCrypto);
}

/** One for each id, as the engine has them; one without an id answers for every record. */
function engineKeys(record: TrustRecord): TrustedKey[] {
  if (record.kind !== "key" || record.key === null) return [];
  const ids = idsOf(record).toSorted(compare);
  const shared = { key: bytes(record.key), name: record.name, source: `trusted key ${record.id}`, ...limitsOf(record) };
  return (ids.length === 0 ? [null] : ids).map((id) => ({ ...shared, id }));
}

function endorsementOf(record: TrustRecord): Endorsement[] {
  const claim = claimOf(record);
  if (claim?.kind !== "endorsement") return [];
  return [{ by: bytes(claim.by), key: bytes(claim.key), message: bytes(claim.message), signature: bytes(claim.signature), rotatedUs: claim.rotatedUs }];
}

function revokedBy(record: TrustRecord): string[] {
  const claim = claimOf(record);
  return claim?.kind === "revocations" ? claim.ids : [];
}

function bytes(hex: string): Uint8Array {
  const read = fromHex(hex);
  if (read === null) throw new Error("a trusted key is not kept as hex");
  return read;
}
