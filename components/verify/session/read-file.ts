import { companionBytesMax, companionOf } from "@/lib/audit/companions.ts";
import { evidenceText } from "@/lib/audit/evidenceText.ts";
import { formatTells } from "@/lib/audit/formatTells.ts";
import { genericEntries } from "@/lib/audit/genericLog.ts";
import { genericProfile, signatureBytes, textsIn } from "@/lib/audit/genericProfile.ts";
import { readKeyFile, type KeyFile } from "@/lib/audit/keyFile.ts";
import { declaredEnd, logEntries } from "@/lib/audit/logEntries.ts";
import { isLog, sampleEntries, type LogSample } from "@/lib/audit/logSample.ts";
import type { AuditCrypto } from "@/lib/audit/profile.ts";
import { parseSignedJson } from "@/lib/audit/signedJson.ts";
import { toHex } from "@/lib/base/encodings.ts";
import type { FileKind, ReadFile } from "./protocol.ts";

/** A file in the memory of this page. */
export type HeldFile = ReadFile & { readonly name: string; readonly raw: Uint8Array; readonly text: string };

/** Finds out what a file is, by its shape and never by its name. */
export function readFile(name: string, raw: Uint8Array, crypto: AuditCrypto): HeldFile {
  const text = evidenceText(raw);
  return { name, raw, text, bytes: raw.length, sha256: toHex(crypto.sha256(raw)), is: kindOf(name, raw, text, crypto) };
}

/** A whole log first, then what lies beside one, then whatever has a record of a known format: as the server recognises them. */
function kindOf(name: string, raw: Uint8Array, text: string, crypto: AuditCrypto): FileKind {
  const log = logEntries(text);
  const sample = log === null ? null : sampleEntries(log.entries, log.profile, crypto);
  const asLog: FileKind | null = log === null || sample === null ? null : { kind: "log", format: log.profile.format, container: log.container, why: whyLog(sample) };
  if (asLog !== null && sample !== null && isLog(sample, false)) return asLog;
  const companion = companionOf(raw, name, crypto);
  if (companion?.kind === "keys") return { kind: "keys", keys: companion.file };
  const end = companion?.kind === "end" ? declaredEnd(companion.text) : null;
  if (end !== null) return { kind: "head", end };
  if (asLog !== null) return asLog;
  const keys = raw.length <= companionBytesMax ? readKeyFile(raw, name, crypto) : null;
  if (keys !== null && holdsKeys(keys) && !mayBeSigned(text)) return { kind: "keys", keys };
  return { kind: "unknown", records: mayBeSigned(text) || genericEntries(text, genericProfile(anyChoice)) !== null };
}

function whyLog({ profile, fitting, tried }: LogSample): string {
  return `${tried === 1 ? "a record" : `${fitting} of the first ${tried} records`} with ${formatTells[profile.format]}`;
}

/** Keys, or what stands for them; or keys that must not be used, which is as much a sign of a key file. */
function holdsKeys({ keys, endorsements, revokedIds, problems }: KeyFile): boolean {
  return keys.length + endorsements.length + revokedIds.size > 0 || problems.some(({ code }) => code === "weak_key" || code === "private_key" || code === "unsupported_key");
}

const anyChoice = { signature: [], part: { kind: "rest" }, form: null, message: "bytes", embedded: null, chain: null } as const;

/** One record, or the first of an array, that holds 64 bytes in a usual spelling: a receipt of an unknown shape may bring its key along. */
function mayBeSigned(text: string): boolean {
  const json = parseSignedJson(text.replace(/^\ufeff/, ""));
  if (!json.ok) return false;
  const first = json.root.kind === "array" ? json.root.items[0] : json.root;
  return first?.kind === "object" && textsIn(first).some(({ value }) => signatureBytes(value) !== null);
}
