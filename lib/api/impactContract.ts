import { z } from "zod";
import { effectClasses, environments, magnitudeUnits, reversibilities, sharednesses, targetKinds } from "../effects/effect.ts";
import { harmStandings } from "../effects/incidentHarm.ts";
import { recoveryKinds } from "../effects/recovery/recoveryItem.ts";
import { secretKinds, secretParts } from "../effects/secrets/secretPlace.ts";
import { callStates, citeSchema, originVerdicts } from "../findings.ts";
import { classCountSchema, environmentCountSchema, matrixCellSchema, targetCountSchema, totalSchema } from "../impactFindings.ts";
import { factorCodes } from "../rules/factors/factorCodes.ts";
import { phaseIds } from "../rules/phases/phaseRules.ts";
import { readList } from "../timeline/filterList.ts";

/*
 * What the Impact page shows. Everywhere the machine's verdict and the responder's word stand side by side: `machine` is what the
 * rules say, the plain members are what holds with corrections and decisions on top. Counts say what they are of.
 */

const count = z.number().int().min(0);
const us = z.number().int().nullable().describe("microseconds since the epoch; null where there is no clock");
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const sentence = z.string().trim().min(1).max(4_000);

export const effectClassSchema = z.enum(effectClasses);
export const harmSchema = z.enum(harmStandings).describe("attempt: it was refused, failed, or is not known to have run");
const environmentSchema = z.enum(environments);
export const targetSchema = z.object({ kind: z.enum(targetKinds), name: z.string() });
/** One number under its unit, as the tool's result states it. */
export const magnitudeSchema = z.object({ unit: z.enum(magnitudeUnits), value: z.number(), currency: z.string().nullable().describe("of an amount, where it is named") });

/** A call as lists name it. `row` opens it in the timeline (`?row=`). */
export const callRefSchema = z.object({
  call: z.string().describe("c7"), row: z.number().int().nullable(), trace: z.string(), tool: z.string(), preview: z.string().describe("its deciding words on one line"),
  state: z.enum(callStates), timeUs: us, tPlusUs: us.describe("microseconds since the harm began (T+0); negative before it; null where one of both has no time"),
});
export type CallRef = z.infer<typeof callRefSchema>;

/** The judgement on an effect: the class and the three questions. */
export const judgementSchema = z.object({ class: effectClassSchema, destructive: z.boolean(), reversible: z.enum(reversibilities), shared: z.enum(sharednesses) });
export type Judgement = z.infer<typeof judgementSchema>;

/** A responder's correction of one effect: what is not named stays as the machine has it. The newest that was not withdrawn holds. */
export const correctionSchema = z.object({
  id: z.string(), effect: z.string().nullable().describe("c7.1; null where the evidence that it spoke of is no longer in the incident"),
  label: z.string().describe("what the call was called when it was corrected"), rule: z.string().describe("the machine's rule that it corrects"),
  change: judgementSchema.partial(), reason: z.string(), author: z.string(), madeUs: z.number().int(), withdrawnUs: z.number().int().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** One effect of one call, as the Impact page and the panel show it. */
export const effectSchema = judgementSchema.extend({
  id: z.string().describe("c7.1: the worst effect of call c7; c7.2 the next"),
  machine: judgementSchema.describe("what the rule says; it differs where `correction` is there"),
  correction: correctionSchema.nullable().describe("the one that holds"),
  rule: z.string(), why: z.string(), environment: environmentSchema,
  targets: z.array(targetSchema).describe("the first 20"), targetsOf: count,
  magnitude: magnitudeSchema.nullable().describe("null: nothing states a number; to be shown as reported by the tool"),
});
export type EffectView = z.infer<typeof effectSchema>;

/** One line of the table of effects. */
export const effectRowSchema = effectSchema.extend({
  call: callRefSchema,
  harm: harmSchema.describe("of its call: the responder's decision, else the machine's verdict with corrections"),
  machineHarm: harmSchema, decided: z.enum(["harmful", "harmless"]).nullable(),
  logged: z.object({ exhibit: z.string(), entry: z.number().int(), holds: z.boolean().describe("its signature holds, and nothing is wrong with it") }).nullable()
    .describe("the leading entry of a signed log that speaks of the call; null: no log does"),
  cites: z.array(citeSchema),
});
export type EffectRow = z.infer<typeof effectRowSchema>;

const listOf = <T extends readonly string[]>(words: T) =>
  z.string().max(1_000).default("").transform(readList).transform((parts) => parts.filter((part): part is T[number] => words.includes(part))).describe(`any of ${words.join(", ")}, separated by commas`);

/** Filters of the table: values of one list widen, lists narrow. They ask what holds, corrections on top. */
export const effectsQuerySchema = z.object({
  class: listOf(effectClasses), reversible: listOf(reversibilities), shared: listOf(sharednesses), environment: listOf(environments), harm: listOf(harmStandings),
  destructive: z.enum(["yes", "no"]).optional(),
  target: z.string().max(2_000).optional().describe("name of a target, exactly"),
  rule: z.string().max(200).optional().describe("id of the rule that found it, exactly"),
  sort: z.enum(["time", "worst"]).catch("time").default("time").describe("worst: harm first, then the gravest; of equally grave ones the irreversible, the shared, the production's and the largest first"),
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), count: z.coerce.number().int().min(1).max(500).default(100),
});
export type EffectsQuery = z.output<typeof effectsQuerySchema>;
export const effectsPageSchema = z.object({
  from: count, total: count.describe("effects that pass the filter"), of: count.describe("all effects"), effects: z.array(effectRowSchema), next: count.nullable().describe("`from` of the next page"),
});
export type EffectsPage = z.infer<typeof effectsPageSchema>;

/** A moment after the harm: a manual event, or words of a person in the evidence. */
export const momentSchema = z.object({
  atUs: z.number().int(), afterUs: z.number().int().describe("microseconds since the first harm"),
  by: z.enum(["event", "words"]).describe("event: the responder wrote it down, or a list of events among the evidence has it; words: a person's message in the trace"),
  event: z.string().nullable().describe("id of the manual event, or of the imported one: x2-5"), row: z.number().int().nullable().describe("row of the message"), text: z.string().describe("the first 300 characters"),
});
export type Moment = z.infer<typeof momentSchema>;

export const blastRadiusSchema = z.object({
  effects: count, calls: count.describe("calls that have effects: all of them"), attempts: count.describe("calls that would have done harm: refused, failed, or not known to have run"),
  classes: z.array(classCountSchema).describe("all eight, in the order of the table"),
  matrix: z.array(matrixCellSchema),
  targets: z.array(targetCountSchema).describe("the 100 most concerned: harmed ones first"), targetsOf: count,
  environments: z.array(environmentCountSchema),
  totals: z.array(totalSchema), unstated: count.describe("effects of harmful calls for which nothing states a number"),
  irreversible: count.describe("effects of harmful calls that nothing in the evidence can bring back"),
  firstHarm: callRefSchema.nullable().describe("T+0: the first harmful call, or the first of a loop of calls of the same kind that led to it"), lastHarm: callRefSchema.nullable(),
  harmDurationUs: us.describe("from first to last harm"),
  callsBetween: count.describe("calls that began between first and last harm, both included"),
  callsPerMinute: z.number().nullable().describe("over that time; null for a single instant"),
  noticed: momentSchema.nullable(), contained: momentSchema.nullable(), recovered: momentSchema.nullable(),
  unfinished: count.describe("calls that began and whose end is not in the evidence, read-only ones left out: they may still go on"),
});
export type BlastRadius = z.infer<typeof blastRadiusSchema>;

/** A boundary of a phase: a call, a row, or a moment that somebody told of. */
export const phasePlaceSchema = z.object({
  us, tPlusUs: us.describe("microseconds since the first harm"), place: z.number().int().nullable().describe("position in order of time, from 0; null for what happened outside the traces"),
  row: z.number().int().nullable(), call: callRefSchema.nullable(), event: z.string().nullable(), text: z.string().describe("what was said there, where words decide"), cites: z.array(citeSchema),
});
export type PhasePlace = z.infer<typeof phasePlaceSchema>;
/** A part of the run. */
export const phaseSchema = z.object({
  rule: z.enum(phaseIds), title: z.string(), from: phasePlaceSchema, to: phasePlaceSchema.nullable().describe("null: the evidence does not tell where it ends"),
  calls: count.nullable().describe("from its first call to its last, both included; null where it is bounded by no calls"),
});
export type IncidentPhase = z.infer<typeof phaseSchema>;
/** GET /impact/phases: in the order of the rules. */
export const phasesSchema = z.object({ phases: z.array(phaseSchema) });
export type Phases = z.infer<typeof phasesSchema>;

/** Something that may have contributed: a condition that the evidence shows. */
export const factorSchema = z.object({ code: z.enum(factorCodes), title: z.string(), message: z.string(), calls: z.array(callRefSchema), cites: z.array(citeSchema) });
export type Factor = z.infer<typeof factorSchema>;

/** A credential in the evidence, without the credential. */
export const secretSchema = z.object({
  fingerprint: z.string().describe("eight hex digits of its SHA-256"), kind: z.enum(secretKinds), places: count, parts: z.array(z.enum(secretParts)), leaked: z.boolean().describe("a call carried it outside"),
  rows: z.array(z.number().int()).describe("rows that hold it; the first 10"),
});

export const recoveryCountsSchema = z.object({ total: count, open: count, done: count, cannot: count });

/** What the agent's calls came to week by week: rights in use that grow. Monday 0:00 UTC starts a week. */
export const weekSchema = z.object({ weekUs: z.number().int(), class: effectClassSchema, calls: count });

/** One target, or the calls of a feedback loop, changed again and again. */
export const changeLoopSchema = z.object({
  kind: z.enum(["growing", "repeated"]).describe("growing: three times and more the reported number was larger than all before"), name: z.string().nullable().describe("of the target; null for the calls that the factor names"),
  rule: z.string().describe("feedback_loop, or the rule of the last of these effects"), unit: z.enum(magnitudeUnits).nullable(),
  points: z.array(z.object({ call: callRefSchema, value: z.number().nullable() })).describe("in order of time; the first 60"), pointsOf: count,
});
export type ChangeLoop = z.infer<typeof changeLoopSchema>;

/** Everything the head of the Impact page needs. */
export const impactSchema = z.object({
  verdict: z.enum([...originVerdicts, "none"]).describe("what holds: none where no call did harm"),
  machineVerdict: z.enum([...originVerdicts, "none"]),
  harmful: z.array(callRefSchema).describe("calls that did harm, in order of time, decisions on top; the first 100"), harmfulOf: count,
  decided: z.object({ harmful: count, harmless: count }).describe("calls on which the responder ruled"), corrections: count.describe("corrections that hold"),
  blastRadius: blastRadiusSchema,
  phases: z.array(phaseSchema).describe("parts of the run, as far as the evidence has them"),
  factors: z.array(factorSchema),
  secrets: z.array(secretSchema).describe("leaked ones first; the first 50"), secretsOf: count,
  recovery: recoveryCountsSchema,
  loops: z.array(changeLoopSchema).describe("the first 6"), loopsOf: count,
  tools: z.array(z.object({ weekUs: z.number().int(), tools: z.array(z.string()), toolsOf: count })).describe("tools by the week in which they were first used; the last 520 weeks, 20 tools of each"),
  weeks: z.array(weekSchema).describe("in order of time; the last 520"),
});
export type Impact = z.infer<typeof impactSchema>;

export const recoveryStates = ["open", "done", "cannot"] as const;
export type RecoveryState = (typeof recoveryStates)[number];

/** What a responder said of an item. `withdrawnUs`: it was undone, and what stood before it holds again. */
export const recoveryChangeSchema = z.object({
  id: z.string(), state: z.enum(recoveryStates), owner: z.string(), why: z.string().describe("why it cannot be undone, or any remark"), proof: z.string().describe("what shows that it is done"),
  author: z.string(), madeUs: z.number().int(), withdrawnUs: z.number().int().nullable(),
});
export type RecoveryChange = z.infer<typeof recoveryChangeSchema>;

/** One thing to be done: what the rules propose, and where it stands. */
export const recoveryItemSchema = z.object({
  id: z.string().describe("freeze, or the id of the effect that it undoes: c7.1"), kind: z.enum(recoveryKinds), title: z.string(), action: z.string(),
  proofNeeded: z.string(), alternatives: z.array(z.string()), warning: z.string().nullable(), reversible: z.enum(reversibilities).nullable(),
  call: callRefSchema.nullable().describe("null for the first item, which is of the whole incident"), harm: harmSchema.nullable(),
  state: z.enum(recoveryStates), owner: z.string(), why: z.string(), proof: z.string(),
  changes: z.array(recoveryChangeSchema).describe("newest first, undone ones too; the newest 20"), changesOf: count,
});
export type RecoveryItem = z.infer<typeof recoveryItemSchema>;
export const recoveryQuerySchema = z.object({
  state: listOf(recoveryStates), harm: listOf(harmStandings),
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), count: z.coerce.number().int().min(1).max(500).default(100),
});
export type RecoveryQuery = z.output<typeof recoveryQuerySchema>;
/** The first item is always to freeze the credentials; then those of harmful calls, in order of time, then the others. */
export const recoveryPageSchema = z.object({ from: count, total: count.describe("items that pass the filter"), of: count, counts: recoveryCountsSchema, items: z.array(recoveryItemSchema), next: count.nullable() });
export type RecoveryPage = z.infer<typeof recoveryPageSchema>;

const words = z.string().trim().max(4_000);
/** POST /impact/recovery/{item}: the whole state as it shall be. A `cannot` says why, a `done` may say what proves it. */
export const recoveryChangeBodySchema = z.strictObject({
  state: z.enum(recoveryStates), owner: z.string().trim().max(120).default(""), why: words.default(""), proof: words.default(""), author,
}).refine(({ state, why }) => state !== "cannot" || why !== "", { message: "what cannot be undone needs a reason", path: ["why"] });
export type NewRecoveryChange = z.output<typeof recoveryChangeBodySchema>;

/** POST /impact/effects/{effect}/corrections: at least one of the four answers, and why. */
export const correctionBodySchema = z.strictObject({
  class: effectClassSchema.optional(), destructive: z.boolean().optional(), reversible: z.enum(reversibilities).optional(), shared: z.enum(sharednesses).optional(), reason: sentence, author,
}).refine((body) => [body.class, body.destructive, body.reversible, body.shared].some((one) => one !== undefined), { message: "it changes nothing", path: ["class"] });
export type NewCorrection = z.output<typeof correctionBodySchema>;
export const correctionsQuerySchema = z.object({ effect: z.string().regex(/^c[1-9]\d{0,14}\.[1-9]\d{0,5}$/).optional() });
/** GET /impact/corrections: all of them, newest first, withdrawn ones too. */
export const correctionsSchema = z.object({ corrections: z.array(correctionSchema) });
