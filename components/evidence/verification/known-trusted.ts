import type { TrustedKeys } from "@/lib/api/keyContract.ts";
import type { KnownKey } from "./known-key.ts";

const originWords = { file: "a file", pasted: "pasted text", exhibit: "the evidence", in_person: "its owner, in person" } as const;

/** What the panel says of the keys that this installation trusts. Removed ones are left out: no verdict rests on them any more. */
export function knownTrusted({ keys, endorsed }: TrustedKeys): KnownKey[] {
  const accepted = keys.filter(({ state }) => state !== "removed").map(({ fingerprint, name, ids, source, validFromUs, validUntilUs, revoked, acceptedUs, acceptedBy }): KnownKey => ({
    fingerprint, name, ids, validFromUs, validUntilUs, revoked: revoked === null ? null : revoked.sinceUs === null ? "always" : { sinceUs: revoked.sinceUs },
    source: `${source.name ?? originWords[source.origin]}${acceptedBy === "" ? "" : `, accepted by ${acceptedBy}`}`,
    acceptedUs: source.origin === "exhibit" ? acceptedUs : null,
  }));
  const known = new Set(accepted.map(({ fingerprint }) => fingerprint));
  const vouchedFor = endorsed.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ fingerprint, name, ids, by }): KnownKey => ({
    fingerprint, name, ids, source: `an endorsement by ${by.name}`, validFromUs: null, validUntilUs: null, revoked: null, acceptedUs: null,
  }));
  return [...accepted, ...vouchedFor];
}
