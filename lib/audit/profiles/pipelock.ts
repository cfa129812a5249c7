import { concatBytes, fromHex, toHex, utf8 } from "../../base/encodings.ts";
import { canonicalBytes } from "../canonicalForms.ts";
import type { AuditCrypto, ChainLink, Contradiction, Profile, RecordClaims, RecordFacts, RecordFault } from "../profile.ts";
import type { Endorsement } from "../trustedKeys.ts";
import { integerAt, madeText, memberOf, textAt, withMembers, type SignedJson, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, link, lowerHexSignature, noClaims, otherMembers, timeOf } from "./parts.ts";
import { outsideActionRecord, writeActionRecord, writeReceipt } from "./pipelockRecord.ts";

/** A signature that names its algorithm: `ed25519:` and 128 lower-case hex digits, because the chain covers how it is spelled. */
const signatureOf = (text: string | null): Uint8Array | null => (text?.startsWith("ed25519:") === true ? lowerHexSignature(text.slice("ed25519:".length)) : null);

/** Receipts of one action each: what was asked, what was decided. */
export const pipelockReceiptProfile: Profile = {
  format: "pipelock.receipt",
  describes: "Ed25519 over the SHA-256 of action_record as Go's encoder writes it, members in declared order",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end of a session without a closing receipt.", "Whatever stands in ext."],
  detect: (record) => memberOf(record, "action_record") !== null && memberOf(record, "signer_key") !== null,
  read: readReceipt,
  claims: (record) => receiptClaims(memberOf(record, "action_record")),
};

function readReceipt(record: SignedObject, json: SignedJson, crypto: AuditCrypto): RecordFacts | RecordFault {
  const action = memberOf(record, "action_record");
  const id = textAt(action, "action_id");
  if (action?.kind !== "object" || id === null) return fault("action_record or its action_id is missing");
  // The version stands outside of what is signed, and says what that is.
  if (integerAt(record, "version") !== 1) return fault("the version of the receipt is not 1");
  const [previous, sequence] = [textAt(action, "chain_prev_hash"), integerAt(action, "chain_seq")];
  const own = toHex(crypto.sha256(utf8(writeReceipt(record, json.text))));
  const control = memberOf(action, "session_control");
  const close = memberOf(control, "close");
  const links: ChainLink[] = previous === null ? [] : [link({
    chain: "receipt", chainId: null, own, previous: isGenesis(previous) ? null : bareHash(previous), sequence, firstSequence: 0,
    closes: close === null ? null : { count: integerAt(close, "receipt_count"), file: true },
  })];
  const shared = {
    time: timeOf(memberOf(action, "timestamp")), eventId: `${id} ${textAt(action, "decision_phase") ?? ""}`, links,
    uncovered: memberOf(record, "ext") === null ? [] : ["ext"], contradiction: outside(record, action),
  };
  if (memberOf(record, "signature") === null) return facts({ ...shared, signatures: [] });
  const [signature, embedded] = [signatureOf(textAt(record, "signature")), fromHex(textAt(record, "signer_key") ?? "", 32)];
  if (signature === null) return fault("signature is not ed25519: and 128 hex digits");
  if (embedded === null) return fault("signer_key is not 64 hex digits");
  const message = crypto.sha256(utf8(writeActionRecord(action)));
  return facts({ ...shared, signatures: [claim({ signature, message, embedded, claimsEmbedded: true })] });
}

/** `genesis`, or a start bound to the session (`g1:`), which only an opening receipt names. */
const isGenesis = (previous: string): boolean => previous === "genesis" || previous.startsWith("g1:");

function outside(record: SignedObject, action: SignedObject): Contradiction | null {
  const extra = record.members.find(({ name }) => !["version", "action_record", "signature", "signer_key", "ext"].includes(name))?.name ?? outsideActionRecord(action);
  return extra === null || extra === undefined ? null : { what: `${extra} stands where the signed schema has no place for it`, expected: null, found: null, bytes: null };
}

/** Receipts that open, keep alive and close a session speak of no action. */
function receiptClaims(action: SignedNode | null): RecordClaims {
  if (memberOf(action, "session_control") !== null) return { ...noClaims, actor: textAt(action, "actor"), session: textAt(action, "session_id") };
  return {
    ...noClaims, tool: textAt(action, "method") ?? textAt(action, "action_type"), decision: decisionOf(textAt(action, "verdict")), actor: textAt(action, "actor"),
    callIds: [textAt(action, "request_id"), textAt(action, "action_id")].filter((id) => id !== null), session: textAt(action, "session_id"), phase: textAt(action, "decision_phase"),
  };
}

/** Evidence receipts, version 2: signed as a whole, with the four strings of the signature emptied. */
export const pipelockEvidenceProfile: Profile = {
  format: "pipelock.evidence",
  describes: "Ed25519 over the receipt with its signature's strings emptied, in RFC 8785 form with NFC text and whole numbers",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end: there is no closing receipt.", "The four strings in signature."],
  detect: (record) => textAt(record, "record_type") === "evidence_receipt_v2",
  read: readEvidence,
  claims: (record) => ({ ...noClaims, decision: decisionOf(textAt(record, "payload", "verdict")), callIds: [textAt(record, "event_id")].filter((id) => id !== null), tool: textAt(record, "payload", "action_type") }),
};

const emptied = ["signer_key_id", "key_purpose", "algorithm", "signature"] as const;

function readEvidence(record: SignedObject, _json: SignedJson, crypto: AuditCrypto): RecordFacts | RecordFault {
  const signed = memberOf(record, "signature");
  const previous = textAt(record, "chain_prev_hash");
  const links = previous === null ? [] : [link({ chain: "evidence", own: hashOf(crypto, "jcsNfcInt", record), previous: previous === "genesis" ? null : bareHash(previous), sequence: integerAt(record, "chain_seq") })];
  const shared = { time: timeOf(memberOf(record, "timestamp")), eventId: textAt(record, "event_id"), links };
  if (signed === null) return facts({ ...shared, signatures: [] });
  if (signed.kind !== "object") return fault("signature is no object");
  const keyIds = [textAt(signed, "signer_key_id")].filter((id) => id !== null);
  const algorithm = textAt(signed, "algorithm");
  const signature = signatureOf(textAt(signed, "signature"));
  if (signature === null || algorithm?.toLowerCase() !== "ed25519") return fault("signature is not ed25519: and 128 hex digits");
  const blank = withMembers(signed, Object.fromEntries(emptied.map((name) => [name, madeText("")])));
  const message = canonicalBytes("jcsNfcInt", withMembers(record, { signature: blank }));
  const uncovered = emptied.filter((name) => memberOf(signed, name) !== null && name !== "signature").map((name) => `signature.${name}`);
  return facts({ ...shared, uncovered, signatures: [claim({ signature, message, keyIds })] });
}

/** The recorder's file: lines in a chain of hashes, vouched for by signed checkpoints; receipts stand inside some of them. */
export const pipelockRecorderProfile: Profile = {
  format: "pipelock.recorder",
  describes: "each line's hash over its fields joined by NUL; Ed25519 over the hash that a checkpoint names; receipts inside are signed themselves",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Lines after the last checkpoint: nobody signed them."],
  detect: (record) => ["v", "seq", "type", "detail", "prev_hash", "hash"].every((name) => memberOf(record, name) !== null),
  read: readRecorder,
  claims: (record) => {
    const detail = memberOf(record, "detail");
    if (detail?.kind !== "object") return noClaims;
    // In a recording the action's own receipts stand beside the evidence for it: an action must not be counted twice.
    return memberOf(detail, "action_record") === null ? { ...pipelockEvidenceProfile.claims(detail), tool: null } : receiptClaims(memberOf(detail, "action_record"));
  },
};

function readRecorder(record: SignedObject, json: SignedJson, crypto: AuditCrypto): RecordFacts | RecordFault {
  const [stated, previous, version] = [textAt(record, "hash"), textAt(record, "prev_hash"), integerAt(record, "v")];
  const detail = memberOf(record, "detail");
  if (stated === null || previous === null || version === null || detail === null) return fault("hash, prev_hash, v or detail is missing");
  if (version < 1 || version > 3) return fault(`version ${version} is not known`);
  const bytes = utf8(recorderParts(record, version, json.text).join("\0"));
  const own = toHex(crypto.sha256(bytes));
  const isCheckpoint = textAt(record, "type") === "checkpoint";
  const wrong: Contradiction | null = own === stated ? null : { what: "hash does not fit the line", expected: own, found: stated, bytes };
  const line = link({ chain: "recorder", own: stated, previous: previous === "genesis" ? null : previous, sequence: integerAt(record, "seq"), closes: isCheckpoint ? { count: null, file: true } : null });
  const inner = detail.kind === "object" ? readInside(detail, json, crypto) : null;
  if (inner?.ok === false) return inner;
  const signature = isCheckpoint ? fromHex(textAt(detail, "signature") ?? "", 64) : null;
  if (isCheckpoint && signature === null) return fault("a checkpoint's signature is not 128 hex digits");
  const signatures = [...(signature === null ? [] : [claim({ signature, message: utf8(previous) })]), ...(inner?.signatures ?? [])];
  return facts({
    signatures, vouchedBy: signatures.length === 0 && !expectsSignature(detail) ? "checkpoint" : null, time: timeOf(memberOf(record, "ts")),
    contradiction: wrong ?? inner?.contradiction ?? null, links: [line, ...(inner?.links ?? [])],
    eventId: inner?.eventId ?? null, uncovered: [...otherMembers(record, hashedMembers(version)), ...(inner?.uncovered ?? []).map((path) => `detail.${path}`)], endorses: [],
  });
}

/** A receipt without its signature is not a line that never had one. */
function expectsSignature(detail: SignedNode): boolean {
  return detail.kind === "object" && (memberOf(detail, "action_record") !== null || textAt(detail, "record_type") === "evidence_receipt_v2");
}

function readInside(detail: SignedObject, json: SignedJson, crypto: AuditCrypto): RecordFacts | RecordFault | null {
  if (memberOf(detail, "action_record") !== null) return readReceipt(detail, json, crypto);
  return textAt(detail, "record_type") === "evidence_receipt_v2" ? readEvidence(detail, json, crypto) : null;
}

/** What the line's hash covers, in this order; and `hash` itself. */
function hashedMembers(version: number): readonly string[] {
  return [
    "v", "seq", "ts", "session_id", ...(version >= 3 ? ["chain_kind", "writer_instance_id"] : []), "trace_id", "type", ...(version >= 2 ? ["event_kind"] : []),
    "transport", "summary", "detail", "raw_ref", "prev_hash", "hash",
  ];
}

/** The covered members as text; what is absent counts as empty. Of `detail` every byte counts. */
function recorderParts(record: SignedObject, version: number, text: string): string[] {
  return hashedMembers(version).slice(0, -1).map((name) => {
    const node = memberOf(record, name);
    return node === null ? "" : node.kind === "string" && name !== "detail" ? node.value : text.slice(node.start, node.end);
  });
}

/** A rotation that the outgoing key signed: what a file of its own says, given among the keys. Null where the text is none. */
export function readEndorsement(record: SignedObject, crypto: AuditCrypto): Endorsement | null {
  const [by, key, signature] = [fromHex(textAt(record, "prior_signer_key") ?? "", 32), fromHex(textAt(record, "new_signer_key") ?? "", 32), signatureOf(textAt(record, "endorsement"))];
  if (by === null || key === null || signature === null) return null;
  const names = ["version", "session_id", "prior_signer_key", "prior_final_seq", "prior_tail_hash", "new_signer_key", "rotated_at"];
  const members = names.flatMap((name) => record.members.filter((member) => member.name === name));
  const body = canonicalBytes("insertion", { ...record, members });
  return { by, key, signature, rotatedUs: timeOf(memberOf(record, "rotated_at")), message: crypto.sha256(concatBytes(utf8("pipelock-rotation-endorsement-v1\0"), body)) };
}
