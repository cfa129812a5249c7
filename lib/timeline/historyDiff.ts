import { diffArrays } from "diff";
import { writeJson } from "../base/jsonWriter.ts";
import type { Message } from "../trace/model.ts";
import { lineChanges, type LineChanges, type LineEffort } from "./historyLines.ts";

/** A message as two histories are compared by it: equal ones share a digest. */
export type HistoryMessage = Pick<Message, "role" | "text" | "requests" | "results"> & { readonly digest: string };

/** What became of the messages of one history in another; numbers count messages from 1. */
export type HistoryChange<M> =
  | { readonly type: "same"; readonly count: number; readonly before: number; readonly after: number }
  | { readonly type: "added"; readonly number: number; readonly message: M }
  | { readonly type: "removed"; readonly number: number; readonly message: M }
  | { readonly type: "changed"; readonly before: number; readonly after: number; readonly was: M; readonly is: M };

/** More edits than this, and what differs between the equal ends is taken as replaced. */
const editsMax = 1_000;
/** Edits of lines in all messages of one comparison. */
const lineEditsMax = 3_000;

/**
 * How one list of messages became another, in order: runs of equal messages, and between them what came, what went, and
 * what was rewritten, that is, a message of the same role at the same place. Linear where little differs; never quadratic.
 */
export function historyChanges<M extends HistoryMessage>(before: readonly M[], after: readonly M[]): HistoryChange<M>[] {
  const changes: HistoryChange<M>[] = [];
  let [old, now] = [0, 0];
  for (const { same, removed, added } of blocksOf(before.map(digestOf), after.map(digestOf))) {
    if (same > 0) changes.push({ type: "same", count: same, before: old + 1, after: now + 1 });
    [old, now] = [old + same, now + same];
    changes.push(...replaced(before.slice(old, old + removed), after.slice(now, now + added), old, now));
    [old, now] = [old + removed, now + added];
  }
  return changes;
}

const digestOf = (message: HistoryMessage): string => message.digest;

/** So many equal ones, then so many that went and so many that came in their place. */
type Block = { readonly same: number; readonly removed: number; readonly added: number };

function blocksOf(before: readonly string[], after: readonly string[]): Block[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const blocks = [{ same: head, removed: 0, added: 0 }, ...middleBlocks(before.slice(head, before.length - tail), after.slice(head, after.length - tail)), { same: tail, removed: 0, added: 0 }];
  return joined(blocks);
}

function middleBlocks(before: string[], after: string[]): Block[] {
  if (before.length === 0 || after.length === 0) return [{ same: 0, removed: before.length, added: after.length }];
  const parts = diffArrays(before, after, { maxEditLength: editsMax });
  if (parts === undefined) return [{ same: 0, removed: before.length, added: after.length }];
  return parts.map(({ added, removed, count }) => ({ same: added || removed ? 0 : count, removed: removed ? count : 0, added: added ? count : 0 }));
}

/** What follows one another without an equal message in between is one block. */
function joined(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const { same, removed, added } of blocks) {
    const last = out.at(-1);
    if (last && same === 0) out[out.length - 1] = { same: last.same, removed: last.removed + removed, added: last.added + added };
    else if (last && last.removed + last.added === 0) out[out.length - 1] = { same: last.same + same, removed, added };
    else out.push({ same, removed, added });
  }
  return out;
}

/** Pairs what went with what came in its place, in order, where the roles are the same. `old` and `now` lie before them. */
function replaced<M extends HistoryMessage>(went: readonly M[], came: readonly M[], old: number, now: number): HistoryChange<M>[] {
  const changes: HistoryChange<M>[] = [];
  let [i, j] = [0, 0];
  const take = (removed: number, added: number) => {
    for (const message of went.slice(i, i + removed)) changes.push({ type: "removed", number: old + ++i, message });
    for (const message of came.slice(j, j + added)) changes.push({ type: "added", number: now + ++j, message });
  };
  for (const { same, removed, added } of roleBlocks(went, came)) {
    for (const was of went.slice(i, i + same)) {
      const is = came[j];
      if (is !== undefined) changes.push({ type: "changed", before: old + ++i, after: now + ++j, was, is });
    }
    take(removed, added);
  }
  return changes;
}

/** Roles in common, in order; by place where there are too many to look. */
function roleBlocks(went: readonly HistoryMessage[], came: readonly HistoryMessage[]): Block[] {
  if (went.length === 0 || came.length === 0) return [{ same: 0, removed: went.length, added: came.length }];
  const parts = diffArrays(went.map(({ role }) => role), came.map(({ role }) => role), { maxEditLength: editsMax });
  if (parts) return parts.map(({ added, removed, count }) => ({ same: added || removed ? 0 : count, removed: removed ? count : 0, added: added ? count : 0 }));
  const paired = Math.min(went.length, came.length);
  const byPlace = went.slice(0, paired).map((message, place): Block => (message.role === came[place]?.role ? { same: 1, removed: 0, added: 0 } : { same: 0, removed: 1, added: 1 }));
  return [...byPlace, { same: 0, removed: went.length - paired, added: came.length - paired }];
}

/** What one comparison of histories may spend on lines. */
export const lineEffort = (): LineEffort => ({ edits: lineEditsMax });

/** How a rewritten message differs from what it was: its text, then what it asks for, then what it answers. */
export function messageLines(was: HistoryMessage, is: HistoryMessage, linesMax: number, effort: LineEffort): LineChanges {
  return lineChanges(linesOf(was), linesOf(is), linesMax, effort);
}

function linesOf({ text, requests, results }: HistoryMessage): string[] {
  const named = (tool: string | null, callId: string | null): string => [tool, callId].filter((part) => part !== null).join(" ");
  return [
    ...(text === "" ? [] : split(text)),
    ...requests.flatMap((one) => [named(one.tool, one.callId), ...split(writeJson(one.arguments.value, 2))]),
    ...results.flatMap((one) => [named(one.tool, one.callId), ...split(one.text)]),
  ];
}

/** Other line ends stay in their line: they are a difference too. */
const split = (text: string): string[] => text.split("\n");
