import { z } from "zod";
import { effectClasses, magnitudeUnits } from "../effects/effect.ts";
import { callStates, documentOrigins } from "../findings.ts";
import { documentVerdicts, strengths } from "../injection/runFindings.ts";
import { readList } from "../timeline/filterList.ts";
import { payloadStates } from "../trace/model.ts";
import { effectSchema, harmSchema } from "./impactContract.ts";
import { originVerdictSchema, passageSchema } from "./injectionContract.ts";
import { timelineRowSchema } from "./timelineContract.ts";

/*
 * An incident as it happened. A step is a moment at which something changes: something is said, a call begins, its result is there. `at` names a step for
 * ever within one analysis: `c7` the call's begin, `c7.end` the moment its result is there, `310` and `310.end` begin and end of another row.
 */

const count = z.number().int().min(0);
const us = z.number().int().nullable().describe("microseconds since the epoch; null where there is no clock");
const at = z.string().regex(/^c?[1-9]\d{0,14}(\.end)?$/);
const runs = z.string().max(20_000).default("").transform(readList).describe("ids of traces that are replayed, separated by commas; none: all");

export const replayQuerySchema = z.object({
  trace: runs,
  at: at.optional().describe("this step is asked for: c7, c7.end, or a row (310, 310.end). The window is the one that holds it when windows of `count` follow one another from 0; `from` is not heeded then"),
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  count: z.coerce.number().int().min(1).max(60).default(40),
});
export type ReplayQuery = z.output<typeof replayQuerySchema>;

export const replayRadiusSchema = z.object({
  calls: count.describe("calls with effects"), harmfulCalls: count, irreversible: count.describe("effects of harmful calls that nothing in the evidence can bring back"),
  targets: count.describe("different targets of changing effects that ran, as the rules have them"),
  classes: z.array(z.object({ class: z.enum(effectClasses), effects: count, ran: count, harmful: count, attempts: count.describe("of calls that were refused, failed, or are not known to have run") })).readonly(),
  totals: z.array(z.object({ unit: z.enum(magnitudeUnits), currency: z.string().nullable(), total: z.number(), effects: count })).readonly().describe("sums of what results of harmful calls state"),
});

const saidSchema = z.object({
  kind: z.enum(["message", "request", "result", "retrieved", "attachment"]),
  role: z.string().describe("system, user, assistant, tool, or unknown"),
  call: z.string().nullable().describe("c7: the call that is asked for, or whose result this is"),
  tool: z.string().nullable(),
  document: z.object({ id: z.string(), origin: z.enum(documentOrigins), source: z.string().nullable(), verdict: z.enum(documentVerdicts) }).nullable(),
  text: z.string().nullable().describe("as the model saw it, cut at 3,000 characters; null: not captured, or its record is too large to be read for this"),
  length: count.describe("characters before the cut"),
  isError: z.boolean().nullable(),
  passages: z.array(passageSchema).describe("stretches that instruct or hide something, the first 20; offsets count from the beginning of the text"), passagesOf: count,
});
export type ReplaySaid = z.infer<typeof saidSchema>;

const begunSchema = z.object({
  call: z.string(), tool: z.string(), agent: z.string().nullable(), trace: z.string(), row: z.number().int().nullable(), us,
  argumentsJson: z.string().nullable().describe("cut at 3,000 characters; null where they could not be read"), argumentsLength: count, argumentsState: z.enum(payloadStates),
  harm: harmSchema.describe("what the call comes to, once it is done"), firstHarm: z.boolean().describe("T+0"),
  origin: z.object({ verdict: originVerdictSchema, strength: z.enum(strengths), document: z.string().nullable(), why: z.array(z.string()).describe("the first reasons for it") }).describe("who asked for it"),
  askedIn: z.number().int().nullable().describe("the row whose model asked for it"),
});
export type ReplayBegun = z.infer<typeof begunSchema>;

const doneSchema = z.object({
  call: z.string(), tool: z.string(), state: z.enum(callStates), us: us.describe("when the result was there"),
  text: z.string().nullable().describe("the result as the executor gave it, cut at 3,000 characters; null where it is not in the evidence or could not be read"), length: count, resultState: z.enum(payloadStates),
  effects: z.array(effectSchema).describe("corrections on top; the first 8"), effectsOf: count,
});
export type ReplayDone = z.infer<typeof doneSchema>;

export const replayStepSchema = z.object({
  number: count.describe("position, from 0"), at: z.string(), moment: z.enum(["begin", "end"]), us, trace: z.string(), row: timelineRowSchema,
  said: z.array(saidSchema).describe("what is new in the conversation, the newest 30"), saidOf: count,
  began: begunSchema.nullable(), done: z.array(doneSchema).describe("calls whose results are there now, the first 20"), doneOf: count,
  adds: replayRadiusSchema.describe("by how much the blast radius grows"),
});
export type ReplayStep = z.infer<typeof replayStepSchema>;

const momentSchema = z.object({ position: count, at: z.string(), call: z.string(), us });
export const replaySchema = z.object({
  total: count.describe("steps"), rows: count.describe("rows in these runs; a row in which nothing is said and no call made has no step"),
  from: count, at: count.nullable().describe("position of the step asked for; null where there was none to ask for, or none of this name"),
  before: replayRadiusSchema.describe("how far everything reached before the first step of the window"),
  steps: z.array(replayStepSchema),
  firstHarm: momentSchema.nullable(), lastHarm: momentSchema.nullable(), harmful: count.describe("harmful calls"),
  marks: z.array(count).describe("positions of harmful calls, at most 200 of them, evenly chosen"),
  startUs: us, endUs: us,
});
export type Replay = z.infer<typeof replaySchema>;

export const replayStopQuerySchema = z.object({
  trace: runs, from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe("position that the way begins at; it is none itself"), direction: z.enum(["next", "previous"]).default("next"),
});
export const replayStopSchema = z.object({ position: count.nullable().describe("of the next harmful call; null where there is none any more"), number: count.describe("its number among them, from 1"), of: count });
