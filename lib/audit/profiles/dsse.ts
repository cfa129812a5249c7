import { concatBytes, fromBase64, fromBase64Url, utf8 } from "../../base/encodings.ts";
import { parseSignedJson, memberOf, textAt, type SignedNode, type SignedObject } from "../signedJson.ts";
import type { Profile, RecordFacts, RecordFault, SignatureClaim } from "../profile.ts";
import { claim, facts, fault, noClaims, otherMembers, unsupportedClaim } from "./parts.ts";

const decode = (text: string, length?: number): Uint8Array | null => fromBase64(text, length) ?? fromBase64Url(text.replace(/=+$/, ""), length);

/** DSSE envelopes (in-toto attestations among them): the signature covers the payload's bytes, whatever they are. */
export const dsseProfile: Profile = {
  format: "dsse.envelope",
  describes: "Ed25519 over DSSEv1, the payload's type and its bytes with their lengths (PAE)",
  neverSigned: false,
  chain: "none",
  blindSpots: ["Removal, order and completeness: envelopes are not linked.", "Members beside payload, payloadType and signatures."],
  detect: (record) => memberOf(record, "payloadType") !== null && memberOf(record, "signatures") !== null,
  read,
  claims: () => noClaims,
};

function read(record: SignedObject): RecordFacts | RecordFault {
  const [type, payload, signatures] = [textAt(record, "payloadType"), textAt(record, "payload"), memberOf(record, "signatures")];
  const body = payload === null ? null : decode(payload);
  if (type === null || body === null) return fault("payloadType is missing or payload is no base64");
  const uncovered = [...otherMembers(record, ["payload", "payloadType", "signatures"]), ...besideSignatures(memberOf(record, "signatures"))];
  const shared = { uncovered, duplicateName: duplicateIn(body) };
  if (signatures === null || (signatures.kind === "array" && signatures.items.length === 0)) return facts({ ...shared, signatures: [] });
  if (signatures.kind !== "array") return fault("signatures is no array");
  const message = concatBytes(utf8(`DSSEv1 ${utf8(type).length} ${type} ${body.length} `), body);
  const claims: SignatureClaim[] = [];
  for (const one of signatures.items) {
    const [keyId, sig] = [textAt(one, "keyid"), textAt(one, "sig")];
    const bytes = sig === null ? null : decode(sig);
    const keyIds = keyId === null || keyId === "" ? [] : [keyId];
    if (bytes !== null && isOtherAlgorithm(bytes)) claims.push(unsupportedClaim("a signature is too long for Ed25519: it was made with another algorithm", keyIds));
    else if (bytes?.length === 64) claims.push(claim({ signature: bytes, message, keyIds }));
    else return fault("a signature is not 64 bytes in base64");
  }
  return facts({ ...shared, signatures: claims });
}

/** An envelope does not name its algorithm: ECDSA signatures are a DER sequence of two numbers, RSA ones as long as the key. */
function isOtherAlgorithm(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && bytes.length > 64) || bytes.length >= 128;
}

/** Key ids and whatever else stands beside a signature: hints that nothing protects. */
function besideSignatures(node: SignedNode | null): string[] {
  const names = node?.kind === "array" ? node.items.flatMap((item) => (item.kind === "object" ? otherMembers(item, ["sig"]) : [])) : [];
  return [...new Set(names)].map((name) => `signatures.${name}`);
}

/** A name that stands twice in a payload that is JSON. */
export function duplicateIn(body: Uint8Array): string | null {
  const json = parseSignedJson(new TextDecoder().decode(body));
  return json.ok ? json.duplicateName : null;
}
