import { fingerprintOf, keysOf, type KeySet, type TrustedKey } from "../audit/trustedKeys.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { auditedLogs, type AuditedLog, type AuditedLogs } from "./auditedLogs.ts";
import type { Store } from "./incidents.ts";
import { keySetOf, type IncidentKeySet } from "./trustedKeySet.ts";
import { withChanges, type PlannedChange } from "./trustPlans.ts";
import { scopeOf, type TrustRecord } from "./trustRecords.ts";

/** `rests`: some of its entries hold under a key that changes. */
export type ConcernedLog = AuditedLog & { readonly rests: boolean };
export type ConcernedLogs = Pick<AuditedLogs, "unread"> & { readonly logs: readonly ConcernedLog[]; readonly setAfter: (incident: string) => IncidentKeySet };

/** The logs whose verdicts may come out otherwise. Never too few: whether one does, only a verification can tell. */
export function concernedLogs(store: Store, records: readonly TrustRecord[], changes: readonly PlannedChange[]): ConcernedLogs {
  const { logs, unread } = auditedLogs(store);
  const [setBefore, setAfter] = [setsOf(records), setsOf(withChanges(records, changes))];
  const concerned = logs.flatMap((log): ConcernedLog[] => {
    const [before, after] = [setBefore(log.incident), setAfter(log.incident)];
    if (before.digest === after.digest) return [];
    const difference = setDifference(keysOf(before, log.exhibit), keysOf(after, log.exhibit));
    return concerns(difference, log) ? [{ ...log, rests: restsOn(difference, log) }] : [];
  });
  return { logs: concerned, unread, setAfter };
}

/** The set of each incident; one for all that no key is limited to. */
function setsOf(records: readonly TrustRecord[]): (incident: string) => IncidentKeySet {
  const named = new Set(records.flatMap((record) => scopeOf(record) ?? []).map(({ incident }) => incident));
  const sets = new Map<string | null, IncidentKeySet>();
  return (incident) => {
    const place = named.has(incident) ? incident : null;
    const known = sets.get(place);
    if (known !== undefined) return known;
    const made = keySetOf(records, place);
    sets.set(place, made);
    return made;
  };
}

export type SetDifference = {
  /** Keys that come, go, or get other limits. */
  readonly fingerprints: ReadonlySet<string>;
  /** A key comes, or gets another id: logs that no key answered for may be answered for now. */
  readonly brings: boolean;
  /** The ids that are revoked differ: records name ids that no summary holds. */
  readonly revokes: boolean;
};

export function setDifference(before: KeySet, after: KeySet): SetDifference {
  const [was, is] = [byFingerprint(before), byFingerprint(after)];
  const fingerprints = new Set([...was, ...is].filter(([fingerprint]) => JSON.stringify(was.get(fingerprint)) !== JSON.stringify(is.get(fingerprint))).map(([fingerprint]) => fingerprint));
  const brings = [...is].some(([fingerprint, keys]) => keys.some(({ id }) => was.get(fingerprint)?.some((one) => one.id === id) !== true));
  const revokes = before.revokedIds.size !== after.revokedIds.size || [...before.revokedIds].some((id) => !after.revokedIds.has(id));
  return { fingerprints, brings, revokes };
}

type Answer = Pick<TrustedKey, "id" | "validFromUs" | "validUntilUs" | "revoked">;
function byFingerprint({ keys }: KeySet): Map<string, Answer[]> {
  const answers = new Map<string, Answer[]>();
  for (const { key, id, validFromUs, validUntilUs, revoked } of keys) {
    const fingerprint = fingerprintOf(key, nodeCrypto.sha256);
    answers.set(fingerprint, [...(answers.get(fingerprint) ?? []), { id, validFromUs, validUntilUs, revoked }]);
  }
  return answers;
}

function restsOn({ fingerprints }: SetDifference, { keys }: Pick<AuditedLog, "keys">): boolean {
  return keys.some(({ fingerprint, trusted }) => trusted && fingerprints.has(fingerprint));
}

/** Can the difference reach this log at all? */
export function concerns(difference: SetDifference, log: Pick<AuditedLog, "keys" | "entries" | "verified" | "status">): boolean {
  const { fingerprints, brings, revokes } = difference;
  if (log.keys.some(({ fingerprint }) => fingerprints.has(fingerprint))) return true;
  if (brings && log.status !== "unsigned" && log.verified < log.entries) return true;
  return revokes && log.keys.some(({ trusted }) => trusted);
}
