import { withdrawalBodySchema } from "./annotationContract.ts";
import * as impact from "./impactContract.ts";
import type { Operation } from "./operation.ts";

const base = "/api/v1/incidents/{id}/impact";

/** What was done to the world, how far it reached, and what is done about it. */
export const impactOperations: readonly Operation[] = [
  { method: "get", path: base, summary: "Harm, blast radius, factors, credentials and recovery in numbers; corrections and decisions on top", answer: impact.impactSchema },
  { method: "get", path: `${base}/phases`, summary: "The parts of the run: looked around, changed, did harm, looped, spoke about it, noticed, contained, recovered", answer: impact.phasesSchema },
  { method: "get", path: `${base}/effects`, summary: "Effects of calls, page by page, in order of time or the worst first", query: impact.effectsQuerySchema, answer: impact.effectsPageSchema },
  {
    method: "post", path: `${base}/effects/{effect}/corrections`, body: impact.correctionBodySchema, status: 201, answer: impact.correctionSchema,
    summary: "Correct class, destructive, reversible or shared of an effect; the machine's verdict stays visible",
  },
  { method: "get", path: `${base}/corrections`, summary: "All corrections, withdrawn ones too, newest first", query: impact.correctionsQuerySchema, answer: impact.correctionsSchema },
  { method: "post", path: `${base}/corrections/{correction}/withdraw`, summary: "Take a correction back; what stood before it holds again", body: withdrawalBodySchema, answer: impact.correctionSchema },
  { method: "get", path: `${base}/recovery`, summary: "What there is to be done, page by page; first always: freeze the credentials", query: impact.recoveryQuerySchema, answer: impact.recoveryPageSchema },
  { method: "post", path: `${base}/recovery/{item}`, summary: "Say where an item stands, who owns it, and what proves it", body: impact.recoveryChangeBodySchema, status: 201, answer: impact.recoveryChangeSchema },
  { method: "post", path: `${base}/recovery/changes/{change}/withdraw`, summary: "Undo a change of an item; what stood before it holds again", body: withdrawalBodySchema, answer: impact.recoveryChangeSchema },
];
