import { toHex } from "../../base/encodings.ts";
import { canonicalBytes, type CanonicalFormName } from "../canonicalForms.ts";
import type { AuditCrypto, Contradiction, Profile, RecordClaims, RecordFacts, RecordFault } from "../profile.ts";
import { integerAt, madeObject, memberOf, nodeAt, textAt, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, facts, fault, hashOf, isNull, link, noClaims, otherMembers, timeOf } from "./parts.ts";
import { besideTokens, brokenDelegation, isDelegated, signetBytes, signetKey, tokenClaims } from "./signetDelegation.ts";

/** What each version signs; everything else at the top is outside the signature. */
const signedMembers: Readonly<Record<number, readonly string[]>> = {
  1: ["v", "action", "signer", "ts", "nonce", "policy", "exp"],
  2: ["v", "action", "response", "signer", "ts_request", "ts_response", "nonce"],
  3: ["v", "agent_receipt", "response", "server", "ts_response", "nonce"],
  4: ["v", "action", "signer", "ts", "nonce", "authorization"],
};
const genesis = "0".repeat(64);
const exactWords = "where that does not fit, with every digit of large whole numbers, as the Rust library writes them";
const blindSpots = ["Members outside the list that the version signs."];

/** Signet receipts, versions 1 to 4. */
export const signetReceiptProfile: Profile = {
  format: "signet.receipt",
  describes: `Ed25519 over the RFC 8785 form of the members that the version lists; ${exactWords}`,
  neverSigned: false,
  chain: "none",
  blindSpots: [...blindSpots, "Removal, order and completeness: single receipts are not linked."],
  detect: (record) => textAt(record, "id")?.startsWith("rec_") === true && memberOf(record, "v") !== null,
  read: (record, _json, crypto, form = "jcs") => readReceipt(record, crypto, form, ""),
  otherForms: () => ["jcsExactInt"],
  claims: claimsOf,
};

/** Signet's audit file: receipts in a chain of hashes that nobody signs. */
export const signetAuditProfile: Profile = {
  format: "signet.audit",
  describes: `the receipt inside is signed over its RFC 8785 form; record_hash and prev_hash around it are not; ${exactWords}`,
  neverSigned: false,
  chain: "unsigned",
  blindSpots: [...blindSpots, "The chain itself is not signed: whoever can edit the file can remove records and link the rest anew."],
  detect: (record) => memberOf(record, "receipt")?.kind === "object" && memberOf(record, "record_hash") !== null,
  read: readAudit,
  otherForms: () => ["jcsExactInt"],
  claims: (record) => {
    const receipt = memberOf(record, "receipt");
    return receipt?.kind === "object" ? claimsOf(receipt) : noClaims;
  },
};

function readAudit(record: SignedObject, _json: unknown, crypto: AuditCrypto, form: CanonicalFormName = "jcs"): RecordFacts | RecordFault {
  const receipt = memberOf(record, "receipt");
  const [previous, recordHash] = [textAt(record, "prev_hash"), textAt(record, "record_hash")];
  if (receipt?.kind !== "object" || previous === null || recordHash === null) return fault("receipt, prev_hash or record_hash is missing");
  const inner = readReceipt(receipt, crypto, form, "receipt.");
  if (!inner.ok) return inner;
  const hashed = madeObject(record.members.filter(({ name }) => name === "prev_hash" || name === "receipt"));
  const expected = hashOf(crypto, form, hashed);
  const found = bareHash(recordHash);
  const wrong: Contradiction | null = expected === found ? null : { what: "record_hash does not fit the record", expected, found, bytes: canonicalBytes(form, hashed) };
  const before = bareHash(previous);
  return {
    ...inner, contradiction: inner.contradiction ?? wrong, uncovered: [...inner.uncovered, ...otherMembers(record, ["receipt", "prev_hash", "record_hash"])],
    links: [link({ chain: "", chainId: "", own: found, previous: before === genesis ? null : before })],
  };
}

function readReceipt(record: SignedObject, crypto: AuditCrypto, form: CanonicalFormName, path: string): RecordFacts | RecordFault {
  const version = integerAt(record, "v") ?? 0;
  const listed = signedMembers[version];
  if (listed === undefined) return fault(`version ${version} is not known`);
  const signer = version === 3 ? memberOf(record, "server") : memberOf(record, "signer");
  const key = signetKey(textAt(signer, "pubkey"));
  if (key === null) return fault("the signer's pubkey is not ed25519: and 32 bytes in base64");
  const sig = memberOf(record, "sig");
  const known = {
    time: timeOf(memberOf(record, "ts") ?? memberOf(record, "ts_request") ?? memberOf(record, "ts_response")), eventId: textAt(record, "nonce"),
    uncovered: [...otherMembers(record, [...listed, "id", "sig"]), ...besideTokens(record)].map((name) => `${path}${name}`),
  };
  if (version === 4 && !isDelegated(record)) return fault("the authorization lacks its chain of tokens");
  if (sig === null) return facts({ ...known, signatures: [], contradiction: contradictions(record, null, crypto, form) });
  const signature = signetBytes(sig, 64);
  if (signature === null) return fault("sig is not ed25519: and 64 bytes in base64");
  const own = claim({ signature, message: canonicalBytes(form, signedPart(record, listed)), embedded: key });
  const inner = version === 3 ? memberOf(record, "agent_receipt") : null;
  const innerFacts = inner?.kind === "object" ? readReceipt(inner, crypto, form, `${path}agent_receipt.`) : null;
  if (innerFacts?.ok === false) return innerFacts;
  return facts({
    // The agent's key stands for the receipt inside, the server's for all of it.
    ...known, signatures: [own, ...(version === 4 ? tokenClaims(record, form) : []), ...(innerFacts?.signatures ?? []).map((one) => ({ ...one, isPart: true }))],
    contradiction: contradictions(record, signature, crypto, form) ?? innerFacts?.contradiction ?? null,
  });
}

/** The members that are signed; of an authorization only the root key and the hash of its tokens. */
function signedPart(record: SignedObject, listed: readonly string[]): SignedObject {
  return madeObject(record.members.filter(({ name }) => listed.includes(name)).map(({ name, value }) => ({ name, value: name === "authorization" ? only(value, ["chain_hash", "root_pubkey"]) : value })));
}

const only = (node: SignedNode, names: readonly string[]): SignedNode => (node.kind === "object" ? { ...node, members: node.members.filter(({ name }) => names.includes(name)) } : node);

/** Hashes and identifiers inside the receipt that its own content must give. */
function contradictions(record: SignedObject, signature: Uint8Array | null, crypto: AuditCrypto, form: CanonicalFormName): Contradiction | null {
  const id = textAt(record, "id");
  const ownId = signature === null ? null : `rec_${toHex(crypto.sha256(signature)).slice(0, 32)}`;
  if (ownId !== null && id !== ownId) return { what: "id is not made from the signature", expected: ownId, found: id, bytes: signature };
  const [params, chain] = [nodeAt(record, "action", "params"), nodeAt(record, "authorization", "chain")];
  // Without parameters the hash speaks of some that were kept elsewhere.
  return (isNull(params) ? null : wrongDigest(crypto, form, "params_hash", params, textAt(record, "action", "params_hash")))
    ?? wrongDigest(crypto, form, "chain_hash", chain, textAt(record, "authorization", "chain_hash")) ?? brokenDelegation(record);
}

function wrongDigest(crypto: AuditCrypto, form: CanonicalFormName, name: string, content: SignedNode | null, stated: string | null): Contradiction | null {
  if (content === null || stated === null) return null;
  const expected = hashOf(crypto, form, content);
  return expected === bareHash(stated) ? null : { what: `${name} does not fit what it speaks of`, expected, found: bareHash(stated), bytes: canonicalBytes(form, content) };
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
