import { concatBytes, fromBase64, fromHex, toHex, utf8 } from "../../base/encodings.ts";
import { canonicalBytes } from "../canonicalForms.ts";
import type { AuditCrypto, Contradiction, Profile, RecordFacts, RecordFault } from "../profile.ts";
import { memberOf, textAt, withoutMembers, type SignedObject } from "../signedJson.ts";
import { claim, facts, fault, link, noClaims, otherMembers, timeOf } from "./parts.ts";

/** VCP events. Three rules go by one name: version 1.0 hashes header, payload and link, the reference agent header and payload, the trading examples the whole event. */
export const vcpProfile: Profile = {
  format: "vcp.event",
  describes: "Ed25519 over EventHash: its bytes where header and payload are hashed (in version 1.0 with the link), its hex text where the event without Security is",
  neverSigned: false,
  chain: "unsigned",
  blindSpots: ["The links stand outside the hash: whoever can edit the file can remove events and link the rest anew.", "Events cut off the end: there is no closing event.", "Everything in Security but the hash."],
  detect: (record) => memberOf(record, "Header") !== null && textAt(record, "Security", "EventHash") !== null,
  read,
  claims: (record) => ({ ...noClaims, tool: textAt(record, "Header", "EventType"), actor: textAt(record, "Header", "AgentID") }),
};

function read(record: SignedObject, _json: unknown, crypto: AuditCrypto): RecordFacts | RecordFault {
  const [header, security] = [memberOf(record, "Header"), memberOf(record, "Security")];
  const stated = textAt(security, "EventHash");
  if (header?.kind !== "object" || security?.kind !== "object" || stated === null) return fault("Header or Security.EventHash is missing");
  const isHex = /^[0-9a-f]{128}$/i.test(textAt(security, "Signature") ?? "");
  const isReference = isHex || memberOf(security, "SignAlgo") !== null;
  const isFirstVersion = isReference && textAt(header, "VCPVersion") === "1.0";
  const hashed = isReference ? headerAndPayload(record, header, isFirstVersion) : canonicalBytes("pyCompact", withoutMembers(record, "Security"));
  const own = toHex(crypto.sha256(hashed));
  const contradiction: Contradiction | null = own === stated.toLowerCase() ? null : { what: "EventHash does not fit the event", expected: own, found: stated, bytes: hashed };
  const previous = textAt(security, "PrevHash");
  const shared = {
    contradiction, eventId: textAt(header, "EventID"), time: timeOf(memberOf(header, "TimestampISO")) ?? timeOf(memberOf(header, "Timestamp")),
    links: [link({ own: stated.toLowerCase(), previous: previous === null || previous === "" || /^0{64}$/.test(previous) ? null : previous.toLowerCase() })],
    uncovered: [...otherMembers(security, ["EventHash", "Signature", ...(isFirstVersion ? ["PrevHash"] : [])]).map((name) => `Security.${name}`), ...(isReference ? otherMembers(record, ["Header", "Payload", "Security"]) : [])],
  };
  const text = textAt(security, "Signature");
  // Without a key the logger leaves the signature empty.
  if (text === null || text === "") return facts({ ...shared, signatures: [] });
  const signature = isHex ? fromHex(text, 64) : fromBase64(text, 64);
  if (signature === null) return fault("Security.Signature is not 64 bytes in hex or base64");
  return facts({ ...shared, signatures: [claim({ signature, message: isReference ? (fromHex(stated) ?? new Uint8Array()) : utf8(stated) })] });
}

/** Version 1.0 writes them compactly and adds the hash of the event before. */
function headerAndPayload(record: SignedObject, header: SignedObject, isFirstVersion: boolean): Uint8Array {
  const form = isFirstVersion ? "pyCompact" : "pyDefault";
  const payload = memberOf(record, "Payload");
  const previous = isFirstVersion ? utf8(textAt(record, "Security", "PrevHash") ?? "") : new Uint8Array();
  return concatBytes(canonicalBytes(form, header), payload === null ? new Uint8Array() : canonicalBytes(form, payload), previous);
}
