import { fromBase64Url, utf8 } from "../../base/encodings.ts";
import { canonicalBytes, canonicalText } from "../canonicalForms.ts";
import type { AuditCrypto, Contradiction, Profile, RecordClaims, RecordFacts, RecordFault } from "../profile.ts";
import { memberOf, textAt, withMembers, withoutMembers, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, noClaims, timeOf } from "./parts.ts";

const blindSpots = ["Removal, order and completeness: receipts are not linked to each other."];
const shared = { neverSigned: false, chain: "none", blindSpots } as const;
const signatureOf = (text: string | null): Uint8Array | null => (text?.length === 86 ? fromBase64Url(text, 64) : null);
const badSignature = fault("the signature is not 86 characters of base64url");

function claimsOf(record: SignedObject): RecordClaims {
  const digest = textAt(record, "params_hash");
  return {
    ...noClaims, tool: textAt(record, "tool"), decision: decisionOf(textAt(record, "decision")), actor: textAt(record, "agent_id"),
    callIds: [textAt(record, "request_id"), textAt(record, "auth_id"), textAt(record, "nonce")].filter((id) => id !== null),
    argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha256", form: "pyCompactAscii" },
  };
}

/** SiftReceipt 1.0: names no key, so that any trusted one may answer. */
export const siftReceiptProfile: Profile = {
  ...shared,
  format: "sift.receipt",
  describes: "Ed25519 over the receipt without signature, as Python writes sorted compact JSON in ASCII; receipt_hash is inside",
  detect: (record) => memberOf(record, "receipt_version") !== null && memberOf(record, "tenant_id") !== null,
  read: (record, _json, crypto) => {
    const [hash, nonce] = [textAt(record, "receipt_hash"), textAt(record, "nonce")];
    if (hash === null || textAt(record, "decision") === null) return fault("receipt_hash or decision is missing");
    const known = { time: timeOf(memberOf(record, "timestamp")), eventId: nonce, contradiction: wrongHash(record, hash, crypto) };
    if (memberOf(record, "signature") === null) return facts({ ...known, signatures: [] });
    const signature = signatureOf(textAt(record, "signature"));
    if (signature === null) return badSignature;
    return facts({ ...known, signatures: [claim({ signature, message: canonicalBytes("pyCompactAscii", withoutMembers(record, "signature")) })] });
  },
  claims: claimsOf,
};

function wrongHash(record: SignedObject, found: string, crypto: AuditCrypto): Contradiction | null {
  const hashed = withoutMembers(record, "signature", "receipt_hash");
  const expected = hashOf(crypto, "pyCompactAscii", hashed);
  return bareHash(found) === expected ? null : { what: "receipt_hash does not fit the receipt", expected, found: bareHash(found), bytes: canonicalBytes("pyCompactAscii", hashed) };
}

/** AuthorizationV1: the signature object is signed too, reduced to its algorithm and key id. */
export const siftAuthorizationProfile: Profile = {
  ...shared,
  format: "sift.authorization",
  describes: "Ed25519 over the authorization with its signature reduced to alg and kid, as Python writes sorted compact JSON in ASCII",
  detect: (record) => textAt(record, "version") === "AuthorizationV1",
  read: (record) => {
    const authId = textAt(record, "auth_id");
    if (authId === null || textAt(record, "decision") === null) return fault("auth_id or decision is missing");
    const known = { time: timeOf(memberOf(record, "issued_at")), eventId: authId };
    const signed = memberOf(record, "signature");
    if (signed === null || (signed.kind === "object" && memberOf(signed, "sig") === null)) return facts({ ...known, signatures: [] });
    if (signed.kind !== "object") return fault("signature is no object");
    const [signature, kid] = [signatureOf(textAt(signed, "sig")), textAt(signed, "kid")];
    if (signature === null) return badSignature;
    const reduced = { ...signed, members: signed.members.filter(({ name }) => name === "alg" || name === "kid") };
    const extra = signed.members.map(({ name }) => name).filter((name) => !["alg", "kid", "sig"].includes(name));
    return facts({
      ...known, uncovered: extra.map((name) => `signature.${name}`),
      signatures: [claim({ signature, message: canonicalBytes("pyCompactAscii", withMembers(record, { signature: reduced })), keyIds: kid === null ? [] : [kid] })],
    });
  },
  claims: claimsOf,
};

/** The production shape: what is signed stands in the record as text, and must be what the record says. */
export const siftProductionProfile: Profile = {
  ...shared,
  format: "sift.production",
  describes: "Ed25519 over the text of canonical_payload, which must be the record without signature and payload, as Python writes sorted compact JSON",
  detect: (record) => memberOf(record, "canonical_payload") !== null && memberOf(record, "signature_alg") !== null,
  read: readProduction,
  claims: claimsOf,
};

function readProduction(record: SignedObject): RecordFacts | RecordFault {
  const [payload, keyId] = [textAt(record, "canonical_payload"), textAt(record, "key_id")];
  if (payload === null || keyId === null) return fault("canonical_payload or key_id is missing");
  const expected = canonicalText("pyCompact", withoutMembers(record, "signature", "canonical_payload"));
  const contradiction = payload === expected ? null : { what: "canonical_payload is not what the record says", expected, found: payload, bytes: utf8(expected) };
  const known = { time: timeOf(memberOf(record, "issued_at")), eventId: textAt(record, "request_id"), contradiction };
  if (memberOf(record, "signature") === null) return facts({ ...known, signatures: [] });
  const signature = signatureOf(textAt(record, "signature"));
  return signature === null ? badSignature : facts({ ...known, signatures: [claim({ signature, message: utf8(payload), keyIds: [keyId] })] });
}
