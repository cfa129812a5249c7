import { z } from "zod";
import { auditStatuses } from "../audit/auditStatus.ts";
import { contentClasses, placeClasses } from "../audit/report.ts";
import { effectClasses } from "../effects/effect.ts";
import { problemCodes } from "../evidence/problem.ts";
import { captureSchema, countsSchema, exhibitSchema, originVerdicts, problemSchema } from "../findings.ts";
import { crossCheckNumbersSchema } from "./auditContract.ts";

const us = z.number().int().nullable().describe("microseconds since the epoch");
/** Live progress of one exhibit inside a job. */
export const exhibitProgressSchema = z.object({
  exhibit: z.string(), name: z.string(), bytes: z.number().int(), bytesDone: z.number().int(),
  records: z.number().int(), problems: z.number().int(), format: z.string().nullable(),
});
export const jobStages = ["open", "read", "join", "order", "effects", "injection", "audit", "pack", "finish"] as const;
export const jobKinds = ["analyze", "verify", "bundle"] as const;
export const jobStates = ["queued", "running", "done", "cancelled", "failed", "interrupted"] as const;
export const jobSchema = z.object({
  id: z.string(), incident: z.string(), kind: z.enum(jobKinds).describe("verify: the signed logs alone, with the keys that are trusted now; bundle: the incident as one file"), state: z.enum(jobStates),
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

/** What lists show of the signed logs of an incident. */
export const incidentAuditSchema = z.object({
  logs: z.array(z.object({ exhibit: z.string(), status: z.enum(auditStatuses), entries: z.number().int(), verified: z.number().int(), findings: z.number().int() })),
  crossCheck: crossCheckNumbersSchema.nullable().describe("null where there is no trace, or no log that speaks of calls"),
});
export type IncidentAudit = z.infer<typeof incidentAuditSchema>;

/** What lists show of the harm as the rules have it, without what people said of calls and effects (`/impact` has that on top). */
export const incidentHarmSchema = z.object({
  verdict: z.enum([...originVerdicts, "none"]), decided: z.enum([...originVerdicts, "none"]).nullable().describe("a person's verdict on the incident; null where nobody gave one, or it was taken back"),
  harmful: z.number().int().describe("calls that did harm"), firstHarm: z.string().nullable().describe("c7"), firstHarmUs: us,
  worstClass: z.enum(effectClasses).nullable().describe("the gravest class among the effects of harmful calls"),
  attempts: z.number().int(), irreversible: z.number().int().describe("effects of harmful calls that nothing in the evidence can bring back"), targets: z.number().int(),
});

export const incidentLockSchema = z.strictObject({ sinceUs: z.number().int(), by: z.string().max(200), reason: z.string().max(20_000) });
/** Who locked an incident against deletion and changes to its exhibits, when and why. */
export type IncidentLock = z.infer<typeof incidentLockSchema>;

export const incidentSchema = z.object({
  id: z.string(), title: z.string(), sample: z.boolean(), createdUs: z.number().int(),
  state: z.enum(["empty", "analysing", "ready", "stale", "cancelled", "failed", "interrupted"]),
  counts: countsSchema.nullable(), capture: captureSchema.nullable(),
  calls: z.number().int().nullable(), documents: z.number().int().nullable(),
  rows: z.number().int().nullable(),
  timeRange: z.object({ startUs: us, endUs: us }).nullable(),
  audit: incidentAuditSchema.nullable().describe("null until the exhibits have been analysed"),
  harm: incidentHarmSchema.nullable().describe("null until the exhibits have been analysed"),
  exhibits: z.array(storedExhibitSchema),
  job: jobSchema.nullable(),
  lock: incidentLockSchema.nullable().describe("null while it is not locked"),
});
export type Incident = z.infer<typeof incidentSchema>;

export const custodyEntrySchema = z.object({
  number: z.number().int().describe("from 1, lines from before signing began counted"),
  signed: z.object({ log: z.string(), seq: z.number().int(), key: z.string().nullable() }).nullable().describe("null: from before signing began"),
  atUs: us, actor: z.string().nullable(), action: z.string().nullable().describe("one of the actions of aftertrace.custody/1"),
  event: z.string().nullable().describe("what was done exactly"), text: z.string(),
  object: z.object({ sha256: z.string(), bytes: z.number(), name: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()).describe("what else the record tells"),
  previous: z.string().nullable(), hash: z.string(),
});
export type CustodyEntry = z.infer<typeof custodyEntrySchema>;

export const custodyStatuses = [...auditStatuses, "empty"] as const;
export const custodyCheckSchema = z.object({
  ok: z.boolean().describe("every record is verified, and the lines from before signing began fit each other"),
  status: z.enum(custodyStatuses).describe("of the signed records; unsigned: there are only lines from before signing began"),
  lines: z.number().int().describe("number of the last line"), signed: z.number().int(), verified: z.number().int(),
  findings: z.array(z.object({ class: z.enum([...contentClasses, ...placeClasses]), line: z.number().int(), last: z.number().int(), message: z.string() })),
  head: z.object({ log: z.string(), seq: z.number().int(), hash: z.string(), atUs: us }).nullable().describe("keep it elsewhere: it proves later that nothing was cut off the end"),
  unsigned: z.object({ lines: z.number().int(), ok: z.boolean(), head: z.string().nullable(), line: z.number().int().nullable().describe("the first that does not fit") }).nullable().describe("lines from before signing began"),
  checkedUs: z.number().int(),
});
export type CustodyCheck = z.infer<typeof custodyCheckSchema>;

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
