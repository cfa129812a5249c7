import { genericCandidates, genericEntries } from "@/lib/audit/genericLog.ts";
import { genericProfile, keyBytesOf, signatureBytes, textsIn } from "@/lib/audit/genericProfile.ts";
import type { AuditCrypto } from "@/lib/audit/profile.ts";
import { parseSignedJson, type SignedObject } from "@/lib/audit/signedJson.ts";
import type { KeySet } from "@/lib/audit/trustedKeys.ts";
import type { GenericAnswer, RecordShape } from "./protocol.ts";

const noChoice = { signature: [], part: { kind: "rest" }, form: null, message: "bytes", embedded: null, chain: null } as const;

/** How a log of an unknown shape may be signed: what its first record is made of, and every combination that fits. */
export function genericAnswer(text: string, keys: KeySet, crypto: AuditCrypto): GenericAnswer {
  const first = firstRecord(text);
  if (first === null) return { shape: null, fitting: [] };
  return { shape: shapeOf(first), fitting: genericCandidates(text, keys, crypto, genericProfile) };
}

function firstRecord(text: string): SignedObject | null {
  for (const entry of genericEntries(text, genericProfile(noChoice))?.entries ?? []) {
    const json = parseSignedJson(entry.text);
    if (json.ok && json.root.kind === "object") return json.root;
  }
  return null;
}

function shapeOf(record: SignedObject): RecordShape {
  const texts = textsIn(record);
  return {
    signatures: texts.filter(({ value }) => signatureBytes(value) !== null).map(({ path }) => path),
    members: record.members.filter(({ value }) => value.kind === "object").map(({ name }) => [name]),
    texts: texts.map(({ path }) => path),
    keys: texts.filter(({ value }) => keyBytesOf(value) !== null).map(({ path }) => path),
  };
}
