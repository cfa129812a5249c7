import { fromBase64 } from "../../base/encodings.ts";
import { canonicalBytes } from "../canonicalForms.ts";
import type { Profile } from "../profile.ts";
import { memberOf, textAt } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, link, noClaims, otherMembers, timeOf, unsupportedClaim } from "./parts.ts";

/** asqav receipts: the shape of an ACTA envelope with signatures in base64; many are signed with ML-DSA-65, which is not supported. */
export const asqavProfile: Profile = {
  format: "asqav.receipt",
  describes: "Ed25519 over payload as Python writes sorted compact JSON",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Receipts cut off the end: there is no closing receipt.", "The algorithm, the key id and the anchors stand outside the signature."],
  detect: (record) => {
    const sig = textAt(record, "signature", "sig");
    return memberOf(record, "payload")?.kind === "object" && sig !== null && !/^[0-9a-f]*$/i.test(sig);
  },
  read: (record, _json, crypto) => {
    const [payload, signature] = [memberOf(record, "payload"), memberOf(record, "signature")];
    if (payload?.kind !== "object") return fault("payload is missing");
    const previous = textAt(payload, "previousReceiptHash");
    const shared = {
      time: timeOf(memberOf(payload, "issued_at")), uncovered: [...(signature?.kind === "object" ? otherMembers(signature, ["sig"]).map((name) => `signature.${name}`) : []), ...otherMembers(record, ["payload", "signature"])],
      links: [link({ own: hashOf(crypto, "pyCompact", payload), previous: previous === null || /^0{64}$/.test(bareHash(previous)) ? null : bareHash(previous) })],
    };
    if (signature === null) return facts({ ...shared, signatures: [] });
    const [alg, kid, sig, issuer] = [textAt(signature, "alg"), textAt(signature, "kid"), textAt(signature, "sig"), textAt(payload, "issuer_id")];
    const keyIds = [kid, issuer].filter((id) => id !== null);
    if (alg !== null && !/^(ed25519|eddsa)$/i.test(alg)) return facts({ ...shared, signatures: [unsupportedClaim(`the algorithm ${alg} is not supported`, keyIds)] });
    const bytes = sig === null ? null : fromBase64(sig, 64);
    return bytes === null ? fault("sig is not 64 bytes in base64") : facts({ ...shared, signatures: [claim({ signature: bytes, message: canonicalBytes("pyCompact", payload), keyIds })] });
  },
  claims: (record) => {
    const payload = memberOf(record, "payload");
    return { ...noClaims, tool: textAt(payload, "tool_name"), decision: decisionOf(textAt(payload, "decision")), actor: textAt(payload, "agent_id"), callIds: [textAt(payload, "request_id")].filter((id) => id !== null) };
  },
};

/** AuthProof receipts are signed with ES256, which is not supported: recognised, so that they are not called broken. */
export const authproofProfile: Profile = {
  format: "authproof.receipt",
  describes: "ES256, which is not supported",
  neverSigned: false,
  chain: "none",
  blindSpots: ["Everything: the algorithm is not supported."],
  detect: (record) => memberOf(record, "signerPublicKey") !== null && memberOf(record, "signature") !== null,
  read: (record) => facts({ time: timeOf(memberOf(record, "timestamp")), signatures: [unsupportedClaim("ES256 is not supported")] }),
  claims: () => noClaims,
};
