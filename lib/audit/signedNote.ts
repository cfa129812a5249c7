import { concatBytes, fromBase64, utf8 } from "../base/encodings.ts";
import type { AuditCrypto, RecordFacts, RecordFault, SignatureClaim } from "./profile.ts";
import { claim, facts, fault, unsupportedClaim } from "./profiles/parts.ts";

/** A signed note (c2sp.org/signed-note): text, an empty line, and lines `— name base64`. */
const noteMark = "\n\n— ";

/** A dash before a name stands under letters and quotations too: at least one line must carry what could be a signature. */
export function looksLikeNote(text: string): boolean {
  const end = text.lastIndexOf(noteMark);
  return end >= 0 && text.slice(end + 2).split("\n").some((line) => /^— \S+ [A-Za-z0-9+/]{40,}={0,2}$/.test(line));
}

/** Reads a note. Key ids are `name+hash`, the first part of a verifier key. */
export function readNote(text: string): RecordFacts | RecordFault {
  const end = text.lastIndexOf(noteMark);
  if (end < 0) return text.startsWith("— ") ? fault("a note without text") : facts({ signatures: [] });
  const message = utf8(text.slice(0, end + 1));
  const signatures: SignatureClaim[] = [];
  for (const line of text.slice(end + 2).split("\n").filter((one) => one !== "")) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    if (name === undefined || bytes === null || bytes.length < 5) return fault("a signature line is not — name base64");
    const id = `${name}+${hexOf(bytes.subarray(0, 4))}`;
    // Ed25519 signatures take 64 bytes; cosignatures and other algorithms are longer.
    signatures.push(bytes.length === 68 ? claim({ signature: bytes.slice(4), message, keyIds: [id] }) : unsupportedClaim("another kind of note signature", [id]));
  }
  return facts({ signatures });
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A verifier key: `name+hash+base64(01 ‖ key)`, whose hash must be that of name and key. Null for anything else. */
export function readVerifierKey(text: string, { sha256 }: Pick<AuditCrypto, "sha256">): { readonly id: string; readonly name: string; readonly key: Uint8Array } | null {
  const [, name, hash, encoded] = /^(\S+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded, 33);
  if (name === undefined || hash === undefined || bytes === null || bytes[0] !== 1) return null;
  const expected = hexOf(sha256(concatBytes(utf8(`${name}\n`), bytes)).subarray(0, 4));
  return expected === hash ? { id: `${name}+${hash}`, name, key: bytes.slice(1) } : null;
}
