import { fingerprintOf, type KeySet } from "../audit/trustedKeys.ts";
import type { AuditCrypto } from "../audit/profile.ts";
import { fromBase64, toBase64, utf8 } from "../base/encodings.ts";
import type { PolicyDocument } from "./policyDocument.ts";
import { canonicalPolicy } from "./writePolicy.ts";

export type PolicySigner = { readonly publicKey: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array };

/**
 * verified: by a key that the reader trusts. untrusted_key: the signature holds under a key that nobody vouches for. altered: it does not hold.
 * unknown_key: no key at hand has the fingerprint. unsigned: there is none.
 */
export const signatureStates = ["verified", "untrusted_key", "altered", "unknown_key", "unsigned"] as const;
export type SignatureState = (typeof signatureStates)[number];

/** The bytes that are signed: RFC 8785 of the document without its signature, so that comments and the order of members may change and no value may. Its `schema` says what it is. */
export function policyMessage(policy: PolicyDocument): Uint8Array {
  return utf8(canonicalPolicy(policy));
}

/** The hash by which the next version names this one. */
export function policyHash(policy: PolicyDocument, crypto: Pick<AuditCrypto, "sha256Hex">): string {
  return `sha256:${crypto.sha256Hex(canonicalPolicy(policy))}`;
}

/** The policy with its signature. */
export function signPolicy(policy: PolicyDocument, signer: PolicySigner, crypto: Pick<AuditCrypto, "sha256">): PolicyDocument {
  return { ...policy, signature: { alg: "ed25519", key: fingerprintOf(signer.publicKey, crypto.sha256), value: toBase64(signer.sign(policyMessage(policy))) } };
}

/** Does the signature hold, and does somebody vouch for the key? `others`: keys that came along and that nobody trusts. */
export function verifyPolicy(policy: PolicyDocument, trusted: KeySet, crypto: Pick<AuditCrypto, "sha256" | "verify">, others: readonly Uint8Array[] = []): SignatureState {
  const { signature } = policy;
  if (signature === undefined) return "unsigned";
  const named = (keys: readonly Uint8Array[]): Uint8Array | undefined => keys.find((key) => fingerprintOf(key, crypto.sha256) === signature.key);
  const vouched = named(trusted.keys.filter(({ revoked, id }) => revoked === null && (id === null || !trusted.revokedIds.has(id))).map(({ key }) => key));
  const key = vouched ?? named(others);
  if (key === undefined) return "unknown_key";
  const bytes = fromBase64(signature.value, 64);
  if (bytes === null || !crypto.verify(key, policyMessage(policy), bytes)) return "altered";
  return vouched === undefined ? "untrusted_key" : "verified";
}
