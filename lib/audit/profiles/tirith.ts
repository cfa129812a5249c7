import { fromBase64 } from "../../base/encodings.ts";
import { canonicalBytes } from "../canonicalForms.ts";
import type { Profile } from "../profile.ts";
import { memberOf, textAt, withoutMembers } from "../signedJson.ts";
import { bareHash, claim, decisionOf, facts, fault, hashOf, link, noClaims, timeOf } from "./parts.ts";

/** tirith's command log: every line signed over its own spelling, sorted; a signed head beside it closes the log. */
export const tirithProfile: Profile = {
  format: "tirith.log",
  describes: "Ed25519 over the line without sig, members sorted, numbers as they are spelled",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Lines cut off the end, where the head file is not at hand."],
  detect: (record) => memberOf(record, "command_redacted") !== null && memberOf(record, "tier_reached") !== null,
  read: (record, _json, crypto) => {
    if (memberOf(record, "timestamp") === null || memberOf(record, "action") === null) return fault("timestamp or action is missing");
    const signed = withoutMembers(record, "sig");
    const previous = textAt(record, "prev_hash");
    const shared = { time: timeOf(memberOf(record, "timestamp")), links: [link({ own: hashOf(crypto, "verbatimSorted", signed), previous: previous === null ? null : bareHash(previous) })] };
    const sig = memberOf(record, "sig");
    if (sig === null) return facts({ ...shared, signatures: [] });
    const signature = sig.kind === "string" ? fromBase64(sig.value, 64) : null;
    return signature === null ? fault("sig is not 64 bytes in base64") : facts({ ...shared, signatures: [claim({ signature, message: canonicalBytes("verbatimSorted", signed) })] });
  },
  claims: (record) => ({ ...noClaims, tool: "bash", decision: decisionOf(textAt(record, "action")), session: textAt(record, "session_id") }),
};
