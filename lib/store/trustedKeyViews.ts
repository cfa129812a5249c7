import { desc } from "drizzle-orm";
import { trustChanges } from "../../drizzle/cases.ts";
import type { EndorsedKeyView, TrustedClaimView, TrustedKeys, TrustedKeyView } from "../api/keyContract.ts";
import { auditedLogs, type AuditedLog } from "./auditedLogs.ts";
import { countingEndorsements, endorsementState } from "./endorsements.ts";
import { nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { fingerprintOfHex, limitsAnswer, nameOfKey } from "./keyPreview.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { joined, keySetOf } from "./trustedKeySet.ts";
import { claimOf, idsOf, keyState, limitsOf, scopeOf, trustRecords, type TrustRecord } from "./trustRecords.ts";

/** All trusted keys and claims with what they are used for. */
export function trustedKeys(store: Store): TrustedKeys {
  const records = trustRecords(store.cases);
  const view = new Views(store, records);
  const { digest, keys } = keySetOf(records);
  return {
    keySet: { digest, keys: new Set(keys.map(({ key }) => key)).size },
    keys: records.flatMap((record) => view.key(record)), endorsed: view.endorsed(), claims: records.flatMap((record) => view.claim(record)),
  };
}

/** One of them; null where there is none of this id. */
export function trustedThing(store: Store, id: string): TrustedKeyView | TrustedClaimView | null {
  const records = trustRecords(store.cases);
  const record = records.find((one) => one.id === id);
  const view = new Views(store, records);
  return record === undefined ? null : (view.key(record)[0] ?? view.claim(record)[0] ?? null);
}

const shownLogs = 50;

/** Draws on what all views have in common, read once. */
class Views {
  readonly #records: readonly TrustRecord[];
  readonly #logs: readonly AuditedLog[];
  readonly #latest: ReadonlyMap<string, number>;
  readonly #endorsements: ReturnType<typeof countingEndorsements>;
  readonly #atUs = nowUs();

  constructor(store: Store, records: readonly TrustRecord[]) {
    this.#records = records;
    this.#logs = auditedLogs(store).logs;
    this.#latest = latestChanges(store.cases);
    this.#endorsements = countingEndorsements(records);
  }

  key(record: TrustRecord): TrustedKeyView[] {
    if (record.kind !== "key" || record.key === null) return [];
    const { identity, key, compared } = record;
    const ids = idsOf(record);
    const successor = this.#records.find(({ id }) => id === record.successor);
    return [{
      ...this.#shared(record), kind: "key", fingerprint: identity, key, algorithm: "Ed25519", ids, ...limitsAnswer(limitsOf(record)), compared,
      successor: successor === undefined ? null : { id: successor.id, name: successor.name }, revokedByList: this.#listsNaming(ids),
      endorsedBy: this.#endorsements.filter(({ claim }) => claim.key === key).map(({ record: { id }, claim }) => ({ claim: id, name: nameOfKey(this.#records, claim.by), fingerprint: fingerprintOfHex(claim.by) })),
      usedBy: this.#usesOf(identity),
    }];
  }

  claim(record: TrustRecord): TrustedClaimView[] {
    const claim = claimOf(record);
    if (claim === null) return [];
    const shared = { ...this.#shared(record), digest: record.identity };
    if (claim.kind === "revocations") return [{ ...shared, kind: "revocations", ids: claim.ids, issuer: claim.issuer, generatedUs: claim.generatedUs }];
    const set = joined(this.#records.filter(({ removedUs }) => removedUs === null));
    return [{ ...shared, kind: "endorsement", by: fingerprintOfHex(claim.by), key: fingerprintOfHex(claim.key), rotatedUs: claim.rotatedUs, counts: endorsementState(claim, set) }];
  }

  /** Keys that nobody accepted by hand. */
  endorsed(): EndorsedKeyView[] {
    const own = new Set(this.#records.filter(({ kind, removedUs }) => kind === "key" && removedUs === null).map(({ key }) => key));
    const byKey = new Map(this.#endorsements.filter(({ claim }) => !own.has(claim.key)).map((one) => [one.claim.key, one]));
    return [...byKey].map(([key, { record, claim }]) => {
      const fingerprint = fingerprintOfHex(key);
      const by = { name: nameOfKey(this.#records, claim.by), fingerprint: fingerprintOfHex(claim.by) };
      return { fingerprint, key, algorithm: "Ed25519", ids: [], name: `Successor of ${by.name}`, by, claim: record.id, usedBy: this.#usesOf(fingerprint) };
    });
  }

  #shared(record: TrustRecord) {
    const { id, name, note, form, origin, sourceName, sourceSha256, sourceAt, sourceIncident, sourceExhibit, acceptedBy, acceptedUs, removedUs } = record;
    const listed = record.kind === "key" && removedUs === null && record.revoked === null && this.#listsNaming(idsOf(record), true).length > 0;
    return {
      id, name, note, form, acceptedBy, acceptedUs, removedUs, scope: scopeOf(record), state: listed ? "revoked" as const : keyState(record, this.#atUs), lastChange: this.#latest.get(id) ?? 0,
      source: { origin, name: sourceName, sha256: sourceSha256, at: sourceAt, incident: sourceIncident, exhibit: sourceExhibit },
    };
  }

  #listsNaming(ids: readonly string[], everywhere = false): string[] {
    return this.#records.flatMap((record) => {
      const claim = record.removedUs === null && (!everywhere || record.scope === null) ? claimOf(record) : null;
      return claim?.kind === "revocations" && claim.ids.some((id) => ids.includes(id)) ? [record.id] : [];
    });
  }

  #usesOf(fingerprint: string): TrustedKeyView["usedBy"] {
    const uses = this.#logs.flatMap((log) => log.keys.filter((key) => key.trusted && key.fingerprint === fingerprint).map(({ entries }) => ({ log, entries })));
    const first = uses.slice(0, shownLogs).map(({ log: { incident, title, exhibit, exhibitName, status }, entries }) => ({ incident, title, exhibit: `x${exhibit}`, exhibitName, status, entries }));
    return { logs: uses.length, incidents: new Set(uses.map(({ log }) => log.incident)).size, first };
  }
}

function latestChanges(cases: CasesDatabase): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { subject, number } of cases.select({ subject: trustChanges.subject, number: trustChanges.number }).from(trustChanges).orderBy(desc(trustChanges.number)).all())
    if (!latest.has(subject)) latest.set(subject, number);
  return latest;
}
