import type { DeclaredEnd } from "./chainContext.ts";
import { readKeyFile, type KeyFile } from "./keyFile.ts";
import { declaredEnd } from "./logEntries.ts";
import type { AuditCrypto, AuditFormat } from "./profile.ts";
import { integerAt, memberOf, nodeAt, parseSignedJson, textAt, type SignedJson, type SignedObject } from "./signedJson.ts";
import type { KeySet } from "./trustedKeys.ts";

/** Formats of what lies beside a log: keys, lists of revoked keys, endorsements of keys, and what declares the end of a log. */
export const companionFormats = [
  "keys.jwks", "keys.list", "keys.object", "keys.map", "keys.pem", "keys.text", "keys.raw", "keys.private", "keys.revocations", "keys.endorsement",
  "log.head", "log.manifest", "log.root",
] as const;
export type CompanionFormat = (typeof companionFormats)[number];

/** A file that speaks of keys, or of the end of a log. Nothing in it is trusted because it lies among the evidence. */
export type Companion = { readonly format: CompanionFormat; readonly why: string } & (
  | { readonly kind: "keys"; readonly file: KeyFile }
  | { readonly kind: "end"; /** Of which format its log is. */ readonly of: AuditFormat; readonly text: string }
);

/** No file of keys or heads is longer. */
export const companionBytesMax = 4_194_304;
const linesMax = 1_000;
const mapMembersMax = 1_000;

/** Recognises a key file, a revocation list, an endorsement, a head or a manifest by its content; null for anything else. */
export function companionOf(bytes: Uint8Array, name: string, crypto: AuditCrypto): Companion | null {
  if (bytes.length === 0 || bytes.length > companionBytesMax) return null;
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, "").trim();
  const json = /^[{[]/.test(text) ? parseSignedJson(text) : null;
  if (json !== null && !json.ok) return null;
  return (json?.ok === true ? endOf(json, text) : null) ?? keysOf(bytes, text, json?.ok === true ? json : null, name, crypto);
}

/** What a head says of the end of its log; null where it carries a signature that holds under none of the keys that are given. */
export function endIn({ text }: Extract<Companion, { kind: "end" }>, keys: KeySet, crypto: AuditCrypto): DeclaredEnd | null {
  return declaredEnd(text, { keys, crypto });
}

function endOf({ root }: SignedJson, text: string): Companion | null {
  if (root.kind !== "object" || declaredEnd(text) === null) return null;
  const count = integerAt(root, "count") ?? integerAt(root, "record_count");
  const end = { kind: "end", text } as const;
  if (textAt(root, "head_hash") !== null) return { ...end, format: "log.head", of: "tirith.log", why: `head_hash and count: the head of a log of ${count ?? "?"} records` };
  if (textAt(root, "chain_tip_record_hash") !== null) return { ...end, format: "log.manifest", of: "signet.audit", why: `record_count and chain_tip_record_hash: the manifest of a bundle of ${count ?? "?"} records` };
  return count === null && textAt(root, "root") !== null ? { ...end, format: "log.root", of: "agt.audit", why: "root: the Merkle root over a log" } : null;
}

function keysOf(bytes: Uint8Array, text: string, json: SignedJson | null, name: string, crypto: AuditCrypto): Companion | null {
  if (json === null && !mayHoldKeys(bytes, text)) return null;
  const file = readKeyFile(bytes, name, crypto);
  const found = { kind: "keys", file } as const;
  if (file.problems.some(({ code }) => code === "private_key")) return { ...found, format: "keys.private", why: "a private key" };
  const named = json === null ? formOfText(bytes, text, file) : formOfJson(json, file);
  return named === null ? null : { ...found, ...named };
}

type Named = Pick<Companion, "format" | "why">;

function mayHoldKeys(bytes: Uint8Array, text: string): boolean {
  if (bytes.length === 32) return true;
  return text.includes("-----BEGIN") || (text.length < linesMax * 200 && text.split("\n").length <= linesMax);
}

function formOfText(bytes: Uint8Array, text: string, { keys, problems }: KeyFile): Named | null {
  if (keys.length === 0) return null;
  if (text.includes("-----BEGIN")) return { format: "keys.pem", why: `${counted(keys.length, "PEM block")} with an Ed25519 public key` };
  // Every line must be a key: a hash beside a file name, or a key in a longer text, makes no key file.
  if (problems.some(({ code }) => code !== "weak_key")) return null;
  return bytes.length === 32 && keys.length === 1 && text.length !== 64 ? { format: "keys.raw", why: "32 bytes that can be an Ed25519 public key" } : { format: "keys.text", why: `${counted(keys.length, "line")} that can be an Ed25519 public key` };
}

function formOfJson({ root }: SignedJson, file: KeyFile): Named | null {
  const { keys, endorsements, problems } = file;
  const list = root.kind === "array" ? root : memberOf(root, "keys");
  if (memberOf(root, "revoked_kids")?.kind === "array") return { format: "keys.revocations", why: `revoked_kids: ${counted(file.revokedIds.size, "revoked key")}` };
  if (endorsements.length > 0) return { format: "keys.endorsement", why: "prior_signer_key, new_signer_key and endorsement" };
  if (list?.kind === "array") {
    const isJwks = list.items.length > 0 && list.items.every((item) => textAt(item, "kty") !== null);
    if (isJwks) return { format: "keys.jwks", why: `${counted(list.items.length, "key")} with kty` };
    // A list of other things in which something looks like a key is no key file.
    const isKeys = list.items.length > 0 && list.items.every((item) => item.kind === "object" && keyNames.some((name) => textAt(item, name) !== null));
    return isKeys && (keys.length > 0 || problems.some(({ code }) => code === "unsupported_key")) ? { format: "keys.list", why: `a list of ${counted(list.items.length, "public key")}` } : null;
  }
  if (list?.kind === "object") return keys.length > 0 && problems.length === 0 ? { format: "keys.map", why: `keys: ${counted(keys.length, "public key")} by id` } : null;
  if (root.kind !== "object" || keys.length === 0) return null;
  return keyNames.some((name) => nodeAt(root, name) !== null) ? ofObject(root) : ofMap(root, file);
}

const keyNames = ["x", "public_key", "public_key_hex", "publicKey", "PublicKey", "pubkey"] as const;
/** A key's own description has few members. */
const objectMembersMax = 24;

function ofObject(root: SignedObject): Named | null {
  const isJwk = textAt(root, "kty") !== null;
  return root.members.length <= objectMembersMax ? { format: isJwk ? "keys.jwks" : "keys.object", why: isJwk ? "a key with kty" : "a public key and its description" } : null;
}

/** All members must be keys, and none may be named like a file or a hash: 64 hex digits are a SHA-256 as well. */
function ofMap(root: SignedObject, { keys, problems }: KeyFile): Named | null {
  const isHashes = root.members.some(({ name }) => /[/\\]|\.[a-z0-9]{1,5}$|sha-?256|digest|hash|root|etag|checksum/i.test(name));
  const ids = new Set(keys.map(({ id }) => id));
  const allKeys = root.members.every(({ name }) => ids.has(name));
  return allKeys && !isHashes && problems.length === 0 && root.members.length <= mapMembersMax ? { format: "keys.map", why: `${counted(keys.length, "public key")} by id` } : null;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
