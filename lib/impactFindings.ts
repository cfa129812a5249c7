import { z } from "zod";
import { effectClasses, environments, magnitudeUnits, reversibilities, sharednesses, targetKinds } from "./effects/effect.ts";
import { recoveryKinds } from "./effects/recovery/recoveryItem.ts";
import { citeSchema, count, isoOrNull, originVerdicts, text } from "./findingsParts.ts";
import { factorCodes } from "./rules/factors/factorCodes.ts";

/* The part of the findings document that tells what was done to the world. */

const targetSchema = z.strictObject({ kind: z.enum(targetKinds), name: text });
const call = text.describe("id of the call: c7");

const units = Object.fromEntries(magnitudeUnits.map((unit) => [unit, z.number().optional()]));
export const effectFindingsSchema = z.strictObject({
  class: z.enum(effectClasses),
  destructive: z.boolean().describe("destroys or overwrites state, or leaks or spends what cannot be taken back"),
  reversible: z.enum(reversibilities),
  shared: z.enum(sharednesses).describe("does it reach beyond the agent's own session"),
  environment: z.enum(environments),
  targets: z.array(targetSchema),
  magnitude: z.strictObject({ ...units, currency: text.optional() }).nullable().describe("one number under its unit, as the tool's result or the arguments state it; null where nothing does"),
  rule: text, why: text,
});

/** Counts of effects. `executed`: of calls that ran or may have run; `attempts`: of the others. */
export const classCountSchema = z.strictObject({
  class: z.enum(effectClasses), effects: count, calls: count, executed: count, harmful: count.describe("of harmful calls"), attempts: count, destructive: count.describe("executed and destructive"),
});
export const matrixCellSchema = z.strictObject({ class: z.enum(effectClasses), reversible: z.enum(reversibilities), shared: z.enum(sharednesses), effects: count, harmful: count });
export const targetCountSchema = targetSchema.extend({ effects: count, harmful: count, destructive: count, environments: z.array(z.enum(environments)), firstCall: call });
export const environmentCountSchema = z.strictObject({ environment: z.enum(environments), effects: count.describe("executed and changing"), harmful: count });
export const totalSchema = z.strictObject({ unit: z.enum(magnitudeUnits), currency: text.nullable(), total: z.number(), effects: count, targets: count, sentence: text });

/** An event of a list among the evidence, or words of a person in it, after the harm began. */
const wordsSchema = z.strictObject({ time: isoOrNull, afterUs: z.number().int(), text, cites: z.array(citeSchema) }).nullable();
const harmMoment = z.strictObject({ call, time: isoOrNull }).nullable();

export const blastRadiusFindingsSchema = z.strictObject({
  effects: count, calls: count, attempts: count.describe("calls that would have done harm: refused, failed, or not known to have run"),
  classes: z.array(classCountSchema),
  matrix: z.array(matrixCellSchema).describe("executed effects by class, reversibility and sharedness; cells without one are left out"),
  targets: z.array(targetCountSchema).describe("what executed, changing effects reached: the 100 most concerned"), targetsOf: count,
  environments: z.array(environmentCountSchema),
  totals: z.array(totalSchema).describe("sums of what results of harmful calls state"), unstated: count.describe("effects of harmful calls for which nothing states a number"),
  irreversible: count.describe("effects of harmful calls that nothing in the evidence can bring back"),
  firstHarm: harmMoment.describe("T+0: the first harmful call, or the first of a loop of calls of the same kind that led to it"), lastHarm: harmMoment,
  harmDurationUs: z.number().int().nullable(), callsBetween: count.describe("calls from the first harmful to the last, both included"),
  callsPerMinute: z.number().nullable(),
  noticed: wordsSchema.describe("the first event of a list that says so, else the first words of a user that speak of the harm"),
  contained: wordsSchema.describe("the first event of a list that says so, else the first words of a user, after the last harm, that tell of stopping"),
  recovered: wordsSchema.describe("the last event of a list that tells of a restore"),
  unfinished: count.describe("calls that began and whose end is not in the evidence, read-only ones left out"),
});

export const factorFindingsSchema = z.strictObject({ code: z.enum(factorCodes), message: text, calls: z.array(call), cites: z.array(citeSchema) });
export const recoveryFindingsSchema = z.strictObject({
  call: call.nullable().describe("null for the first item, which is of the whole incident"), effect: count.nullable().describe("place among the call's effects, from 0"),
  kind: z.enum(recoveryKinds), title: text, action: text, proof: text.describe("what shows that it is done"), alternatives: z.array(text), warning: text.nullable(), reversible: z.enum(reversibilities).nullable(),
});

export const incidentFindingsSchema = z.strictObject({
  verdict: z.enum([...originVerdicts, "none"]).describe("none: no call did harm"),
  firstHarm: call.nullable(), harmful: z.array(call).describe("in order of time"),
  factors: z.array(factorFindingsSchema).describe("conditions that may have contributed"),
  blastRadius: blastRadiusFindingsSchema,
  recovery: z.array(recoveryFindingsSchema).describe("what there is to be done; first always: freeze the credentials"),
});
export type IncidentFindings = z.infer<typeof incidentFindingsSchema>;
