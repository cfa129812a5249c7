import { sameBytes } from "../base/encodings.ts";
import { slabUtf8 } from "../base/slabUtf8.ts";
import { keyWeakness, signatureWeakness, weaknessWords } from "./ed25519.ts";
import type { AuditCrypto, Profile, RecordFacts, SignatureClaim } from "./profile.ts";
import { readEntry, readInForm, type ReadEntry } from "./readEntry.ts";
import { doesNotFit, notStrict, unusableKey } from "./signatureMessages.ts";
import type { EntryReport, Holding, ShownKey } from "./report.ts";
import { applicableKeys, fingerprintOf, validity, type KeySet } from "./trustedKeys.ts";

type Fault = NonNullable<EntryReport["fault"]>;
const nothing = { contradiction: null, beneath: null, holding: { by: "none" }, isSigned: false, isCutOff: false, links: [], eventId: null, time: null, endorses: [], uncovered: [], shown: [], claims: null } as const;

/** A report, and what it was made from: `facts` in the canonical form under which the entry holds, if it holds in one. */
export type Judged = { readonly report: EntryReport; readonly facts: ReadEntry };

/**
 * Judges one entry by itself, from its text: any text in, a report out. `detached`: the payload of a JWS that lies beside it.
 * `withClaims`: the report also says what the entry claims of its action.
 */
export function judgeRecord(text: string, profile: Profile, keys: KeySet, crypto: AuditCrypto, detached: Uint8Array | null = null, withClaims = false): EntryReport {
  const { report, facts } = judgeEntry(text, profile, keys, crypto, detached);
  return withClaims && facts.ok && facts.json?.root.kind === "object" ? { ...report, claims: profile.claims(facts.json.root) } : report;
}

/** The same, with the facts behind the report. */
export function judgeEntry(text: string, profile: Profile, keys: KeySet, crypto: AuditCrypto, detached: Uint8Array | null = null): Judged {
  const digest = crypto.sha256(slabUtf8(text));
  const facts = readEntry(text, profile, crypto, detached);
  if (!facts.ok) return { facts, report: { ...nothing, digest, isCutOff: facts.isUnreadable === true, fault: { class: "malformed", message: facts.reason } } };
  const report = reportOf(facts, digest, profile, keys, crypto);
  if (report.fault?.class !== "altered_entry" || profile.otherForms === undefined || facts.json?.root.kind !== "object") return { facts, report };
  for (const form of profile.otherForms(facts.json.root)) {
    const other = readInForm(facts.json, profile, crypto, form);
    const judged = other.ok ? { facts: other, report: reportOf(other, digest, profile, keys, crypto) } : null;
    if (judged !== null && judged.report.fault === null) return judged;
  }
  return { facts, report };
}

function reportOf(facts: ReadEntry & { readonly ok: true }, digest: Uint8Array, profile: Profile, keys: KeySet, crypto: AuditCrypto): EntryReport {
  const { contradiction, links, eventId, time, uncovered } = facts;
  const held = facts.signatures.map((claim) => holdingOf(claim, time, keys, crypto));
  const ofSignatures = held.find(({ fault }) => fault !== null)?.fault ?? null;
  const isSigned = facts.signatures.length > 0;
  const unsigned = isSigned || facts.vouchedBy !== null || profile.neverSigned ? null : notSigned;
  return {
    digest, fault: duplicate(facts.json?.duplicateName ?? facts.duplicateName) ?? unsigned ?? contradicted(facts) ?? ofSignatures, beneath: unsigned === null ? null : (contradicted(facts)?.message ?? null), contradiction, links, eventId, time, uncovered, isSigned, isCutOff: false,
    holding: isSigned ? strongest(held.filter((_, place) => facts.signatures[place]?.isPart !== true).map(({ holding }) => holding)) : { by: facts.vouchedBy === null ? "none" : "vouched" },
    endorses: facts.endorses.map((key) => fingerprintOf(key, crypto.sha256)),
    shown: shownKeys(facts.signatures, held, crypto), claims: null,
  };
}

const noneShown: readonly ShownKey[] = [];
/** Keys in the record under which its signatures hold. */
function shownKeys(claims: readonly SignatureClaim[], held: readonly Held[], { sha256 }: AuditCrypto): readonly ShownKey[] {
  let shown: ShownKey[] | null = null;
  for (const [place, { embedded, keyIds }] of claims.entries()) {
    const holding = held[place]?.holding;
    if (embedded === null || (holding?.by !== "embedded" && holding?.by !== "trusted")) continue;
    const fingerprint = fingerprintOf(embedded, sha256);
    if (fingerprint === holding.fingerprint) (shown ??= []).push({ key: embedded, fingerprint, ids: keyIds });
  }
  return shown ?? noneShown;
}

function duplicate(pointer: string | null): Fault | null {
  return pointer === null ? null : { class: "duplicate_json_key", message: `${pointer} stands twice: two readers may see two records` };
}

const notSigned: Fault = { class: "not_signed", message: "it carries no signature, though its format has one" };

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
  const { embedded } = claim;
  const applicable = applicableKeys(keys.keys, claim);
  const holds = (key: Uint8Array) => crypto.verify(key, claim.message, claim.signature);
  const trusted = applicable.keys.filter((one) => holds(one.key));
  const [first] = trusted;
  if (first) {
    const limits = trusted.map((one) => validity(one, keys, claim.keyIds, time));
    const limit = limits.includes("valid") ? null : limits.includes("revoked") ? "revoked" : "outside";
    const isOther = claim.claimsEmbedded && embedded !== null && !trusted.some(({ key }) => sameBytes(key, embedded));
    return { holding: { by: "trusted", fingerprint: fingerprintOf(first.key, crypto.sha256), limit }, fault: isOther ? altered("the key that the record names as its signer's is another one than the key that signed it") : null };
  }
  if (embedded !== null && holds(embedded))
    return { holding: { by: "embedded", fingerprint: fingerprintOf(embedded, crypto.sha256), named: applicable.named }, fault: null };
  if (embedded === null && applicable.keys.length === 0) return { holding: { by: "none" }, fault: null };
  const isTrusted = embedded !== null && applicable.keys.some((one) => sameBytes(one.key, embedded));
  return { holding: { by: "none" }, fault: altered(whyNot(claim, isTrusted)) };
}

const altered = (message: string): Fault => ({ class: "altered_entry", message });

function whyNot({ embedded, signature }: SignatureClaim, isTrusted: boolean): string {
  const weak = signatureWeakness(signature);
  if (weak !== null) return `${notStrict}: ${weaknessWords[weak]}`;
  const keyFault = embedded === null ? null : keyWeakness(embedded);
  if (keyFault !== null) return `${unusableKey}: ${weaknessWords[keyFault]}`;
  return embedded === null || isTrusted ? `${doesNotFit} under the trusted key` : `${doesNotFit}, not even under the key in the record`;
}

const strength: readonly Holding["by"][] = ["trusted", "embedded", "unsupported", "none", "vouched"];

/** Of several signatures over the whole record that hold, the one that says most. One that fails is a fault and judged before. */
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
