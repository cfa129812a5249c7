import type { Operation } from "./operation.ts";
import * as overview from "./overviewContract.ts";

const base = "/api/v1/incidents/{id}/overview";

/** What the incident is, in the words of its calls, and where the work on it stands. */
export const overviewOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "Verdict with the call that decides it, the worst calls, what the evidence lacks, and where the work stands; decisions on top", answer: overview.overviewSchema },
  { method: "get", path: `${base}/instruction`, summary: "Where the instructions to the first harmful call and to the deciding one stand: a passage of a document, or a user's turn; null where nobody asked or that is not decided", answer: overview.instructionsSchema },
  { method: "get", path: `${base}/course`, summary: "Calls over the time of the evidence by class, and how the harm grew since the first harmful call", answer: overview.courseSchema },
];
