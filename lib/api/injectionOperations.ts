import { withdrawalBodySchema } from "./annotationContract.ts";
import * as injection from "./injectionContract.ts";
import type { Operation } from "./operation.ts";

const base = "/api/v1/incidents/{id}/injection";

/** Who asked for it: documents with what they say to the agent, and why each call was made. */
export const injectionOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "Was it intent or injection: verdict, the call that decides, documents and calls in numbers", answer: injection.injectionSchema },
  { method: "get", path: `${base}/documents`, summary: "What the agent read, in the order in which it was read, by verdict and technique", query: injection.documentsQuerySchema, answer: injection.documentsPageSchema },
  { method: "get", path: `${base}/documents/{document}`, summary: "One document: a window of its text, its passages, and the calls that followed", query: injection.documentQuerySchema, answer: injection.documentViewSchema },
  { method: "get", path: `${base}/calls`, summary: "Why calls were made, in order of time", query: injection.originsQuerySchema, answer: injection.originsPageSchema },
  {
    method: "post", path: `${base}/calls/{call}/verdict`, summary: "Say why a call was made; the machine's verdict stays visible", body: injection.callVerdictBodySchema, status: 201, answer: injection.verdictDecisionSchema,
  },
  { method: "post", path: `${base}/verdict`, summary: "Say what the incident was; the machine's verdict stays visible", body: injection.incidentVerdictBodySchema, status: 201, answer: injection.verdictDecisionSchema },
  { method: "get", path: `${base}/verdicts`, summary: "All verdicts of people, withdrawn ones too, newest first", answer: injection.verdictsSchema },
  { method: "post", path: `${base}/verdicts/{verdict}/withdraw`, summary: "Take a verdict back; what stood before it holds again", body: withdrawalBodySchema, answer: injection.verdictDecisionSchema },
];
