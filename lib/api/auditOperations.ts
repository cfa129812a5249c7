import * as audit from "./auditContract.ts";
import { jobSchema } from "./contract.ts";
import type { Operation } from "./operation.ts";

const incident = "/api/v1/incidents/{id}";
const log = `${incident}/audit/{exhibit}`;

/** The signed logs of an incident. */
export const auditOperations: readonly Operation[] = [
  { method: "get", path: `${incident}/audit`, summary: "Verdicts on the signed logs, keys that lie in the evidence, and the cross-check in numbers", answer: audit.auditOverviewSchema },
  { method: "get", path: `${log}/findings`, summary: "What is wrong with one log, in the order of its entries", query: audit.auditFindingsQuerySchema, answer: audit.auditFindingsPageSchema },
  { method: "get", path: `${log}/entries`, summary: "The entries of one log, by number or by place in the filtered list", query: audit.auditEntriesQuerySchema, answer: audit.auditEntriesPageSchema },
  { method: "get", path: `${log}/entries/{entry}`, summary: "One entry laid open, from the exhibit's bytes: what was signed, what disagrees, its links", query: audit.auditEntryQuerySchema, answer: audit.auditEntryDetailSchema },
  { method: "get", path: `${incident}/cross-check`, summary: "Calls of the trace beside entries of the logs, list by list", query: audit.crossCheckQuerySchema, answer: audit.crossCheckPageSchema },
  { method: "post", path: `${incident}/verify`, summary: "Verify the signed logs again with the keys that are trusted now, without reading the traces", status: 202, answer: jobSchema },
];
