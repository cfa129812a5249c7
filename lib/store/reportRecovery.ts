import type { RecoveryItem } from "../api/impactContract.ts";
import type { ReportRecovery } from "../report/reportFacts.ts";
import { firstHarmUs } from "./judgedEffects.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { recoveryPage } from "./recoveryPage.ts";
import type { ReportCalls } from "./reportCalls.ts";
import { saidOf } from "./reportSource.ts";

const itemsMax = 60;

/** What there is to be done: the first item, those of harmful calls, and those of which somebody said something. */
export function reportRecovery(index: IncidentIndex, standing: ImpactStanding, calls: ReportCalls): { readonly items: readonly ReportRecovery[] } {
  const zeroUs = firstHarmUs(index.db, standing.overrides);
  const all = { state: [], harm: [], from: 0, count: itemsMax };
  const listed = recoveryPage(index, standing, all, zeroUs).items.filter(({ id, harm, changes }) => id === "freeze" || harm === "harmful" || changes.length > 0);
  const said = standing.recovery.size <= 1 ? [] : recoveryPage(index, standing, { ...all, state: ["done", "cannot"] }, zeroUs).items;
  const items = [...listed, ...said.filter(({ id }) => !listed.some((one) => one.id === id))];
  return { items: items.map((item) => recoveryOf(item, calls)) };
}

function recoveryOf({ id, kind, title, action, proofNeeded, alternatives, warning, reversible, call, state, owner, why, proof, changes }: RecoveryItem, calls: ReportCalls): ReportRecovery {
  return {
    id, kind, title, action, proof: proofNeeded, alternatives, warning, reversible, call: call === null ? null : calls.need(call.call), state, owner, why, shown: proof,
    said: saidOf(changes.filter(({ withdrawnUs }) => withdrawnUs === null).map((change) => ({ ...change, reason: "" }))[0]),
  };
}
