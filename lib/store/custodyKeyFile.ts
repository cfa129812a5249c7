import { didKey } from "../audit/profiles/parts.ts";
import { toBase64Url } from "../base/encodings.ts";
import type { SigningKey } from "./signingKeyFile.ts";

export type PublicSigningKey = { readonly did: string; readonly bytes: Uint8Array; readonly created: string | null };

/** The public halves of the signing key and of those before it. */
export function publicKeys({ did, publicKey, created, former }: SigningKey): PublicSigningKey[] {
  const before = former.map((one) => ({ did: one.did, bytes: didKey(one.did), created: one.created }));
  return [{ did, bytes: publicKey, created }, ...before.flatMap((one) => (one.bytes === null ? [] : [{ ...one, bytes: one.bytes }]))];
}

/** They as a JWKS file for a verifier. */
export function custodyKeyFile(key: SigningKey): string {
  return `${JSON.stringify({ keys: publicKeys(key).map(jwk) }, null, 2)}\n`;
}

/** Without a window of validity: a clock that was set back must not make our own records look as if the key had not been good. */
function jwk({ did, bytes, created }: PublicSigningKey) {
  return { kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: did, x: toBase64Url(bytes), ...(created === null ? {} : { created }) };
}
