import { z } from "zod";
import { effectClasses, environments, reversibilities, sharednesses } from "../effects/effect.ts";
import { documentOrigins, originVerdicts } from "../findings.ts";
import { strengths } from "../injection/runFindings.ts";
import { callRefSchema, harmSchema, recoveryCountsSchema, recoveryStates, targetSchema } from "./impactContract.ts";
import { callOriginSchema, incidentVerdictSchema, verdictDecisionSchema } from "./injectionContract.ts";

/*
 * What the Overview says of an incident beside what `/impact` says: the verdict with the call that decides, the worst calls, what the evidence
 * lacks, and where the responder's work stands. Corrections, decisions and people's verdicts are on top.
 */

const count = z.number().int().min(0);
const us = z.number().int().nullable().describe("microseconds since the epoch; null where there is no clock");
const row = z.number().int().nullable().describe("row of the timeline");

/** One of the worst calls, by its gravest effect. */
export const worstCallSchema = z.object({
  call: callRefSchema, harm: harmSchema, effect: z.string().describe("its gravest effect: c7.1"), class: z.enum(effectClasses), destructive: z.boolean(),
  reversible: z.enum(reversibilities), shared: z.enum(sharednesses), environment: z.enum(environments), targets: z.array(targetSchema).describe("the first 3"), targetsOf: count,
  origin: z.enum(originVerdicts).describe("what holds"), strength: z.enum(strengths).nullable().describe("of the rules' evidence; null where a person decided"),
});
export type WorstCall = z.infer<typeof worstCallSchema>;

/** Calls without something that a root cause needs. */
export const lackingSchema = z.object({ of: count, arguments: count.describe("calls whose arguments are not in the evidence"), responses: count.describe("calls that ran, or may have, and whose response is not in the evidence") });

/** GET /overview */
export const overviewSchema = z.object({
  verdict: incidentVerdictSchema, machine: incidentVerdictSchema, decision: verdictDecisionSchema.nullable(),
  deciding: callOriginSchema.nullable().describe("the first harmful call that has the verdict that the calls come to"),
  failedBefore: callRefSchema.nullable().describe("the last call of its trace that failed before it, among the 20 before it"),
  harmful: count, irreversible: count.describe("effects of harmful calls that nothing in the evidence can bring back"), attempts: count, calls: count, firstHarmUs: us,
  unknownEffects: count.describe("effects of calls that ran of which nobody knows what they did"),
  lacking: z.object({ calls: lackingSchema, harmful: lackingSchema }),
  undecided: z.object({ weak: count, undetermined: count }).describe("harmful calls whose origin rests on weak evidence, or is not decided; nobody decided them"),
  worst: z.array(worstCallSchema).describe("harmful ones first, then attempts, then the gravest; the first 10"),
  worstOf: count.describe("calls that changed something, or may have"),
  recovery: recoveryCountsSchema, freeze: z.enum(recoveryStates).describe("of the first item: freeze the credentials"),
});
export type Overview = z.infer<typeof overviewSchema>;

/** Where the instruction to a call stands: a passage of a document, or the words of a user. */
export const instructionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("document"), call: z.string(), document: z.string().describe("d3"), passage: z.number().int().min(1).nullable().describe("its number in the injection view"), origin: z.enum(documentOrigins), source: z.string().nullable(),
    row, atUs: us.describe("when it was read"), text: z.string().nullable().describe("the passage, its first 200 characters, credentials masked"),
  }),
  z.object({ kind: z.literal("turn"), call: z.string(), row, atUs: us, text: z.string().nullable().describe("the user's last words before the call, their first 200 characters, credentials masked") }),
]);
export type Instruction = z.infer<typeof instructionSchema>;

/** GET /overview/course: calls over the time of the evidence, and how the harm grew. */
export const courseSchema = z.object({
  fromUs: us, widthUs: count.describe("width of a stretch"), stretches: count,
  classes: z.array(z.object({ class: z.enum(effectClasses).nullable().describe("of its worst effect, as the rules have it; null: no effect was worked out"), calls: z.array(count).describe("calls that began in each stretch") })),
  timed: count.describe("calls with a time"), of: count,
  growth: z.object({
    widthUs: count, points: z.array(z.object({ afterUs: count.describe("the end of the stretch, since the first harm"), calls: count.describe("harmful calls so far"), targets: count.describe("different targets that they harmed so far") })),
    timed: count.describe("harmful calls with a time"), of: count,
  }),
});
export type Course = z.infer<typeof courseSchema>;

/** GET /overview/instruction */
export const instructionsSchema = z.object({ firstHarm: instructionSchema.nullable().describe("of the first harmful call"), deciding: instructionSchema.nullable().describe("of the call that decides the verdict") });
export type Instructions = z.infer<typeof instructionsSchema>;
