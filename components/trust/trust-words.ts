import { countText } from "../ui/count.tsx";
import { utcText } from "../ui/time-text.ts";
import type { GlyphName } from "../ui/glyph.tsx";
import type { Tone } from "../ui/vocabulary.ts";
import type { TrialLog, TrustChange, TrustedClaimView, TrustedKeyView } from "@/lib/api/keyContract.ts";

type Word = { readonly word: string; readonly glyph: GlyphName; readonly tone: Tone };

/** How a key stands at this moment. */
export const keyStateWords: Record<TrustedKeyView["state"], Word> = {
  valid: { word: "Valid", glyph: "check", tone: "ok" },
  not_yet_valid: { word: "Not yet valid", glyph: "half", tone: "warning" },
  retired: { word: "Retired", glyph: "dash", tone: "muted" },
  revoked: { word: "Revoked", glyph: "blocked", tone: "failed" },
  removed: { word: "Removed", glyph: "cross", tone: "muted" },
};

export const formWords: Record<TrustedKeyView["form"], string> = {
  jwks: "JWKS", jwk: "JWK", object: "JSON object", map: "map of id to key", pem: "PEM", "did:key": "did:key", vkey: "verifier key of a signed note", hex: "hex", base64: "base64",
  raw: "32 raw bytes", revocation_list: "revocation list", rotation_endorsement: "rotation endorsement",
};

export const actionWords: Record<TrustChange["action"], string> = { accepted: "Accepted", edited: "Changed", retired: "Retired", revoked: "Revoked", removed: "Removed", undone: "Taken back" };

export const endorsementWords: Record<Extract<TrustedClaimView, { kind: "endorsement" }>["counts"], Word> = {
  counts: { word: "Counts", glyph: "check", tone: "ok" },
  signer_unknown: { word: "Signer not trusted", glyph: "unknown", tone: "unknown" },
  signer_not_valid_then: { word: "Signer not valid then", glyph: "blocked", tone: "warning" },
};

type Thing = TrustedKeyView | TrustedClaimView;

/** Where the trust comes from, in one line; the name of a file stands apart. */
export function originText({ origin, exhibit, at }: Thing["source"]): string {
  switch (origin) {
    case "file": return "File";
    case "pasted": return "Pasted";
    case "in_person": return "Read in person";
    case "exhibit": return `Shown in exhibit ${exhibit ?? ""}${at === null ? "" : `, ${at}`}`;
  }
}

/** "accepted by Ada at …": what a verdict rests on, never "verified issuer". */
export function acceptedText({ acceptedBy, acceptedUs }: Pick<Thing, "acceptedBy" | "acceptedUs">): string {
  return `accepted ${acceptedBy === "" ? "" : `by ${acceptedBy} `}at ${utcText(acceptedUs)}`;
}

/** The 64 digits of a fingerprint in groups of four, as they are read out. */
export function fingerprintGroups(fingerprint: string): string[] {
  return fingerprint.replace(/^sha256:/, "").match(/.{1,4}/g) ?? [];
}

export function windowText({ validFromUs, validUntilUs }: Pick<TrustedKeyView, "validFromUs" | "validUntilUs">): string {
  if (validFromUs === null && validUntilUs === null) return "at any time";
  const from = validFromUs === null ? "any time" : utcText(validFromUs);
  return `from ${from} until ${validUntilUs === null ? "open end" : utcText(validUntilUs)}`;
}

export function revokedText({ revoked }: Pick<TrustedKeyView, "revoked">): string {
  if (revoked === null) return "no";
  return revoked.sinceUs === null ? "for every entry" : `for entries that claim ${utcText(revoked.sinceUs)} or later`;
}

/** "1 log", "3 logs". */
export function logsText(count: number): string {
  return `${countText(count)} ${count === 1 ? "log" : "logs"}`;
}

/** Would the verdict come out otherwise? Null: nobody tried. */
export function isChanged({ before, after }: TrialLog): boolean | null {
  return after === null ? null : after.status !== before.status || after.verified !== before.verified;
}
