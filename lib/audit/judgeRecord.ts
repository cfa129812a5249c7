import { sameBytes } from "../base/encodings.ts";
import { slabUtf8 } from "../base/slabUtf8.ts";
import { keyWeakness, signatureWeakness, weaknessWords } from "./ed25519.ts";
import type { AuditCrypto, Profile, RecordFacts, SignatureClaim } from "./profile.ts";
import { readEntry } from "./readEntry.ts";
import type { EntryReport, Holding } from "./report.ts";
import { applicableKeys, fingerprintOf, validity, type KeySet } from "./trustedKeys.ts";

type Fault = NonNullable<EntryReport["fault"]>;
const nothing = { contradiction: null, holding: { by: "none" }, links: [], eventId: null, time: null, endorses: [], uncovered: [] } as const;

/** Judges one entry by itself, from its text: any text in, a report out. `detached`: the payload of a JWS that lies beside it. */
export function judgeRecord(text: string, profile: Profile, keys: KeySet, crypto: AuditCrypto, detached: Uint8Array | null = null): EntryReport {
  const digest = crypto.sha256(slabUtf8(text));
  const facts = readEntry(text, profile, crypto, detached);
  if (!facts.ok) return { ...nothing, digest, fault: { class: "malformed", message: facts.reason } };
  const { contradiction, links, eventId, time, uncovered } = facts;
  const held = facts.signatures.map((claim) => holdingOf(claim, time, keys, crypto));
  const ofSignatures = held.find(({ fault }) => fault !== null)?.fault ?? null;
  return {
    digest, fault: duplicate(facts.json?.duplicateName ?? facts.duplicateName) ?? unsigned(facts, profile) ?? contradicted(facts) ?? ofSignatures, contradiction, links, eventId, time, uncovered,
    holding: facts.signatures.length === 0 ? { by: facts.vouchedBy === null ? "none" : "vouched" } : strongest(held.map(({ holding }) => holding)),
    endorses: facts.endorses.map((key) => fingerprintOf(key, crypto.sha256)),
  };
}

function duplicate(pointer: string | null): Fault | null {
  return pointer === null ? null : { class: "duplicate_json_key", message: `${pointer} stands twice: two readers may see two records` };
}

function unsigned({ signatures, vouchedBy }: RecordFacts, { neverSigned }: Profile): Fault | null {
  if (signatures.length > 0 || vouchedBy !== null || neverSigned) return null;
  return { class: "not_signed", message: "no signature, though others in this log carry one" };
}

function contradicted({ contradiction }: RecordFacts): Fault | null {
  if (contradiction === null) return null;
  const { what, expected, found } = contradiction;
  const values = expected === null ? "" : `: it should be ${expected}${found === null ? "" : `, it is ${found}`}`;
  return { class: "altered_entry", message: `${what}${values}` };
}

type Held = { readonly holding: Holding; readonly fault: Fault | null };

/** Under which key a signature holds, and what is wrong where it holds under none. */
export function holdingOf(claim: SignatureClaim, time: number | null, keys: KeySet, crypto: AuditCrypto): Held {
  if (claim.unsupported !== null) return { holding: { by: "unsupported", why: claim.unsupported }, fault: null };
  const applicable = applicableKeys(keys.keys, claim);
  const holds = (key: Uint8Array) => crypto.verify(key, claim.message, claim.signature);
  const trusted = applicable.keys.filter((one) => holds(one.key));
  const [first] = trusted;
  if (first) {
    const limits = trusted.map((one) => validity(one, keys, claim.keyIds, time));
    const limit = limits.includes("valid") ? null : limits.includes("revoked") ? "revoked" : "outside";
    return { holding: { by: "trusted", fingerprint: fingerprintOf(first.key, crypto.sha256), limit }, fault: null };
  }
  if (claim.embedded !== null && holds(claim.embedded))
    return { holding: { by: "embedded", fingerprint: fingerprintOf(claim.embedded, crypto.sha256), named: applicable.named }, fault: null };
  if (claim.embedded === null && applicable.keys.length === 0) return { holding: { by: "none" }, fault: null };
  const { embedded } = claim;
  const isTrusted = embedded !== null && applicable.keys.some((one) => sameBytes(one.key, embedded));
  return { holding: { by: "none" }, fault: { class: "altered_entry", message: whyNot(claim, isTrusted) } };
}

const notStrict = "the signature is not strictly valid";
const unusableKey = "its key is not to be used";
const doesNotFit = "the signature does not fit these bytes";

function whyNot({ embedded, signature }: SignatureClaim, isTrusted: boolean): string {
  const weak = signatureWeakness(signature);
  if (weak !== null) return `${notStrict}: ${weaknessWords[weak]}`;
  const keyFault = embedded === null ? null : keyWeakness(embedded);
  if (keyFault !== null) return `${unusableKey}: ${weaknessWords[keyFault]}`;
  return embedded === null || isTrusted ? `${doesNotFit} under the trusted key` : `${doesNotFit}, not even under the key in the record`;
}

/** Whether the message of an `altered_entry` speaks of its signature; any other speaks of a hash, an id, or a member that has no place. */
export function speaksOfSignature(message: string): boolean {
  return [notStrict, unusableKey, doesNotFit].some((begin) => message.startsWith(begin));
}

const strength: readonly Holding["by"][] = ["trusted", "embedded", "unsupported", "none", "vouched"];

/** Of several signatures that hold, the one that says most. One that fails is a fault and judged before. */
function strongest(holdings: readonly Holding[]): Holding {
  const [only] = holdings;
  if (only !== undefined && holdings.length === 1) return only;
  const sorted = holdings.toSorted((a, b) => rank(a) - rank(b));
  return sorted[0] ?? { by: "none" };
}
function rank(holding: Holding): number {
  const named = holding.by === "embedded" && holding.named ? -2 : 0;
  const limited = holding.by === "trusted" && holding.limit !== null ? 0.5 : 0;
  return strength.indexOf(holding.by) + named + limited;
}
