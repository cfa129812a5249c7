import { fromHex, utf8 } from "../../base/encodings.ts";
import { canonicalBytes, canonicalText, type CanonicalFormName } from "../canonicalForms.ts";
import type { AuditCrypto, Contradiction, Profile, RecordFacts, RecordFault } from "../profile.ts";
import { madeObject, madeText, memberOf, textAt, type SignedMember, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, isNull, link, noClaims, otherMembers, timeOf, unsupportedClaim } from "./parts.ts";

const pick = (record: SignedObject, names: readonly string[]): SignedMember[] => record.members.filter(({ name }) => names.includes(name));
const signedMembers = ["agent_did", "args_hash", "cedar_decision", "cedar_policy_id", "receipt_id", "timestamp", "tool_name"] as const;

/** Receipts of the agent governance toolkit's MCP gate. */
export const agtMcpProfile: Profile = {
  format: "agt.mcp-receipt",
  describes: "Ed25519 over nine members as Python writes sorted compact JSON; a timestamp keeps its .0; where that does not fit, in ASCII as earlier versions wrote it",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end: there is no closing receipt.", "error stands outside the signature."],
  detect: (record) => memberOf(record, "receipt_id") !== null && memberOf(record, "cedar_decision") !== null,
  read: readMcp,
  otherForms: () => ["pyCompactAscii"],
  claims: (record) => {
    const digest = textAt(record, "args_hash");
    return {
      ...noClaims, tool: textAt(record, "tool_name"), decision: decisionOf(textAt(record, "cedar_decision")), actor: textAt(record, "agent_did"), session: textAt(record, "session_id"),
      argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha256", form: "pyCompactAscii" },
    };
  },
};

function readMcp(record: SignedObject, _json: unknown, crypto: AuditCrypto, form: CanonicalFormName = "pyCompact"): RecordFacts | RecordFault {
  if (signedMembers.some((name) => memberOf(record, name) === null)) return fault("a signed member is missing");
  const optional = ["parent_receipt_hash", "session_id"].filter((name) => !isNull(memberOf(record, name)));
  const signed = madeObject(pick(record, [...signedMembers, ...optional]));
  const message = canonicalBytes(form, signed);
  const own = hashOf(crypto, form, signed);
  const stated = textAt(record, "payload_hash");
  const wrong: Contradiction | null = stated === null || bareHash(stated) === own ? null : { what: "payload_hash does not fit the receipt", expected: own, found: bareHash(stated), bytes: message };
  const previous = textAt(record, "parent_receipt_hash");
  const known = [...signedMembers, "parent_receipt_hash", "session_id", "payload_hash", "signature", "signer_public_key"];
  const shared = {
    time: timeOf(memberOf(record, "timestamp")), eventId: textAt(record, "receipt_id"), contradiction: wrong, uncovered: otherMembers(record, known),
    links: [link({ own, previous: previous === null ? null : bareHash(previous) })],
  };
  if (isNull(memberOf(record, "signature"))) return facts({ ...shared, signatures: [] });
  const keyText = textAt(record, "signer_public_key");
  if (keyText?.startsWith("hmac:") === true) return facts({ ...shared, signatures: [unsupportedClaim("it is an HMAC, which only the holder of its secret can check")] });
  const [signature, embedded] = [fromHex(textAt(record, "signature") ?? "", 64), fromHex(keyText ?? "", 32)];
  if (signature === null) return fault("signature is not 128 hex digits");
  if (embedded === null) return fault("signer_public_key is not 64 hex digits");
  return facts({ ...shared, signatures: [claim({ signature, message, embedded, claimsEmbedded: true })] });
}

const hashedMembers = ["entry_id", "timestamp", "event_type", "agent_did", "action", "resource", "data", "outcome", "previous_hash"] as const;

/** The toolkit's Python audit chain: hashes without a signature, which leave the policy decision out. */
export const agtAuditProfile: Profile = {
  format: "agt.audit",
  describes: "SHA-256 of nine members as Python's json.dumps writes them sorted; no signature",
  neverSigned: true,
  chain: "unsigned",
  blindSpots: ["Anything that somebody who can edit the file does: no signature holds the chain.", "The policy decision, the matched rule and the session stand outside the hash."],
  detect: (record) => memberOf(record, "entry_hash") !== null && memberOf(record, "agent_did") !== null,
  read: (record, _json, crypto) => {
    const [stated, previous] = [textAt(record, "entry_hash"), textAt(record, "previous_hash")];
    if (stated === null || previous === null) return fault("entry_hash or previous_hash is missing");
    const hashed = madeObject(pick(record, hashedMembers).map(({ name, value }) => ({ name, value: name === "timestamp" ? pythonInstant(value) : value })));
    const own = hashOf(crypto, "pyDefault", hashed);
    return facts({
      signatures: [], time: timeOf(memberOf(record, "timestamp")), eventId: textAt(record, "entry_id"),
      contradiction: own === stated ? null : { what: "entry_hash does not fit the entry", expected: own, found: stated, bytes: canonicalBytes("pyDefault", hashed) },
      links: [link({ own: stated, previous: previous === "" ? null : previous })],
      uncovered: record.members.filter(({ name, value }) => ![...hashedMembers, "entry_hash"].some((known) => known === name) && !isNull(value)).map(({ name }) => name),
    });
  },
  claims: (record) => ({ ...noClaims, tool: textAt(record, "action"), decision: decisionOf(textAt(record, "policy_decision") ?? textAt(record, "outcome")), actor: textAt(record, "agent_did"), session: textAt(record, "session_id") }),
};

/** The hash was made over Python's `isoformat`; an export may write UTC as Z, or the instant as `str` does. */
function pythonInstant(node: SignedNode): SignedNode {
  return node.kind === "string" ? madeText(node.value.replace(/^(\d{4}-\d\d-\d\d) /, "$1T").replace(/Z$/, "+00:00")) : node;
}

const pluginMembers = ["timestamp", "agentId", "action", "decision", "previousHash"] as const;

/** The log of the toolkit's coding-agent plugins: a JSON array of hashes without a signature, cut at 10,000 entries by its producer. */
export const agtPluginProfile: Profile = {
  format: "agt.plugin-log",
  describes: "SHA-256 of JSON.stringify of five members in a fixed order; no signature",
  neverSigned: true,
  chain: "unsigned",
  keeps: 10_000,
  blindSpots: ["Anything that somebody who can edit the file does: no signature holds the chain.", "The producer drops everything before the last 10,000 entries."],
  detect: (record) => memberOf(record, "agentId") !== null && memberOf(record, "previousHash") !== null && memberOf(record, "hash") !== null,
  read: (record, _json, crypto) => {
    const [stated, previous] = [textAt(record, "hash"), textAt(record, "previousHash")];
    if (stated === null || previous === null) return fault("hash or previousHash is missing");
    const hashed = madeObject(pluginMembers.flatMap((name) => pick(record, [name])));
    const own = hashOf(crypto, "insertion", hashed);
    return facts({
      signatures: [], time: timeOf(memberOf(record, "timestamp")), uncovered: otherMembers(record, [...pluginMembers, "hash"]),
      contradiction: own === stated ? null : { what: "hash does not fit the entry", expected: own, found: stated, bytes: utf8(canonicalText("insertion", hashed)) },
      links: [link({ own: stated, previous: /^0{64}$/.test(previous) ? null : previous })],
    });
  },
  claims: (record) => ({ ...noClaims, tool: textAt(record, "action")?.replace(/^tool:/, "") ?? null, decision: decisionOf(textAt(record, "decision")), actor: textAt(record, "agentId") }),
};
