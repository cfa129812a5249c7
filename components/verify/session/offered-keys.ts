import { keyWeakness, weaknessWords } from "@/lib/audit/ed25519.ts";
import { readEntry } from "@/lib/audit/readEntry.ts";
import { fingerprintOf } from "@/lib/audit/trustedKeys.ts";
import type { EntryColumns } from "./entry-columns.ts";
import type { LogReading } from "./entry-reading.ts";
import type { OfferedKey } from "./protocol.ts";

/** Keys that are listed; a log that brings another key with every entry shows the first of them. */
const offeredMax = 100;

/** The keys that the log itself brings and under which entries hold: each read out of its first entry. */
export function offeredKeys({ log: { profile }, crypto, detached }: LogReading, columns: EntryColumns): OfferedKey[] {
  return columns.embedded().slice(0, offeredMax).flatMap(({ fingerprint, entry, entries }) => {
    const facts = readEntry(columns.textOf(entry), profile, crypto, detached);
    const claim = facts.ok ? facts.signatures.find(({ embedded }) => embedded !== null && fingerprintOf(embedded, crypto.sha256) === fingerprint) : undefined;
    if (claim === undefined || claim.embedded === null) return [];
    const weakness = keyWeakness(claim.embedded);
    return [{ key: claim.embedded, fingerprint, id: claim.keyIds[0] ?? null, entry, entries, weakness: weakness === null ? null : weaknessWords[weakness] }];
  });
}
