import * as bundle from "./bundleContract.ts";
import { exportListSchema } from "./exportContract.ts";
import { incidentSchema, jobSchema } from "./contract.ts";
import type { Operation } from "./operation.ts";

const incident = "/api/v1/incidents/{id}";

/** What the API can do with whole incidents: bundles, their restoring, and the lock. */
export const bundleOperations: readonly Operation[] = [
  { method: "post", path: `${incident}/bundle`, summary: "Queue the making of a bundle: exhibits, findings, what people said and the custody log as one signed file", status: 202, answer: jobSchema },
  { method: "get", path: `${incident}/bundle`, summary: "The newest bundle, with every credential that the exhibits hold. X-Aftertrace-SHA256 is its hash, X-Aftertrace-Manifest-SHA256 that of its manifest. Sending it is a line of the custody log", answer: "application/octet-stream" },
  { method: "post", path: "/api/v1/bundles", summary: "Restore an incident from a bundle: the raw bytes as the body. One that does not verify is refused with the names of what differs", query: bundle.restoreQuerySchema, body: "binary", status: 201, answer: bundle.restoredSchema },
  { method: "get", path: `${incident}/origin`, summary: "The bundle that an incident was restored from", answer: bundle.originSchema },
  { method: "get", path: `${incident}/origin/file`, summary: "A file that the bundle brought, byte for byte: its custody log, its manifest", query: bundle.originFileQuerySchema, answer: "application/octet-stream" },
  { method: "get", path: `${incident}/exports`, summary: "Every form in which an incident can be handed on, what it holds, whether credentials are masked in it, and the hash of what was sent last", answer: exportListSchema },
  { method: "get", path: `${incident}/exports/{format}`, summary: "An incident for another tool: timesketch-csv, timesketch-jsonl, otlp, sarif, or the findings, credentials masked. Sending it is a line of the custody log", answer: "application/octet-stream" },
  { method: "post", path: `${incident}/lock`, summary: "Lock an incident: it cannot be deleted, and its exhibits and its title stay as they are", body: bundle.lockBodySchema, answer: incidentSchema },
  { method: "post", path: `${incident}/unlock`, summary: "Take the lock away", body: bundle.lockBodySchema, answer: incidentSchema },
];
