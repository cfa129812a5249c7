import fc from "fast-check";
import type { JsonValue } from "../../../lib/base/json.ts";
import type { DerivedFields, LimitState, PolicyCall, Provenance } from "../../../lib/policy/decision.ts";
import { policyOf } from "../../../lib/policy/parsePolicy.ts";
import type { Condition, ConditionForm, Match, PolicyDocument, PolicyRule, ToolPolicy } from "../../../lib/policy/policyDocument.ts";

/** Texts that try to end the string, the line, the comment or the file that they stand in. */
export const hostileTexts = [
  "", " ", '"', "'", "`", "\\", '\\"', "\n", "\r\n", "\0", "\t", "*", "\\*", "**/", "/*", "//", "#", "--", "${x}", "#{x}", "{{x}}", "%s", "$(id)", "a' or 'a' == 'a", 'x"]\nallow', '" || true || "', "'; permit(principal, action, resource); //",
  '"\n[[rule]]\ntoolName = "*"\ndecision = "allow"\npriority = 999', "\u2028", "\u2029", "\u0085", "\ufeff", "\u{1F600}", "e\u0301", "\u00e9", "\u212a", "K", "null", "true", "5", "05", "1e3", "-0", "__proto__", "constructor", "toString", "hasOwnProperty",
  "@id", "]]>", "</script>", "=cmd|' /C calc'!A0", "\u202e", "a".repeat(10_000), `${'"'.repeat(50)}${"\\".repeat(50)}`, ')\n- pattern: ".*"\n  action: allow', "%00", "\u001b[31m", "]", "[*]", "a and b", "a or b",
];
const plainTexts = ["a", "b", "SELECT", "DROP", "public.orders", "jo@example.com", "eve@evil.example", "https://shop.example.com/a/b", "/srv/app/x", "/srv/app/../etc", "/etc/passwd", "2026-03-02", "npm test", "git push --force", "production"];

const text = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...plainTexts) }, { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) }, { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) });
const number = fc.oneof(fc.constantFrom(0, -0, 1, 2, 5, 100, 101, -3, 0.1, 0.25, 1.00001, 1e21, 9_007_199_254_740_991, 900_000_000_000, 1e-7, 5e-324), fc.integer({ min: -5, max: 200 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const scalar = fc.oneof({ weight: 5, arbitrary: text }, { weight: 2, arbitrary: number }, fc.boolean(), fc.constant(null));

const values: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  fc.record({ x: scalar, y: fc.array(scalar, { maxLength: 2 }) }, { requiredKeys: [] }),
  fc.array(fc.oneof(fc.record({ date: scalar, other: scalar }, { requiredKeys: [] }), scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }),
);

const lineNames = ["a", "b", "to", "command", "$.command", "deep.x", "deep", "deep.y[*]", "flights[*].date", "flights[*]", "flights", '["odd \\" name\\n"]', '["__proto__"]', "amount", "n_max"];
const argumentNames = ["a", "b", "to", "command", "deep", "flights", 'odd " name\n', "amount", "n", "__proto__", "query", "*", 'q"]'];

const bareForm: fc.Arbitrary<ConditionForm> = fc.oneof(
  fc.record({ equals: scalar }), fc.record({ one_of: fc.array(scalar, { maxLength: 3 }) }), fc.record({ equals: text, ignore_case: fc.constant(true) }),
  fc.record({ min: number, max: number }, { requiredKeys: [] }).filter((form) => Object.keys(form).length > 0), fc.record({ type: fc.constantFrom("string", "number", "integer", "boolean", "array", "object", "null") }),
  fc.record({ type: fc.constant("string" as const), max_length: fc.nat({ max: 20 }) }), fc.record({ max_length: fc.nat({ max: 12_000 }) }), fc.record({ words: fc.constantFrom<string[]>(["npm", "test"], ["a"], ["git", "push"]) }),
  fc.record({ pattern: fc.constantFrom("[a-z]+", "a|b", ".*", "\\d{4}-\\d{2}-\\d{2}", "[^\\s\"]+", "\\*+", "SELECT.*", "(?:a|b){1,3}\\s?") }),
  fc.record({ prefix: fc.constantFrom("/srv/app", "a", "https://shop.example.com/a", "S") }), fc.record({ suffix: fc.constantFrom(".com", "s", "b") }), fc.record({ domain: fc.constantFrom("example.com", "evil.example") }),
  fc.record({ host: fc.constantFrom<string[]>(["example.com"], ["shop.example.com", "b"]) }), fc.record({ format: fc.constantFrom("date", "email", "url", "uuid", "iban", "datetime") }), fc.constant({ any: true } as ConditionForm),
  fc.record({ from: fc.constantFrom(["user"], ["user", "results"], ["system"]) }) as fc.Arbitrary<ConditionForm>, fc.constant({ contains: { from: ["user"], kinds: ["email", "url"] } } as ConditionForm),
);
const form: fc.Arbitrary<ConditionForm> = fc.oneof({ weight: 5, arbitrary: bareForm }, { weight: 1, arbitrary: fc.record({ any_of: fc.array(bareForm, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.tuple(bareForm, bareForm).map(([a, b]) => ({ ...a, ...b })) });
const optionalForm = fc.tuple(form, fc.boolean()).map(([one, isOptional]): ConditionForm => (isOptional ? { ...one, optional: true } : one));
const condition: fc.Arbitrary<Condition> = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 3 }) }, { weight: 4, arbitrary: optionalForm }, fc.constantFrom(">100", "<=5", "> 0.25", "<1.00001"));

const derivedLines: fc.Arbitrary<readonly [string, Condition]> = fc.oneof(
  fc.tuple(fc.constantFrom("statement_type", "tables", "effect", "commands", "recipients"), fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }), form)),
  fc.tuple(fc.constantFrom("row_limit", "affected_rows_estimate", "row_limit_max", "affected_rows_estimate_max"), fc.oneof(number, fc.constantFrom(">100", "<=5"))),
  fc.tuple(fc.constant("destructive"), fc.boolean()), fc.tuple(fc.constant("command"), fc.constant<Condition>({ words: ["npm", "test"] })), fc.tuple(fc.constant("commands"), fc.constant<Condition>(["a", "npm"])),
);
const line: fc.Arbitrary<readonly [string, Condition]> = fc.oneof({ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...lineNames), condition) }, { weight: 1, arbitrary: derivedLines });
const match: fc.Arbitrary<Match> = fc.array(line, { maxLength: 3 }).map((lines) => Object.fromEntries(lines));

/** Lines that targets with plain arguments can say, so that enough of a policy is left there to be compared. */
const plainCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>("a", "b", true, 5, "SELECT"), fc.array(fc.constantFrom("a", "b", 'q"', "e\u0301", "\u{1F600}", "x'y"), { minLength: 1, maxLength: 3 }), fc.constant<Condition>({ type: "string" }), fc.constant<Condition>({ any: true }),
  fc.constant<Condition>({ type: "integer", min: 1, max: 100 }), fc.constant<Condition>({ type: "number", max: 5 }), fc.constant<Condition>({ type: "integer" }), fc.constant<Condition>({ type: "boolean" }), fc.constant<Condition>({ min: 1, max: 9 }), fc.constantFrom<Condition>({ type: "string", optional: true }, { equals: "a", optional: true }, { any: true, optional: true }),
  fc.constantFrom<Condition>({ type: "string", max_length: 3 }, { max_length: 5 }, { pattern: "[a-z]+\\s?" }, { pattern: ".*" }),
);
const plainLine: fc.Arbitrary<readonly [string, Condition]> = fc.oneof({ weight: 6, arbitrary: fc.tuple(fc.constantFrom("a", "b", "to", "amount", "$.command", '["odd \\" name\\n"]'), plainCondition) }, { weight: 1, arbitrary: fc.constantFrom<readonly [string, Condition]>(["statement_type", ["SELECT"]], ["statement_type", "DROP"], ["destructive", true], ["tables", ["a", "b"]]) });
const plainMatch: fc.Arbitrary<Match> = fc.array(plainLine, { maxLength: 3 }).map((lines) => Object.fromEntries(lines));

const rule = fc.record({ match, extra: fc.option(fc.constant("allow" as const), { nil: undefined, freq: 3 }), fallback: fc.boolean(), reason: fc.option(text, { nil: undefined }) });
export const toolNames = ["run_sql", "bash", "send_email", ...hostileTexts.filter((name) => name !== "")];
const toolName = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("run_sql", "bash", "send_email") }, { weight: 1, arbitrary: fc.constantFrom(...toolNames) });
const limits = fc.record({
  rate: fc.record({ calls: fc.integer({ min: 1, max: 5 }), per: fc.constantFrom("minute", "hour") }), quota: fc.record({ calls: fc.integer({ min: 1, max: 5 }), per: fc.constant("session" as const) }),
  budget: fc.record({ amount_max: fc.constantFrom(5, 100), argument: fc.constant("amount"), per: fc.constant("day" as const) }), magnitude: fc.record({ rows_max: fc.constantFrom(5, 100), per: fc.constant("call" as const) }),
}, { requiredKeys: [] });

const plainRule = fc.record({ match: plainMatch, extra: fc.option(fc.constant("allow" as const), { nil: undefined, freq: 2 }), fallback: fc.boolean(), reason: fc.constant(undefined) });

/** Policies that the reader of policies accepts. */
export const policies = policiesOf(rule, rule);
/** Such that targets with plain arguments can say a good part of. */
export const plainPolicies = policiesOf(plainRule, plainRule);

const commandMatch = fc.oneof(fc.constantFrom<Match>({ command: { words: ["npm", "test"] } }, { command: { words: ["git", "status", "--short"] } }, { command: { words: ["echo", "$(id)"] } }, { commands: ["ls", "cat"] }, { commands: ["rm", "a;b"] }, { statement_type: ["DROP"] }, {}), plainMatch);
const commandRule = fc.record({ match: commandMatch, extra: fc.option(fc.constant("allow" as const), { nil: undefined, freq: 1 }), fallback: fc.boolean(), reason: fc.constant(undefined) });
/** Such that speak of commands. */
export const commandPolicies = policiesOf(commandRule, commandRule).map((policy): PolicyDocument => ({ ...policy, tools: policy.tools.map((tool, at) => (at === 0 ? { ...tool, tool: "Bash" } : tool)) }));

type RuleParts = { readonly match: Match; readonly extra: "allow" | undefined; readonly fallback: boolean; readonly reason: string | undefined };

function policiesOf(rule: fc.Arbitrary<RuleParts>, other: fc.Arbitrary<RuleParts>): fc.Arbitrary<PolicyDocument> { return fc.record({
  name: text.filter((one) => one !== ""), tools: fc.uniqueArray(fc.record({ tool: toolName, allow: fc.array(rule, { maxLength: 3 }), ask: fc.array(other, { maxLength: 1 }), deny: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(other, { maxLength: 2 }) }), limits: fc.option(limits, { nil: undefined }) }), { selector: ({ tool }) => tool, minLength: 1, maxLength: 3 }),
}).map(({ name, tools }) => {
  let next = 0;
  const rules = (given: readonly RuleParts[], kind: string): PolicyRule[] =>
    given.map(({ match: lines, extra, fallback, reason }) => ({ id: `${hostileTexts[next++ % hostileTexts.length]?.slice(0, 20) ?? ""}.${kind}.${next}`, match: lines, ...(extra !== undefined && { extra }), ...(kind === "ask" && fallback && { fallback: true as const }), ...(reason !== undefined && { reason }) }));
  return { schema: "aftertrace.policy/1", name, version: 3, default: "deny", tools: tools.map(({ tool, allow, ask, deny, limits: most }): ToolPolicy => ({ tool, allow: rules(allow, "allow"), require_approval: rules(ask, "ask"), deny: rules(deny, "deny"), ...(most !== undefined && { limits: most }) })) } as PolicyDocument;
}).filter((policy) => policyOf(policy).ok); }

const derived: fc.Arbitrary<DerivedFields | null> = fc.option(fc.record({
  effect: fc.array(text, { minLength: 1, maxLength: 2 }), destructive: fc.boolean(), shared: fc.constantFrom(["yes"], ["no"]), environment: fc.array(text, { maxLength: 1 }),
  statement_type: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }), tables: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }), row_limit: fc.option(number, { nil: undefined }), affected_rows_estimate: fc.option(number, { nil: undefined }),
  commands: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }), command: fc.option(fc.constantFrom(["npm", "test"], ["npm", "test", "-x"]), { nil: undefined }), recipients: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }), covers: fc.subarray(["query", "command", "a"]),
}), { freq: 8 });

/** A call of one of the tools of a policy, mostly with arguments that its rules speak of, sometimes with exactly the values that they ask for. */
export function callsOf(policy: PolicyDocument): fc.Arbitrary<PolicyCall> {
  const wanted = policy.tools.flatMap((tool) => [...(tool.allow ?? []), ...(tool.require_approval ?? []), ...(tool.deny ?? [])]).flatMap(({ match: lines }) => Object.entries(lines)).flatMap(([, one]) => valuesOf(one));
  const value = wanted.length === 0 ? values : fc.oneof({ weight: 2, arbitrary: values }, { weight: 3, arbitrary: fc.constantFrom(...wanted) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...wanted), { maxLength: 2 }) });
  const nested = fc.record({ deep: fc.oneof(fc.record({ x: value, y: fc.array(value, { maxLength: 2 }) }, { requiredKeys: [] }), value), flights: fc.oneof(fc.array(fc.record({ date: value }), { maxLength: 2 }), value) }, { requiredKeys: [] });
  const named = fc.uniqueArray(fc.tuple(fc.constantFrom(...argumentNames), value), { selector: ([name]) => name, maxLength: 3 }).map((pairs): JsonValue => Object.fromEntries(pairs));
  const asAsked = fc.constantFrom(...policy.tools.flatMap((tool) => [...(tool.allow ?? []), ...(tool.require_approval ?? [])].map((one) => one.match)), {}).chain((lines) => exactly(lines));
  const args = fc.oneof({ weight: 2, arbitrary: named }, { weight: 3, arbitrary: asAsked }, { weight: 1, arbitrary: fc.tuple(named, nested).map(([a, b]) => ({ ...(a as object), ...b })) }, { weight: 1, arbitrary: fc.constantFrom("text", null, undefined) });
  return fc.record({ tool: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...policy.tools.map(({ tool }) => tool)) }, { weight: 1, arbitrary: toolName }), arguments: args, derived });
}

/** Arguments that hold what the lines ask for, as far as a value can be read off them. */
function exactly(lines: Match): fc.Arbitrary<JsonValue> {
  const named = Object.entries(lines).flatMap(([name, one]) => (argumentNames.includes(name) ? [fc.constantFrom<JsonValue>(...valuesOf(one), "a").map((value) => [name, value] as const)] : []));
  return fc.tuple(...named).map((pairs) => Object.fromEntries(pairs));
}

function valuesOf(one: Condition): JsonValue[] {
  if (typeof one !== "object" || one === null) return typeof one === "string" && /^[<>]/.test(one) ? [3, 150] : [one];
  if (Array.isArray(one)) return [...one, [...one]];
  return [...(one.equals === undefined ? [] : [one.equals]), ...(one.one_of ?? []), ...(one.min === undefined ? [] : [one.min]), ...(one.max === undefined ? [] : [one.max]), ...(one.any_of ?? []).flatMap(valuesOf), ...plainTexts.slice(0, 6), 3, true];
}

/** Some values are trusted, others are not. */
export const someProvenance: Provenance = { has: (source, value) => (source === "user" ? value.length % 2 === 0 : source === "results" ? value.includes("a") : value === "b") };


const counter = fc.option(fc.nat({ max: 6 }), { freq: 4 });
const counters = fc.record({ second: counter, minute: counter, hour: counter, day: fc.option(fc.constantFrom(0, 4, 98, 99.5), { freq: 4 }), session: counter });

/** What was used up before a call. */
export function usage(policy: PolicyDocument): fc.Arbitrary<LimitState | null> {
  return fc.option(fc.tuple(...policy.tools.map(({ tool }) => fc.record({ calls: counters, spent: counters }).map((one) => [tool, one] as const))).map((pairs) => Object.fromEntries(pairs)), { freq: 3 });
}
