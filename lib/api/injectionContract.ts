import { z } from "zod";
import { documentOrigins, originVerdicts } from "../findings.ts";
import { documentVerdicts, strengths, techniques } from "../injection/runFindings.ts";
import { readList } from "../timeline/filterList.ts";
import { callRefSchema, harmSchema } from "./impactContract.ts";

/*
 * What the injection view shows: documents with their passages, and why each call was made. Everywhere `machine` is what the rules say,
 * the plain members are what holds with a person's verdict on top. Counts say what they are of.
 */

const count = z.number().int().min(0);
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const sentence = z.string().trim().min(1).max(4_000);
const sentences = z.array(z.string());
const listOf = <T extends string>(words: readonly [T, ...T[]]) =>
  z.string().max(2_000).default("").transform((text) => readList(text)).pipe(z.array(z.enum(words))).describe("comma-separated; none: all");
const from = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0);

export const originVerdictSchema = z.enum(originVerdicts);
export const incidentVerdictSchema = z.enum([...originVerdicts, "none"]);

/** A person's verdict on a call or, where `call` is null, on the incident. The newest that was not withdrawn holds. */
export const verdictDecisionSchema = z.object({
  id: z.string(), about: z.enum(["call", "incident"]), call: z.string().nullable().describe("c7; null for the incident, and where the evidence that it spoke of is no longer there"),
  label: z.string(), verdict: incidentVerdictSchema, machine: incidentVerdictSchema.describe("what the machine said then"),
  reason: z.string(), author: z.string(), madeUs: z.number().int(), withdrawnUs: z.number().int().nullable(),
});
export type VerdictDecision = z.infer<typeof verdictDecisionSchema>;

/** A stop on the way from the document that asked to the call. */
export const pathStopSchema = z.object({ id: z.string().describe("d3 or c7"), row: z.number().int().nullable(), name: z.string() });

/** Why one call was made. */
export const callOriginSchema = z.object({
  call: callRefSchema, harm: harmSchema.nullable(), verdict: originVerdictSchema.describe("what holds"), machine: originVerdictSchema, decision: verdictDecisionSchema.nullable().describe("the one that holds"),
  strength: z.enum(strengths), rule: z.string(),
  document: z.string().nullable().describe("the document that asked for it: d3"), passage: z.object({ start: count, end: count }).nullable(),
  for: sentences, against: sentences, words: sentences, values: sentences, path: z.array(pathStopSchema), missing: sentences,
});
export type CallOriginView = z.infer<typeof callOriginSchema>;

/** A document as the list has it. */
export const documentRowSchema = z.object({
  id: z.string().describe("d3"), row: z.number().int().nullable(), call: z.string().nullable(), origin: z.enum(documentOrigins), source: z.string().nullable(), trace: z.string(),
  length: count.describe("UTF-16 units"), read: count.nullable().describe("how much of it was read for passages; null where the evidence does not have the text"),
  verdict: z.enum(documentVerdicts), passages: count, techniques: z.array(z.enum(techniques)), asked: count.describe("calls that it asked for"),
});
export type DocumentListRow = z.infer<typeof documentRowSchema>;
export const documentsQuerySchema = z.object({ verdict: listOf(documentVerdicts), technique: listOf(techniques), from, count: z.coerce.number().int().min(1).max(500).default(100) });
export type DocumentsQuery = z.output<typeof documentsQuerySchema>;
/** In the order in which they were read. `at`: numbers of what stands before and behind the page are `from` and `next`. */
export const documentsPageSchema = z.object({ from: count, total: count.describe("documents that pass the filter"), of: count, documents: z.array(documentRowSchema), next: count.nullable() });
export type DocumentsPage = z.infer<typeof documentsPageSchema>;

export const passageSchema = z.object({
  number: z.number().int().min(1).describe("place among the document's passages, from 1"), start: count, end: count, technique: z.enum(techniques), rule: z.string(), strength: z.enum(strengths),
  decoded: z.string().nullable(), decodedLength: count.nullable(), why: z.string(),
});
export type PassageView = z.infer<typeof passageSchema>;
const textWindow = 200_000;
export const documentQuerySchema = z.object({ offset: from, length: z.coerce.number().int().min(1).max(textWindow).default(50_000) });
export type DocumentQuery = z.output<typeof documentQuerySchema>;
/** One document: a window of its text as the model saw it, its passages, and what the agent did afterwards. */
export const documentViewSchema = documentRowSchema.extend({
  text: z.string().nullable().describe("from `offset`; null where the record can no longer be read"), offset: count, next: count.nullable().describe("where the next window begins"),
  passageList: z.array(passageSchema).describe("the first 500"),
  followed: z.array(callOriginSchema).describe("calls made after it was read in the same run: those that it asked for first, then in order of time; the first 100"), followedOf: count,
});
export type DocumentView = z.infer<typeof documentViewSchema>;

export const originsQuerySchema = z.object({
  verdict: listOf(originVerdicts).describe("the machine's verdict, or a person's where there is one"), call: z.string().regex(/^c[1-9]\d{0,14}$/).optional(), document: z.string().regex(/^d[1-9]\d{0,14}$/).optional().describe("calls that it asked for"),
  from, count: z.coerce.number().int().min(1).max(500).default(100),
});
export type OriginsQuery = z.output<typeof originsQuerySchema>;
export const originsPageSchema = z.object({ from: count, total: count, of: count, calls: z.array(callOriginSchema), next: count.nullable() });
export type OriginsPage = z.infer<typeof originsPageSchema>;

/** Everything the verdict box and the filters of the injection view need. */
export const injectionSchema = z.object({
  verdict: incidentVerdictSchema, machine: incidentVerdictSchema, decision: verdictDecisionSchema.nullable(),
  strength: z.enum(strengths).nullable().describe("of the origin of the call that decides; null where no call did harm"),
  deciding: callOriginSchema.nullable().describe("the first harmful call that has this verdict"),
  harmful: count, byVerdict: z.object({ injection: count, agent: count, undetermined: count, delegated: count, user: count }).describe("harmful calls by their origin"),
  calls: z.object({ injection: count, agent: count, undetermined: count, delegated: count, user: count }).describe("all calls by their origin"),
  documents: z.object({ injected: count, suspicious: count, clean: count }), documentsOf: count, unread: count.describe("documents of which the evidence does not have the whole text, or that are too long to be read whole"),
  passages: count, techniques: z.array(z.object({ technique: z.enum(techniques), documents: count })).describe("most frequent first"),
});
export type Injection = z.infer<typeof injectionSchema>;

/** POST: a person's verdict, and why. */
export const callVerdictBodySchema = z.strictObject({ verdict: originVerdictSchema, reason: sentence, author });
export const incidentVerdictBodySchema = z.strictObject({ verdict: incidentVerdictSchema, reason: sentence, author });
export type NewVerdict = z.output<typeof incidentVerdictBodySchema>;
export const verdictsSchema = z.object({ verdicts: z.array(verdictDecisionSchema) });
