import type { Operation } from "./operation.ts";
import * as replay from "./replayContract.ts";

const base = "/api/v1/incidents/{id}/replay";

/** An incident as it happened. */
export const replayOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "A window of the steps of an incident in order, each with what it changes, and how far everything had reached before", query: replay.replayQuerySchema, answer: replay.replaySchema },
  { method: "get", path: `${base}/stop`, summary: "The next or previous harmful call of a replay", query: replay.replayStopQuerySchema, answer: replay.replayStopSchema },
];
