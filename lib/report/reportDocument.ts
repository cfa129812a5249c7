import { z } from "zod";

/* The post-mortem as data. Every export is made from it, its hash is of its canonical JSON, and nothing in it knows when it was made. */

const text = z.string();
const count = z.number().int().min(0);

/** The parts of a post-mortem, in their order. */
export const sectionIds = [
  "summary", "impact", "origin", "timeline", "causes", "active", "guardrails", "response", "recovery", "evidence", "learned", "actions", "method", "appendix",
] as const;
export type SectionId = (typeof sectionIds)[number];
/** Sections that a person writes into: all but the list of citations. */
export const humanSections = [
  "summary", "impact", "origin", "timeline", "causes", "active", "guardrails", "response", "recovery", "evidence", "learned", "actions", "method",
] as const satisfies readonly SectionId[];
export type HumanSection = (typeof humanSections)[number];

export const sectionTitles: Readonly<Record<SectionId, string>> = {
  summary: "Summary", impact: "Impact", origin: "Origin: who asked for it", timeline: "Timeline", causes: "Root cause and contributing factors", active: "What was active",
  guardrails: "Guardrail review", response: "Detection and response", recovery: "Recovery, and what cannot be undone", evidence: "Evidence and verification",
  learned: "What went well, what went wrong, where luck helped", actions: "Actions", method: "Method and versions", appendix: "Appendix: what is cited",
};

/** A stretch of a sentence: words of the product; `code`, a value out of the evidence; `said`, words of a person or of a rule that may quote evidence. */
export const pieceSchema = z.union([text, z.strictObject({ code: text, of: text.optional().describe("the citation whose value it is") }), z.strictObject({ said: text })]);
export type Piece = z.infer<typeof pieceSchema>;

export const sentenceSchema = z.strictObject({ pieces: z.array(pieceSchema), cites: z.array(text).min(1).describe("ids of the appendix: c7, d3, x1, x2:17, p4, s1, or the id of a rule") });
export type Sentence = z.infer<typeof sentenceSchema>;

const cell = z.array(pieceSchema);
export const checkStates = ["met", "not_met", "unknown"] as const;
export type CheckState = (typeof checkStates)[number];
const word = z.strictObject({ met: text, not_met: text, unknown: text });
export const checkSchema = z.strictObject({ id: text, title: text, weight: z.enum(["critical", "recommended"]).nullable(), state: z.enum(checkStates), reason: sentenceSchema });
export type Check = z.infer<typeof checkSchema>;

const id = text.describe("unique in the document, and the same for the same findings");
/** What the product writes: rebuilt whenever the findings or the decisions change. */
export const blockSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sentences"), id, title: text.nullable(), style: z.enum(["paragraph", "list"]), sentences: z.array(sentenceSchema) }),
  z.strictObject({ kind: z.literal("table"), id, title: text, head: z.array(text), rows: z.array(z.strictObject({ cells: z.array(cell), cites: z.array(text).min(1) })), of: count.describe("how many there are; `rows` may be the first of them") }),
  z.strictObject({ kind: z.literal("statement"), id, title: text, lead: sentenceSchema, quote: text, beside: z.array(sentenceSchema).describe("what the calls show") }),
  z.strictObject({ kind: z.literal("checks"), id, title: text, note: text, words: word, checks: z.array(checkSchema) }),
  z.strictObject({ kind: z.literal("missing"), id, sentences: z.array(sentenceSchema) }),
]);
export type Block = z.infer<typeof blockSchema>;

export const humanSchema = z.strictObject({ text, author: text, savedUs: z.number().int() });
export type HumanText = z.infer<typeof humanSchema>;
export const sectionSchema = z.strictObject({ id: z.enum(sectionIds), title: text, machine: z.array(blockSchema), human: humanSchema.nullable() });
export type Section = z.infer<typeof sectionSchema>;

export const actionTypes = ["prevent", "detect", "mitigate", "recover", "process"] as const;
export const actionStates = ["open", "in_progress", "done", "dropped"] as const;
export const actionSchema = z.strictObject({
  id: text, text, type: z.enum(actionTypes), owner: text, due: text.describe("a day, 2026-03-01; empty: none was set"), state: z.enum(actionStates),
  source: text.describe("the rule, the check or the recovery item that it comes from; empty: a person's own"),
});
export type Action = z.infer<typeof actionSchema>;

export const placeSchema = z.strictObject({
  exhibit: text, at: text, sha256: text.describe("of the exhibit"), offset: count.nullable().describe("byte offset of the record in the exhibit as it is read"), length: count.nullable(),
});
export type Place = z.infer<typeof placeSchema>;
export const citationKinds = ["call", "document", "exhibit", "entry", "place", "statement", "rule"] as const;
export const citationSchema = z.strictObject({
  id: text, kind: z.enum(citationKinds), what: text.describe("what it is, in words"), row: count.nullable().describe("row of the timeline that shows it"),
  places: z.array(placeSchema).describe("where it stands in the evidence; of a rule or a person's statement there is no place"),
});
export type Citation = z.infer<typeof citationSchema>;

export const replacedSchema = z.strictObject({ rule: text, labels: count.describe("different values"), places: count.describe("places where one of them stood") });
export const exhibitLineSchema = z.strictObject({ id: text, name: text, sha256: text, bytes: count, format: text });

export const reportSchema = z.strictObject({
  schema: z.literal("aftertrace.report/1"), version: text.describe("of the product"),
  incident: z.strictObject({ id: text, title: text, sample: z.boolean() }),
  exhibits: z.array(exhibitLineSchema), sections: z.array(sectionSchema), actions: z.array(actionSchema), appendix: z.array(citationSchema),
  redaction: z.array(replacedSchema).nullable().describe("what was replaced in this copy; null where nothing but credentials was"),
});
/** `aftertrace.report/1`. */
export type Report = z.infer<typeof reportSchema>;
