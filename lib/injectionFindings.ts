import { z } from "zod";
import type { JsonObject } from "./base/json.ts";
import { count, originVerdicts, text } from "./findingsParts.ts";
import { strengths, techniques, type CallOrigin, type DocumentVerdict, type Passage } from "./injection/runFindings.ts";

/* The part of the findings document that tells who asked for it. */

const start = count.describe("UTF-16 code units into the document's text");
const sentences = z.array(text);

export const passageFindingsSchema = z.strictObject({
  start, end: count, technique: z.enum(techniques), rule: text, strength: z.enum(strengths),
  decoded: text.nullable().describe("what it says once undone; null where it stands in plain sight"), why: text,
});

export const originFindingsSchema = z.strictObject({
  verdict: z.enum(originVerdicts), strength: z.enum(strengths), rule: text.describe("the rule that decided"),
  document: text.nullable().describe("id of the document that asked for it: d3"), passage: z.strictObject({ start, end: count }).nullable(),
  for: sentences, against: sentences,
  shared: z.strictObject({ words: sentences, values: sentences }).describe("what the instruction and the call have in common"),
  path: z.array(text).describe("ids from the document that asked to the call, both included"),
  missing: sentences.describe("what is not in the evidence and would decide"),
});
export type OriginFindings = z.infer<typeof originFindingsSchema>;

/** Of a call that no run holds: nothing was worked out. */
export const openOrigin: OriginFindings = {
  verdict: "undetermined", strength: "weak", rule: "origin.open", document: null, passage: null, for: [], against: [], shared: { words: [], values: [] }, path: [], missing: [],
};

/** Why a call was made, as the findings document has it. */
export function originFindings(origin: CallOrigin | null): OriginFindings {
  if (origin === null) return openOrigin;
  const { verdict, strength, rule, document, passage, against, shared, path, missing } = origin;
  return {
    verdict, strength, rule, document: document === null ? null : `d${document}`, passage: passage && { start: passage.start, end: passage.end }, for: [...origin.for], against: [...against],
    shared: { words: [...shared.words], values: [...shared.values] }, path: path.map(({ kind, number }) => `${kind === "call" ? "c" : "d"}${number}`), missing: [...missing],
  };
}

/** What was found in a document, as the findings document has it. */
export function documentFindingJson({ verdict, read, passages }: { readonly verdict: DocumentVerdict | null; readonly read: number | null; readonly passages: readonly Passage[] }): JsonObject {
  return {
    verdict: verdict ?? "clean", read,
    passages: passages.map(({ start: from, end, technique, rule, strength, decoded, why }) => ({ start: from, end, technique, rule, strength, decoded, why })),
  };
}
