import type { ObservedRun } from "../observation.ts";
import { plainSpelling } from "../valueText.ts";

const idPattern = /(?=[\w@.-]{0,100}[\d@])[A-Za-z\d][\w@.-]{4,100}/g;
const textMax = 50_000;

/**
 * The task that each run belongs to, by number. Runs of one task repeat each other's values, and a rule that only fits such repeats fits nothing new:
 * runs that begin with the same words, or whose users name the same rare id, count as one.
 */
export function tasksOf(runs: readonly ObservedRun[]): readonly number[] {
  const marks = runs.map(marksOf);
  const tasks = joined(marks);
  // An id that all work shares tells no task from another.
  const isCollapsed = runs.length >= 3 * fewTasks && new Set(tasks).size < fewTasks;
  return isCollapsed ? joined(marks.map((all) => new Set([...all].filter((mark) => mark.startsWith(beginning))))) : tasks;
}

const fewTasks = 3;

/** Runs that share a mark have the same number. */
function joined(runs: readonly ReadonlySet<string>[]): readonly number[] {
  const tasks = runs.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    for (let above = tasks[root] ?? root; above !== root; above = tasks[root] ?? root) root = above;
    return root;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [rootOf(a), rootOf(b)];
    tasks[Math.max(x, y)] = Math.min(x, y);
  };
  const holders = new Map<string, number[]>();
  for (const [at, marks] of runs.entries()) for (const mark of marks) holders.set(mark, [...(holders.get(mark) ?? []), at]);
  const rareMax = Math.max(4, Math.floor(runs.length / 8));
  for (const [mark, [first, ...others]] of holders) {
    if (first === undefined || (!mark.startsWith(beginning) && others.length >= rareMax)) continue;
    for (const other of others) join(first, other);
  }
  return runs.map((_, at) => rootOf(at));
}

const beginning = "begins: ";
/** Shorter beginnings are greetings. */
const telling = 25;

function marksOf({ steps }: ObservedRun): ReadonlySet<string> {
  const said = steps.flatMap((step) => (step.kind === "said" && step.by === "user" ? [plainSpelling(step.text.slice(0, textMax))] : []));
  const ids = said.flatMap((text) => text.match(idPattern) ?? []).filter((id) => !/^[\d.-]+$/.test(id));
  const [first] = said;
  return new Set([...ids, ...(first === undefined || first.length < telling ? [] : [`${beginning}${first}`])]);
}
