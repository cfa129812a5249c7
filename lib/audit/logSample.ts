import { ElementSplitter } from "./elementSplitter.ts";
import { lineProfile, linesOf, logEntries, type LogEntry } from "./logEntries.ts";
import type { LogShape } from "./logShape.ts";
import type { AuditCrypto, Profile } from "./profile.ts";
import { jwsProfile, noteProfile } from "./profiles/registry.ts";
import { readEntry } from "./readEntry.ts";

/** What the beginning of a text has of a format. */
export type LogSample = {
  readonly profile: Profile;
  /** Entries looked at. */
  readonly tried: number;
  /** Entries of them that have the shape of the format. */
  readonly fitting: number;
  /** Entries of them that have all that the format demands, with a signature of the right form where it signs. */
  readonly whole: number;
};

const entriesTried = 1_000;

/** Looks at the first entries of a text that is at hand as a whole. Null where none has the shape of a signed record. */
export function sampleText(text: string, crypto: AuditCrypto): LogSample | null {
  const log = logEntries(text);
  return log === null ? null : sampleEntries(log.entries, log.profile, crypto);
}

/** The same for the beginning of a text. `isCut`: the text goes on, so that its last line or element is not all there. */
export function sampleHead(head: string, isCut: boolean, { by, profile, list }: LogShape, crypto: AuditCrypto): LogSample {
  const body = head.replace(/^\ufeff/, "");
  if (by === "lines") return sampleEntries(linesOf(isCut ? body.slice(0, body.lastIndexOf("\n") + 1) : body), profile, crypto);
  const splitter = new ElementSplitter(list);
  const found = splitter.push(body);
  return sampleEntries(isCut ? found : [...found, ...splitter.finish()], profile, crypto);
}

/** The same for records that are given one by one. */
export function sampleEntries(entries: Iterable<Pick<LogEntry, "text">>, profile: Profile, crypto: AuditCrypto): LogSample {
  const sample = { profile, tried: 0, fitting: 0, whole: 0 };
  for (const { text } of entries) {
    if (sample.tried >= entriesTried) break;
    sample.tried++;
    const read = readEntry(text, profile, crypto);
    // A record whose signature was taken away has lost what tells its format, and is one all the same.
    if (profile === noteProfile || read.ok || lineProfile(text) === profile) {
      sample.fitting++;
      if (read.ok && (read.signatures.length > 0 || read.vouchedBy !== null || profile.neverSigned)) sample.whole++;
    }
  }
  return sample;
}

/**
 * Is this a log of that format? `isTrace`: a tracing product's own shape fits the same file. Then a receipt among the spans makes
 * no log: most records must be whole receipts. Else a log may be damaged as it likes, but a single receipt in a long text is none.
 */
export function isLog({ profile, tried, fitting, whole }: LogSample, isTrace: boolean): boolean {
  if (isTrace) return whole * 2 > tried;
  return profile === jwsProfile ? fitting * 2 >= tried : fitting > 0 && fitting * 10 >= tried;
}
