import { findingsSchema } from "../findings.ts";
import { removedSchema } from "./annotationContract.ts";
import { annotationOperations } from "./annotationOperations.ts";
import { clockOperations } from "./clockOperations.ts";
import { auditOperations } from "./auditOperations.ts";
import * as answers from "./answerSchemas.ts";
import { compareOperations } from "./compareOperations.ts";
import { bundleOperations } from "./bundleOperations.ts";
import * as contract from "./contract.ts";
import { custodyOperations } from "./custodyOperations.ts";
import { firedSchema } from "./methodContract.ts";
import { keyOperations } from "./keyOperations.ts";
import { impactOperations } from "./impactOperations.ts";
import { injectionOperations } from "./injectionOperations.ts";
import { policyOperations } from "./policyOperations.ts";
import type { Operation } from "./operation.ts";
import { overviewOperations } from "./overviewOperations.ts";
import { reportOperations } from "./reportOperations.ts";
import * as queries from "./queries.ts";
import { replayOperations } from "./replayOperations.ts";
import * as reveals from "./revealContract.ts";
import * as steps from "./stepContract.ts";
import { timelineOperations } from "./timelineOperations.ts";

const incident = "/api/v1/incidents/{id}";
const exhibit = `${incident}/exhibits/{exhibit}`;

export const operations: readonly Operation[] = [
  { method: "get", path: "/api/v1/incidents", summary: "All incidents, newest first", answer: answers.incidentsSchema },
  { method: "post", path: "/api/v1/incidents", summary: "Open an incident", body: queries.newIncidentBodySchema, status: 201, answer: contract.incidentSchema },
  { method: "get", path: incident, summary: "One incident with its exhibits and its newest job", answer: contract.incidentSchema },
  { method: "patch", path: incident, summary: "Rename an incident", body: queries.titleBodySchema, answer: contract.incidentSchema },
  { method: "delete", path: incident, summary: "Delete an incident with everything that belongs to it", answer: answers.deletedSchema },
  { method: "post", path: `${incident}/analyze`, summary: "Queue an analysis of all exhibits", status: 202, answer: contract.jobSchema },
  { method: "get", path: `${incident}/exhibits`, summary: "The exhibits in the order in which they were given", answer: answers.exhibitsSchema },
  {
    method: "post", path: `${incident}/exhibits`, query: queries.uploadQuerySchema, body: "binary", status: 201, answer: contract.uploadSchema,
    summary: "Add a file: the raw bytes as the body, their number as Content-Length or X-File-Size",
  },
  { method: "get", path: exhibit, summary: "One exhibit", answer: contract.storedExhibitSchema },
  { method: "get", path: `${exhibit}/records`, summary: "Where each record lies, in file order", query: queries.recordsQuerySchema, answer: answers.recordsSchema },
  {
    method: "get", path: `${exhibit}/raw`, query: queries.rawQuerySchema, answer: "application/octet-stream",
    summary: "The bytes: the whole file as it was given, with every credential in it; or with `at` or `offset` a stretch of it, unpacked where it is compressed, its credentials masked byte for byte (with `offset` also revealed). X-Aftertrace-SHA256 is the hash of what is sent, X-Aftertrace-Masked counts masks, X-Aftertrace-Original-SHA256 is the hash of the same stretch without them",
  },
  ...timelineOperations,
  ...replayOperations,
  ...compareOperations,
  { method: "get", path: `${incident}/steps/{row}`, summary: "Everything about one row, read from the exhibit's bytes", query: queries.stepQuerySchema, answer: steps.stepSchema },
  { method: "get", path: `${incident}/steps/{row}/values`, summary: "One value inside a row's input, output, arguments, metadata or tool schema: its members page by page, a stretch of its text, or its JSON", query: steps.valueQuerySchema, answer: steps.valueSchema },
  { method: "get", path: `${incident}/steps/{row}/history`, summary: "How the messages that went into one model call differ from those of another, or of the one before", query: steps.historyQuerySchema, answer: steps.historySchema },
  { method: "get", path: `${incident}/spans`, summary: "Spans by row id", query: queries.spansQuerySchema, answer: answers.spansSchema },
  { method: "get", path: `${incident}/calls`, summary: "Tool calls in order of time", query: queries.pageQuerySchema, answer: answers.callsSchema },
  { method: "get", path: `${incident}/documents`, summary: "What the agent read, in order of time", query: queries.pageQuerySchema, answer: answers.documentsSchema },
  { method: "post", path: `${incident}/reveals`, summary: "Let the credentials of one step, one stretch of bytes or one entry of a log be read in the clear for a while: a line of the custody log", body: reveals.revealBodySchema, status: 201, answer: reveals.revealSchema },
  { method: "delete", path: `${incident}/reveals/{reveal}`, summary: "End a reveal before its time", answer: removedSchema },
  ...auditOperations,
  ...annotationOperations,
  ...clockOperations,
  ...overviewOperations,
  ...impactOperations,
  ...injectionOperations,
  ...policyOperations,
  ...reportOperations,
  { method: "get", path: `${incident}/findings`, summary: "The findings document, as the command line prints it", answer: findingsSchema },
  ...bundleOperations,
  ...custodyOperations,
  ...keyOperations,
  { method: "get", path: "/api/v1/method/fired", summary: "How often each rule found something in the incidents of this installation", answer: firedSchema },
  { method: "get", path: "/api/v1/jobs", summary: "The 100 newest jobs", answer: answers.jobsSchema },
  { method: "get", path: "/api/v1/jobs/{id}", summary: "How far a job has come", answer: contract.jobSchema },
  { method: "get", path: "/api/v1/jobs/{id}/events", summary: "The job now and at each change until it ends, as Server-Sent Events", answer: "text/event-stream" },
  { method: "post", path: "/api/v1/jobs/{id}/cancel", summary: "Stop a job", answer: contract.jobSchema },
  { method: "get", path: "/api/v1/openapi.json", summary: "This description", answer: "open" },
  { method: "get", path: "/schema/findings.json", summary: "JSON Schema of the findings document", answer: "open" },
  { method: "get", path: "/schema/policy.json", summary: "JSON Schema of a policy", answer: "open" },
  { method: "get", path: "/schema/report.json", summary: "JSON Schema of the post-mortem as JSON", answer: "open" },
];
