import type { PolicyReview, PolicyStanding } from "../../api/policyContract.ts";
import { forLog } from "../../base/errorText.ts";
import { noKeys } from "../../audit/trustedKeys.ts";
import { custodyLength } from "../../store/custodyLog.ts";
import { type IncidentIndex, incidentIndex } from "../../store/incidentIndex.ts";
import type { Store } from "../../store/incidents.ts";
import { keepStanding, keptStanding, standingOf, unknownStanding } from "../../store/policyStanding.ts";
import { policyCase } from "./policyCase.ts";
import { currentStandingDesk, PolicyCalledOff } from "./policyDesk.ts";
import type { PolicyCase, PolicyWish } from "./policyOrder.ts";

declare global {
  /** What is being worked out just now, by incident and state. */
  var aftertracePolicyPending: Map<string, Pending> | undefined;
}

type Pending = { readonly key: string; readonly work: Promise<PolicyStanding>; readonly abort: AbortController };

/** Of more calls it is worked out on the page of the allow-list only: that takes minutes, and others wait. */
const callsMax = 5_000;

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
  const version = at.latest?.version ?? null;
  if (callsOf(index) > callsMax) return leftToItsPage(version);
  const { work } = pendingOf(incident, key, at);
  return Promise.race([work, new Promise<PolicyStanding>((resolve) => setTimeout(() => resolve(unknownStanding(true, version)), waitMs).unref())]);
}

/** Work on this state of the incident; on an earlier state it is called off. */
function pendingOf(incident: string, key: string, at: PolicyCase): Pending {
  const all = (globalThis.aftertracePolicyPending ??= new Map());
  const known = all.get(incident);
  if (known?.key === key) return known;
  const abort = new AbortController();
  const now: Pending = { key, abort, work: workOut(incident, key, at, abort.signal).finally(() => { if (all.get(incident) === now) all.delete(incident); }) };
  all.set(incident, now);
  known?.abort.abort();
  return now;
}

/** Neither that there is nothing to learn from nor what it comes to is known; the page of the allow-list works it out, or says why it cannot. */
const leftToItsPage = (version: number | null): PolicyStanding => ({ ...unknownStanding(false, version), onItsPage: true });

const callsOf = ({ db }: IncidentIndex): number => db.prepare<[], number>("select count(*) from calls").pluck().get() ?? 0;

async function workOut(incident: string, key: string, at: PolicyCase, signal: AbortSignal): Promise<PolicyStanding> {
  const version = at.latest?.version ?? null;
  try {
    const standing = standingOf((await currentStandingDesk().ask(at, wishFor(at), signal)) as PolicyReview, version);
    keepStanding(incident, key, standing);
    return standing;
  } catch (error) {
    // Called off: a newer state is being worked out already.
    if (error instanceof PolicyCalledOff) return unknownStanding(true, version);
    console.error(forLog(error));
    return leftToItsPage(version);
  }
}

const wishFor = ({ latest }: PolicyCase): PolicyWish => (latest === null
  ? { kind: "draft", choices: { ticked: [], widths: {} }, against: { kind: "record" } }
  : { kind: "replay", source: { text: latest.text, format: "aftertrace" }, against: { kind: "record" }, keys: noKeys });
