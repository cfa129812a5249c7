import { fingerprintOf, type KeySet, type TrustedKey } from "@/lib/audit/trustedKeys.ts";

/** What is known of a key that a verdict names, beside its fingerprint. */
export type KnownKey = {
  readonly fingerprint: string;
  readonly name: string | null;
  readonly ids: readonly string[];
  /** Where the trust comes from: a file, a page, an endorsement. */
  readonly source: string;
  readonly validFromUs: number | null;
  readonly validUntilUs: number | null;
  readonly revoked: TrustedKey["revoked"];
  /** It came with the log, and the reader accepted it at this time; null: it was given apart from the log. */
  readonly acceptedUs: number | null;
};
export type KnownKeys = ReadonlyMap<string, KnownKey>;

type Accepted = { readonly fingerprint: string; readonly atUs: number };

/** The keys of a set by fingerprint. One key may go by several ids; the narrowest window counts for its words. */
export function knownKeys({ keys }: KeySet, sha256: (bytes: Uint8Array) => Uint8Array, accepted: readonly Accepted[] = []): KnownKeys {
  const known = new Map<string, KnownKey>();
  for (const { key, id, name, source, validFromUs, validUntilUs, revoked } of keys) {
    const fingerprint = fingerprintOf(key, sha256);
    const before = known.get(fingerprint);
    const acceptedUs = accepted.find((one) => one.fingerprint === fingerprint)?.atUs ?? null;
    known.set(fingerprint, {
      fingerprint, source, name: before?.name ?? name, ids: [...new Set([...(before?.ids ?? []), ...(id === null ? [] : [id])])], acceptedUs,
      validFromUs: before?.validFromUs ?? validFromUs, validUntilUs: before?.validUntilUs ?? validUntilUs, revoked: before?.revoked ?? revoked,
    });
  }
  return known;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "3 May 2026", in UTC. */
export function dayText(us: number): string {
  const date = new Date(us / 1000);
  return Number.isNaN(date.getTime()) ? "a day outside the calendar" : `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** "3fa91c07…" for `sha256:3fa91c07…`. */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.replace(/^sha256:/, "").slice(0, 8)}…`;
}

/** "ops-2026 (3fa91c07…)", or the fingerprint alone. */
export function keyName(fingerprint: string, known: KnownKeys): string {
  const key = known.get(fingerprint);
  const name = key?.name ?? key?.ids[0] ?? null;
  return name === null ? shortFingerprint(fingerprint) : `${name} (${shortFingerprint(fingerprint)})`;
}

/** "valid 1 Mar 2026 – open", and what ended it. */
export function validityText({ validFromUs, validUntilUs, revoked }: Pick<KnownKey, "validFromUs" | "validUntilUs" | "revoked">): string {
  const window = validFromUs === null && validUntilUs === null ? "no limits in time" : `valid ${validFromUs === null ? "from the start" : dayText(validFromUs)} – ${validUntilUs === null ? "open" : dayText(validUntilUs)}`;
  if (revoked === null) return window;
  return `${window}, revoked ${revoked === "always" ? "without a time: it counts for no entry" : dayText(revoked.sinceUs)}`;
}

/** The day on which a key went out of use, where that has come: what it signed before stays signed. */
export function retiredOn({ validUntilUs, revoked }: Pick<KnownKey, "validUntilUs" | "revoked">, nowUs: number): { readonly us: number; readonly how: "retired" | "revoked" } | null {
  if (revoked !== null && revoked !== "always" && revoked.sinceUs <= nowUs) return { us: revoked.sinceUs, how: "revoked" };
  return validUntilUs !== null && validUntilUs <= nowUs ? { us: validUntilUs, how: "retired" } : null;
}
