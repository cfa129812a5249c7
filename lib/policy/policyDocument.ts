import { z } from "zod";

/** The name of the format, and its version. */
export const policySchemaId = "aftertrace.policy/1";

export const decisions = ["allow", "deny", "require_approval"] as const;
export type Decision = (typeof decisions)[number];

/** Where a value may come from: what the user said, what the operator laid down, the listed places of earlier results. */
export const valueSources = ["user", "system", "results"] as const;
export type ValueSource = (typeof valueSources)[number];

/** Identifiers that are found inside free text. */
export const identifierKinds = ["email", "url", "iban", "phone"] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export const valueFormats = ["date", "datetime", "email", "url", "uuid", "iban"] as const;
export type ValueFormat = (typeof valueFormats)[number];

export const valueTypes = ["string", "number", "integer", "boolean", "array", "object", "null"] as const;
export type ValueType = (typeof valueTypes)[number];

/** What lib/effects says of a call; a line of `match` by one of these names speaks of it, and of no argument of that name. */
export const derivedNames = [
  "effect", "destructive", "shared", "environment", "statement_type", "tables", "row_limit", "affected_rows_estimate", "where", "commands", "command", "directory",
  "operation", "root_fields", "method", "host", "recipients",
] as const;
export type DerivedName = (typeof derivedNames)[number];

const name = z.string().min(1).max(1_000);
const words = z.string().max(20_000);
const positive = z.number().int().min(1);
const scalar = z.union([words, z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof scalar>;
const oneOrMore = z.union([words, z.array(words).min(1)]);
const sources = z.array(z.enum(valueSources)).min(1);

/** All members of a form must hold. */
export const formSchema = z.strictObject({
  equals: scalar.optional(),
  one_of: z.array(scalar).optional(),
  ignore_case: z.boolean().optional().describe("for texts of equals and one_of"),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().max(512).optional().describe("RE2 syntax, anchored at both ends; nested quantifiers are refused"),
  prefix: oneOrMore.optional().describe("paths are normalised first"),
  suffix: oneOrMore.optional(),
  domain: oneOrMore.optional().describe("the registrable domain of an address or a URL"),
  host: oneOrMore.optional().describe("the host of a URL, or its registrable domain"),
  format: z.union([z.enum(valueFormats), z.array(z.enum(valueFormats)).min(1)]).optional(),
  type: z.union([z.enum(valueTypes), z.array(z.enum(valueTypes)).min(1)]).optional(),
  max_length: z.number().int().min(0).optional(),
  words: z.array(words).min(1).optional().describe("exactly these words, and no further ones"),
  any: z.literal(true).optional(),
  from: sources.optional().describe("the value stands in the words of these, or at a listed place of an earlier result"),
  contains: z.strictObject({ from: sources, kinds: z.array(z.enum(identifierKinds)).min(1) }).optional().describe("every identifier inside the text has that provenance"),
  get any_of() {
    return z.array(formSchema).min(1).max(8).optional().describe("one of these forms is enough");
  },
  optional: z.literal(true).optional().describe("the argument may be absent or null"),
});
export type ConditionForm = z.infer<typeof formSchema>;

export const conditionSchema = z.union([scalar, z.array(scalar).min(1), formSchema]);
export type Condition = z.infer<typeof conditionSchema>;

export const matchSchema = z.record(name, conditionSchema)
  .describe("by argument: its name, a path into it such as flights[*].date, a derived field, or one of these with _min or _max behind it");
export type Match = z.infer<typeof matchSchema>;

const instant = z.string().max(40).nullable();
export const supportSchema = z.strictObject({ calls: z.number().int().min(0), runs: z.number().int().min(0), first: instant, last: instant });
export type Support = z.infer<typeof supportSchema>;

export const ruleSchema = z.strictObject({
  id: name,
  match: matchSchema,
  extra: z.literal("allow").optional().describe("further arguments are no obstacle"),
  fallback: z.literal(true).optional().describe("of require_approval only: it applies where no allow rule of the tool matches"),
  action: z.string().max(200).optional().describe("what the enforcement point does beside: block_and_alert"),
  reason: z.string().max(1_000).optional(),
  support: supportSchema.optional(),
});
export type PolicyRule = z.infer<typeof ruleSchema>;

export const ratePeriods = ["second", "minute", "hour", "day"] as const;
export type RatePeriod = (typeof ratePeriods)[number];
export const limitsSchema = z.strictObject({
  rate: z.strictObject({ calls: positive, per: z.enum(ratePeriods) }).optional(),
  quota: z.strictObject({ calls: positive, per: z.literal("session") }).optional(),
  budget: z.strictObject({ amount_max: z.number().min(0), currency: z.string().max(20).optional(), argument: name.optional(), per: z.enum(["session", ...ratePeriods]) }).optional(),
  magnitude: z.strictObject({ rows_max: positive, per: z.literal("call") }).optional(),
});
export type ToolLimits = z.infer<typeof limitsSchema>;

export const auditSchema = z.strictObject({ sign: z.literal("ed25519").optional(), sink: z.string().max(2_000).optional() });

const toolMembers = {
  tool: name,
  allow: z.array(ruleSchema).optional(),
  require_approval: z.array(ruleSchema).optional(),
  deny: z.array(ruleSchema).optional(),
  limits: limitsSchema.optional(),
  audit: auditSchema.optional(),
};
export const toolPolicySchema = z.strictObject(toolMembers);
export type ToolPolicy = z.infer<typeof toolPolicySchema>;

export const basisSchema = z.strictObject({
  exhibits: z.array(z.string().max(100)),
  runs: z.number().int().min(0),
  calls: z.number().int().min(0),
  excluded: z.array(z.string().max(100)),
  first: instant,
  last: instant,
});

export const signatureSchema = z.strictObject({ alg: z.literal("ed25519"), key: z.string().max(100), value: z.string().max(200) });
export type PolicySignature = z.infer<typeof signatureSchema>;

export const policySchema = z.strictObject({
  schema: z.literal(policySchemaId),
  name,
  version: positive,
  previous: z.string().max(100).optional().describe("sha256: and the hash of the version before, in its canonical form"),
  basis: basisSchema.optional(),
  default: z.literal("deny"),
  trust: z.strictObject({
    user: z.array(z.enum(["user", "system"])).optional(),
    results: z.array(z.string().min(1).max(1_000)).optional().describe("tool:$.path, the whole value of a place of an earlier result"),
  }).optional(),
  tools: z.array(toolPolicySchema),
  not_observed: z.array(name).optional().describe("offered to the agent, never called"),
  signature: signatureSchema.optional(),
});
/** An allow-list. What it does not name is denied. */
export type PolicyDocument = z.infer<typeof policySchema>;
