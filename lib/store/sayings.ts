import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { baselineDecisions, clockAlignments, decisionEnds, decisionKinds, decisions, events, impactDecisionKinds, impactDecisions, marks, policyVersions, reportActions, reportTexts, views } from "../../drizzle/cases.ts";
import { eventKinds, harmWords, markKinds } from "../api/annotationContract.ts";
import { canonicalJson } from "../base/canonicalJson.ts";
import { incidentLockSchema } from "../api/contract.ts";
import { policyChangeSchema, versionSources } from "../api/policyContract.ts";
import { textLengthMax } from "../api/reportContract.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { effectClasses } from "../effects/effect.ts";
import { parsePolicy } from "../policy/parsePolicy.ts";
import { policyHash } from "../policy/policySignature.ts";
import { actionStates, actionTypes, humanSections } from "../report/reportDocument.ts";
import type { JsonValue } from "../base/json.ts";
import { anchorSchema, readAnchor, writeAnchor } from "./anchors.ts";
import { keptCorrectionSchema } from "./corrections.ts";
import type { IncidentRecord } from "./incidents.ts";
import { lockOf } from "./locks.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { keptVerdictSchema } from "./originVerdicts.ts";
import { keptRecoverySchema } from "./recoveryChanges.ts";

/** Everything that people said of an incident, in a form that leaves the house with it: each thing tied to the bytes of its evidence by SHA-256 and place. */
const us = z.number().int().min(-8.64e15).max(8.64e15);
const usOrNull = us.nullable();
const id = z.string().regex(/^[a-z0-9]{12}$/);
const word = z.string().max(200);
const text = z.string().max(20_000);
const json = z.json();
const markSchema = z.strictObject({ id, kind: z.enum(markKinds), anchor: anchorSchema, label: word, text, author: word, createdUs: us, editedUs: usOrNull });
const decisionSchema = z.strictObject({ id, kind: z.enum(decisionKinds), value: z.enum(harmWords), reason: text, author: word, anchor: anchorSchema, label: word, madeUs: us, endedUs: usOrNull, ended: z.enum(decisionEnds).nullable() });
const keptValues: Readonly<Record<(typeof impactDecisionKinds)[number], z.ZodType>> = { effect: keptCorrectionSchema, recovery: keptRecoverySchema, origin: keptVerdictSchema, verdict: keptVerdictSchema };
const impactSchema = z.strictObject({
  id, kind: z.enum(impactDecisionKinds), anchor: anchorSchema.nullable(), label: word, place: z.number().int().min(0), rule: word, value: json, reason: text, author: word, madeUs: us, withdrawnUs: usOrNull,
}).refine(({ kind, value }) => keptValues[kind].safeParse(value).success, "its value is none of its kind");
const viewSchema = z.strictObject({ id, name: word, query: text, author: word, createdUs: us });
const eventSchema = z.strictObject({ id, atUs: us, kind: z.enum(eventKinds), text, author: word, createdUs: us });
const clockSchema = z.strictObject({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/), shiftUs: us, reason: text, author: word, madeUs: us, endedUs: usOrNull, ended: z.enum(decisionEnds).nullable() });
const name = z.string().max(1_000).nullable();
const baselineSchema = z.strictObject({
  id, include: z.boolean(), anchor: anchorSchema.nullable(), trace: name, tool: name, class: z.enum(effectClasses).nullable(), label: word, reason: text, author: word, madeUs: us, withdrawnUs: usOrNull,
});
const version = z.number().int().min(1);
const policySchema = z.strictObject({
  version, name: word, text: z.string().max(4_000_000), hash: word, previous: word.nullable(), source: z.enum(versionSources), restores: version.nullable(), author: word, reason: text, madeUs: us, changes: z.array(policyChangeSchema),
});
const reportTextSchema = z.strictObject({ id, section: z.enum(humanSections), text: z.string().max(textLengthMax), author: word, session: word, startedUs: us, savedUs: us, restored: id.nullable(), logged: word });
const actionSchema = z.strictObject({ id, text, type: z.enum(actionTypes), owner: word, due: word, state: z.enum(actionStates), source: word, author: word, createdUs: us, editedUs: usOrNull });
const sayingsSchema = z.strictObject({
  schema: z.literal("aftertrace.decisions/1"),
  marks: z.array(markSchema), decisions: z.array(decisionSchema), impact: z.array(impactSchema), views: z.array(viewSchema), events: z.array(eventSchema), clocks: z.array(clockSchema),
  baseline: z.array(baselineSchema), policies: z.array(policySchema).refine(isChain, "its versions do not follow each other"), texts: z.array(reportTextSchema), actions: z.array(actionSchema),
  lock: incidentLockSchema.nullable(),
});
export type Sayings = z.infer<typeof sayingsSchema>;
type SayingList = Exclude<keyof Sayings, "schema" | "lock">;
export const sayingLists: readonly SayingList[] = ["marks", "decisions", "impact", "views", "events", "clocks", "baseline", "policies", "texts", "actions"];

/** Each version is what its hash says, and names the one before it. */
function isChain(policies: readonly z.infer<typeof policySchema>[]): boolean {
  return policies.every(({ version: number, text: policy, hash, previous }, at) => {
    const read = parsePolicy(policy);
    return number === at + 1 && previous === (policies[at - 1]?.hash ?? null) && read.ok && policyHash(read.policy, nodeCrypto) === hash;
  });
}

/** What people said, in the order in which they said it. */
export function sayingsOf(cases: CasesDatabase, { id: incident, ...record }: IncidentRecord): Sayings {
  const of = <T extends { readonly incident: string }>({ incident: _, ...row }: T): Omit<T, "incident"> => row;
  const anchored = <T extends { readonly anchor: string }>(row: T) => ({ ...row, anchor: readAnchor(row.anchor) });
  return {
    schema: "aftertrace.decisions/1",
    marks: cases.select().from(marks).where(eq(marks.incident, incident)).orderBy(asc(marks.createdUs), asc(marks.id)).all().map(of).map(anchored),
    decisions: cases.select().from(decisions).where(eq(decisions.incident, incident)).orderBy(asc(decisions.madeUs), asc(decisions.id)).all().map(of).map(anchored),
    impact: cases.select().from(impactDecisions).where(eq(impactDecisions.incident, incident)).orderBy(asc(impactDecisions.madeUs), asc(impactDecisions.id)).all().map(of)
      .map((row) => ({ ...row, anchor: row.anchor === null ? null : readAnchor(row.anchor), value: json.parse(JSON.parse(row.value)) })),
    views: cases.select().from(views).where(eq(views.incident, incident)).orderBy(asc(views.createdUs), asc(views.id)).all().map(of),
    events: cases.select().from(events).where(eq(events.incident, incident)).orderBy(asc(events.createdUs), asc(events.id)).all().map(of),
    clocks: cases.select().from(clockAlignments).where(eq(clockAlignments.incident, incident)).orderBy(asc(clockAlignments.madeUs), asc(clockAlignments.id)).all().map(of),
    baseline: cases.select().from(baselineDecisions).where(eq(baselineDecisions.incident, incident)).orderBy(asc(baselineDecisions.madeUs), asc(baselineDecisions.id)).all().map(of)
      .map((row) => ({ ...row, anchor: row.anchor === null ? null : readAnchor(row.anchor) })),
    policies: cases.select().from(policyVersions).where(eq(policyVersions.incident, incident)).orderBy(asc(policyVersions.version)).all().map(of)
      .map((row) => ({ ...row, changes: z.array(policyChangeSchema).parse(JSON.parse(row.changes)) })),
    texts: cases.select().from(reportTexts).where(eq(reportTexts.incident, incident)).orderBy(asc(reportTexts.savedUs), asc(reportTexts.id)).all().map(of),
    actions: cases.select().from(reportActions).where(eq(reportActions.incident, incident)).orderBy(asc(reportActions.createdUs), asc(reportActions.id)).all().map(of),
    lock: lockOf(record),
  };
}

/** As it lies in a bundle: one spelling for one meaning. */
export function sayingsText(sayings: Sayings): string {
  return canonicalJson(sayings satisfies JsonValue);
}

/** Reads it back; the first places that do not fit where it is none. */
export function readSayings(content: string): { readonly ok: true; readonly value: Sayings } | { readonly ok: false; readonly why: string } {
  try {
    const read = sayingsSchema.safeParse(JSON.parse(content));
    if (read.success) return { ok: true, value: read.data };
    return { ok: false, why: `it does not fit at ${read.error.issues.slice(0, 3).map(({ path }) => path.join(".") || "the whole").join(", ")}` };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: "it is not JSON" };
    throw error;
  }
}

/** Enters them for another incident. An id that is taken here is replaced by one of `freshId`. */
export function enterSayings(cases: CasesDatabase, incident: string, sayings: Sayings, freshId: () => string): void {
  const insert = {
    marks: () => each(sayings.marks, marks, (row) => cases.insert(marks).values({ ...row, incident, anchor: writeAnchor(row.anchor) }).run()),
    decisions: () => each(sayings.decisions, decisions, (row) => cases.insert(decisions).values({ ...row, incident, anchor: writeAnchor(row.anchor) }).run()),
    impact: () => each(sayings.impact, impactDecisions, (row) => cases.insert(impactDecisions).values({ ...row, incident, anchor: row.anchor === null ? null : writeAnchor(row.anchor), value: JSON.stringify(row.value) }).run()),
    views: () => each(sayings.views, views, (row) => cases.insert(views).values({ ...row, incident }).run()),
    events: () => each(sayings.events, events, (row) => cases.insert(events).values({ ...row, incident }).run()),
    clocks: () => each(sayings.clocks, clockAlignments, (row) => cases.insert(clockAlignments).values({ ...row, incident }).run()),
    baseline: () => each(sayings.baseline, baselineDecisions, (row) => cases.insert(baselineDecisions).values({ ...row, incident, anchor: row.anchor === null ? null : writeAnchor(row.anchor) }).run()),
    policies: () => { for (const row of sayings.policies) cases.insert(policyVersions).values({ ...row, incident, changes: JSON.stringify(row.changes) }).run(); },
    texts: () => each(sayings.texts, reportTexts, (row) => cases.insert(reportTexts).values({ ...row, incident }).run()),
    actions: () => each(sayings.actions, reportActions, (row) => cases.insert(reportActions).values({ ...row, incident }).run()),
  } satisfies Readonly<Record<SayingList, () => void>>;
  type Identified = typeof marks | typeof decisions | typeof impactDecisions | typeof views | typeof events | typeof clockAlignments | typeof baselineDecisions | typeof reportTexts | typeof reportActions;
  function each<T extends { readonly id: string }>(rows: readonly T[], table: Identified, enter: (row: T) => void): void {
    for (const row of rows) {
      const taken = cases.select({ id: table.id }).from(table).where(eq(table.id, row.id)).get() !== undefined;
      enter(taken ? { ...row, id: freshId() } : row);
    }
  }
  for (const list of sayingLists) insert[list]();
}
