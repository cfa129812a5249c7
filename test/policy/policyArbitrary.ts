import fc from "fast-check";
import { identifierKinds, policySchemaId, valueFormats, valueSources, valueTypes, type Condition, type ConditionForm, type PolicyDocument, type PolicyRule, type ToolPolicy } from "../../lib/policy/policyDocument.ts";

/** Text that tries to break out of where it stands. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", " ", "a\nb: c", "- x", "x: y", "#c", "'", '"', "\\", "\0", "---", "...", "&a", "*a", "!!str", "? x", "{a: 1}", "[1]", "no", "yes", "null", "~", "0x1F", "1e3", "<<", "%YAML", "\u0085", "\u2028", "\ufeff", "${x}", "`", "\t", "-", "=", "@", "|", ">", ">100", "a".repeat(500), "\r\n", "constructor", "toString"),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replace(/\p{Surrogate}/gu, "x")), fc.string({ maxLength: 20 }),
);
const name = hostileText.filter((text) => text !== "" && text !== "__proto__").map((text) => text.slice(0, 200));
const scalar = fc.oneof(hostileText, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) || (Number.isInteger(number) && !Number.isSafeInteger(number)) ? 0 : number)), fc.boolean(), fc.constant(null));
const sources = fc.uniqueArray(fc.constantFrom(...valueSources), { minLength: 1 });
const texts = fc.array(hostileText, { minLength: 1, maxLength: 3 });

export const conditionForm: fc.Arbitrary<ConditionForm> = fc.record({
  equals: scalar, one_of: fc.array(scalar, { maxLength: 4 }), ignore_case: fc.constant(true), min: fc.integer(), max: fc.integer(), prefix: hostileText, suffix: texts, domain: texts, host: hostileText,
  format: fc.constantFrom(...valueFormats), type: fc.constantFrom(...valueTypes), max_length: fc.nat(), words: texts, any: fc.constant(true as const), from: sources,
  contains: fc.record({ from: sources, kinds: fc.uniqueArray(fc.constantFrom(...identifierKinds), { minLength: 1 }) }), optional: fc.constant(true as const),
}, { requiredKeys: [] }).map((form): ConditionForm => (Object.keys(form).some((one) => one !== "optional" && one !== "ignore_case") ? form : { ...form, any: true }));

export const condition: fc.Arbitrary<Condition> = fc.oneof(scalar.filter((one) => typeof one !== "string" || !/^[<>]/.test(one)), fc.array(scalar, { minLength: 1, maxLength: 4 }), conditionForm, conditionForm.map((form): Condition => ({ any_of: [form] })));

const match = fc.dictionary(fc.oneof(fc.constantFrom("x", "y", "flights[*].date", "effect", "tables", "n_max"), name.map((text) => `[${JSON.stringify(text)}]`)), condition, { maxKeys: 4 });
const rule = fc.record({ match, extra: fc.constant("allow" as const), action: hostileText.map((text) => text.slice(0, 200)), reason: hostileText }, { requiredKeys: ["match"] });

/** Policies that are read as they were written. Ids of rules are told apart by their number. */
export const policyDocument: fc.Arbitrary<PolicyDocument> = fc.record({
  name, trust: fc.record({ user: fc.constant<("user" | "system")[]>(["user"]), results: fc.constantFrom<string[]>([], ["get:$.a[*].b"]) }),
  tools: fc.uniqueArray(fc.record({ tool: name, allow: fc.array(rule, { maxLength: 3 }), require_approval: fc.array(rule, { maxLength: 2 }), deny: fc.array(rule, { maxLength: 2 }) }), { maxLength: 3, selector: ({ tool }) => tool }),
}).map(({ name: title, trust, tools }) => {
  let number = 0;
  const withIds = (rules: readonly Omit<PolicyRule, "id">[]): PolicyRule[] => rules.map((one) => ({ id: `r${++number}`, ...one }));
  return { schema: policySchemaId, name: title, version: 1, default: "deny", trust, tools: tools.map((tool): ToolPolicy => ({ tool: tool.tool, allow: withIds(tool.allow), require_approval: withIds(tool.require_approval), deny: withIds(tool.deny) })) };
});
