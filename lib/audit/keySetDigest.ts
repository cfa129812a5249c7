import { toHex } from "../base/encodings.ts";
import type { AuditCrypto } from "./profile.ts";
import type { KeySet, ScopedKeySet } from "./trustedKeys.ts";

/**
 * The name of a set of trusted keys: what verdicts depend on, and nothing else. Order, names and sources do not count; ids,
 * windows and revocations do. The same keys give the same digest on every machine.
 */
export function keySetDigest({ keys, endorsements, revokedIds }: KeySet, { sha256Hex }: Pick<AuditCrypto, "sha256Hex">): string {
  const trusted = keys.map(({ key, id, validFromUs, validUntilUs, revoked }) => JSON.stringify([toHex(key), id, validFromUs, validUntilUs, revoked === null || revoked === "always" ? revoked : revoked.sinceUs]));
  const endorsed = endorsements.map(({ by, key, message, signature, rotatedUs = null }) => JSON.stringify([toHex(by), toHex(key), toHex(message), toHex(signature), rotatedUs]));
  const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
  return `sha256:${sha256Hex(JSON.stringify(["aftertrace.keys/1", sorted(trusted), sorted(endorsed), sorted([...revokedIds])]))}`;
}

/** The same for a set of which a part holds for some exhibits alone; without such a part the two are one. */
export function scopedKeySetDigest(set: ScopedKeySet, crypto: Pick<AuditCrypto, "sha256Hex">): string {
  const base = keySetDigest(set, crypto);
  const scoped = [...(set.exhibits ?? [])].map(([exhibit, keys]) => [exhibit, keySetDigest(keys, crypto)] as const).filter(([, digest]) => digest !== base).sort(([a], [b]) => a - b);
  return scoped.length === 0 ? base : `sha256:${crypto.sha256Hex(JSON.stringify(["aftertrace.keys.scoped/1", base, scoped]))}`;
}
