import type { PolicyReview, PolicyStanding } from "../../api/policyContract.ts";
import { forLog } from "../../base/errorText.ts";
import { noKeys } from "../../audit/trustedKeys.ts";
import { custodyLength } from "../../store/custodyLog.ts";
import { incidentIndex } from "../../store/incidentIndex.ts";
import type { Store } from "../../store/incidents.ts";
import { keepStanding, keptStanding, standingOf, unknownStanding } from "../../store/policyStanding.ts";
import { policyCase } from "./policyCase.ts";
import { currentPolicyDesk } from "./policyDesk.ts";
import type { PolicyCase, PolicyWish } from "./policyOrder.ts";

declare global {
  /** What is being worked out just now, by incident and state. */
  var aftertracePolicyPending: Map<string, Promise<PolicyStanding>> | undefined;
}

/**
 * What the newest version of the allow-list comes to, or the draft where none was saved: cheap once it was worked out for this state of the incident. Waits
 * at most `waitMs` for it; longer work goes on, and the next reader finds it. Null where the incident has not been analysed.
 */
export async function policyStanding(store: Store, incident: string, waitMs = 400): Promise<PolicyStanding | null> {
  const index = incidentIndex(store.dataDir, incident);
  if (index === null) return null;
  const at = policyCase(store, incident, index);
  // Every change by a person is a line of the custody log.
  const key = `${at.identity} ${custodyLength(store.cases, incident)}`;
  const known = keptStanding(incident, key);
  if (known !== null) return known;
  const pending = (globalThis.aftertracePolicyPending ??= new Map());
  const name = `${incident} ${key}`;
  const work = pending.get(name) ?? workOut(incident, key, at).finally(() => pending.delete(name));
  pending.set(name, work);
  const version = at.latest?.version ?? null;
  return Promise.race([work, new Promise<PolicyStanding>((resolve) => setTimeout(() => resolve(unknownStanding(true, version)), waitMs).unref())]);
}

async function workOut(incident: string, key: string, at: PolicyCase): Promise<PolicyStanding> {
  const version = at.latest?.version ?? null;
  try {
    const standing = standingOf((await currentPolicyDesk().ask(at, wishFor(at))) as PolicyReview, version);
    keepStanding(incident, key, standing);
    return standing;
  } catch (error) {
    console.error(forLog(error));
    return unknownStanding(false, version);
  }
}

const wishFor = ({ latest }: PolicyCase): PolicyWish => (latest === null
  ? { kind: "draft", choices: { ticked: [], widths: {} }, against: { kind: "record" } }
  : { kind: "replay", source: { text: latest.text, format: "aftertrace" }, against: { kind: "record" }, keys: noKeys });
