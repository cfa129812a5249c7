import { z } from "zod";
import { effectClasses } from "../effects/effect.ts";
import { candidateKinds } from "../policy/draft/candidate.ts";
import { exclusionReasons } from "../policy/draft/baseline.ts";
import { ruleFormKinds } from "../policy/draft/ruleForm.ts";
import { decisions } from "../policy/policyDocument.ts";
import { exportFormats, lossConsequences } from "../policy/policyExport.ts";
import { signatureStates } from "../policy/policySignature.ts";
import { callRefSchema } from "./impactContract.ts";

/*
 * What the allow-list page shows: which calls count, the draft with what led to each of its lines, what a policy does with every call of the evidence,
 * versions, exports. Nothing but a version and a decision on the baseline is ever stored; everything else is worked out anew.
 */

const count = z.number().int().min(0);
const us = z.number().int();
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const reason = z.string().trim().max(4_000).default("");
const policyText = z.string().max(1_000_000);
export const policyBodyBytesMax = 4_194_304;

export const decisionSchema = z.enum(decisions);
export const callParts = ["baseline", "harmful", "injection", "left"] as const;
/** baseline: legitimate. harmful: it did harm. injection: an injection asked for it, and it did no harm. left: neither, and nothing is learned from it. */
export const callPartSchema = z.enum(callParts);
export type CallPart = z.infer<typeof callPartSchema>;

/** One call put to a policy. */
export const replayedSchema = z.object({
  call: callRefSchema, part: callPartSchema, decision: decisionSchema, rule: z.string().describe("the rule that decided, `default`, or `TOOL.limits`"), why: z.string(),
  was: z.enum(["made", "refused", ...decisions]).describe("made, refused: what happened in the evidence; else what the policy that it is compared with decides"),
});
export type ReplayedView = z.infer<typeof replayedSchema>;
const replayedList = z.object({ of: count, calls: z.array(replayedSchema) });
export const replayLists = ["newly_denied", "newly_allowed", "unchanged", "unplayable"] as const;
export type ReplayList = (typeof replayLists)[number];

const countsSchema = z.object({ allow: count, require_approval: count, deny: count, of: count });
export type CountsView = z.infer<typeof countsSchema>;

/** What a policy comes to on the evidence. */
export const backTestSchema = z.object({
  parts: z.object({ baseline: countsSchema, harmful: countsSchema, injection: countsSchema, left: countsSchema }),
  against: z.union([z.literal("record"), count]).describe("what the lists compare with: what happened, or the number of a version"),
  passing: replayedList.describe("calls of the incident that would be allowed"),
  lists: z.object({ newly_denied: replayedList, newly_allowed: replayedList, unchanged: replayedList, unplayable: replayedList }).describe("newly_denied: no longer allowed by itself, approval included; unplayable: its arguments are not known"),
  stops: z.array(z.object({ trace: z.string(), at: replayedSchema.nullable().describe("the first call of the incident that would not have been made by itself; null: all pass"), firstHarm: callRefSchema.nullable(), inTime: z.boolean().describe("at or before the first harm of the run") })),
});
export type BackTest = z.infer<typeof backTestSchema>;

const candidateSchema = z.object({ kind: z.enum(candidateKinds), opens: z.string(), words: z.string(), loses: count.describe("calls of the baseline that it would not have fitted, had their task not been seen"), lets: count.describe("calls outside the baseline whose value it fits") });
export const ruleLineSchema = z.object({ path: z.string(), candidates: z.array(candidateSchema), chosen: count });
const formSchema = z.object({ kind: z.enum(ruleFormKinds), opens: z.string(), loses: count.nullable(), lets: z.array(z.string()).describe("calls of the incident that it fits: c7") });

/** A rule as people read it. */
export const ruleViewSchema = z.object({
  id: z.string(), decision: decisionSchema, fallback: z.boolean(), words: z.array(z.string()), reason: z.string().nullable(),
  calls: count, runs: count, firstUs: us.nullable(), lastUs: us.nullable(), examples: z.array(callRefSchema),
  forms: z.array(formSchema), form: z.enum(ruleFormKinds).nullable(), lines: z.array(ruleLineSchema),
  destructive: z.boolean(), stops: z.array(z.string()).describe("calls of the incident that it would let through; asked about until somebody ticks it"), ticked: z.boolean(),
});
export type RuleView = z.infer<typeof ruleViewSchema>;
export const toolViewSchema = z.object({ tool: z.string(), kind: z.enum(["read", "sink", "language", "unobserved", "written"]), isThin: z.boolean(), unseen: z.array(z.string()), limits: z.array(z.string()), rules: z.array(ruleViewSchema) });
export type ToolView = z.infer<typeof toolViewSchema>;

export const policyProblemSchema = z.object({ code: z.string(), at: z.string(), line: count.nullable(), column: count.nullable(), message: z.string(), fix: z.string() });
export const policyChangeSchema = z.object({ what: z.string(), change: z.enum(["added", "removed", "changed"]), direction: z.enum(["wider", "narrower", "same"]) });
export type PolicyChangeView = z.infer<typeof policyChangeSchema>;
const hardenedSchema = z.object({
  tools: z.array(z.object({ replaces: z.string(), rule: z.string(), name: z.string(), description: z.string(), schema: z.string().describe("JSON Schema, as text"), typescript: z.string(), keeps: z.array(z.string()) })),
  left: z.array(z.object({ rule: z.string(), why: z.string() })),
});
export type HardenedView = z.infer<typeof hardenedSchema>;

/** A policy, what is wrong with it, and what it does with every call of the evidence. */
export const policyReviewSchema = z.object({
  text: z.string().nullable().describe("YAML; null where it cannot be read"), name: z.string().nullable(), hash: z.string().nullable(),
  problems: z.array(policyProblemSchema), signature: z.enum(signatureStates).nullable(), signedBy: z.string().nullable(),
  tools: z.array(toolViewSchema), excluded: z.object({ of: count, calls: z.array(z.object({ call: callRefSchema, reason: z.enum(exclusionReasons) })) }),
  backTest: backTestSchema.nullable(), changes: z.array(policyChangeSchema).nullable().describe("against the newest version; null where there is none"), hardened: hardenedSchema,
});
export type PolicyReview = z.infer<typeof policyReviewSchema>;

const against = z.union([z.literal("record"), z.number().int().min(1)]).default("record");
const widthsSchema = z.record(z.string().max(1_200), z.strictObject({ form: z.enum(ruleFormKinds).optional(), lines: z.record(z.string().max(1_200), z.enum(candidateKinds)).optional() })).default({});
/** What the responder chose for the draft. */
export const draftChoicesSchema = z.strictObject({ ticked: z.array(z.string().max(1_200)).max(2_000).default([]), widths: widthsSchema });
export type DraftChoices = z.output<typeof draftChoicesSchema>;
export const draftBodySchema = draftChoicesSchema.extend({ against });
/** auto: told by the shape of the text. */
export const importFormats = ["auto", "aftertrace", "cedar", "whitelist"] as const;
export type ImportFormat = (typeof importFormats)[number];
export const replayBodySchema = z.strictObject({ text: policyText, format: z.enum(importFormats).default("aftertrace"), against });
/** More of one list of the last answer for the same text. */
export const replayPageBodySchema = z.strictObject({ text: policyText, format: z.enum(importFormats).default("aftertrace"), against, list: z.enum(replayLists), from: count, count: z.number().int().min(1).max(500).default(100) });
export const replayPageSchema = z.object({ of: count, from: count, calls: z.array(replayedSchema), next: count.nullable() });
export type ReplayPage = z.infer<typeof replayPageSchema>;
export const heldOutSchema = z.object({ tasks: count, calls: countsSchema, runs: z.object({ of: count, allowed: count }), lost: replayedList });
export type HeldOutView = z.infer<typeof heldOutSchema>;

/** Calls that a person takes into the baseline or out of it: one call, a run, a tool, a class, or what is all of these. The newest word that was not withdrawn holds. */
export const baselineSubjectSchema = z.strictObject({
  call: z.string().regex(/^c[1-9]\d{0,14}$/).optional(), row: z.number().int().min(1).optional().describe("a row of the timeline that stands for a call"),
  trace: z.string().min(1).max(1_000).optional(), tool: z.string().min(1).max(1_000).optional(), class: z.enum(effectClasses).optional(),
}).refine((subject) => Object.values(subject).some((value) => value !== undefined), "name a call, a run, a tool or a class");
export const baselineBodySchema = z.strictObject({ subject: baselineSubjectSchema, include: z.union([z.boolean(), z.literal("turn")]).describe("turn: of one call, the other way than the rules have it"), reason, author });
export type NewBaselineDecision = z.output<typeof baselineBodySchema>;
export const baselineDecisionSchema = z.object({
  id: z.string(), include: z.boolean(), call: z.string().nullable(), row: z.number().int().nullable(), trace: z.string().nullable(), tool: z.string().nullable(), class: z.enum(effectClasses).nullable(),
  label: z.string(), calls: count.describe("calls that it speaks of now"), reason: z.string(), author: z.string(), madeUs: us, withdrawnUs: us.nullable(),
});
export type BaselineDecision = z.infer<typeof baselineDecisionSchema>;
export const baselineSchema = z.object({
  decisions: z.array(baselineDecisionSchema).describe("newest first, withdrawn ones too"),
  tools: z.array(z.object({ tool: z.string(), calls: count })), traces: z.array(z.object({ trace: z.string(), calls: count })).describe("the first 500"), tracesOf: count,
});
export type BaselineView = z.infer<typeof baselineSchema>;

export const versionSources = ["draft", "edit", "import", "rollback"] as const;
export const policyVersionSchema = z.object({
  version: z.number().int().min(1), name: z.string(), hash: z.string(), previous: z.string().nullable(), source: z.enum(versionSources), restores: z.number().int().nullable().describe("the version that it brings back"),
  author: z.string(), reason: z.string(), madeUs: us, changes: z.array(policyChangeSchema), wider: count,
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;
export const policyVersionTextSchema = policyVersionSchema.extend({ text: z.string() });
export type PolicyVersionText = z.infer<typeof policyVersionTextSchema>;
export const newVersionBodySchema = z.strictObject({
  text: policyText, format: z.enum(importFormats).default("aftertrace"), source: z.enum(["draft", "edit", "import"]).default("edit"),
  after: z.number().int().min(0).describe("the newest version that was seen; 0: none"), reason, author,
});
export const restoreBodySchema = z.strictObject({ after: z.number().int().min(0), reason, author });
export const policyExportBodySchema = z.strictObject({ format: z.enum(exportFormats), sign: z.boolean().default(false).describe("with this installation's key; only aftertrace has a place for it"), save: z.boolean().default(true).describe("false: only look at what it would hold; nothing leaves, and no line is written") });
export const policyExportSchema = z.object({
  format: z.enum(exportFormats), version: z.number().int(), hash: z.string(), files: z.array(z.object({ path: z.string(), text: z.string() })),
  losses: z.array(z.object({ rule: z.string(), lost: z.string(), consequence: z.enum(lossConsequences) })), warnings: z.array(z.string()), signedBy: z.string().nullable(),
});
export type PolicyExportView = z.infer<typeof policyExportSchema>;

/** What other pages tell of the allow-list. */
export const policyStandingSchema = z.object({
  state: z.enum(["answered", "partial", "unknown"]).describe("answered: all harmful calls are denied and all of the baseline is allowed; partial: it needs approvals, loses calls of the baseline or lets harmful ones through; unknown: it was not worked out yet, or there is nothing to learn from"),
  pending: z.boolean().describe("it is being worked out"), onItsPage: z.boolean().describe("it was not worked out here, because there are very many calls or the attempt failed: the page of the allow-list does it, or says why not"), source: z.enum(["draft", "version"]).nullable(), version: z.number().int().nullable(),
  baseline: countsSchema, harmful: countsSchema, passing: count.describe("calls of the incident that would be allowed"), asks: count.describe("calls of the baseline that need approval"), lost: count.describe("calls of the baseline that are denied"),
  firstStop: replayedSchema.nullable(), inTime: z.boolean().describe("every run of the incident stops at or before its first harm"),
});
export type PolicyStanding = z.infer<typeof policyStandingSchema>;
export const policyHeadSchema = z.object({ versions: z.array(policyVersionSchema).describe("newest first"), decisions: count.describe("decisions on the baseline that hold"), standing: policyStandingSchema });
export type PolicyHead = z.infer<typeof policyHeadSchema>;
