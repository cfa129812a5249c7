import { z } from "zod";
import { problemCodes } from "../evidence/problem.ts";
import { searchWordsMax, tooManyWords } from "../store/searchWords.ts";
import { callSchema, captureSchema, countsSchema, documentSchema, exhibitSchema, problemSchema } from "../findings.ts";
import { readList } from "../timeline/filterList.ts";
import { rowTypes } from "../timeline/row.ts";
import { payloadStates, spanKinds } from "../trace/model.ts";

const us = z.number().int().nullable().describe("microseconds since the epoch");
const spanStatuses = ["ok", "error", "pending", "unset"] as const;
const views = ["tree", "flat"] as const;

/** A comma-separated list in the address. */
const list = z.string().default("").transform(readList).describe("values separated by commas; a comma inside a value is written ~1, a tilde ~0");
const listOf = <T extends readonly string[]>(words: T) =>
  list.transform((parts) => parts.filter((part): part is T[number] => words.includes(part)));

/** The query of the timeline: the same words in the address bar, in the API and in the store. */
export const timelineQuerySchema = z.object({
  view: z.enum(views).catch("tree").default("tree"),
  q: z.string().max(1000).refine((q) => !tooManyWords(q), `more than ${searchWordsMax} words`).default(""),
  kind: listOf(spanKinds),
  tool: list,
  status: listOf(spanStatuses),
  trace: list,
  x: list.describe("exhibit ids"),
  fold: list.describe("ids of collapsed rows (tree view without filter)"),
  from: z.coerce.number().int().min(0).catch(0).default(0),
  count: z.coerce.number().int().min(1).max(500).catch(200).default(200),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

export const timelineRowSchema = z.object({
  id: z.number().int(), order: z.number().int(), depth: z.number().int(), subtree: z.number().int(),
  type: z.enum(rowTypes), kind: z.enum(spanKinds), name: z.string(), preview: z.string(), tool: z.string().nullable(),
  call: z.string().nullable(), callState: z.enum(["requested", "executed", "failed", "refused", "unknown"]).nullable(),
  status: z.enum(spanStatuses), trace: z.string(), exhibit: z.string(), startUs: us, endUs: us,
});

const facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const timelineFacetsSchema = z.object({ kinds: facet, tools: facet, statuses: facet, traces: facet, exhibits: facet,
  of: z.object({ kinds: z.number().int(), tools: z.number().int(), statuses: z.number().int(), traces: z.number().int(), exhibits: z.number().int() })
    .describe("how many values there are; the lists hold the 1,000 most frequent"),
});

export const timelineWindowSchema = z.object({
  from: z.number().int(),
  total: z.number().int().describe("rows that pass the filter and are not folded away"),
  of: z.number().int().describe("all rows"),
  rows: z.array(timelineRowSchema),
});

/** Where one row lies among the rows of a query; null where the filter hides it. */
export const timelinePositionSchema = z.object({ id: z.number().int(), position: z.number().int().nullable(), foldedIn: z.number().int().nullable() });

const payloadSchema = z.object({
  state: z.enum(payloadStates),
  json: z.string().describe("the value as JSON text, indented, cut at `limit` characters"),
  length: z.number().int().describe("characters before the cut"),
});

const messageSchema = z.object({
  role: z.string(), roleText: z.string(), name: z.string().nullable(), text: z.string().describe("cut at the limit of the request"),
  length: z.number().int().describe("characters of the text before the cut"),
  requests: z.array(z.object({ callId: z.string().nullable(), tool: z.string(), argumentsJson: z.string() })),
  results: z.array(z.object({ callId: z.string().nullable(), tool: z.string().nullable(), text: z.string(), length: z.number().int().describe("characters of the text before the cut"), isError: z.boolean().nullable() })),
});

/** The call of a step. Its arguments are text: their numbers keep every digit, and they are cut like every other text. */
export const stepCallSchema = callSchema.omit({ arguments: true }).extend({
  argumentsJson: z.string().describe("the arguments as JSON text, indented, cut at `limit` characters"),
  argumentsLength: z.number().int().describe("characters before the cut"),
});

/** Everything the side panel shows of one row, read from the exhibit's own bytes. */
export const stepSchema = z.object({
  row: timelineRowSchema,
  spanId: z.string().nullable(),
  parentId: z.string().nullable(),
  kindText: z.string().nullable(),
  statusMessage: z.string().nullable(),
  model: z.string().nullable(),
  agent: z.string().nullable(),
  user: z.string().nullable(),
  thread: z.string().nullable(),
  tokens: z.object({ input: z.number().nullable(), output: z.number().nullable() }),
  cost: z.number().nullable(),
  input: payloadSchema,
  output: payloadSchema,
  inputMessages: z.array(messageSchema),
  outputMessages: z.array(messageSchema),
  metadataJson: z.string(),
  call: stepCallSchema.nullable(),
  documents: z.array(documentSchema.extend({ text: z.string() })),
  cites: z.array(z.object({
    exhibit: z.string(), exhibitName: z.string(), sha256: z.string(), at: z.string(),
    offset: z.number().int().nullable(), length: z.number().int().nullable(),
  })),
});
export type Step = z.infer<typeof stepSchema>;

export const searchHitSchema = z.object({
  row: timelineRowSchema,
  field: z.enum(["input", "output"]),
  before: z.string(), match: z.string(), after: z.string(),
});
export const searchResultSchema = z.object({ total: z.number().int(), hits: z.array(searchHitSchema), next: z.number().int().nullable() });

/** Live progress of one exhibit inside a job. */
export const exhibitProgressSchema = z.object({
  exhibit: z.string(), name: z.string(), bytes: z.number().int(), bytesDone: z.number().int(),
  records: z.number().int(), problems: z.number().int(), format: z.string().nullable(),
});
export const jobStages = ["open", "read", "join", "order", "finish"] as const;
export const jobStates = ["queued", "running", "done", "cancelled", "failed", "interrupted"] as const;
export const jobSchema = z.object({
  id: z.string(), incident: z.string(), kind: z.enum(["analyze"]), state: z.enum(jobStates),
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
