import { keyWeakness, weaknessWords } from "@/lib/audit/ed25519.ts";
import type { AuditedLog } from "@/lib/audit/verifyLog.ts";
import type { ShownInLog } from "./entry-columns.ts";
import type { OfferedKey } from "./protocol.ts";

/** The keys that only the log brings and under which entries hold: what the reader may accept for one look. */
export function offeredKeys({ keys }: AuditedLog, shown: readonly ShownInLog[]): OfferedKey[] {
  const embedded = new Set(keys.filter(({ how }) => how === "embedded").map(({ fingerprint }) => fingerprint));
  return shown.filter(({ fingerprint }) => embedded.has(fingerprint)).map(({ key, fingerprint, ids, entry, entries }) => {
    const weakness = keyWeakness(key);
    return { key, fingerprint, id: ids[0] ?? null, entry, entries, weakness: weakness === null ? null : weaknessWords[weakness] };
  });
}
