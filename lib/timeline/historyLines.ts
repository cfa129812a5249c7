import { diffArrays } from "diff";

/** A line of a changed message: taken away, new, or unchanged beside a change. */
export type ChangedLine = {
  readonly sign: " " | "+" | "-";
  readonly text: string;
  /** From 1: in the message before for `-`, else in the one after. */
  readonly number: number;
};
export type LineChanges = { readonly lines: readonly ChangedLine[]; readonly linesOf: number };

/** What is left for comparing texts line by line; it is spent by one comparison after the other. */
export type LineEffort = { edits: number };

const contextLines = 3;
/** Longer texts are compared at both ends only; what differs in between is shown as taken away and new. */
const charactersMax = 200_000;
const editsMax = 1_000;

type Run = { readonly sign: ChangedLine["sign"]; readonly count: number };

/**
 * How one text became another, by lines, with three unchanged ones around each change. `linesMax` of them are given,
 * `linesOf` there are. The effort is counted, not timed, so that the same texts always compare alike.
 */
export function lineChanges(before: readonly string[], after: readonly string[], linesMax: number, effort: LineEffort): LineChanges {
  const lines: ChangedLine[] = [];
  let linesOf = 0;
  let [old, now] = [0, 0];
  const put = (sign: ChangedLine["sign"], place: number) => {
    linesOf++;
    if (lines.length < linesMax) lines.push({ sign, text: (sign === "-" ? before : after)[place] ?? "", number: place + 1 });
  };
  const runs = lineRuns(before, after, effort);
  for (const [at, { sign, count }] of runs.entries()) {
    const behind = at === 0 ? 0 : contextLines;
    const ahead = at === runs.length - 1 ? 0 : contextLines;
    for (let i = 0; i < count; i++) {
      if (sign !== " " || i < behind || i >= count - ahead) put(sign, (sign === "-" ? old : now) + i);
      else i = Math.max(i, count - ahead - 1);
    }
    if (sign !== "+") old += count;
    if (sign !== "-") now += count;
  }
  return { lines, linesOf };
}

function lineRuns(before: readonly string[], after: readonly string[], effort: LineEffort): Run[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const middle = middleRuns(before.slice(head, before.length - tail), after.slice(head, after.length - tail), effort);
  if (middle.length === 0) return [];
  return [{ sign: " ", count: head } as const, ...middle, { sign: " ", count: tail } as const].filter(({ count }) => count > 0);
}

function middleRuns(before: string[], after: string[], effort: LineEffort): Run[] {
  const whole: Run[] = [{ sign: "-", count: before.length }, { sign: "+", count: after.length }];
  const most = Math.min(editsMax, effort.edits);
  if (most === 0 || before.length === 0 || after.length === 0 || lengthOf(before) + lengthOf(after) > charactersMax * 2) return whole.filter(({ count }) => count > 0);
  const parts = diffArrays(before, after, { maxEditLength: most });
  effort.edits -= parts === undefined ? most : parts.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  return parts?.map(({ added, removed, count }): Run => ({ sign: added ? "+" : removed ? "-" : " ", count })) ?? whole;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);
