import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { z } from "zod";
import { concatBytes, toBase58, toBase64Url, toHex } from "../../lib/base/encodings.ts";
import type { KeySet, TrustedKey } from "../../lib/audit/trustedKeys.ts";

/** PKCS #8 of an Ed25519 key: this, then the 32 bytes of the seed (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

export type Signer = { readonly key: Uint8Array; readonly hex: string; readonly did: string; readonly sign: (message: string | Uint8Array) => Uint8Array };

/** A key made from a fixed seed: the same name, the same key, in every run. */
export function signer(name: string): Signer {
  const seed = createHash("sha256").update(`test ${name}`).digest();
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
  const { x } = z.object({ x: z.string() }).parse(createPublicKey(secret).export({ format: "jwk" }));
  const key = new Uint8Array(Buffer.from(x, "base64url"));
  return {
    key, hex: toHex(key), did: `did:key:z${toBase58(concatBytes(Uint8Array.of(0xed, 1), key))}`,
    sign: (message) => new Uint8Array(sign(null, typeof message === "string" ? Buffer.from(message) : message, secret)),
  };
}

/** A signer's key as the responder trusts it. */
export function trusted(one: Signer, id: string | null = null, rest: Partial<TrustedKey> = {}): TrustedKey {
  return { key: one.key, id, name: id, validFromUs: null, validUntilUs: null, revoked: null, source: "test", ...rest };
}

export const inHex = (bytes: Uint8Array): string => toHex(bytes);
export const inBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const inBase64Url = toBase64Url;
/** SHA-256 of a text as hex. */
export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

export const keySet = (...keys: readonly TrustedKey[]): KeySet => ({ keys, endorsements: [], revokedIds: new Set() });
