import { sameBytes, toHex } from "../base/encodings.ts";
import type { SignatureClaim } from "./profile.ts";

/** A public key that the responder vouches for. */
export type TrustedKey = {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** What records call it; null: it answers for every record. */
  readonly id: string | null;
  readonly name: string | null;
  /** Microseconds since the epoch; compared with the time that an entry claims. `validUntilUs` is the first moment at which it no longer is. */
  readonly validFromUs: number | null;
  readonly validUntilUs: number | null;
  /** Revoked: from this moment on, or (`always`) for every entry. */
  readonly revoked: { readonly sinceUs: number } | "always" | null;
  /** Where the trust comes from: a file, a page, an endorsement. */
  readonly source: string;
};

/** A rotation that the outgoing key signed outside the log: the new key is trusted as far as the old one is. */
export type Endorsement = {
  readonly by: Uint8Array;
  readonly key: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** When, as the outgoing key claims: it must have been good then. */
  readonly rotatedUs?: number | null;
};

export type KeySet = {
  readonly keys: readonly TrustedKey[];
  readonly endorsements: readonly Endorsement[];
  /** Ids that a revocation list names. */
  readonly revokedIds: ReadonlySet<string>;
};

/** A set, and the whole set of those exhibits for which other keys hold than for the rest. */
export type ScopedKeySet = KeySet & { readonly exhibits?: ReadonlyMap<number, KeySet> };

/** The set that counts for one exhibit. */
export function keysOf(set: ScopedKeySet, exhibit: number): KeySet {
  return set.exhibits?.get(exhibit) ?? set;
}

export const noKeys: KeySet = { keys: [], endorsements: [], revokedIds: new Set() };

/** `sha256:` and the hash of the raw key, as findings name it. */
export function fingerprintOf(key: Uint8Array, sha256: (bytes: Uint8Array) => Uint8Array): string {
  const known = fingerprints.get(key) ?? `sha256:${toHex(sha256(key))}`;
  fingerprints.set(key, known);
  return known;
}
const fingerprints = new WeakMap<Uint8Array, string>();

type Applicable = { readonly keys: readonly TrustedKey[]; readonly named: boolean };
type Asked = Pick<SignatureClaim, "keyIds" | "embedded">;

/** The trusted keys that have to answer for a signature, and whether one of them goes by an id that the record names. */
export function applicableKeys(keys: readonly TrustedKey[], { keyIds, embedded }: Asked): Applicable {
  const known = lastAnswers.get(keys);
  if (known !== undefined && isSame(known.asked, { keyIds, embedded })) return known.answer;
  const answer = findApplicable(keys, { keyIds, embedded });
  lastAnswers.set(keys, { asked: { keyIds, embedded }, answer });
  return answer;
}
/** Neighbouring records name the same key: the last answer fits nearly all of them. */
const lastAnswers = new WeakMap<readonly TrustedKey[], { readonly asked: Asked; readonly answer: Applicable }>();

function isSame(a: Asked, b: Asked): boolean {
  if (a.keyIds.length !== b.keyIds.length || !a.keyIds.every((id, at) => id === b.keyIds[at])) return false;
  return a.embedded === b.embedded || (a.embedded !== null && b.embedded !== null && sameBytes(a.embedded, b.embedded));
}

function findApplicable(keys: readonly TrustedKey[], claim: Asked): Applicable {
  const named = keys.filter(({ id }) => id !== null && claim.keyIds.includes(id));
  const forAll = keys.filter(({ id }) => id === null);
  if (named.length + forAll.length > 0) return { keys: [...named, ...forAll, ...sameKey(keys, claim, named, forAll)], named: named.length > 0 };
  if (claim.embedded !== null) return { keys: sameKey(keys, claim, [], []), named: false };
  return { keys: claim.keyIds.length === 0 ? keys : [], named: false };
}

/** A trusted key that the record itself shows, under whatever id. */
function sameKey(keys: readonly TrustedKey[], { embedded }: Pick<SignatureClaim, "embedded">, ...known: readonly (readonly TrustedKey[])[]): TrustedKey[] {
  if (embedded === null) return [];
  return keys.filter((one) => sameBytes(one.key, embedded) && !known.some((list) => list.includes(one)));
}

/** Was the key good at the time that an entry claims? An entry without a time is judged by `always` and by a window's existence alone. */
export function validity(key: TrustedKey, keySet: KeySet, keyIds: readonly string[], timeUs: number | null): "valid" | "revoked" | "outside" {
  if (key.revoked === "always" || (key.id !== null && keySet.revokedIds.has(key.id)) || keyIds.some((id) => keySet.revokedIds.has(id))) return "revoked";
  if (key.revoked !== null && (timeUs === null || timeUs >= key.revoked.sinceUs)) return "revoked";
  if (timeUs === null) return "valid";
  if (key.validFromUs !== null && timeUs < key.validFromUs) return "outside";
  return key.validUntilUs !== null && timeUs >= key.validUntilUs ? "outside" : "valid";
}
