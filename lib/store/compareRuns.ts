import type { Comparison, CompareStep, TextDiff } from "../api/compareContract.ts";
import { stepKinds } from "../api/compareContract.ts";
import { canonicalJson } from "../base/canonicalJson.ts";
import { isObject, type JsonValue } from "../base/json.ts";
import { writeJson } from "../base/jsonWriter.ts";
import { lostConstraints, type Constraint } from "../effects/factors/constraints.ts";
import { lineChanges } from "../timeline/historyLines.ts";
import { lineEffort } from "../timeline/historyDiff.ts";
import { alignRuns, firstDivergence } from "../timeline/runAlignment.ts";
import { valueDifferences } from "../timeline/valueDifferences.ts";
import { wordChanges } from "../timeline/wordChanges.ts";
import type { ToolSchema } from "../trace/model.ts";
import { TextBudget } from "./cutText.ts";
import type { Prompt, RunCall, RunContent } from "./runContent.ts";

const valuesMax = 8;
const valueLength = 500;
const valuesLength = 2_000_000;
const promptMax = 40_000;
const constraintsMax = 100;
const namesMax = 100;
const changedMax = 40;
const linesMax = 80;

type Differences = Omit<Comparison, "a" | "b" | "runsA" | "runsB">;

/** How two runs differ. Pure: the same contents give the same answer. */
export function compareRuns(a: RunContent, b: RunContent): Differences {
  const aligned = alignRuns(a.calls, b.calls);
  const budget = new TextBudget(valueLength, valuesLength);
  const steps = aligned.map(({ kind, a: i, b: j }) => stepOf(kind, i === null ? null : (a.calls[i] ?? null), j === null ? null : (b.calls[j] ?? null), budget));
  const lost = constraintsOf(a, b);
  const settings = settingsOf(a, b);
  return {
    steps, counts: countsOf(steps), divergence: firstDivergence(aligned), system: textDiff(a.system, b.system), user: textDiff(a.user, b.user),
    constraints: lost.slice(0, constraintsMax), constraintsOf: lost.length, tools: toolDifferences(a.offered, b.offered), ...settings,
  };
}

function stepOf(kind: CompareStep["kind"], a: RunCall | null, b: RunCall | null, budget: TextBudget): CompareStep {
  const none = { differences: [], of: 0 };
  const { differences, of } = a?.value === undefined || b?.value === undefined || kind === "same" ? none : valueDifferences(a.value, b.value, valuesMax);
  const cut = (text: string | null): string | null => (text === null ? null : budget.cut(text));
  return { kind, a: a?.cell ?? null, b: b?.cell ?? null, values: differences.map((one) => ({ path: one.path, a: cut(one.a), b: cut(one.b) })), valuesOf: of };
}

function countsOf(steps: readonly CompareStep[]): Comparison["counts"] {
  const counts = { same: 0, alike: 0, changed: 0, only_a: 0, only_b: 0 };
  for (const kind of stepKinds) counts[kind] = steps.filter((step) => step.kind === kind).length;
  return counts;
}

function textDiff(a: Prompt | null, b: Prompt | null): TextDiff {
  const facts = { lengthA: a?.text.length ?? 0, lengthB: b?.text.length ?? 0, compared: promptMax, rowA: a?.row ?? null, rowB: b?.row ?? null };
  if (a === null || b === null) return { state: a !== null ? "only_a" : b !== null ? "only_b" : "neither", changes: onlyText(a ?? b, a !== null ? "-" : "+"), ...facts };
  return { state: a.text === b.text ? "same" : "differs", changes: wordChanges(cutPrompt(a), cutPrompt(b)), ...facts };
}

const cutPrompt = ({ text }: Prompt): string => new TextBudget(promptMax, promptMax).cut(text);
const onlyText = (prompt: Prompt | null, sign: "-" | "+"): TextDiff["changes"] => (prompt === null ? [] : [{ sign, text: cutPrompt(prompt) }]);

/** What one prompt limits or forbids and the other does not, both ways round. Without both texts nothing can have been lost. */
function constraintsOf(a: RunContent, b: RunContent): Comparison["constraints"] {
  return (["system", "user"] as const).flatMap((where) => {
    const [one, other] = [a[where], b[where]];
    if (one === null || other === null) return [];
    // A bound that moved from the system prompt into the request is not lost.
    const whole = ({ system, user }: RunContent): string => `${system?.text ?? ""}\n${user?.text ?? ""}`;
    const named = (only: "a" | "b") => ({ kind, text }: Constraint) => ({ kind, text, only, where });
    return [...lostConstraints(one.text, whole(b)).map(named("a")), ...lostConstraints(other.text, whole(a)).map(named("b"))];
  });
}

function toolDifferences(a: readonly ToolSchema[] | null, b: readonly ToolSchema[] | null): Comparison["tools"] {
  const nothing = { same: 0, added: [], addedOf: 0, removed: [], removedOf: 0, changed: [], changedOf: 0 };
  if (a === null || b === null) return { state: a !== null ? "only_a" : b !== null ? "only_b" : "neither", ...nothing };
  const [before, after] = [new Map(a.map((tool) => [tool.name, tool])), new Map(b.map((tool) => [tool.name, tool]))];
  const added = [...after.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const both = [...before.values()].flatMap((was) => {
    const is = after.get(was.name);
    return is === undefined ? [] : [{ was, is }];
  });
  const changed = both.filter(({ was, is }) => was.description !== is.description || canonicalJson(was.parameters) !== canonicalJson(is.parameters));
  const effort = lineEffort();
  return {
    state: "compared", same: both.length - changed.length, added: added.slice(0, namesMax), addedOf: added.length, removed: removed.slice(0, namesMax), removedOf: removed.length,
    changed: changed.slice(0, changedMax).map(({ was, is }) => {
      const { lines, linesOf } = lineChanges(schemaLines(was), schemaLines(is), linesMax, effort);
      return { name: was.name, lines: lines.map((line) => ({ ...line, text: line.text.slice(0, 2_000) })), linesOf };
    }),
    changedOf: changed.length,
  };
}

const schemaLines = ({ description, parameters }: ToolSchema): string[] => [...(description ?? "").split("\n"), ...writeJson(sorted(parameters, 0), 2).split("\n")];

/** The order of names in a schema means nothing. */
function sorted(value: JsonValue, depth: number): JsonValue {
  if (depth > 60) return value;
  if (Array.isArray(value)) return value.map((one: JsonValue) => sorted(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)).map(([name, one]) => [name, sorted(one, depth + 1)]));
}

const settingName = /^(?:temperature|top_?p|top_?k|max_?(?:output_?|completion_?|new_?)?tokens|seed|stop(?:_?sequences)?|(?:frequency|presence|repetition)_?penalty|reasoning(?:_?effort)?|thinking(?:_?budget)?|tool_?choice|parallel_?tool_?calls|response_?format|permission_?mode|sandbox(?:_?mode)?|approval(?:_?policy)?|service_?tier)$/i;
const settingDepth = 6;

/** Settings of the model by their last name, wherever the vendor writes them down; and the models that were asked. */
function settingsOf(a: RunContent, b: RunContent): Pick<Comparison, "settings" | "settingsSame"> {
  const [before, after] = [settingsIn(a), settingsIn(b)];
  const all = [...new Set([...before.keys(), ...after.keys()])].map((name) => ({ name, a: before.get(name) ?? null, b: after.get(name) ?? null }));
  const differing = all.filter((one) => one.a !== one.b);
  return { settings: differing, settingsSame: all.length - differing.length };
}

/** As it is written, a number in its plain digits, so that one setting has one spelling. */
const spelled = (value: JsonValue): string => (typeof value === "number" ? String(value) : isObject(value) || Array.isArray(value) ? canonicalJson(value) : writeJson(value, 0));

function settingsIn({ models, metadata }: RunContent): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (models.length > 0) found.set("model", models.join(", "));
  const walk = (value: JsonValue, depth: number): void => {
    if (!isObject(value) || depth > settingDepth) return;
    for (const [name, one] of Object.entries(value)) {
      const last = name.split(".").at(-1) ?? name;
      if (settingName.test(last) && one !== null && !found.has(last)) found.set(last, spelled(one).slice(0, valueLength));
      else walk(one, depth + 1);
    }
  };
  walk(metadata, 0);
  return found;
}
