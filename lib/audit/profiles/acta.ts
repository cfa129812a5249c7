import { fromHex } from "../../base/encodings.ts";
import { slabUtf8 } from "../../base/slabUtf8.ts";
import { canonicalBytes, canonicalText, written, type CanonicalFormName } from "../canonicalForms.ts";
import type { Contradiction, Profile, RecordClaims, RecordFacts, RecordFault } from "../profile.ts";
import { memberOf, textAt, withMembers, withoutMembers, type SignedNode, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, link, lowerHexSignature, noClaims, otherMembers, timeOf, unsupportedClaim } from "./parts.ts";

const isEdDsa = (alg: string | null): boolean => alg === null || /^(eddsa|ed25519)$/i.test(alg);

/** Signed receipts of draft-farley-acta-signed-receipts, as protect-mcp writes them: an envelope of payload and signature. */
export const actaReceiptProfile: Profile = {
  format: "acta.receipt",
  describes: "Ed25519 over the RFC 8785 form of payload; each payload names the hash of the whole envelope before it; where that does not fit, in the form of protect-mcp's own code, which puts names that are numbers first",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end: there is no closing receipt and no number.", "The algorithm and the key id stand outside the signature."],
  detect: (record) => memberOf(record, "payload")?.kind === "object" && memberOf(record, "signature")?.kind === "object" && !isBase64Signature(record),
  read: (record, _json, crypto, form = "jcs") => readEnvelope(record, form, (node) => hashOf(crypto, form, node)),
  otherForms: asJavascript,
  claims: (record) => claimsOf(memberOf(record, "payload")),
};

function isBase64Signature(record: SignedObject): boolean {
  const sig = textAt(record, "signature", "sig");
  return sig !== null && !/^[0-9a-f]*$/i.test(sig);
}

/** How protect-mcp's own code sorts. It drops members called `__proto__`, so that it vouches for no record that has one. */
function asJavascript(record: SignedObject): readonly CanonicalFormName[] {
  return holdsName(record, "__proto__") ? [] : ["jsObjectSort"];
}

function holdsName(node: SignedNode, wanted: string): boolean {
  if (node.kind === "array") return node.items.some((item) => holdsName(item, wanted));
  return node.kind === "object" && node.members.some(({ name, value }) => name === wanted || holdsName(value, wanted));
}

function readEnvelope(record: SignedObject, form: CanonicalFormName, hash: (node: SignedNode) => string): RecordFacts | RecordFault {
  const payload = memberOf(record, "payload");
  const issuedAt = memberOf(payload, "issued_at");
  if (payload?.kind !== "object" || issuedAt === null) return fault("payload or its issued_at is missing");
  const previous = textAt(payload, "previousReceiptHash");
  const text = canonicalText(form, payload);
  const shared = {
    time: timeOf(issuedAt), contradiction: outsideSchema(record, payload), eventId: eventOf(payload),
    links: [link({ own: hash(withMembers(record, { payload: written(payload, text) })), previous: previous === null ? null : bareHash(previous) })],
  };
  const signature = memberOf(record, "signature");
  if (signature === null) return facts({ ...shared, signatures: [] });
  const [alg, kid, sig] = [textAt(signature, "alg"), textAt(signature, "kid"), textAt(signature, "sig")];
  if (signature.kind !== "object" || alg === null || kid === null || sig === null) return fault("signature lacks alg, kid or sig");
  const keyIds = [kid];
  if (!isEdDsa(alg)) return facts({ ...shared, signatures: [unsupportedClaim(`the algorithm ${alg} is not supported`, keyIds)] });
  if (memberOf(payload, "commitments") !== null) return facts({ ...shared, signatures: [unsupportedClaim("selective disclosure is not supported", keyIds)] });
  const bytes = lowerHexSignature(sig);
  if (bytes === null) return fault("sig is not 128 lower-case hex digits");
  const embedded = fromHex(textAt(payload, "public_key") ?? "", 32);
  const uncovered = otherMembers(signature, ["sig"]).map((name) => `signature.${name}`);
  return facts({ ...shared, uncovered, signatures: [claim({ signature: bytes, message: slabUtf8(text), keyIds, embedded })] });
}

/** A gate writes one receipt when it is asked for a call and may write one when the call has ended; a session starts and stops as often as it likes. */
function eventOf(payload: SignedObject): string | null {
  const [type, request, hook] = [textAt(payload, "type"), textAt(payload, "request_id"), textAt(payload, "hook_event")];
  return request === null || (hook !== null && !hook.endsWith("ToolUse")) ? null : JSON.stringify([type, request, hook]);
}

/** The envelope is closed; and the key id outside the signature must be the issuer inside it. */
function outsideSchema(record: SignedObject, payload: SignedObject): Contradiction | null {
  const [extra] = otherMembers(record, ["payload", "signature"]);
  if (extra !== undefined) return { what: `${extra} stands outside what is signed, where the format has no place for it`, expected: null, found: null, bytes: null };
  const [kid, issuer] = [textAt(record, "signature", "kid"), textAt(payload, "issuer_id")];
  if (kid === null || issuer === null || kid === issuer) return null;
  return { what: "the key id outside the signature is not the issuer inside it", expected: issuer, found: kid, bytes: null };
}

function claimsOf(payload: SignedNode | null): RecordClaims {
  const digest = textAt(payload, "payload_digest", "input_hash");
  return {
    ...noClaims, tool: textAt(payload, "tool_name"), decision: decisionOf(textAt(payload, "decision")), actor: textAt(payload, "issuer_name"),
    callIds: [textAt(payload, "request_id"), textAt(payload, "scope")].filter((id) => id !== null),
    argumentsDigest: digest === null ? null : { hex: bareHash(digest), algorithm: "sha256", form: textAt(payload, "payload_digest", "canonical") === "jcs" ? "jcs" : "insertion" },
  };
}

/** The flat shape (v1, v2) of the same receipts: one object with its signature inside. */
export const actaFlatProfile: Profile = {
  format: "acta.flat",
  describes: "Ed25519 over the RFC 8785 form of the record without signature; where that does not fit, in the form of protect-mcp's own code, which puts names that are numbers first",
  neverSigned: false,
  chain: "none",
  blindSpots: ["Removal, order and completeness: nothing links these receipts."],
  detect: (record) => textAt(record, "kid") !== null && textAt(record, "issuer") !== null && memberOf(record, "payload") !== null && (textAt(record, "signature") !== null || textAt(record, "algorithm") !== null),
  otherForms: asJavascript,
  read: (record, _json, _crypto, form = "jcs") => {
    const kid = textAt(record, "kid");
    const time = timeOf(memberOf(record, "issued_at"));
    if (kid === null || memberOf(record, "payload") === null) return fault("kid or payload is missing");
    const signature = memberOf(record, "signature");
    if (signature === null) return facts({ signatures: [], time });
    if (!isEdDsa(textAt(record, "algorithm"))) return facts({ time, signatures: [unsupportedClaim("the algorithm is not supported", [kid])] });
    const bytes = signature.kind === "string" ? fromHex(signature.value, 64) : null;
    if (bytes === null) return fault("signature is not 128 hex digits");
    return facts({ time, signatures: [claim({ signature: bytes, message: canonicalBytes(form, withoutMembers(record, "signature")), keyIds: [kid] })] });
  },
  claims: (record) => ({ ...claimsOf(memberOf(record, "payload")), tool: textAt(record, "payload", "tool") ?? textAt(record, "payload", "tool_name") }),
};
