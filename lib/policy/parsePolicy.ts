import type { z } from "zod";
import { RawNumber, type JsonValue } from "../base/json.ts";
import { parseJson } from "../base/losslessJson.ts";
import { asPolicy } from "./customerShape.ts";
import { checkPolicy, pointerStep } from "./checkPolicy.ts";
import { policySchema, type PolicyDocument } from "./policyDocument.ts";
import type { PolicyProblem } from "./policyProblem.ts";
import { readStrictYaml } from "./strictYaml.ts";

export type ParsedPolicy = { readonly ok: true; readonly policy: PolicyDocument } | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const lengthMax = 8_388_608;

/** Reads a policy from YAML or JSON. A policy with a problem is no policy: half of it could allow more than the whole. */
export function parsePolicy(text: string): ParsedPolicy {
  if (text.length > lengthMax) return { ok: false, problems: [{ code: "too_large", at: "file", message: "The file is too large for a policy.", fix: "A policy has at most 8 MiB." }] };
  const bare = text.replace(/^\ufeff/, "");
  const { value, problems } = bare.trimStart().startsWith("{") ? readJsonText(bare) : readStrictYaml(bare);
  return problems.length > 0 ? { ok: false, problems } : policyOf(value);
}

/** Checks a value that was read already. */
export function policyOf(value: unknown): ParsedPolicy {
  const lost = protoNames(value as JsonValue, "");
  if (lost.length > 0) return { ok: false, problems: lost };
  const read = policySchema.safeParse(asPolicy(value as JsonValue));
  if (!read.success) return { ok: false, problems: read.error.issues.flatMap(problemsOf) };
  const problems = checkPolicy(read.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy: read.data };
}

function readJsonText(text: string): { readonly value: unknown; readonly problems: readonly PolicyProblem[] } {
  const read = parseJson(text, { depthMax: 64 });
  if (!read.ok) return { value: null, problems: [{ code: "broken_json", at: `character ${read.position + 1}`, message: "This is not JSON.", fix: "Correct it, or write YAML." }] };
  const problems: PolicyProblem[] = [];
  if (read.notes.duplicateKey !== null) problems.push({ code: "duplicate_key", at: "file", message: "A name comes twice in the same object.", fix: "Keep one of the two: readers differ in which one they take." });
  if (holdsRawNumber(read.value)) problems.push({ code: "number_precision", at: "file", message: "A number does not fit a double.", fix: "Write it in quotes." });
  return { value: read.value, problems };
}

function holdsRawNumber(value: JsonValue): boolean {
  if (value instanceof RawNumber) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsRawNumber);
}

/** A member of this name is lost where records are copied, and a condition that is lost is none. */
function protoNames(value: JsonValue, at: string): PolicyProblem[] {
  if (typeof value !== "object" || value === null || value instanceof RawNumber) return [];
  return Object.entries(value).flatMap(([key, member]): PolicyProblem[] => {
    const here = `${at}/${pointerStep(key)}`;
    if (key === "__proto__") return [{ code: "unknown_key", at: here, message: "This name cannot be a member of a policy.", fix: "An argument of this name cannot be spoken of; deny the tool." }];
    return protoNames(member, here);
  });
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue): PolicyProblem[] {
  const at = issue.path.length === 0 ? "/" : issue.path.map((step) => `/${pointerStep(String(step))}`).join("");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ code: "unknown_key", at: `${at === "/" ? "" : at}/${pointerStep(key)}`, message: "This member is not known.", fix: "Take it away, or correct its name: a misspelled condition would be no condition." }));
  if (issue.code === "invalid_union") return unionProblems(issue, at);
  return [{ code: "wrong_value", at, message: messageOf(issue), fix: "See the JSON Schema of the format." }];
}

/** Of several readings of a value the one that came furthest tells what is wrong with it. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, at: string): PolicyProblem[] {
  const known = issue.errors.flat().filter(({ code }) => code === "unrecognized_keys");
  if (known.length > 0) return known.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }));
  return [{ code: "wrong_value", at, message: "This is none of the known forms.", fix: "Write a value, a list of values, or a form such as {prefix: …} or {from: [user]}." }];
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": return `A value of type ${issue.expected} is wanted here.`;
    case "invalid_value": return `One of these is wanted here: ${issue.values.map(String).join(", ")}.`;
    case "too_big": return "This is too large or too long.";
    case "too_small": return "This is too small or too short.";
    default: return "This value is not allowed here.";
  }
}
