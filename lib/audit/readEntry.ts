import { holdsStrayBytes } from "./evidenceText.ts";
import type { AuditCrypto, Profile, RecordFacts, RecordFault } from "./profile.ts";
import { readJws } from "./profiles/jws.ts";
import { fault } from "./profiles/parts.ts";
import { jwsProfile, noteProfile } from "./profiles/registry.ts";
import { parseSignedJson, type SignedJson } from "./signedJson.ts";
import { readNote } from "./signedNote.ts";

/** What a profile reads out of the text of one entry; `json` is null for formats that are no JSON. */
export type ReadEntry = (RecordFacts & { readonly json: SignedJson | null }) | RecordFault;

/** Reads one entry, whatever its format. `detached`: the payload of a JWS that lies beside it. */
export function readEntry(text: string, profile: Profile, crypto: AuditCrypto, detached: Uint8Array | null = null): ReadEntry {
  if (holdsStrayBytes(text)) return fault("it is not UTF-8");
  if (profile === jwsProfile) return withJson(readJws(text, detached), null);
  if (profile === noteProfile) return withJson(readNote(text), null);
  const json = parseSignedJson(text);
  if (!json.ok) return fault(`no JSON: ${json.message}, at character ${json.position + 1}`);
  return json.root.kind === "object" ? withJson(profile.read(json.root, json, crypto), json) : fault("no JSON object");
}

function withJson(facts: RecordFacts | RecordFault, json: SignedJson | null): ReadEntry {
  return facts.ok ? Object.assign({ json }, facts) : facts;
}
