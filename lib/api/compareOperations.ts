import * as compare from "./compareContract.ts";
import type { Operation } from "./operation.ts";

const base = "/api/v1/incidents/{id}";

/** Runs, and two of them beside each other. */
export const compareOperations: readonly Operation[] = [
  { method: "get", path: `${base}/runs`, summary: "The runs of an incident, page by page: those that did harm first, then in the order in which they were met", query: compare.runsQuerySchema, answer: compare.runsSchema },
  {
    method: "get", path: `${base}/compare`, query: compare.compareQuerySchema, answer: compare.comparisonSchema,
    summary: "Two runs beside each other: aligned calls, where they part, prompts, tools, settings, constraints that one of them lacks",
  },
];
