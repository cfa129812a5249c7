import { firstDifference, fromHex } from "../base/encodings.ts";
import { holdingOf, judgeEntry } from "./judgeRecord.ts";
import type { AuditCrypto, Contradiction, Profile } from "./profile.ts";
import type { EntryReport } from "./report.ts";
import { respellings, type Respelling } from "./respellings.ts";
import type { KeySet } from "./trustedKeys.ts";

/** One entry laid open: what was signed, what disagrees, and whether another spelling of the same content would agree. */
export type EntryExplanation = {
  readonly report: EntryReport;
  /** The signed messages, byte for byte, and under which key each holds. */
  readonly signed: readonly { readonly bytes: Uint8Array; readonly holds: boolean; readonly keyIds: readonly string[] }[];
  /** A hash or text that does not fit: where the two begin to differ. `at` counts bytes of the hash, or units of the text. */
  readonly contradiction: (Contradiction & { readonly at: number | null }) | null;
  /** A spelling of the same content that is what was signed. `at`: the first byte in which the messages differ. */
  readonly respelled: { readonly how: string; readonly at: number | null; readonly bytes: Uint8Array } | null;
  /** The finding in words, with what the other spellings showed; null where nothing is wrong. */
  readonly message: string | null;
};

/** Explains one entry, on request: it tries what the bulk verification leaves out. The class of the finding never changes by it. */
export function explainEntry(text: string, profile: Profile, keys: KeySet, crypto: AuditCrypto, detached: Uint8Array | null = null): EntryExplanation {
  const { report, facts } = judgeEntry(text, profile, keys, crypto, detached);
  if (!facts.ok) return { report, signed: [], contradiction: null, respelled: null, message: report.fault?.message ?? null };
  const signed = facts.signatures.filter(({ unsupported }) => unsupported === null)
    .map((claim) => ({ bytes: claim.message.slice(), keyIds: claim.keyIds, holds: isHeld(holdingOf(claim, facts.time, keys, crypto).holding.by) }));
  const respelled = report.fault?.class === "altered_entry" ? firstThatFits(respellings(text, facts, profile), signed[0]?.bytes ?? new Uint8Array(), { profile, keys, crypto }) : null;
  const contradiction = facts.contradiction === null ? null : { ...facts.contradiction, at: differenceIn(facts.contradiction) };
  return { report, signed, contradiction, respelled, message: words(report, respelled) };
}

const isHeld = (by: EntryReport["holding"]["by"]): boolean => by === "trusted" || by === "embedded";

type Trial = { readonly profile: Profile; readonly keys: KeySet; readonly crypto: AuditCrypto };

function firstThatFits(trials: Iterable<Respelling>, here: Uint8Array, { profile, keys, crypto }: Trial): EntryExplanation["respelled"] {
  for (const trial of trials) {
    const bytes = fitting(trial, { profile, keys, crypto });
    if (bytes !== null) return { how: trial.how, at: firstDifference(here, bytes), bytes };
  }
  return null;
}

/** The signed message of a spelling that holds; null where it does not. */
function fitting(trial: Respelling, { profile, keys, crypto }: Trial): Uint8Array | null {
  if (trial.kind === "message") return isHeld(holdingOf(trial.claim, null, keys, crypto).holding.by) ? trial.claim.message : null;
  const { report, facts } = judgeEntry(trial.text, profile, keys, crypto);
  if (report.fault !== null || (!isHeld(report.holding.by) && !profile.neverSigned)) return null;
  return facts.ok ? (facts.signatures[0]?.message.slice() ?? new Uint8Array()) : null;
}

function differenceIn({ expected, found }: Contradiction): number | null {
  if (expected === null || found === null) return null;
  const [left, right] = [fromHex(expected), fromHex(found)];
  if (left !== null && right !== null) return firstDifference(left, right);
  for (let at = 0; at < Math.max(expected.length, found.length); at++) if (expected[at] !== found[at]) return at;
  return null;
}

function words({ fault }: EntryReport, respelled: EntryExplanation["respelled"]): string | null {
  if (fault === null) return null;
  if (fault.class !== "altered_entry") return fault.message;
  return respelled === null ? `${fault.message}; no other spelling of the same content fits either` : `${fault.message}; ${respelled.how}`;
}
