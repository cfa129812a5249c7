import { z } from "zod";
import { effectClasses } from "../effects/effect.ts";
import { callStates } from "../findings.ts";
import { harmSchema } from "./impactContract.ts";
import { originVerdictSchema } from "./injectionContract.ts";

/*
 * Two runs of an agent beside each other. A run is a trace; `a` and `b` name them everywhere. What is compared is cut where it says so, and each list says
 * how much there is.
 */

const count = z.number().int().min(0);
const us = z.number().int().nullable().describe("microseconds since the epoch; null where there is no clock");
const traceId = z.string().max(2_000);

export const runsQuerySchema = z.object({
  q: z.string().max(300).default("").describe("words that are looked for in name, id, thread and exhibit"),
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), count: z.coerce.number().int().min(1).max(200).default(50),
});
export type RunsQuery = z.output<typeof runsQuerySchema>;

export const runSchema = z.object({
  trace: z.string(), name: z.string().nullable(), thread: z.string().nullable(), exhibit: z.string().describe("x1"), startUs: us, endUs: us,
  calls: count, harmful: count.describe("harmful calls"), preview: z.string().describe("a short piece of it, on one line"),
});
export type Run = z.infer<typeof runSchema>;
/** Runs that did harm first, then in the order in which they were met. */
export const runsSchema = z.object({ from: count, total: count.describe("runs that pass"), of: count.describe("all runs"), runs: z.array(runSchema), next: count.nullable() });
export type Runs = z.infer<typeof runsSchema>;

export const compareQuerySchema = z.object({
  with: z.string().max(100).optional().describe("the incident of run b; none: the same"),
  a: traceId.optional().describe("id of a trace of this incident; none: the run before that is most like b"),
  b: traceId.optional().describe("id of a trace of the other incident; none: the run of the first harm"),
});
export type CompareQuery = z.output<typeof compareQuerySchema>;

const sideSchema = runSchema.extend({
  incident: z.string(), title: z.string(), read: count.describe("calls that are compared: the first 2,000"),
  models: z.array(z.string()).describe("the first 20"), agents: z.array(z.string()).describe("the first 20"),
});
export type CompareSide = z.infer<typeof sideSchema>;

const cellSchema = z.object({
  call: z.string(), row: z.number().int().nullable(), number: count.describe("its place in the run, from 1"), tool: z.string(), preview: z.string().describe("the argument that decides (a command, a statement), else all of them as JSON; the first 300 characters, on one line"),
  isRead: z.boolean().describe("false: its arguments were too large to be read, or are not in the evidence"), state: z.enum(callStates), class: z.enum(effectClasses).nullable(), harm: harmSchema,
  origin: originVerdictSchema.nullable(), us, sinceUs: us.describe("microseconds since the run began"),
});
export type CompareCell = z.infer<typeof cellSchema>;

export const stepKinds = ["same", "alike", "changed", "only_a", "only_b"] as const;
const stepSchema = z.object({
  kind: z.enum(stepKinds).describe("alike: equal but for ids, times and white space; changed: the same tool, other arguments"),
  a: cellSchema.nullable(), b: cellSchema.nullable(),
  values: z.array(z.object({ path: z.string(), a: z.string().nullable(), b: z.string().nullable() })).describe("values that differ, the first 8, each cut at 500 characters; null: nothing at this place"), valuesOf: count,
});
export type CompareStep = z.infer<typeof stepSchema>;

const textDiffSchema = z.object({
  state: z.enum(["same", "differs", "only_a", "only_b", "neither"]).describe("neither: not in the evidence"),
  changes: z.array(z.object({ sign: z.enum([" ", "-", "+"]), text: z.string() })).describe("word by word; - stands in a alone, + in b alone"),
  lengthA: count, lengthB: count, compared: count.describe("characters of each that were compared"), rowA: z.number().int().nullable(), rowB: z.number().int().nullable(),
});
export type TextDiff = z.infer<typeof textDiffSchema>;

export const constraintSchema = z.object({
  kind: z.enum(["bound", "prohibition"]), text: z.string(), only: z.enum(["a", "b"]).describe("the run in whose prompt it stands"), where: z.enum(["system", "user"]),
});
const lineSchema = z.object({ sign: z.enum([" ", "+", "-"]), text: z.string(), number: count });
const names = z.array(z.string());

export const comparisonSchema = z.object({
  a: sideSchema.nullable().describe("null: there is no run to be compared"), b: sideSchema.nullable(), runsA: count.describe("runs of the incident of a"), runsB: count,
  steps: z.array(stepSchema).describe("calls of both, in the order of each"), counts: z.record(z.enum(stepKinds), count),
  divergence: count.nullable().describe("place in `steps` of the first in which the runs part; null: they never do"),
  system: textDiffSchema, user: textDiffSchema,
  constraints: z.array(constraintSchema).describe("limits and prohibitions of one prompt that the other does not have; the first 100"), constraintsOf: count,
  tools: z.object({
    state: z.enum(["compared", "only_a", "only_b", "neither"]).describe("whether the evidence has the tools that were offered"), same: count,
    added: names.describe("offered to b alone; the first 100"), addedOf: count, removed: names.describe("offered to a alone; the first 100"), removedOf: count,
    changed: z.array(z.object({ name: z.string(), lines: z.array(lineSchema).describe("the first 80"), linesOf: count })).describe("the first 40"), changedOf: count,
  }),
  settings: z.array(z.object({ name: z.string(), a: z.string().nullable(), b: z.string().nullable() })).describe("settings of the model that differ, the model's name among them"), settingsSame: count,
});
export type Comparison = z.infer<typeof comparisonSchema>;
