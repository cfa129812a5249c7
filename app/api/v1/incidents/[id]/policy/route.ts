import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { policyStanding } from "@/lib/jobs/policy/currentStanding.ts";
import { baselineDecisionCount } from "@/lib/store/baseline.ts";
import { policyVersionList } from "@/lib/store/policyVersions.ts";
import { unknownStanding } from "@/lib/store/policyStanding.ts";

/** How long the figures may keep the answer waiting; longer work goes on without it. */
const waitMs = 400;

/** Versions of the allow-list, and what it comes to. */
export const GET = handle<{ id: string }>(async ({ params, store }) => {
  needIndex(store, params.id);
  const standing = await policyStanding(store, params.id, waitMs);
  return answer({ versions: policyVersionList(store.cases, params.id), decisions: baselineDecisionCount(store.cases, params.id), standing: standing ?? unknownStanding(false, null) });
});
