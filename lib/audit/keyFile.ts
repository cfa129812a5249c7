import { fromBase64, fromBase64Url, fromHex, sameBytes } from "../base/encodings.ts";
import { keyWeakness, weaknessWords } from "./ed25519.ts";
import type { AuditCrypto } from "./profile.ts";
import { didKey, timeOf } from "./profiles/parts.ts";
import { readEndorsement } from "./profiles/pipelock.ts";
import { memberOf, parseSignedJson, textAt, type SignedNode, type SignedObject } from "./signedJson.ts";
import { readVerifierKey } from "./signedNote.ts";
import { validity, type Endorsement, type KeySet, type TrustedKey } from "./trustedKeys.ts";

/** How a key was written down. `map`: under its id in a map of id to key. `vkey`: the verifier key of a signed note. `raw`: 32 bytes. */
export const keyForms = ["jwks", "jwk", "object", "map", "pem", "did:key", "vkey", "hex", "base64", "raw"] as const;
export type KeyForm = (typeof keyForms)[number];
export const keyFileProblemCodes = ["weak_key", "private_key", "not_a_key", "unsupported_key", "unreadable_limit", "no_json", "nothing_found"] as const;
export type KeyFileProblem = { readonly code: (typeof keyFileProblemCodes)[number]; readonly at: string; readonly message: string };
/** How, and where in the file. */
export type KeyPlace = { readonly form: KeyForm; readonly at: string };
/** What a file holds. `places`: one for each of `keys`. */
export type KeyFile = KeySet & { readonly places: readonly KeyPlace[]; readonly problems: readonly KeyFileProblem[] };

type Found = { keys: TrustedKey[]; places: KeyPlace[]; endorsements: Endorsement[]; revokedIds: Set<string>; problems: KeyFileProblem[] };

/**
 * Reads a file of public keys in any of the usual forms: JWKS, one JWK, a map of id to key, `{kid, public_key}`, PEM,
 * did:key, a verifier key of a signed note, hex, base64, 32 raw bytes; and a revocation list or an endorsement.
 * Keys that must not be used (small order, not canonical) are refused and named.
 */
export function readKeyFile(bytes: Uint8Array, source: string, crypto: AuditCrypto): KeyFile {
  const found: Found = { keys: [], places: [], endorsements: [], revokedIds: new Set(), problems: [] };
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, "").trim();
  if (bytes.length === 32 && !/^[\x20-\x7e]*$/.test(text)) add(found, bytes, { id: null, name: null }, source, { form: "raw", at: "file" });
  else if (text.startsWith("{") || text.startsWith("[")) readJson(found, text, source, crypto);
  else readTexts(found, text, source, crypto);
  if (found.keys.length + found.endorsements.length + found.revokedIds.size === 0 && found.problems.length === 0 && !isRevocationList(text))
    found.problems.push({ code: "nothing_found", at: "file", message: "no Ed25519 public key was recognised in it" });
  return found;
}

const isRevocationList = (text: string): boolean => text.includes('"revoked_kids"');
const privatePem = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const pemPattern = /-----BEGIN PUBLIC KEY-----([\s\S]*?)-----END PUBLIC KEY-----/g;
/** The SubjectPublicKeyInfo of an Ed25519 key: this, and 32 bytes (RFC 8410). */
const spkiPrefix = "302a300506032b6570032100";

function readTexts(found: Found, text: string, source: string, crypto: AuditCrypto): void {
  if (privatePem.test(text)) found.problems.push({ code: "private_key", at: "file", message: "a PEM block that holds a private key" });
  const pems = [...text.matchAll(pemPattern)];
  for (const [, body = ""] of pems) {
    const der = fromBase64(body.replace(/\s+/g, ""));
    const key = der?.length === 44 && [...der.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === spkiPrefix ? der.slice(12) : null;
    if (key === null) found.problems.push({ code: "not_a_key", at: "file", message: "a PEM block that is no Ed25519 public key" });
    else add(found, key, { id: null, name: null }, source, { form: "pem", at: "file" });
  }
  if (pems.length > 0 || found.problems.length > 0) return;
  text.split(/\r?\n/).map((line) => line.trim()).forEach((line, place) => {
    if (line === "" || line.startsWith("#")) return;
    const at = `line ${place + 1}`;
    const named = readVerifierKey(line, crypto);
    const key = named === null ? readKeyText(line) : { key: named.key, form: "vkey" as const };
    const did = key?.form === "did:key" ? (line.split("#")[0] ?? null) : null;
    if (key === null) found.problems.push({ code: "not_a_key", at, message: "not an Ed25519 public key in a form that is known" });
    else add(found, key.key, { id: named?.id ?? did, name: named?.name ?? null }, source, { form: key.form, at });
  });
}

/** did:key, or 32 bytes as hex, base64 or base64url, with or without `ed25519:`. */
function readKeyText(text: string): { readonly key: Uint8Array; readonly form: "did:key" | "hex" | "base64" } | null {
  const did = didKey(text);
  if (did !== null) return { key: did, form: "did:key" };
  const bare = text.replace(/^ed25519:/i, "");
  const hex = fromHex(bare, 32);
  if (hex !== null) return { key: hex, form: "hex" };
  const key = fromBase64(bare, 32) ?? fromBase64Url(bare.replace(/=+$/, ""), 32);
  return key === null ? null : { key, form: "base64" };
}

function readJson(found: Found, text: string, source: string, crypto: AuditCrypto): void {
  const json = parseSignedJson(text);
  if (!json.ok) {
    found.problems.push({ code: "no_json", at: `character ${json.position + 1}`, message: `no JSON: ${json.message}` });
    return;
  }
  const { root } = json;
  const list = root.kind === "array" ? root : memberOf(root, "keys");
  if (list?.kind === "array") list.items.forEach((item, place) => readKeyObject(found, item, source, { form: memberOf(item, "x") === null ? "object" : "jwks", at: `/keys/${place}` }));
  else if (list?.kind === "object") readMap(found, list, source, "/keys");
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
  else if (keyText(root) !== null) readKeyObject(found, root, source, { form: memberOf(root, "x") === null ? "object" : "jwk", at: "file" });
  else readMap(found, root, source, "");
}

function readMap(found: Found, map: SignedObject, source: string, under: string): void {
  for (const { name, value } of map.members) {
    const at = `${under}/${name}`;
    const key = value.kind === "string" ? readKeyText(value.value) : null;
    if (key !== null) add(found, key.key, { id: name, name }, source, { form: "map", at });
    else if (value.kind === "object") readKeyObject(found, value, source, { form: "map", at }, name);
    else if (under !== "") found.problems.push({ code: "not_a_key", at, message: "not an Ed25519 public key in a form that is known" });
  }
}

const keyNames = ["x", "public_key", "public_key_hex", "publicKey", "PublicKey", "pubkey", "key"] as const;
const idNames = ["kid", "issuer_id", "key_id", "KeyID", "id"] as const;
const keyText = (node: SignedNode): string | null => keyNames.map((name) => textAt(node, name)).find((text) => text !== null) ?? null;

function readKeyObject(found: Found, node: SignedNode, source: string, place: KeyPlace, name: string | null = null): void {
  const { at } = place;
  if (memberOf(node, "d") !== null) {
    found.problems.push({ code: "private_key", at, message: "a JWK that holds a private key" });
    return;
  }
  const text = keyText(node);
  const curve = textAt(node, "crv") ?? textAt(node, "alg") ?? textAt(node, "Algorithm") ?? "Ed25519";
  const key = text === null ? null : readKeyText(text);
  const isSupported = /ed25519|eddsa/i.test(curve);
  if (key === null || !isSupported) {
    found.problems.push({ code: isSupported ? "not_a_key" : "unsupported_key", at, message: `no Ed25519 public key${isSupported ? "" : `: ${curve} is not supported`}` });
    return;
  }
  // A key may go by its own id and by its issuer's.
  const ids = [...new Set([...idNames.map((one) => textAt(node, one)), name].filter((id) => id !== null))];
  const limits = limitsOf(found, node, at);
  for (const id of ids.length === 0 ? [null] : ids) add(found, key.key, { id, name: textAt(node, "name") ?? name ?? id }, source, place, limits);
}

type Limits = Pick<TrustedKey, "validFromUs" | "validUntilUs" | "revoked">;
const noLimits: Limits = { validFromUs: null, validUntilUs: null, revoked: null };

/** A limit that cannot be read is told: passed over in silence, it would make the key good for ever. */
function limitsOf(found: Found, node: SignedNode, at: string): Limits {
  const unreadable: string[] = [];
  const time = (...names: readonly string[]): number | null => {
    for (const name of names) {
      const value = memberOf(node, name);
      const us = timeOf(value);
      if (us !== null) return us;
      if (value !== null && !(value.kind === "word" && value.value === null)) unreadable.push(name);
    }
    return null;
  };
  const limits = { validFromUs: time("valid_from", "nbf"), validUntilUs: time("valid_until", "expires_at", "exp") };
  const before = unreadable.length;
  const revokedUs = time("revoked_at");
  const isRevoked = /^revoked$/i.test(textAt(node, "status") ?? "") || unreadable.length > before;
  for (const name of unreadable) found.problems.push({ code: "unreadable_limit", at, message: `${name} is no time that can be read` });
  return { ...limits, revoked: revokedUs !== null ? { sinceUs: revokedUs } : isRevoked ? "always" : null };
}

function add(found: Found, key: Uint8Array, { id, name }: Pick<TrustedKey, "id" | "name">, source: string, place: KeyPlace, limits = noLimits): void {
  const weakness = keyWeakness(key);
  if (weakness !== null) found.problems.push({ code: "weak_key", at: place.at, message: `this key is not to be trusted: ${weaknessWords[weakness]}` });
  else {
    found.keys.push({ key, id, name, source, ...limits });
    found.places.push(place);
  }
}

/**
 * Several files as one set. Endorsements by a key of the set that was good when it signed them add the keys that they name;
 * a new key has no limits of its own, whatever becomes of the old one later.
 */
export function joinKeySets(sets: readonly KeySet[], crypto: AuditCrypto): KeySet {
  const keys = sets.flatMap((set) => set.keys);
  const endorsements = sets.flatMap((set) => set.endorsements);
  const revokedIds = new Set(sets.flatMap((set) => [...set.revokedIds]));
  const set = { keys, endorsements, revokedIds };
  for (let grown = true; grown;) {
    grown = false;
    for (const { by, key, message, signature, rotatedUs = null } of endorsements) {
      const old = keys.find((one) => sameBytes(one.key, by) && validity(one, set, [], rotatedUs) === "valid");
      if (!old || keys.some((one) => sameBytes(one.key, key)) || keyWeakness(key) !== null || !crypto.verify(by, message, signature)) continue;
      keys.push({ ...old, key, id: old.id === null ? null : `${old.id} (successor)`, validFromUs: null, validUntilUs: null, revoked: null, source: `endorsed by ${old.source}` });
      grown = true;
    }
  }
  return set;
}
