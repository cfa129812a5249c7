import * as custody from "./custodyContract.ts";
import type { Operation } from "./operation.ts";
import { pageQuerySchema } from "./queries.ts";

const incident = "/api/v1/incidents/{id}/custody";
const installation = "/api/v1/custody";
const jsonLines = "application/x-ndjson";

/** What the API can do with the custody logs. */
export const custodyOperations: readonly Operation[] = [
  { method: "get", path: incident, summary: "The custody log of an incident, verified", query: pageQuerySchema, answer: custody.custodySchema },
  { method: "get", path: `${incident}/log`, summary: "The signed records of an incident's custody log as JSON Lines, aftertrace.custody/1. Sending them is a line of the log itself", answer: jsonLines },
  { method: "post", path: `${incident}/verify`, summary: "Verify every record anew: lines {done, total}, at the end {check}", answer: jsonLines },
  { method: "post", path: `${incident}/rehash`, summary: "Hash every exhibit anew and compare: lines of progress, one for each exhibit, and the end. The result is a line of the log; closing the connection stops it", answer: jsonLines },
  { method: "get", path: installation, summary: "The custody log of the installation, verified", query: pageQuerySchema, answer: custody.custodySchema },
  { method: "get", path: `${installation}/log`, summary: "The signed records of the installation's custody log as JSON Lines, aftertrace.custody/1", answer: jsonLines },
  { method: "post", path: `${installation}/verify`, summary: "Verify every record of the installation's log anew: lines {done, total}, at the end {check}", answer: jsonLines },
  { method: "get", path: `${installation}/key`, summary: "The public key that signs the custody logs, and those before it", query: custody.custodyKeyQuerySchema, answer: custody.custodyKeySchema },
  { method: "post", path: `${installation}/key`, summary: "Replace the signing key: the old one signs, in every log, a last record that names the new one", answer: custody.custodyKeySchema },
];
