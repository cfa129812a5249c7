import { fromBase64Url } from "../../base/encodings.ts";
import { slabUtf8 } from "../../base/slabUtf8.ts";
import { canonicalPair } from "../canonicalForms.ts";
import type { ChainLink, Profile, RecordFacts, RecordFault } from "../profile.ts";
import { integerAt, memberOf, textAt, type SignedObject } from "../signedJson.ts";
import { bareHash, claim, didKey, facts, fault, link, noClaims, timeOf } from "./parts.ts";

/** Aftertrace's own custody log, `aftertrace.custody/1`: every line signed, each naming the hash of the whole line before it. */
export const custodyProfile: Profile = {
  format: "aftertrace.custody",
  describes: "Ed25519 over the label aftertrace.custody/1, a line feed, and the RFC 8785 form of the record without sig",
  neverSigned: false,
  chain: "signed",
  blindSpots: ["Lines cut off the end of a log that was not closed, unless its last hash was kept elsewhere."],
  detect: (record) => textAt(record, "schema") === "aftertrace.custody/1",
  read: (record, _json, crypto) => read(record, crypto.sha256Hex),
  claims: (record) => ({ ...noClaims, actor: textAt(record, "actor") }),
};

function read(record: SignedObject, hash: (text: string) => string): RecordFacts | RecordFault {
  const [log, keyText, sig, seq] = [textAt(record, "log"), textAt(record, "key"), memberOf(record, "sig"), integerAt(record, "seq")];
  const previous = memberOf(record, "prev");
  if (log === null || keyText === null || seq === null) return fault("log, seq or key is missing");
  const embedded = didKey(keyText);
  if (embedded === null) return fault("key is no did:key of an Ed25519 key");
  if (previous === null || (previous.kind !== "string" && !(previous.kind === "word" && previous.value === null))) return fault("prev is neither a hash nor null");
  const { whole, without } = canonicalPair("jcs", record, "sig");
  const chain = link({
    chain: log, chainId: log, own: hash(whole), sequence: seq, firstSequence: 1, closes: closing(record),
    previous: previous.kind === "string" ? bareHash(previous.value) : null,
  });
  const shared = { time: timeOf(memberOf(record, "at")), links: [chain], endorses: successor(record) };
  if (sig === null) return facts({ ...shared, signatures: [] });
  const signature = sig.kind === "string" ? fromBase64Url(sig.value, 64) : null;
  if (signature === null) return fault("sig is not 64 bytes in base64url");
  const message = slabUtf8(`aftertrace.custody/1\n${without}`);
  return facts({ ...shared, signatures: [claim({ signature, message, keyIds: [keyText], embedded })] });
}

function closing(record: SignedObject): ChainLink["closes"] {
  return textAt(record, "action") === "close" ? { count: integerAt(record, "detail", "count"), file: false } : null;
}

function successor(record: SignedObject): Uint8Array[] {
  const key = textAt(record, "action") === "key" ? didKey(textAt(record, "detail", "newKey")) : null;
  return key === null ? [] : [key];
}
