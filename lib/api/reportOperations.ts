import { removedSchema } from "./annotationContract.ts";
import * as report from "./reportContract.ts";
import type { Operation } from "./operation.ts";

const base = "/api/v1/incidents/{id}/report";

/** The post-mortem: what was found, what people write beside it, and its copies. */
export const reportOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "The post-mortem: sections made of the findings, people's texts, actions, and everything that is cited", answer: report.reportViewSchema },
  { method: "get", path: `${base}/texts/{section}`, summary: "Every version of what people wrote into a section, newest first", query: report.versionsQuerySchema, answer: report.versionsSchema },
  { method: "post", path: `${base}/texts/{section}`, summary: "Save the text of a section; what one page saves within a minute is one version", body: report.textBodySchema, status: 201, answer: report.textVersionSchema },
  { method: "post", path: `${base}/texts/{section}/restore`, summary: "Bring an earlier version back, as a new one", body: report.textRestoreBodySchema, status: 201, answer: report.textVersionSchema },
  { method: "post", path: `${base}/texts/end`, summary: "The page stops editing: the last text of its versions goes to the custody log", body: report.textEndBodySchema, answer: report.textEndedSchema },
  { method: "get", path: `${base}/actions`, summary: "What is to be done, and what the findings ask for besides", answer: report.actionsSchema },
  { method: "post", path: `${base}/actions`, summary: "Write an action down", body: report.actionBodySchema, status: 201, answer: report.reportActionSchema },
  { method: "patch", path: `${base}/actions/{action}`, summary: "Change an action; what is not named stays", body: report.actionEditBodySchema, answer: report.reportActionSchema },
  { method: "delete", path: `${base}/actions/{action}`, summary: "Remove an action; undone by writing the same down again", answer: removedSchema },
  { method: "get", path: `${base}/export`, summary: "The post-mortem as a file: md, html, or json, whose bytes are the canonical JSON that the report hash is of", query: report.reportExportQuerySchema, answer: "application/octet-stream" },
  { method: "post", path: `${base}/redaction`, summary: "What a redacted copy would replace, by rule and count; nothing is saved", body: report.redactionBodySchema, answer: report.redactionSchema },
  { method: "post", path: `${base}/redacted`, summary: "A redacted copy as a file", body: report.redactedBodySchema, answer: "application/octet-stream" },
  { method: "post", path: `${base}/printed`, summary: "The post-mortem is being printed: a line of the custody log", body: report.printedBodySchema, answer: report.printedSchema },
];
