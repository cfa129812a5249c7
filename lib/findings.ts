import { z } from "zod";
import { auditStatuses } from "./audit/auditStatus.ts";
import { auditFormats } from "./audit/profile.ts";
import { contentClasses, placeClasses } from "./audit/report.ts";
import { problemCodes } from "./evidence/problem.ts";
import { citeSchema, count, isoOrNull, text } from "./findingsParts.ts";
import { effectFindingsSchema, incidentFindingsSchema } from "./impactFindings.ts";
import { originFindingsSchema, passageFindingsSchema } from "./injectionFindings.ts";
import { documentVerdicts } from "./injection/runFindings.ts";

export { citeSchema, originVerdicts, type Cite, type OriginVerdict } from "./findingsParts.ts";

const anyJson = z.json();

export const captureStates = ["present", "partial", "absent"] as const;
const captureState = z.enum(captureStates);
export type CaptureState = (typeof captureStates)[number];

export const callStates = ["requested", "executed", "failed", "refused", "unknown"] as const;
export type CallState = (typeof callStates)[number];

export const documentOrigins = ["tool_result", "retrieval", "attachment"] as const;
export type DocumentOrigin = (typeof documentOrigins)[number];

export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  at: text,
  message: text,
  fix: text,
  count: count.describe("how often it was met; `at` is the first place"),
});

export const exhibitSchema = z.strictObject({
  id: text,
  name: text,
  sha256: text,
  bytes: count,
  format: text.describe("vendor.shape, or unknown"),
  why: text.describe("the fact that decided the format"),
  container: text.nullable().describe("the archive it came out of, by exhibit id"),
  records: z.strictObject({ read: count, kept: count, skipped: count }),
  capture: z.lazy(() => captureSchema).describe("what this exhibit alone holds"),
  events: z.strictObject({ count, first: text, last: text }).optional()
    .describe("of lists of alerts, deploys and messages only: how many events it holds, and the times of the first and the last, ISO 8601 in UTC"),
  problems: z.array(problemSchema),
});
export type ExhibitFindings = z.infer<typeof exhibitSchema>;

export const countsSchema = z.strictObject({
  traces: count,
  spans: count,
  roots: count,
  orphans: count,
  withoutEnd: count,
  errorSpans: count,
  messages: count,
  toolSchemas: z.array(text),
});
export type Counts = z.infer<typeof countsSchema>;

export const captureSchema = z.strictObject({
  systemPrompt: captureState,
  userTurn: captureState,
  retrievedContext: captureState,
  toolSchemas: captureState,
  toolCalls: captureState,
  executorResponses: captureState,
});
export type Capture = z.infer<typeof captureSchema>;

export const traceSchema = z.strictObject({
  id: text,
  exhibit: text,
  name: text.nullable(),
  thread: text.nullable(),
  start: isoOrNull,
  end: isoOrNull,
  spans: count,
});
export type TraceFindings = z.infer<typeof traceSchema>;

export const callSchema = z.strictObject({
  id: text,
  callId: text.nullable(),
  trace: text,
  span: text.nullable(),
  tool: text,
  arguments: anyJson.describe("null where the export did not capture them"),
  argumentsFrom: z.enum(["request", "execution", "none"]).describe("execution: recovered or preferred from the tool's own span"),
  state: z.enum(callStates),
  result: z.enum(["present", "absent"]),
  time: isoOrNull,
  effects: z.array(effectFindingsSchema).describe("what the call did to the world, worst first"),
  origin: originFindingsSchema.describe("why the call was made"),
  cites: z.array(citeSchema).min(1),
});
export type CallFindings = z.infer<typeof callSchema>;

export const documentSchema = z.strictObject({
  id: text,
  trace: text,
  span: text.nullable(),
  callId: text.nullable(),
  origin: z.enum(documentOrigins),
  source: text.nullable(),
  length: count.describe("UTF-16 code units"),
  appearances: count.describe("how many steps of the trace repeat it"),
  verdict: z.enum(documentVerdicts).describe("injected: it carries an instruction to the agent that neither user nor operator wrote; clean: nothing of the kind was found in what was read"),
  read: count.nullable().describe("how much of the text was read for passages, in UTF-16 code units from its beginning; null where the evidence does not have the text"),
  passages: z.array(passageFindingsSchema),
  cites: z.array(citeSchema).min(1),
});
export type DocumentFindings = z.infer<typeof documentSchema>;

const entryNumber = z.number().int().min(1);

/** What verifying one signed log came to. Entries count from 1, in the order of the file. */
export const auditSchema = z.strictObject({
  exhibit: text,
  format: z.enum(auditFormats),
  profile: text.describe("what is signed, and how it is spelled before it is signed"),
  chain: z.enum(["signed", "unsigned", "none"]).describe("unsigned: anybody who can edit the file can link its entries anew"),
  entries: count,
  verified: count.describe("entries whose signature holds under a key that somebody vouched for"),
  status: z.enum(auditStatuses),
  findings: z.array(z.strictObject({
    class: z.enum([...contentClasses, ...placeClasses]),
    entry: entryNumber,
    last: entryNumber.optional().describe("the last of a run of neighbours"),
    message: text,
  })),
  uncovered: z.array(text).describe("members that are shown and that no signature protects"),
  keys: z.array(z.strictObject({
    fingerprint: text.describe("sha256: and the hash of the raw key"),
    trusted: z.boolean(),
    how: z.enum(["pinned", "endorsed", "embedded"]).describe("embedded: it came with the log and is trusted by nobody"),
    entries: count,
    accepted: z.boolean().optional().describe("it came with the log, and the reader accepted it for one look; trusted by nobody apart from that"),
  })),
  blindSpots: z.array(text).describe("what could not have been detected in this format"),
  keySet: text.describe("sha256: and the hash of the trusted keys that were given; the same exhibits and keys give the same verdict"),
});
export type AuditFindings = z.infer<typeof auditSchema>;

const entryPlace = { exhibit: text, entry: entryNumber };

/** The trace beside the signed logs, in both directions. Calls and entries are named by their ids. */
export const crossCheckSchema = z.strictObject({
  matched: count.describe("calls of the trace that a log speaks of"),
  inTraceNotInLog: z.array(text).describe("calls that no log speaks of, in the time that the logs cover"),
  inLogNotInTrace: z.array(z.strictObject(entryPlace)).describe("entries of actions that the trace does not show"),
  differs: z.array(z.strictObject({
    call: text, ...entryPlace, what: z.enum(["decision", "tool", "arguments"]), inTrace: text, inLog: text,
  })).describe("the gravest first: a denied action that was carried out"),
  outsideWindow: z.array(text).describe("calls before or after what the logs cover"),
  clockOffsetUs: z.number().nullable().describe("how far the logs' clocks run ahead of the trace's, in microseconds; null where nothing tells"),
  by: z.strictObject({ id: count, arguments: count, order: count }).describe("how the pairs were found"),
});
export type CrossCheckFindings = z.infer<typeof crossCheckSchema>;

/**
 * The findings document: the product's public format. The pages, the HTTP API and the command line show the same one.
 * Its JSON Schema is generated from here.
 */
export const findingsSchema = z.strictObject({
  schema: z.literal("aftertrace.findings/1"),
  input: text.optional().describe("the path, where each file is an incident of its own"),
  exhibits: z.array(exhibitSchema),
  counts: countsSchema,
  capture: captureSchema,
  traces: z.array(traceSchema),
  calls: z.array(callSchema),
  documents: z.array(documentSchema),
  audit: z.array(auditSchema).describe("one per signed log or receipt file"),
  crossCheck: crossCheckSchema.nullable().describe("null where there is no trace, or no log that speaks of calls"),
  incident: incidentFindingsSchema.nullable().describe("null where the file could not be opened"),
});
export type Findings = z.infer<typeof findingsSchema>;
