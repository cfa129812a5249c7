import { fromHex } from "../../base/encodings.ts";
import { canonicalBytes, type CanonicalFormName } from "../canonicalForms.ts";
import type { Profile, RecordFacts, RecordFault, SignatureClaim } from "../profile.ts";
import { madeObject, memberOf, textAt, withoutMembers, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, isNull, link, noClaims, timeOf } from "./parts.ts";

const outside = ["timestamp", "parent_signature", "parent_key_id", "log_inclusion_proof"] as const;

/** AERF notarised evidence. Entries with an impact carry two more signatures, of the parent and of the policy decision point. */
export const aerfProfile: Profile = {
  format: "aerf.receipt",
  describes: "Ed25519 over the receipt without signature, timestamp, parent_signature, parent_key_id and log_inclusion_proof, as Python writes sorted compact JSON; where that does not fit, with numbers as they are spelled, as the Go verifier has it",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end: there is no closing receipt.", "timestamp, parent_signature, parent_key_id and log_inclusion_proof stand outside the signature."],
  detect: (record) => memberOf(record, "evidence_hash_sha512") !== null && memberOf(record, "key_id") !== null,
  read: (record, _json, crypto, form = "pyCompact") => read(record, form, (node) => hashOf(crypto, form, node)),
  otherForms: () => ["verbatimSorted"],
  claims: (record) => {
    const digest = textAt(record, "evidence_hash_sha512");
    const inPolicy = memberOf(record, "in_policy");
    return {
      ...noClaims, tool: textAt(record, "action"), actor: textAt(record, "agent"), callIds: [textAt(record, "id")].filter((id) => id !== null),
      decision: inPolicy?.kind === "word" ? (inPolicy.value === true ? "allow" : "deny") : decisionOf(textAt(record, "decision")),
      argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha512", form: "pyCompact" },
    };
  },
};

function read(record: SignedObject, form: CanonicalFormName, hash: (node: SignedNode) => string): RecordFacts | RecordFault {
  const [keyId, previous, tags] = [textAt(record, "key_id"), textAt(record, "previous_receipt_hash"), memberOf(record, "impact_tags")];
  if (keyId === null) return fault("key_id is missing");
  const signed = withoutMembers(record, "signature", ...outside);
  const shared = {
    time: timeOf(memberOf(record, "observed_at")), eventId: textAt(record, "id"), uncovered: outside.filter((name) => memberOf(record, name) !== null),
    links: [link({ own: hash(signed), previous: previous === null ? null : bareHash(previous) })],
  };
  if (memberOf(record, "signature") === null) return facts({ ...shared, signatures: [] });
  const message = canonicalBytes(form, signed);
  const own = hexClaim(textAt(record, "signature"), message, keyId);
  if (own === null) return fault("signature is not 128 hex digits");
  const others = [
    { name: "parent_signature", claim: hexClaim(textAt(record, "parent_signature"), message, textAt(record, "parent_key_id")) },
    { name: "pdp_signature", claim: hexClaim(textAt(record, "pdp_signature"), canonicalBytes(form, decisionPart(record)), textAt(record, "pdp_key_id"), true) },
  ];
  const hasImpact = tags?.kind === "array" && tags.items.length > 0;
  const missing = others.find(({ name, claim: one }) => one === null && (hasImpact || !isNull(memberOf(record, name))));
  if (missing !== undefined) return fault(isNull(memberOf(record, missing.name)) ? `an entry with impact_tags lacks ${missing.name}` : `${missing.name} is not 128 hex digits`);
  return facts({ ...shared, signatures: [own, ...others.flatMap((one) => (one.claim === null ? [] : [one.claim]))] });
}

function hexClaim(text: string | null, message: Uint8Array, keyId: string | null, isPart = false): SignatureClaim | null {
  const signature = text === null ? null : fromHex(text, 64);
  return signature === null ? null : claim({ signature, message, keyIds: keyId === null ? [] : [keyId], isPart });
}

/** What the policy decision point signs; what the record lacks counts as null. */
function decisionPart(record: SignedObject): SignedObject {
  const missing: SignedNode = { kind: "word", value: null, start: 0, end: 0 };
  return madeObject(["context_hash_sha256", "in_policy", "policy_hash"].map((name) => ({ name, value: memberOf(record, name) ?? missing })));
}
