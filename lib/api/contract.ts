import { z } from "zod";
import { problemCodes } from "../evidence/problem.ts";
import { captureSchema, countsSchema, exhibitSchema, problemSchema } from "../findings.ts";

const us = z.number().int().nullable().describe("microseconds since the epoch");
/** Live progress of one exhibit inside a job. */
export const exhibitProgressSchema = z.object({
  exhibit: z.string(), name: z.string(), bytes: z.number().int(), bytesDone: z.number().int(),
  records: z.number().int(), problems: z.number().int(), format: z.string().nullable(),
});
export const jobStages = ["open", "read", "join", "order", "audit", "finish"] as const;
export const jobKinds = ["analyze", "verify"] as const;
export const jobStates = ["queued", "running", "done", "cancelled", "failed", "interrupted"] as const;
export const jobSchema = z.object({
  id: z.string(), incident: z.string(), kind: z.enum(jobKinds).describe("verify: the signed logs alone, with the keys that are trusted now"), state: z.enum(jobStates),
  stage: z.enum(jobStages),
  exhibits: z.array(exhibitProgressSchema),
  done: z.number().int(), total: z.number().int(),
  startedUs: us, endedUs: us, error: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** One stored exhibit, whether analysed yet or not. */
export const storedExhibitSchema = z.object({
  id: z.string(), name: z.string(), sha256: z.string(), bytes: z.number().int(), addedUs: z.number().int(),
  container: z.string().nullable(),
  findings: exhibitSchema.nullable().describe("null until it has been analysed"),
  timeRange: z.object({ startUs: us, endUs: us }).nullable(),
  intakeProblems: z.array(problemSchema).describe("refused at the door: entries of an archive that were not taken out"),
});
export type StoredExhibit = z.infer<typeof storedExhibitSchema>;

export const incidentSchema = z.object({
  id: z.string(), title: z.string(), sample: z.boolean(), createdUs: z.number().int(),
  state: z.enum(["empty", "analysing", "ready", "stale", "cancelled", "failed", "interrupted"]),
  counts: countsSchema.nullable(), capture: captureSchema.nullable(),
  calls: z.number().int().nullable(), documents: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  timeRange: z.object({ startUs: us, endUs: us }).nullable(),
  exhibits: z.array(storedExhibitSchema),
  job: jobSchema.nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const custodyEntrySchema = z.object({
  number: z.number().int(), atUs: z.number().int(), actor: z.string(), action: z.string(), detail: z.string(),
  previous: z.string(), hash: z.string(),
});
export type CustodyEntry = z.infer<typeof custodyEntrySchema>;

const uploadedSchema = z.object({
  exhibit: z.string(), name: z.string(), sha256: z.string(), bytes: z.number().int(),
  already: z.string().nullable().describe("id of the exhibit that holds the same bytes"),
});
/** Answer to an upload. */
export const uploadSchema = uploadedSchema.extend({
  entries: z.array(uploadedSchema).describe("what was taken out of an archive"),
  problems: z.array(problemSchema).describe("entries of an archive that were refused"),
});

/** Every refusal of the API. */
export const apiErrorSchema = z.object({ error: z.object({ code: z.string(), message: z.string(), fix: z.string() }) });

export { problemCodes };
