import { concatBytes, fromBase64, fromBase64Url, utf8 } from "../../base/encodings.ts";
import { parseSignedJson, memberOf, textAt, type SignedObject } from "../signedJson.ts";
import type { Profile, RecordFacts, RecordFault, SignatureClaim } from "../profile.ts";
import { claim, facts, fault, noClaims, otherMembers } from "./parts.ts";

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
  const uncovered = otherMembers(record, ["payload", "payloadType", "signatures"]);
  const shared = { uncovered, duplicateName: duplicateIn(body) };
  if (signatures === null || (signatures.kind === "array" && signatures.items.length === 0)) return facts({ ...shared, signatures: [] });
  if (signatures.kind !== "array") return fault("signatures is no array");
  const message = concatBytes(utf8(`DSSEv1 ${utf8(type).length} ${type} ${body.length} `), body);
  const claims: SignatureClaim[] = [];
  for (const one of signatures.items) {
    const [keyId, sig] = [textAt(one, "keyid"), textAt(one, "sig")];
    const signature = sig === null ? null : decode(sig, 64);
    if (signature === null) return fault("a signature is not 64 bytes in base64");
    claims.push(claim({ signature, message, keyIds: keyId === null || keyId === "" ? [] : [keyId] }));
  }
  return facts({ ...shared, signatures: claims });
}

/** A name that stands twice in a payload that is JSON. */
export function duplicateIn(body: Uint8Array): string | null {
  const json = parseSignedJson(new TextDecoder().decode(body));
  return json.ok ? json.duplicateName : null;
}
