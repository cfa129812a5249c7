import { z } from "zod";

/** What people add to the evidence. All of it is kept beside the exhibits and tied to their bytes, so that it outlives a new analysis. */
export const markKinds = ["star", "tag", "note"] as const;
export const harmWords = ["harmful", "harmless"] as const;
/** What a manual event tells of: the phases of an incident, or anything else. */
export const eventKinds = ["noticed", "contained", "recovered", "other"] as const;

const us = z.number().int().describe("microseconds since the epoch");
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const sentence = z.string().trim().min(1).max(4_000);
export const tagSchema = z.string().trim().min(1).max(60).regex(/^[^,\r\n]+$/);

/** What is spoken of: a row of the timeline (a span, a call, a message), or a document. */
export const subjectSchema = z.union([
  z.strictObject({ row: z.number().int().min(1) }),
  z.strictObject({ document: z.number().int().min(1).describe("3 for d3") }),
]);
export type Subject = z.infer<typeof subjectSchema>;

/** Where it stands now; both null where the evidence that it spoke of is no longer in the incident. */
const placedSchema = z.object({
  row: z.number().int().nullable().describe("the row itself, or the one that holds the document"),
  document: z.string().nullable(),
  label: z.string().describe("what it was called when it was marked"),
});

export const newMarkBodySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("star"), subject: subjectSchema, author }),
  z.strictObject({ kind: z.literal("tag"), subject: subjectSchema, text: tagSchema, author }),
  z.strictObject({ kind: z.literal("note"), subject: subjectSchema, text: sentence, author }),
]);
export const markEditBodySchema = z.strictObject({ text: sentence, author });
export const markSchema = z.object({
  id: z.string(), kind: z.enum(markKinds), text: z.string(), author: z.string(), createdUs: us, editedUs: us.nullable(), subject: placedSchema,
});
export type Mark = z.infer<typeof markSchema>;
export const marksQuerySchema = z.object({
  row: z.coerce.number().int().min(1).optional().describe("only those of this row and the documents in it"),
  kind: z.enum(markKinds).optional(),
  after: z.string().max(20).default("").describe("id of the last one of the page before"),
  count: z.coerce.number().int().min(1).max(500).default(100),
});
export const marksSchema = z.object({
  total: z.number().int(), marks: z.array(markSchema), next: z.string().nullable(),
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })).describe("every tag in use in this incident"),
});

export const newDecisionBodySchema = z.strictObject({ subject: subjectSchema, kind: z.literal("harm"), value: z.enum(harmWords), reason: sentence, author });
export const withdrawalBodySchema = z.strictObject({ reason: z.string().trim().max(4_000).default(""), author });
export const decisionSchema = z.object({
  id: z.string(), kind: z.literal("harm"), value: z.enum(harmWords), reason: z.string(), author: z.string(), madeUs: us,
  endedUs: us.nullable().describe("when a later decision replaced it or it was withdrawn; null while it holds"),
  ended: z.enum(["replaced", "withdrawn"]).nullable(),
  subject: placedSchema,
});
export type Decision = z.infer<typeof decisionSchema>;
export const decisionsQuerySchema = z.object({ row: z.coerce.number().int().min(1).optional() });
export const decisionsSchema = z.object({ decisions: z.array(decisionSchema) });

/** The query string of a view of the timeline, as it stands behind the `?` of its address. */
export const newViewBodySchema = z.strictObject({ name: z.string().trim().min(1).max(120), query: z.string().max(4_000), author });
export const viewEditBodySchema = z.strictObject({ name: z.string().trim().min(1).max(120), author });
export const viewSchema = z.object({ id: z.string(), name: z.string(), query: z.string(), author: z.string(), createdUs: us });
export type SavedView = z.infer<typeof viewSchema>;
export const viewsSchema = z.object({ views: z.array(viewSchema) });

export const eventBodySchema = z.strictObject({
  at: z.string().max(60).describe("an instant, RFC 3339; without a zone it is read as UTC"), kind: z.enum(eventKinds), text: sentence, author,
});
export const eventSchema = z.object({ id: z.string(), atUs: us, kind: z.enum(eventKinds), text: z.string(), author: z.string(), createdUs: us });
export type ManualEvent = z.infer<typeof eventSchema>;

export const removedSchema = z.object({ removed: z.string() });
