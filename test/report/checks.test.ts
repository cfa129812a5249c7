import { describe, expect, test } from "vitest";
import { ruleGroups } from "@/app/method/reading.ts";
import { checkLists } from "@/lib/report/checks/checkLists.ts";
import { buildReport } from "@/lib/report/buildReport.ts";
import type { Check } from "@/lib/report/reportDocument.ts";
import type { ReportFacts } from "@/lib/report/reportFacts.ts";
import { suggestedActions } from "@/lib/report/suggestedActions.ts";
import { factorCodes, type FactorCode } from "@/lib/rules/factors/factorCodes.ts";
import { factsOf } from "./facts.ts";

function checkOf(id: string, more: Partial<ReportFacts>): Check | undefined {
  const blocks = buildReport(factsOf("word", more)).sections.flatMap(({ machine }) => machine);
  return blocks.flatMap((block) => (block.kind === "checks" ? block.checks : [])).find((check) => check.id === id);
}
const factor = (code: FactorCode): ReportFacts["factors"][number] => ({ code, title: code, message: code, calls: ["c1"], cites: [] });
const said = { id: "k", author: "Ada", reason: "", atUs: 1 };
const base = factsOf("word");
const whole = { ...base.capture, executorResponses: "present" } as const;
const item = base.recovery[0];

/** Id, what the evidence has, state, and a citation that the reason must have. */
const cases: readonly (readonly [string, Partial<ReportFacts>, Check["state"], string])[] = [
  ["condition.ambiguous", { factors: [factor("ambiguous_instruction")] }, "met", "c1"], ["condition.ambiguous", { factors: [] }, "not_met", "p1"], ["condition.ambiguous", { factors: [], capture: { ...whole, userTurn: "absent" } }, "unknown", "x1"],
  ["condition.broad", { factors: [factor("broad_permission")] }, "met", "c1"], ["condition.broad", { factors: [] }, "unknown", "x1"], ["condition.no_gate", { factors: [factor("no_approval_gate")] }, "met", "c1"],
  ["point.isolation", { factors: [factor("environment_confusion")] }, "not_met", "c1"], ["point.isolation", { factors: [] }, "unknown", "x1"],
  ["point.hard", { factors: [factor("rule_in_prompt_only")] }, "not_met", "c1"], ["point.hard", { factors: [], gate: { denied: 2, allowed: 1, other: 0, firstDenied: { exhibit: "x1", entry: 1 } } }, "met", "x1:1"], ["point.hard", { factors: [] }, "unknown", "x1"],
  ["point.hard", { factors: [], crossCheck: { ...(base.crossCheck ?? fail()), differs: [{ call: "c1", exhibit: "x1", entry: 1, what: "decision", inTrace: "executed", inLog: "denied" }] } }, "not_met", "x1:1"],
  ["point.human", { factors: [factor("approval_disabled")] }, "not_met", "c1"], ["point.human", { factors: [] }, "unknown", "x1"],
  ["guard.audit_trail", {}, "not_met", "c1"], ["guard.audit_trail", { audits: [], crossCheck: null }, "unknown", "x1"],
  ["guard.audit_trail", { audits: base.audits.map((audit) => ({ ...audit, status: "verified" as const, findings: [] })), crossCheck: { ...(base.crossCheck ?? fail()), inTraceNotInLogOf: 0, inTraceNotInLog: [] } }, "met", "x1"],
  ["guard.limits", { factors: [factor("no_magnitude_limit")] }, "not_met", "c1"], ["guard.session", { factors: [factor("standing_credential")] }, "not_met", "c1"], ["guard.permission_audit", { factors: [factor("trust_escalation")] }, "not_met", "c1"],
  ["week.signed_log", {}, "not_met", "x1"], ["week.signed_log", { audits: [] }, "unknown", "x1"], ["week.tracing", { capture: whole }, "met", "x1"], ["week.tracing", {}, "not_met", "x1"],
  ["prevent.backups", { factors: [factor("shared_backup")] }, "not_met", "c1"], ["prevent.backups", { factors: [] }, "unknown", "x1"],
  ["minutes.stop", {}, "met", "s1"], ["minutes.stop", { moments: { noticed: null, contained: null, recovered: null } }, "unknown", "x1"], ["minutes.preserve", { factors: [] }, "met", "x1"], ["minutes.preserve", { factors: [factor("log_destroyed")] }, "not_met", "c1"],
  ["minutes.radius", {}, "met", "c1"], ["minutes.radius", { totals: { ...base.totals, unfinished: 1 } }, "not_met", "x1"], ["minutes.learn", { people: { actions: said } }, "met", "s2"], ["minutes.learn", {}, "unknown", "x1"],
  ["response.freeze", { recovery: item === undefined ? [] : [{ ...item, state: "done", said }] }, "met", "s3"], ["response.freeze", {}, "unknown", "x1"], ["response.capture", { capture: whole }, "met", "x1"], ["response.capture", {}, "not_met", "x1"],
  ["response.origin", {}, "met", "c1"], ["response.origin", { verdict: { ...base.verdict, holds: "undetermined" } }, "not_met", "c1"],
  ["response.reverse", { recoveryCounts: { total: 2, open: 0, done: 1, cannot: 1 } }, "met", "s1"], ["response.reverse", { recoveryCounts: { total: 2, open: 1, done: 1, cannot: 0 } }, "not_met", "s1"], ["response.allow_list", {}, "unknown", "x1"], ["response.allow_list", { allowList: said }, "met", "s"],
];
function fail(): never {
  throw new Error("the facts of the tests have a cross-check");
}

describe("a check is settled by evidence alone", () => {
  test.each(cases)("%s %#", (id, more, state, cited) => {
    const check = checkOf(id, more);
    expect(check?.state).toBe(state);
    expect(check?.reason.cites.some((one) => (cited.startsWith("s") ? one.startsWith("s") : one === cited))).toBe(true);
  });
});

test("every list of the customer's guides is there, whole and in its order", () => {
  const blocks = buildReport(factsOf("word")).sections.flatMap(({ machine }) => machine).flatMap((block) => (block.kind === "checks" ? [[block.id, block.checks.length] as const] : []));
  expect(Object.fromEntries(blocks)).toEqual({ conditions: 3, failure_points: 6, guardrails: 8, engineering: 5, prevention: 6, first_minutes: 5, incident_response: 5 });
  const critical = buildReport(factsOf("word")).sections.flatMap(({ machine }) => machine).flatMap((block) => (block.kind === "checks" && block.id === "guardrails" ? block.checks.map(({ weight }) => weight) : []));
  expect(critical).toEqual(["critical", "critical", "recommended", "critical", "recommended", "recommended", "critical", "critical"]);
});

test("what was accepted is not proposed again, and nothing is proposed twice", () => {
  const report = buildReport(factsOf("word"));
  const blocks = report.sections.flatMap(({ machine }) => machine);
  const proposed = suggestedActions(factsOf("word"), blocks, []);
  expect(proposed.map(({ source }) => source)).toContain("recovery:freeze");
  expect(new Set(proposed.map(({ text }) => text)).size).toBe(proposed.length);
  const [first] = proposed;
  const accepted = { id: "a", text: "in other words", type: "prevent", owner: "", due: "", state: "open", source: first?.source ?? "" } as const;
  expect(suggestedActions(factsOf("word"), blocks, [accepted]).map(({ source }) => source)).not.toContain(first?.source);
});

test("the agent's own words are quoted as a statement, beside what the calls show", () => {
  const statement = buildReport(factsOf("I guessed")).sections.flatMap(({ machine }) => machine).find((block) => block.id === "response.statement.1");
  expect(statement).toMatchObject({ kind: "statement", quote: "I guessed" });
  expect(statement?.kind === "statement" && statement.beside[0]?.cites).toEqual(["c1"]);
});

describe("what the page of methods says of the checks", () => {
  const listed = checkLists.flatMap(({ rules }) => rules);

  test("every check of a report is in the lists, in their order, under an id that no rule has", () => {
    const blocks = buildReport(base).sections.flatMap(({ machine }) => machine).flatMap((block) => (block.kind === "checks" ? [block] : []));
    expect(blocks.map(({ id }) => id).sort()).toEqual(checkLists.map(({ id }) => id).sort());
    for (const { id, checks } of blocks) expect(checks.map((check) => check.id)).toEqual(checkLists.find((list) => list.id === id)?.rules.map((rule) => rule.id));
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ruleGroups.flatMap(({ rules }) => rules).filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  test.each(listed.flatMap((rule) => (rule.decided === null ? [] : rule.decided.by.map((code) => [rule.id, code, rule.decided?.state] as const))))("%s is settled by %s as it says", (id, code, state) => {
    expect(checkOf(id, { factors: [factor(code)] })?.state).toBe(state);
  });

  test.each(listed.filter(({ decided }) => decided === null).map(({ id }) => [id]))("%s is settled by no factor, as it says", (id) => {
    const without = checkOf(id, { factors: [] })?.state;
    expect(factorCodes.filter((code) => checkOf(id, { factors: [factor(code)] })?.state !== without)).toEqual([]);
  });
});
