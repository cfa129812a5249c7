import type { CanonicalFormName } from "./canonicalForms.ts";
import { holdsStrayBytes } from "./evidenceText.ts";
import type { AuditCrypto, Profile, RecordFacts, RecordFault } from "./profile.ts";
import { readJws } from "./profiles/jws.ts";
import { fault } from "./profiles/parts.ts";
import { jwsProfile, noteProfile } from "./profiles/registry.ts";
import { parseSignedJson, type SignedJson } from "./signedJson.ts";
import { readNote } from "./signedNote.ts";

/** What a profile reads out of the text of one entry; `json` is null for formats that are no JSON. `isUnreadable`: the text cannot even be parsed, as where it was cut off. */
export type ReadEntry = (RecordFacts & { readonly json: SignedJson | null }) | (RecordFault & { readonly isUnreadable?: true });

/** Reads one entry, whatever its format. `detached`: the payload of a JWS that lies beside it. */
export function readEntry(text: string, profile: Profile, crypto: AuditCrypto, detached: Uint8Array | null = null): ReadEntry {
  if (holdsStrayBytes(text)) return unreadable("it is not UTF-8");
  if (profile === jwsProfile) return asText(readJws(text, detached));
  if (profile === noteProfile) return asText(readNote(text));
  const json = parseSignedJson(text);
  if (!json.ok) return unreadable(`no JSON: ${json.message}, at character ${json.position + 1}`);
  return json.root.kind === "object" ? withJson(profile.read(json.root, json, crypto), json) : fault("no JSON object");
}

/** Reads a record that was parsed already in another canonical form than its format's own. */
export function readInForm(json: SignedJson, profile: Profile, crypto: AuditCrypto, form: CanonicalFormName): ReadEntry {
  return json.root.kind === "object" ? withJson(profile.read(json.root, json, crypto, form), json) : fault("no JSON object");
}

const unreadable = (reason: string): ReadEntry => ({ ...fault(reason), isUnreadable: true });

/** Where the format is text, nothing tells a text that was cut off from one that was never whole. */
const asText = (facts: RecordFacts | RecordFault): ReadEntry => (facts.ok ? withJson(facts, null) : unreadable(facts.reason));

function withJson(facts: RecordFacts | RecordFault, json: SignedJson | null): ReadEntry {
  return facts.ok ? Object.assign({ json }, facts) : facts;
}
