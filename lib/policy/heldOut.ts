import { draftPolicy, type DraftOptions } from "./draft/draftPolicy.ts";
import { selectBaseline } from "./draft/baseline.ts";
import { tasksOf } from "./draft/tasks.ts";
import type { Observation, ObservedRun } from "./observation.ts";
import { replayRun, type DecisionCounts, type ReplayedCall } from "./replay.ts";

/** How the list would have done on work that it had not seen. `tasks`: how many kinds of work there are to leave out. */
export type HeldOutFigures = { readonly tasks: number; readonly calls: DecisionCounts; readonly runs: { readonly all: number; readonly allowed: number }; readonly lost: readonly ReplayedCall[] };

const foldsDefault = 5;

/**
 * Leaves some tasks out, drafts from the others, and puts the calls of those left out to the draft; until each was left out once. With as many folds as
 * tasks it is leave-one-task-out. Only calls that count as legitimate are counted.
 */
export function heldOutFigures(observation: Observation, options: DraftOptions, folds = foldsDefault): HeldOutFigures {
  const tasks = tasksOf(observation.runs);
  const names = [...new Set(tasks)];
  const { taught } = selectBaseline(observation.runs, options);
  const foldOf = new Map(names.map((task, at) => [task, at % Math.min(folds, names.length)]));
  const replayed: ReplayedCall[] = [];
  for (let fold = 0; fold < Math.min(folds, names.length); fold++) {
    const isLeftOut = (_: ObservedRun, at: number): boolean => foldOf.get(tasks[at] ?? at) === fold;
    const { policy } = draftPolicy({ ...observation, runs: observation.runs.filter((run, at) => !isLeftOut(run, at)) }, options);
    replayed.push(...observation.runs.filter(isLeftOut).flatMap((run) => replayRun(policy, run)).filter(({ call }) => taught.has(call.number)));
  }
  return figuresOf(replayed, names.length);
}

function figuresOf(replayed: readonly ReplayedCall[], tasks: number): HeldOutFigures {
  const count = (decision: ReplayedCall["answer"]["decision"]): number => replayed.filter(({ answer }) => answer.decision === decision).length;
  const lost = replayed.filter(({ answer }) => answer.decision !== "allow").sort((a, b) => a.call.number - b.call.number);
  const runs = new Set(replayed.map(({ run }) => run));
  const stopped = new Set(lost.map(({ run }) => run));
  return { tasks, calls: { allow: count("allow"), require_approval: count("require_approval"), deny: count("deny") }, runs: { all: runs.size, allowed: runs.size - stopped.size }, lost };
}
