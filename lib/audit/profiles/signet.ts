import { fromBase64, toHex } from "../../base/encodings.ts";
import { canonicalBytes } from "../canonicalForms.ts";
import type { AuditCrypto, Contradiction, Profile, RecordClaims, RecordFacts, RecordFault, SignatureClaim } from "../profile.ts";
import { integerAt, madeObject, memberOf, nodeAt, textAt, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, facts, fault, hashOf, link, noClaims, otherMembers, timeOf } from "./parts.ts";

/** What each version signs; everything else at the top is outside the signature. */
const signedMembers: Readonly<Record<number, readonly string[]>> = {
  1: ["v", "action", "signer", "ts", "nonce", "policy", "exp"],
  2: ["v", "action", "response", "signer", "ts_request", "ts_response", "nonce"],
  3: ["v", "agent_receipt", "response", "server", "ts_response", "nonce"],
  4: ["v", "action", "signer", "ts", "nonce", "authorization"],
};
const genesis = "0".repeat(64);
const blindSpots = ["Members outside the list that the version signs."];

/** Signet receipts, versions 1 to 4. */
export const signetReceiptProfile: Profile = {
  format: "signet.receipt",
  describes: "Ed25519 over the RFC 8785 form of the members that the version lists",
  neverSigned: false,
  chain: "none",
  blindSpots: [...blindSpots, "Removal, order and completeness: single receipts are not linked."],
  detect: (record) => textAt(record, "id")?.startsWith("rec_") === true && memberOf(record, "v") !== null,
  read: (record, _json, crypto) => readReceipt(record, crypto, ""),
  claims: claimsOf,
};

/** Signet's audit file: receipts in a chain of hashes that nobody signs. */
export const signetAuditProfile: Profile = {
  format: "signet.audit",
  describes: "the receipt inside is signed; record_hash and prev_hash around it are not",
  neverSigned: false,
  chain: "unsigned",
  blindSpots: [...blindSpots, "The chain itself is not signed: whoever can edit the file can remove records and link the rest anew."],
  detect: (record) => memberOf(record, "receipt")?.kind === "object" && memberOf(record, "record_hash") !== null,
  read: readAudit,
  claims: (record) => {
    const receipt = memberOf(record, "receipt");
    return receipt?.kind === "object" ? claimsOf(receipt) : noClaims;
  },
};

function readAudit(record: SignedObject, _json: unknown, crypto: AuditCrypto): RecordFacts | RecordFault {
  const receipt = memberOf(record, "receipt");
  const [previous, recordHash] = [textAt(record, "prev_hash"), textAt(record, "record_hash")];
  if (receipt?.kind !== "object" || previous === null || recordHash === null) return fault("receipt, prev_hash or record_hash is missing");
  const inner = readReceipt(receipt, crypto, "receipt.");
  if (!inner.ok) return inner;
  const hashed = madeObject(record.members.filter(({ name }) => name === "prev_hash" || name === "receipt"));
  const expected = hashOf(crypto, "jcs", hashed);
  const found = bareHash(recordHash);
  const wrong: Contradiction | null = expected === found ? null : { what: "record_hash does not fit the record", expected, found, bytes: canonicalBytes("jcs", hashed) };
  const before = bareHash(previous);
  return {
    ...inner, contradiction: inner.contradiction ?? wrong, uncovered: [...inner.uncovered, ...otherMembers(record, ["receipt", "prev_hash", "record_hash"])],
    links: [link({ chain: "", chainId: "", own: found, previous: before === genesis ? null : before })],
  };
}

function readReceipt(record: SignedObject, crypto: AuditCrypto, path: string): RecordFacts | RecordFault {
  const version = integerAt(record, "v") ?? 0;
  const listed = signedMembers[version];
  if (listed === undefined) return fault(`version ${version} is not known`);
  const signer = version === 3 ? memberOf(record, "server") : memberOf(record, "signer");
  const key = signetKey(textAt(signer, "pubkey"));
  if (key === null) return fault("the signer's pubkey is not ed25519: and 32 bytes in base64");
  const sig = memberOf(record, "sig");
  const known = {
    time: timeOf(memberOf(record, "ts") ?? memberOf(record, "ts_request") ?? memberOf(record, "ts_response")), eventId: textAt(record, "nonce"),
    uncovered: otherMembers(record, [...listed, "id", "sig"]).map((name) => `${path}${name}`),
  };
  if (sig === null) return facts({ ...known, signatures: [], contradiction: contradictions(record, null, crypto) });
  const signature = signetBytes(sig, 64);
  if (signature === null) return fault("sig is not ed25519: and 64 bytes in base64");
  const claims = [claim({ signature, message: canonicalBytes("jcs", signedPart(record, listed)), embedded: key }), ...innerClaims(record, crypto)];
  const inner = version === 3 ? memberOf(record, "agent_receipt") : null;
  const innerFacts = inner?.kind === "object" ? readReceipt(inner, crypto, `${path}agent_receipt.`) : null;
  if (innerFacts?.ok === false) return innerFacts;
  return facts({
    ...known, signatures: [...claims, ...(innerFacts?.signatures ?? [])],
    contradiction: contradictions(record, signature, crypto) ?? innerFacts?.contradiction ?? null,
  });
}

/** The members that are signed; of an authorization only the root key and the hash of its tokens. */
function signedPart(record: SignedObject, listed: readonly string[]): SignedObject {
  return madeObject(record.members.filter(({ name }) => listed.includes(name)).map(({ name, value }) => ({ name, value: name === "authorization" ? reduced(value) : value })));
}

function reduced(node: SignedNode): SignedNode {
  return node.kind === "object" ? { ...node, members: node.members.filter(({ name }) => name === "chain_hash" || name === "root_pubkey") } : node;
}

/** Each token of a delegation is signed by the one who delegates. */
function innerClaims(record: SignedObject, _crypto: AuditCrypto): SignatureClaim[] {
  const chain = nodeAt(record, "authorization", "chain");
  if (chain?.kind !== "array") return [];
  return chain.items.flatMap((token) => {
    if (token.kind !== "object") return [];
    const [key, signature] = [signetKey(textAt(token, "delegator", "pubkey")), signetBytes(memberOf(token, "sig"), 64)];
    const listed = ["v", "delegator", "delegate", "scope", "issued_at", "nonce"];
    return [claim({ signature: signature ?? new Uint8Array(), embedded: key, message: canonicalBytes("jcs", madeObject(token.members.filter(({ name }) => listed.includes(name)))) })];
  });
}

/** Hashes inside the receipt that its own content must give. */
function contradictions(record: SignedObject, signature: Uint8Array | null, crypto: AuditCrypto): Contradiction | null {
  const id = textAt(record, "id");
  const ownId = signature === null ? null : `rec_${toHex(crypto.sha256(signature)).slice(0, 32)}`;
  if (ownId !== null && id !== ownId) return { what: "id is not made from the signature", expected: ownId, found: id, bytes: signature };
  return wrongDigest(crypto, "params_hash", nodeAt(record, "action", "params"), textAt(record, "action", "params_hash"))
    ?? wrongDigest(crypto, "chain_hash", nodeAt(record, "authorization", "chain"), textAt(record, "authorization", "chain_hash"));
}

function wrongDigest(crypto: AuditCrypto, name: string, content: SignedNode | null, stated: string | null): Contradiction | null {
  if (content === null || stated === null) return null;
  const expected = hashOf(crypto, "jcs", content);
  return expected === bareHash(stated) ? null : { what: `${name} does not fit what it speaks of`, expected, found: bareHash(stated), bytes: canonicalBytes("jcs", content) };
}

function signetKey(text: string | null): Uint8Array | null {
  return text?.startsWith("ed25519:") === true ? fromBase64(text.slice("ed25519:".length), 32) : null;
}

function signetBytes(node: SignedNode | null, length: number): Uint8Array | null {
  return node?.kind === "string" && node.value.startsWith("ed25519:") ? fromBase64(node.value.slice("ed25519:".length), length) : null;
}

function claimsOf(record: SignedObject): RecordClaims {
  const receipt = memberOf(record, "agent_receipt");
  const action = memberOf(receipt ?? record, "action");
  const digest = textAt(action, "params_hash");
  return {
    ...noClaims, tool: textAt(action, "tool"), session: textAt(action, "session") ?? textAt(action, "trace_id"), actor: textAt(record, "signer", "name"),
    callIds: [textAt(action, "call_id")].filter((id) => id !== null), phase: memberOf(record, "response") === null ? "request" : "response",
    argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha256", form: "jcs" },
  };
}
