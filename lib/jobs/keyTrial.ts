import type { KeyTrial, TrialLog } from "../api/keyContract.ts";
import type { ScopedKeySet } from "../audit/trustedKeys.ts";
import { okResult, type Result } from "../base/result.ts";
import type { ConcernedLog } from "../store/concernedLogs.ts";
import type { Store } from "../store/incidents.ts";
import { logsConcernedBy, type TrustWish } from "../store/trustChanges.ts";
import type { TrustRefusal } from "../store/trustRefusal.ts";

type Verdict = TrialLog["before"];
/** Verifies the logs of an incident under other keys and keeps nothing; null where they are too long for that. */
export type TryLogs = (incident: string, keys: ScopedKeySet) => Promise<ReadonlyMap<string, Verdict> | null>;

const shownMax = 200;

/** What would come of a change: every log that rests on its keys, verified under the keys as they would be. */
export async function keyTrial(store: Store, wish: TrustWish, tryLogs: TryLogs): Promise<Result<KeyTrial, TrustRefusal>> {
  const planned = logsConcernedBy(store, wish);
  if (!planned.ok) return planned;
  const { logs, unread, setAfter } = planned.value;
  const tried: TrialLog[] = [];
  for (const incident of new Set(logs.map((log) => log.incident))) {
    const verdicts = await tryLogs(incident, setAfter(incident));
    tried.push(...logs.filter((log) => log.incident === incident).flatMap((log) => trialOf(log, verdicts?.get(`x${log.exhibit}`) ?? null)));
  }
  return okResult({ logs: tried.slice(0, shownMax), of: tried.length, unread });
}

/** A log that no key answered for is no news where none answers for it then either. */
function trialOf(log: ConcernedLog, after: Verdict | null): TrialLog[] {
  const { incident, title, exhibit, exhibitName, format, entries, status, verified, rests } = log;
  if (!rests && after?.status === status && after.verified === verified) return [];
  return [{ incident, title, exhibit: `x${exhibit}`, exhibitName, format, entries, before: { status, verified }, after }];
}
