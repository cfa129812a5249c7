import { z } from "zod";
import { callSchema, documentSchema } from "../findings.ts";
import { payloadStates } from "../trace/model.ts";
import { stepAuditSchema } from "./auditContract.ts";
import { effectSchema } from "./impactContract.ts";
import { revealQuery } from "./revealContract.ts";
import { timelineRowSchema } from "./timelineContract.ts";

const payloadSchema = z.object({
  state: z.enum(payloadStates),
  json: z.string().describe("the value as JSON text, indented, cut at `limit` characters"),
  length: z.number().int().describe("characters before the cut"),
});

export const messageSchema = z.object({
  role: z.string(), roleText: z.string(), name: z.string().nullable(), text: z.string().describe("cut at the limit of the request"),
  length: z.number().int().describe("characters of the text before the cut"),
  requests: z.array(z.object({ callId: z.string().nullable(), tool: z.string(), argumentsJson: z.string() })),
  results: z.array(z.object({ callId: z.string().nullable(), tool: z.string().nullable(), text: z.string(), length: z.number().int().describe("characters of the text before the cut"), isError: z.boolean().nullable() })),
});

/** The call of a step. Its arguments are text: their numbers keep every digit, and they are cut like every other text. */
export const stepCallSchema = callSchema.omit({ arguments: true, effects: true }).extend({
  argumentsJson: z.string().describe("the arguments as JSON text, indented, cut at `limit` characters"),
  argumentsLength: z.number().int().describe("characters before the cut"),
});

const citeSchema = z.object({
  exhibit: z.string(), exhibitName: z.string(), sha256: z.string(), at: z.string(),
  offset: z.number().int().nullable(), length: z.number().int().nullable(),
});

const toolSchemaSchema = z.object({
  name: z.string(), description: z.string().nullable(), parametersJson: z.string(), parametersLength: z.number().int(), cite: citeSchema,
});

/** What led to a step, as far as the evidence goes: facts in order, no judgement. */
const whySchema = z.object({
  ancestors: z.array(timelineRowSchema).describe("from the heading of the trace down to the parent; the innermost 50"),
  ancestorsOf: z.number().int(),
  askedBy: timelineRowSchema.nullable().describe("the step whose model asked for this call, where it is another one"),
  userTurn: z.object({ row: z.number().int(), text: z.string(), length: z.number().int() }).nullable()
    .describe("the last thing a user said in this conversation before this step"),
  read: z.array(documentSchema.extend({ row: z.number().int().nullable(), text: z.string().describe("its first 300 characters; empty where its record is too large to be read for this") }))
    .describe("what the agent had read in this conversation before this step, the latest 20 first"),
  readOf: z.number().int(),
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
  effects: z.array(effectSchema).describe("what the call did to the world, the worst first, corrections on top; empty where there is no call"),
  audit: stepAuditSchema.nullable().describe("what signed logs say of the call; null where there is no call, or no log that speaks of calls"),
  documents: z.array(documentSchema.extend({ text: z.string() })),
  toolSchema: toolSchemaSchema.nullable().describe("the called tool as it was offered to a model, where the evidence has it"),
  offered: z.array(z.object({ name: z.string(), description: z.string().nullable() })).describe("tools offered to the model in this step, the first 200"),
  offeredOf: z.number().int(),
  why: whySchema,
  cites: z.array(citeSchema),
  masked: z.number().int().describe("different credentials that are masked in what was read for this answer; masks are as long as what they cover"),
});
export type Step = z.infer<typeof stepSchema>;

/** Parts of a step that are values: walked member by member, however large. */
export const valueParts = ["input", "output", "arguments", "metadata", "schema"] as const;
export const valueTypes = ["object", "array", "string", "number", "boolean", "null"] as const;
export const valueQuerySchema = z.object({
  part: z.enum(valueParts),
  path: z.string().max(20_000).default("").describe("JSON pointer (RFC 6901) inside the part"),
  from: z.coerce.number().int().min(0).default(0).describe("member, or character of a text, to begin with"),
  count: z.coerce.number().int().min(1).max(1_000).default(100).describe("members"),
  characters: z.coerce.number().int().min(1).max(2_000_000).default(20_000).describe("characters of a text"),
  whole: z.enum(["0", "1"]).default("0").describe("1: the value as JSON text instead, to be copied; at most 2,000,000 characters"),
  reveal: revealQuery,
});

const nodeSchema = z.object({
  type: z.enum(valueTypes),
  size: z.number().int().describe("members of an object or array, characters of a text, 0 for others"),
  preview: z.string().describe("the value, or its beginning, on one line: of a text its first line, else JSON, with … where it is cut"),
});
export const valueSchema = nodeSchema.extend({
  part: z.enum(valueParts), path: z.string(), state: z.enum(payloadStates),
  text: z.string().nullable().describe("a text, from `from` on; or with `whole` the JSON of the value, indented, from `from` on"),
  members: z.array(nodeSchema.extend({ key: z.string(), path: z.string() })),
  next: z.number().int().nullable().describe("`from` of the next page, null at the end"),
});
export type ValuePage = z.infer<typeof valueSchema>;

export const historyQuerySchema = z.object({
  against: z.coerce.number().int().min(1).optional().describe("row of another model call; without it the one before in the same conversation"),
  reveal: revealQuery,
});
const changedLine = z.object({
  sign: z.enum([" ", "+", "-"]), text: z.string().describe("cut at 2,000 characters"), length: z.number().int().describe("characters before the cut"),
  number: z.number().int().describe("line, from 1: of the message before for -, else of the one after; where it jumps, unchanged lines are left out"),
});
/** How the messages that went into one model call differ from those of another. */
export const historySchema = z.object({
  row: timelineRowSchema,
  against: timelineRowSchema.nullable().describe("null: there is no model call before it in the same conversation"),
  before: z.number().int().describe("messages of the other call"),
  after: z.number().int().describe("messages of this call"),
  changes: z.array(z.discriminatedUnion("type", [
    z.object({ type: z.literal("same"), count: z.number().int(), before: z.number().int(), after: z.number().int() }),
    z.object({ type: z.literal("added"), number: z.number().int(), message: messageSchema }),
    z.object({ type: z.literal("removed"), number: z.number().int(), message: messageSchema }),
    z.object({ type: z.literal("changed"), before: z.number().int(), after: z.number().int(), role: z.string(), lines: z.array(changedLine), linesOf: z.number().int() }),
  ])).describe("in order; numbers count messages from 1"),
  changesOf: z.number().int(),
  model: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  tools: z.object({
    added: z.array(z.string()), addedOf: z.number().int(), removed: z.array(z.string()), removedOf: z.number().int(),
  }).describe("names of tools offered to one call and not to the other; the first 200 of each"),
});
export type History = z.infer<typeof historySchema>;
