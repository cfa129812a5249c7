import { Document, isScalar, visit } from "yaml";
import { jcs, type PlainJson } from "../base/jcs.ts";
import { policySchema, type PolicyDocument } from "./policyDocument.ts";

/** The policy with its members in the order of the schema: equal policies give equal text. */
export function inSchemaOrder(policy: PolicyDocument): PolicyDocument {
  return policySchema.parse(policy);
}

/** The policy as YAML 1.2, quoted so that a reader of YAML 1.1 takes `no` for no boolean. The same policy gives the same bytes; no value can end the line or the string that it stands in. */
export function writePolicyYaml(policy: PolicyDocument): string {
  const document = new Document(inSchemaOrder(policy), { version: "1.2", schema: "core", compat: "yaml-1.1", aliasDuplicateObjects: false });
  // Lists of values stand in one line, as people write them.
  visit(document, { Seq: (_, list) => void (list.flow = list.items.every((item) => isScalar(item) && String(item.value).length < 60)) });
  return document.toString({ lineWidth: 0, indent: 2, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", doubleQuotedAsJSON: true, blockQuote: false, flowCollectionPadding: false });
}

/** The policy as JSON, indented. */
export function writePolicyJson(policy: PolicyDocument): string {
  return `${JSON.stringify(inSchemaOrder(policy), null, 2)}\n`;
}

/** RFC 8785 of the policy without its signature: what is signed, and what the next version names. */
export function canonicalPolicy(policy: PolicyDocument): string {
  const { signature: _, ...rest } = policy;
  return jcs(plain(rest));
}

/** Members that are undefined are not there. */
function plain(value: unknown): PlainJson {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === undefined) throw new TypeError("a policy holds JSON only");
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]) => [name, plain(one)]));
}
