import { withdrawalBodySchema } from "./annotationContract.ts";
import type { Operation } from "./operation.ts";
import * as policy from "./policyContract.ts";

const base = "/api/v1/incidents/{id}/policy";

/** The allow-list: what it is learned from, the draft, trying it, versions, exports. */
export const policyOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "Versions of the allow-list, and what the newest one or the draft comes to", answer: policy.policyHeadSchema },
  { method: "post", path: `${base}/draft`, summary: "Draft an allow-list from the baseline, with what led to each line, and try it on every call; nothing is kept", body: policy.draftBodySchema, answer: policy.policyReviewSchema },
  { method: "post", path: `${base}/replay`, summary: "Put every call of the evidence to a policy (YAML, JSON, Cedar or a list of patterns); nothing is kept", body: policy.replayBodySchema, answer: policy.policyReviewSchema },
  { method: "post", path: `${base}/replay/calls`, summary: "More calls of one list of a replay", body: policy.replayPageBodySchema, answer: policy.replayPageSchema },
  { method: "post", path: `${base}/held-out`, summary: "How the draft does on tasks that were left out of it", body: policy.draftChoicesSchema, answer: policy.heldOutSchema },
  { method: "get", path: `${base}/baseline`, summary: "What people took into the baseline or out of it, newest first, with the tools and runs there are", answer: policy.baselineSchema },
  { method: "post", path: `${base}/baseline`, summary: "Take calls into the baseline or out of it: a call, a run, a tool, a class", body: policy.baselineBodySchema, status: 201, answer: policy.baselineDecisionSchema },
  { method: "post", path: `${base}/baseline/{decision}/withdraw`, summary: "Take that back", body: withdrawalBodySchema, answer: policy.baselineDecisionSchema },
  { method: "post", path: `${base}/versions`, summary: "Save a policy as the next version; one that lets more through needs a reason", body: policy.newVersionBodySchema, status: 201, answer: policy.policyVersionTextSchema },
  { method: "get", path: `${base}/versions/{version}`, summary: "One version with its text", answer: policy.policyVersionTextSchema },
  { method: "post", path: `${base}/versions/{version}/restore`, summary: "Bring a version back as the next one", body: policy.restoreBodySchema, status: 201, answer: policy.policyVersionTextSchema },
  { method: "post", path: `${base}/versions/{version}/export`, summary: "A version in the format of an engine, with what that format cannot say", body: policy.policyExportBodySchema, answer: policy.policyExportSchema },
];
