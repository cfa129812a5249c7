import { fromBase64Url } from "../../base/encodings.ts";
import { slabUtf8 } from "../../base/slabUtf8.ts";
import { canonicalText, type CanonicalFormName } from "../canonicalForms.ts";
import type { AuditCrypto, ChainLink, Profile, RecordFacts, RecordFault } from "../profile.ts";
import { integerAt, madeObject, memberOf, nodeAt, textAt, withoutMembers, type SignedMember, type SignedNode, type SignedObject } from "../signedJson.ts";
import { fingerprintOf } from "../trustedKeys.ts";
import { bareHash, claim, decisionOf, didKey, facts, fault, link, noClaims, timeOf } from "./parts.ts";

/** Agent Receipts 0.1 to 0.5: verifiable credentials in one chain per session, closed by a terminal receipt. */
export const agentReceiptsProfile: Profile = {
  format: "agent-receipts.receipt",
  describes: "Ed25519 over the RFC 8785 form of the receipt without proof; the chain's hash also leaves out members that are null; where that does not fit, with every digit of large whole numbers, as the Python SDK has it",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end of a chain without a terminal receipt.", "Everything in proof, such as proof.created, stands outside the signature."],
  detect: (record) => {
    const type = memberOf(record, "type");
    return type?.kind === "array" && type.items.some((item) => item.kind === "string" && item.value === "AgentReceipt");
  },
  read: (record, _json, crypto, form = "jcs") => read(record, form, crypto),
  otherForms: () => ["jcsExactInt"],
  claims: (record) => {
    const subject = memberOf(record, "credentialSubject");
    const digest = textAt(subject, "action", "parameters_hash");
    return {
      ...noClaims, tool: textAt(subject, "action", "type"), decision: decisionOf(textAt(subject, "outcome", "status")), actor: textAt(record, "issuer", "id"),
      callIds: [textAt(subject, "action", "id")].filter((id) => id !== null), session: textAt(subject, "chain", "chain_id"), phase: textAt(subject, "outcome", "status"),
      argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha256", form: "jcs" },
    };
  },
};

function read(record: SignedObject, form: CanonicalFormName, crypto: AuditCrypto): RecordFacts | RecordFault {
  const subject = memberOf(record, "credentialSubject");
  const id = textAt(record, "id");
  if (subject?.kind !== "object" || id === null) return fault("id or credentialSubject is missing");
  const unsigned = withoutMembers(record, "proof");
  const text = canonicalText(form, unsigned);
  const pruned = withoutNulls(unsigned);
  const chain = chainOf(subject, crypto.sha256Hex(pruned === unsigned ? text : canonicalText(form, pruned)));
  if (chain === null) return fault("chain lacks its id, its number, or the hash of the receipt before");
  const shared = { time: timeOf(memberOf(record, "issuanceDate")), eventId: id, links: [chain], ...rotation(memberOf(subject, "keyRotation"), crypto) };
  const proof = memberOf(record, "proof");
  if (proof === null) return facts({ ...shared, signatures: [] });
  const value = textAt(proof, "proofValue");
  if (textAt(proof, "type") !== "Ed25519Signature2020") return fault("proof.type is not Ed25519Signature2020");
  const signature = value?.length === 87 && value.startsWith("u") ? fromBase64Url(value.slice(1), 64) : null;
  if (signature === null) return fault("proofValue is not u and 64 bytes in base64url");
  const method = textAt(proof, "verificationMethod") ?? "";
  const [did = ""] = method.split("#");
  const keyIds = [...new Set([method, did, textAt(record, "issuer", "id") ?? ""])].filter((one) => one !== "");
  const uncovered = proof.kind === "object" ? proof.members.filter(({ name }) => name !== "proofValue" && name !== "type").map(({ name }) => `proof.${name}`) : [];
  return facts({ ...shared, uncovered, signatures: [claim({ signature, message: slabUtf8(text), keyIds, embedded: didKey(method) })] });
}

/** A rotation is an endorsement where the outgoing key signs it, as it must say; the fingerprint of the new key must be that key's. */
function rotation(node: SignedNode | null, { sha256 }: AuditCrypto): Pick<RecordFacts, "endorses" | "contradiction"> {
  const text = textAt(node, "new_public_key");
  const key = text?.startsWith("u") === true ? fromBase64Url(text.slice(1), 32) : null;
  if (key === null) return { endorses: [], contradiction: null };
  const [expected, found] = [fingerprintOf(key, sha256), textAt(node, "new_key_fingerprint")];
  const contradiction = found === null || found === expected ? null : { what: "new_key_fingerprint is not that of new_public_key", expected, found, bytes: key };
  return { endorses: contradiction === null && (textAt(node, "signed_with") ?? "old") === "old" ? [key] : [], contradiction };
}

function chainOf(subject: SignedObject, own: string): ChainLink | null {
  const chain = memberOf(subject, "chain");
  const [chainId, sequence, previous] = [textAt(chain, "chain_id"), integerAt(chain, "sequence"), memberOf(chain, "previous_receipt_hash")];
  if (chainId === null || sequence === null || previous === null) return null;
  const isFirst = previous.kind === "word" && previous.value === null;
  if ((isFirst && sequence > 1) || (!isFirst && previous.kind !== "string")) return null;
  const terminal = nodeAt(chain, "terminal");
  return link({
    chain: chainId, chainId, own, previous: previous.kind === "string" ? bareHash(previous.value) : null,
    sequence, firstSequence: 1, closes: terminal?.kind === "word" && terminal.value === true ? { count: sequence, file: false } : null,
  });
}

/** Members that are null are left out at every depth, except the empty link of a first receipt. The same object where there are none. */
function withoutNulls(node: SignedObject): SignedObject {
  let isSame = true;
  const members: SignedMember[] = [];
  for (const member of node.members) {
    const value = pruned(member.value);
    const isKept = member.name === "previous_receipt_hash" || !(value.kind === "word" && value.value === null);
    if (isKept) members.push(value === member.value ? member : { name: member.name, value });
    isSame &&= isKept && value === member.value;
  }
  return isSame ? node : madeObject(members);
}

function pruned(node: SignedNode): SignedNode {
  if (node.kind === "object") return withoutNulls(node);
  if (node.kind !== "array") return node;
  const items = node.items.map(pruned);
  return items.every((item, at) => item === node.items[at]) ? node : { kind: "array", items, start: node.start, end: node.end };
}
