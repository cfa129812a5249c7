import type { KeyTrial, TrialLog } from "../api/keyContract.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { okResult, type Result } from "../base/result.ts";
import type { AuditedLog } from "../store/auditedLogs.ts";
import type { Store } from "../store/incidents.ts";
import { keysFor } from "../store/trustedKeySet.ts";
import { logsConcernedBy, type TrustWish } from "../store/trustChanges.ts";
import type { TrustRefusal } from "../store/trustRefusal.ts";

/** Verifies a log under other keys and keeps nothing; null where it is too long for that. */
export type TryLog = (log: AuditedLog, keys: KeySet) => Promise<TrialLog["after"]>;

const triedMax = 50;
const shownMax = 200;

/** What would come of a change: every log that rests on its keys, verified under the keys as they would be. */
export async function keyTrial(store: Store, wish: TrustWish, tryLog: TryLog): Promise<Result<KeyTrial, TrustRefusal>> {
  const planned = logsConcernedBy(store, wish);
  if (!planned.ok) return planned;
  const { logs, unread, setAfter } = planned.value;
  const tried: TrialLog[] = [];
  for (const [place, log] of logs.entries()) {
    const after = place < triedMax ? await tryLog(log, keysFor(setAfter(log.incident), log.exhibit)) : null;
    const { incident, title, exhibitName, format, entries, status, verified } = log;
    // A log that no key answered for is no news where none answers for it then either.
    if (log.rests || after === null || after.status !== status || after.verified !== verified)
      tried.push({ incident, title, exhibit: `x${log.exhibit}`, exhibitName, format, entries, before: { status, verified }, after });
  }
  return okResult({ logs: tried.slice(0, shownMax), of: tried.length, unread });
}
