import { lineOf, type LineSubject } from "../matchLine.ts";
import type { PolicyRule, ToolPolicy } from "../policyDocument.ts";
import { pathText, type ValuePath } from "../valuePath.ts";
import { linesOf } from "./ruleLine.ts";

/** How engines name what a line speaks of: `$.flights[*].date`, or the name of what is derived. */
export function subjectKey(subject: LineSubject): string {
  return subject.kind === "derived" ? subject.name : pathText(subject.path, "$");
}

/** Everything that the rules of a tool speak of, by key, in the order in which it comes up. */
export function subjectsOf(tool: ToolPolicy): ReadonlyMap<string, LineSubject> {
  const subjects = new Map<string, LineSubject>();
  for (const rule of rulesOf(tool)) for (const line of linesOf(rule)) if (line !== null) subjects.set(subjectKey(line.subject), line.subject);
  return subjects;
}

export const rulesOf = ({ allow, require_approval: ask, deny }: ToolPolicy): readonly PolicyRule[] => [...(deny ?? []), ...(ask ?? []), ...(allow ?? [])];

/** The paths into arguments that the rules of a tool speak of. */
export function argumentPaths(tool: ToolPolicy): ValuePath[] {
  return [...subjectsOf(tool).values()].flatMap((subject) => (subject.kind === "argument" ? [subject.path] : []));
}

const isPrefix = (short: ValuePath, long: ValuePath): boolean => short.length <= long.length && short.every((step, at) => pathText([step]) === pathText([long[at] ?? "*"]));

/**
 * The names under which a request lists its arguments that a rule speaks of: those of its own paths and of all below them. `x?` is an empty value
 * where a list or an object of longer paths would stand.
 */
export function spokenNames(rule: PolicyRule, tool: ToolPolicy): string[] {
  const all = argumentPaths(tool);
  const own = Object.entries(rule.match).flatMap(([name, condition]) => {
    const subject = lineOf(name, condition)?.subject;
    return subject?.kind === "argument" ? [subject.path] : [];
  });
  const spoken = all.filter((path) => own.some((one) => isPrefix(one, path))).map((path) => pathText(path));
  const above = all.flatMap((path) => path.slice(1).map((_, at) => path.slice(0, at + 1)));
  const empty = above.filter((path) => own.some((one) => isPrefix(path, one) || isPrefix(one, path))).map((path) => `${pathText(path)}?`);
  return [...new Set([...spoken, ...empty])].sort();
}

/** The name of a leaf in a request: the longest path of the policy that it lies at or below. */
export function leafName(leaf: ValuePath, isEmpty: boolean, paths: readonly ValuePath[]): string {
  if (isEmpty && paths.some((path) => path.length > leaf.length && isPrefix(leaf, path))) return `${pathText(leaf)}?`;
  const found = paths.filter((path) => isPrefix(path, leaf)).sort((a, b) => b.length - a.length)[0];
  return found === undefined ? `${pathText(leaf)}!` : pathText(found);
}
