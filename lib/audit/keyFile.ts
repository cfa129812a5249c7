import { fromBase64, fromBase64Url, fromHex } from "../base/encodings.ts";
import { readTime } from "../base/time.ts";
import { keyWeakness, weaknessWords } from "./ed25519.ts";
import type { AuditCrypto } from "./profile.ts";
import { didKey } from "./profiles/parts.ts";
import { readEndorsement } from "./profiles/pipelock.ts";
import { memberOf, parseSignedJson, textAt, type SignedNode, type SignedObject } from "./signedJson.ts";
import { readVerifierKey } from "./signedNote.ts";
import type { Endorsement, KeySet, TrustedKey } from "./trustedKeys.ts";

export type KeyFileProblem = { readonly at: string; readonly message: string };
export type KeyFile = KeySet & { readonly problems: readonly KeyFileProblem[] };

type Found = { keys: TrustedKey[]; endorsements: Endorsement[]; revokedIds: Set<string>; problems: KeyFileProblem[] };

/**
 * Reads a file of public keys in any of the usual forms: JWKS, one JWK, a map of id to key, `{kid, public_key}`, PEM,
 * did:key, a verifier key of a signed note, hex, base64, 32 raw bytes; and a revocation list or an endorsement.
 * Keys that must not be used (small order, not canonical) are refused and named.
 */
export function readKeyFile(bytes: Uint8Array, source: string, crypto: AuditCrypto): KeyFile {
  const found: Found = { keys: [], endorsements: [], revokedIds: new Set(), problems: [] };
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, "").trim();
  if (bytes.length === 32 && !/^[\x20-\x7e]*$/.test(text)) add(found, bytes, { id: null, name: null }, source, "file");
  else if (text.startsWith("{") || text.startsWith("[")) readJson(found, text, source, crypto);
  else readTexts(found, text, source, crypto);
  if (found.keys.length + found.endorsements.length + found.revokedIds.size === 0 && found.problems.length === 0 && !isRevocationList(text))
    found.problems.push({ at: "file", message: "no Ed25519 public key was recognised in it" });
  return found;
}

const isRevocationList = (text: string): boolean => text.includes('"revoked_kids"');
const pemPattern = /-----BEGIN PUBLIC KEY-----([\s\S]*?)-----END PUBLIC KEY-----/g;
/** The SubjectPublicKeyInfo of an Ed25519 key: this, and 32 bytes (RFC 8410). */
const spkiPrefix = "302a300506032b6570032100";

function readTexts(found: Found, text: string, source: string, crypto: AuditCrypto): void {
  const pems = [...text.matchAll(pemPattern)];
  for (const [, body = ""] of pems) {
    const der = fromBase64(body.replace(/\s+/g, ""));
    const key = der?.length === 44 && [...der.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === spkiPrefix ? der.slice(12) : null;
    if (key === null) found.problems.push({ at: "file", message: "a PEM block that is no Ed25519 public key" });
    else add(found, key, { id: null, name: null }, source, "file");
  }
  if (pems.length > 0) return;
  text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")).forEach((line, place) => {
    const named = readVerifierKey(line, crypto);
    const did = didKey(line);
    const key = named?.key ?? did ?? keyBytes(line);
    if (key === null) found.problems.push({ at: `line ${place + 1}`, message: "not an Ed25519 public key in a form that is known" });
    else add(found, key, { id: named?.id ?? (did === null ? null : (line.split("#")[0] ?? null)), name: named?.name ?? null }, source, `line ${place + 1}`);
  });
}

/** 32 bytes as hex, base64 or base64url, with or without `ed25519:`. */
function keyBytes(text: string): Uint8Array | null {
  const bare = text.replace(/^ed25519:/i, "");
  return fromHex(bare, 32) ?? fromBase64(bare, 32) ?? fromBase64Url(bare.replace(/=+$/, ""), 32);
}

function readJson(found: Found, text: string, source: string, crypto: AuditCrypto): void {
  const json = parseSignedJson(text);
  if (!json.ok) {
    found.problems.push({ at: `character ${json.position + 1}`, message: `no JSON: ${json.message}` });
    return;
  }
  const { root } = json;
  const list = root.kind === "array" ? root : memberOf(root, "keys");
  if (list?.kind === "array") list.items.forEach((item, place) => readKeyObject(found, item, source, `/keys/${place}`));
  else if (list?.kind === "object") readMap(found, list, source);
  else if (root.kind === "object") readObject(found, root, source, crypto);
  readRevoked(found, root);
}

function readRevoked(found: Found, root: SignedNode): void {
  const revoked = memberOf(root, "revoked_kids");
  if (revoked?.kind === "array") for (const item of revoked.items) if (item.kind === "string") found.revokedIds.add(item.value);
}

function readObject(found: Found, root: SignedObject, source: string, crypto: AuditCrypto): void {
  if (memberOf(root, "revoked_kids") !== null) return;
  const endorsement = readEndorsement(root, crypto);
  if (endorsement !== null) found.endorsements.push(endorsement);
  else if (keyText(root) !== null) readKeyObject(found, root, source, "file");
  else readMap(found, root, source);
}

function readMap(found: Found, map: SignedObject, source: string): void {
  for (const { name, value } of map.members) {
    const key = value.kind === "string" ? (didKey(value.value) ?? keyBytes(value.value)) : null;
    if (key !== null) add(found, key, { id: name, name }, source, `/${name}`);
    else if (value.kind === "object") readKeyObject(found, value, source, `/${name}`, name);
  }
}

const keyNames = ["x", "public_key", "public_key_hex", "publicKey", "PublicKey", "pubkey", "key"] as const;
const idNames = ["kid", "issuer_id", "key_id", "KeyID", "id"] as const;
const keyText = (node: SignedNode): string | null => keyNames.map((name) => textAt(node, name)).find((text) => text !== null) ?? null;

function readKeyObject(found: Found, node: SignedNode, source: string, at: string, name: string | null = null): void {
  const text = keyText(node);
  const curve = textAt(node, "crv") ?? textAt(node, "alg") ?? textAt(node, "Algorithm") ?? "Ed25519";
  const key = text === null ? null : (didKey(text) ?? keyBytes(text));
  if (key === null || !/ed25519|eddsa/i.test(curve)) {
    found.problems.push({ at, message: `no Ed25519 public key${/ed25519|eddsa/i.test(curve) ? "" : `: ${curve} is not supported`}` });
    return;
  }
  // A key may go by its own id and by its issuer's.
  const ids = [...new Set([...idNames.map((one) => textAt(node, one)), name].filter((id) => id !== null))];
  for (const id of ids.length === 0 ? [null] : ids) add(found, key, { id, name: textAt(node, "name") ?? name ?? id }, source, at, limitsOf(node));
}

type Limits = Pick<TrustedKey, "validFromUs" | "validUntilUs" | "revoked">;
const noLimits: Limits = { validFromUs: null, validUntilUs: null, revoked: null };

function limitsOf(node: SignedNode): Limits {
  const time = (...names: readonly string[]): number | null => names.map((name) => readTime(textAt(node, name))?.us ?? null).find((us) => us !== null) ?? null;
  const revokedUs = time("revoked_at");
  const isRevoked = /^revoked$/i.test(textAt(node, "status") ?? "");
  return {
    validFromUs: time("valid_from", "nbf"), validUntilUs: time("valid_until", "expires_at", "exp"),
    revoked: revokedUs !== null ? { sinceUs: revokedUs } : isRevoked ? "always" : null,
  };
}

function add(found: Found, key: Uint8Array, { id, name }: Pick<TrustedKey, "id" | "name">, source: string, at: string, limits = noLimits): void {
  const weakness = keyWeakness(key);
  if (weakness !== null) found.problems.push({ at, message: `this key is not to be trusted: ${weaknessWords[weakness]}` });
  else found.keys.push({ key, id, name, source, ...limits });
}

/** Several files as one set. Endorsements by a key of the set add the keys that they name. */
export function joinKeySets(sets: readonly KeySet[], crypto: AuditCrypto): KeySet {
  const keys = sets.flatMap((set) => set.keys);
  const endorsements = sets.flatMap((set) => set.endorsements);
  const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { by, key, message, signature } of endorsements) {
      const old = keys.find((one) => same(one.key, by));
      if (!old || keys.some((one) => same(one.key, key)) || keyWeakness(key) !== null || !crypto.verify(by, message, signature)) continue;
      keys.push({ ...old, key, id: old.id === null ? null : `${old.id} (successor)`, name: old.name, source: `endorsed by ${old.source}` });
      grown = true;
    }
  }
  return { keys, endorsements, revokedIds: new Set(sets.flatMap((set) => [...set.revokedIds])) };
}
