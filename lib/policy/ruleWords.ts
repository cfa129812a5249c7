import { lineOf } from "./matchLine.ts";
import type { Condition, ConditionForm, PolicyRule, Scalar, ToolLimits } from "./policyDocument.ts";

const listedMax = 4;
const textMax = 90;

/** A rule line by line as people say it. The words of the evidence stand in it as they are: to be shown as text. */
export function ruleWords({ match, extra }: PolicyRule): string[] {
  const lines = Object.entries(match).map(([name, condition]) => lineWords(name, condition));
  return [...(lines.length === 0 ? [extra === "allow" ? "any call" : "a call without arguments"] : lines), ...(extra === "allow" && lines.length > 0 ? ["further arguments are no obstacle"] : [])];
}

function lineWords(name: string, condition: Condition): string {
  const line = lineOf(name, condition);
  const subject = line?.subject.kind === "derived" ? (derivedWords[line.subject.name] ?? line.subject.name) : name.replace(/^\$\./, "").replace(/_(?:max|min)$/, line?.bound === null || line === null ? "$&" : "");
  if (line !== null && line.bound !== null && typeof condition === "number") return `${subject}: at ${line.bound === "max" ? "most" : "least"} ${condition}`;
  return `${subject}: ${conditionWords(condition)}`;
}

const derivedWords: Readonly<Record<string, string>> = {
  effect: "what it does", destructive: "destroys", shared: "reaches others", statement_type: "statement", row_limit: "row limit", affected_rows_estimate: "rows affected", where: "condition", root_fields: "root fields",
};

/** One condition in words. */
export function conditionWords(condition: Condition): string {
  if (condition === null || typeof condition !== "object") return typeof condition === "boolean" ? (condition ? "yes" : "no") : shown(condition);
  if (Array.isArray(condition)) return listWords(condition);
  const words = formWords(condition);
  const text = words.length === 0 ? "any value" : words.join(", ");
  return condition.optional === true ? `${text}; or not there` : text;
}

function formWords(form: ConditionForm): string[] {
  const list = (value: string | readonly string[]): string => (typeof value === "string" ? shown(value) : listWords(value));
  return [
    ...(form.equals === undefined ? [] : [shown(form.equals)]), ...(form.one_of === undefined ? [] : [listWords(form.one_of)]),
    ...(form.min === undefined ? [] : [`at least ${form.min}`]), ...(form.max === undefined ? [] : [`at most ${form.max}`]),
    ...(form.pattern === undefined ? [] : [`like ${shown(form.pattern)}`]), ...(form.prefix === undefined ? [] : [`below ${list(form.prefix)}`]), ...(form.suffix === undefined ? [] : [`ends with ${list(form.suffix)}`]),
    ...(form.domain === undefined ? [] : [`any address at ${list(form.domain)}`]), ...(form.host === undefined ? [] : [`on ${list(form.host)}`]),
    ...(form.format === undefined ? [] : [`a ${[form.format].flat().join(" or ")}`]), ...(form.type === undefined ? [] : [`any ${[form.type].flat().join(" or ")}`]),
    ...(form.max_length === undefined ? [] : [`up to ${form.max_length} characters`]), ...(form.words === undefined ? [] : [`exactly the words ${form.words.map(shown).join(" ")}`]),
    ...(form.any === true ? ["any value"] : []), ...(form.from === undefined ? [] : [`named by ${form.from.map((source) => sourceWords[source]).join(" or ")}`]),
    ...(form.contains === undefined ? [] : [`addresses in it named by ${form.contains.from.map((source) => sourceWords[source]).join(" or ")}`]),
    ...(form.any_of === undefined ? [] : [form.any_of.map((one) => formWords(one).join(", ")).join("; or ")]),
  ];
}

const sourceWords = { user: "the user", system: "the operator", results: "a trusted result" } as const;

function listWords(values: readonly Scalar[]): string {
  if (values.length === 0) return "none";
  // Statements and sentences are long: two of them say enough.
  const most = values.some((value) => typeof value === "string" && value.length > 40) ? 2 : listedMax;
  const named = values.slice(0, most).map(shown).join(", ");
  return values.length > most ? `${named} and ${values.length - most} more` : named;
}

function shown(value: Scalar): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "the empty text";
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text;
}

/** The limits of a tool in words. */
export function limitWords({ rate, quota, budget, magnitude }: ToolLimits): string[] {
  return [
    ...(rate === undefined ? [] : [`${rate.calls} calls per ${rate.per}`]), ...(quota === undefined ? [] : [`${quota.calls} calls per session`]),
    ...(budget === undefined ? [] : [`${budget.amount_max}${budget.currency === undefined ? "" : ` ${budget.currency}`} per ${budget.per}`]), ...(magnitude === undefined ? [] : [`${magnitude.rows_max} rows per call`]),
  ];
}
