import type { KeyPreview, KeySource, OfferedKey } from "../api/keyContract.ts";
import { fingerprintOf } from "../audit/trustedKeys.ts";
import { fromHex } from "../base/encodings.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { oneLine } from "./cleanText.ts";
import { countingEndorsements, endorsementState } from "./endorsements.ts";
import { nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { narrower, readKeySource, withFix, type SourceClaim, type SourceKey } from "./keySource.ts";
import { keyNameMax } from "./trustPlans.ts";
import { joined } from "./trustedKeySet.ts";
import { idsOf, keyState, limitsOf, trustRecords, type TrustRecord } from "./trustRecords.ts";

const shownProblems = 100;

/** What a source holds, beside what is trusted already. Nothing is kept and nothing is trusted. */
export function keyPreview({ cases }: Store, source: KeySource): KeyPreview {
  const records = trustRecords(cases);
  const { bytes, sha256, keys, claims, problems, secret } = readKeySource(source);
  return {
    sha256, bytes: bytes.length, keys: secret ? [] : keys.map((key) => offeredKey(records, key)),
    revocations: secret ? null : (claims.flatMap((one) => offeredRevocations(records, one))[0] ?? null), endorsements: secret ? [] : claims.flatMap((one) => offeredEndorsement(records, one)),
    problems: problems.slice(0, shownProblems).map(withFix), problemsOf: problems.length,
  };
}

function offeredKey(records: readonly TrustRecord[], found: SourceKey): OfferedKey {
  const { fingerprint, key, ids, name, form, at } = found;
  const voucher = countingEndorsements(records).find(({ claim }) => claim.key === key);
  return {
    fingerprint, key, algorithm: "Ed25519", ids: [...ids], name: oneLine(name ?? ids[0] ?? "", keyNameMax), form, at: [...at], ...limitsAnswer(found), known: knownKey(records, found),
    endorsedBy: voucher === undefined ? null : nameOfKey(records, voucher.claim.by),
  };
}

export function limitsAnswer({ validFromUs, validUntilUs, revoked }: Pick<SourceKey, "validFromUs" | "validUntilUs" | "revoked">): Pick<OfferedKey, "validFromUs" | "validUntilUs" | "revoked"> {
  return { validFromUs, validUntilUs, revoked: revoked === null ? null : { sinceUs: revoked === "always" ? null : revoked.sinceUs } };
}

function knownKey(records: readonly TrustRecord[], found: SourceKey): OfferedKey["known"] {
  const record = records.find(({ kind, identity }) => kind === "key" && identity === found.fingerprint);
  if (record === undefined) return null;
  const [before, after] = [limitsOf(record), narrower(limitsOf(record), found)];
  const ids = idsOf(record);
  const changes = (["validFromUs", "validUntilUs", "revoked"] as const).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return { id: record.id, name: record.name, state: keyState(record, nowUs()), changes: found.ids.some((id) => !ids.includes(id)) ? ["ids", ...changes] : changes };
}

function offeredRevocations(records: readonly TrustRecord[], { digest, claim }: SourceClaim): NonNullable<KeyPreview["revocations"]>[] {
  if (claim.kind !== "revocations") return [];
  const revoked = new Set(claim.ids);
  const names = records.filter((record) => record.kind === "key" && record.removedUs === null && idsOf(record).some((id) => revoked.has(id))).map(({ name }) => name);
  return [{ digest, ids: claim.ids, issuer: claim.issuer, generatedUs: claim.generatedUs, known: knownClaim(records, digest), names }];
}

function offeredEndorsement(records: readonly TrustRecord[], { digest, claim }: SourceClaim): KeyPreview["endorsements"] {
  if (claim.kind !== "endorsement") return [];
  const set = joined(records.filter(({ removedUs }) => removedUs === null));
  return [{
    digest, by: fingerprintOfHex(claim.by), key: fingerprintOfHex(claim.key), rotatedUs: claim.rotatedUs, known: knownClaim(records, digest),
    signer: records.some(({ identity, removedUs }) => identity === fingerprintOfHex(claim.by) && removedUs === null) ? nameOfKey(records, claim.by) : null, state: endorsementState(claim, set),
  }];
}

function knownClaim(records: readonly TrustRecord[], digest: string): string | null {
  return records.find(({ kind, identity, removedUs }) => kind !== "key" && identity === digest && removedUs === null)?.id ?? null;
}

export function fingerprintOfHex(hex: string): string {
  const key = fromHex(hex, 32);
  if (key === null) throw new Error("a key is not kept as hex");
  return fingerprintOf(key, nodeCrypto.sha256);
}

/** What the responder calls a key; its fingerprint where it has no name here. */
export function nameOfKey(records: readonly TrustRecord[], hex: string): string {
  const fingerprint = fingerprintOfHex(hex);
  return records.find(({ kind, identity }) => kind === "key" && identity === fingerprint)?.name ?? fingerprint;
}
