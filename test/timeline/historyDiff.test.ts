import fc from "fast-check";
import { expect, test } from "vitest";
import { historyChanges, lineEffort, messageLines, type HistoryChange, type HistoryMessage } from "../../lib/timeline/historyDiff.ts";
import { lineChanges, type ChangedLine } from "../../lib/timeline/historyLines.ts";
import { message } from "../trace/harness.ts";

const said = (role: "user" | "assistant" | "tool" | "system", text: string): HistoryMessage => ({ ...message(role, text), digest: `${role} ${text}` });
const drawn = fc.record({ role: fc.constantFrom("user", "assistant", "tool"), text: fc.constantFrom("", "a", "b", "c\nd") }).map(({ role, text }) => said(role, text));
const history = fc.array(drawn, { maxLength: 14 });

/** Carries the changes out: what is kept, what comes, what goes. */
function applied(before: readonly HistoryMessage[], changes: readonly HistoryChange<HistoryMessage>[]): string[] {
  let at = 0;
  return changes.flatMap((change) => {
    switch (change.type) {
      case "same":
        expect(at).toBe(change.before - 1);
        at += change.count;
        return before.slice(at - change.count, at).map(({ digest }) => digest);
      case "added":
        return [change.message.digest];
      case "removed":
        expect(before[at++]).toBe(change.message);
        return [];
      case "changed":
        expect(before[at++]).toBe(change.was);
        return [change.is.digest];
    }
  });
}

test("carrying out the changes on the history before gives the history after, and the numbers add up", () => {
  fc.assert(
    fc.property(history, history, (before, after) => {
      const changes = historyChanges(before, after);
      expect(applied(before, changes)).toEqual(after.map(({ digest }) => digest));
      let [old, now] = [0, 0];
      for (const change of changes) {
        if (change.type === "same") expect([change.before, change.after]).toEqual([old + 1, now + 1]);
        if (change.type === "changed") expect([change.before, change.after]).toEqual([old + 1, now + 1]);
        if (change.type === "changed") expect(change.was.role).toBe(change.is.role);
        if (change.type === "added") expect(change.number).toBe(now + 1);
        if (change.type === "removed") expect(change.number).toBe(old + 1);
        const [less, more] = change.type === "same" ? [change.count, change.count] : change.type === "changed" ? [1, 1] : change.type === "added" ? [0, 1] : [1, 0];
        [old, now] = [old + less, now + more];
      }
      expect([old, now]).toEqual([before.length, after.length]);
    }),
  );
});

test("a history compared with itself is one run of equal messages", () => {
  fc.assert(fc.property(history, (list) => {
    expect(historyChanges(list, list)).toEqual(list.length === 0 ? [] : [{ type: "same", count: list.length, before: 1, after: 1 }]);
  }));
});

test("the usual next turn is what was there, and what came", () => {
  const before = [said("system", "be good"), said("user", "do it")];
  const after = [...before, said("assistant", "ok"), said("tool", "42")];
  expect(historyChanges(before, after).map(({ type }) => type)).toEqual(["same", "added", "added"]);
});

test("a rewritten system prompt is one changed message, with the line that is new", () => {
  const before = [said("system", "one\ntwo\nthree"), said("user", "go")];
  const after = [said("system", "one\nTWO\nthree"), said("user", "go")];
  const [first, second] = historyChanges(before, after);
  expect(first).toMatchObject({ type: "changed", before: 1, after: 1 });
  expect(second).toEqual({ type: "same", count: 1, before: 2, after: 2 });
  if (first?.type !== "changed") throw new Error("changed");
  expect(messageLines(first.was, first.is, 100, lineEffort()).lines).toEqual([
    { sign: " ", text: "one", number: 1 }, { sign: "-", text: "two", number: 2 }, { sign: "+", text: "TWO", number: 2 }, { sign: " ", text: "three", number: 3 },
  ]);
});

test("messages of different roles never count as one that changed", () => {
  expect(historyChanges([said("user", "a")], [said("tool", "b")]).map(({ type }) => type)).toEqual(["removed", "added"]);
});

/** Takes away and puts in by number; what lies between the lines given is kept. */
function patched(before: readonly string[], lines: readonly ChangedLine[], afterLength: number): string[] {
  const gone = new Set(lines.filter(({ sign }) => sign === "-").map(({ number }) => number));
  const kept = before.filter((_, place) => !gone.has(place + 1));
  const put = new Map(lines.filter(({ sign }) => sign === "+").map(({ number, text }) => [number, text]));
  return Array.from({ length: afterLength }, (_, place) => put.get(place + 1) ?? kept.shift() ?? "missing");
}

const text = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 40 });

test("the lines of a change, carried out by their numbers, give the text after; unchanged lines stand beside changes only", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { lines, linesOf } = lineChanges(before, after, 1_000, { edits: 1_000 });
      expect(linesOf).toBe(lines.length);
      expect(patched(before, lines, after.length)).toEqual(after);
      for (const { sign, text: one, number } of lines) expect((sign === "-" ? before : after)[number - 1]).toBe(one);
      lines.forEach(({ sign }, place) => {
        if (sign === " ") expect(lines.slice(Math.max(0, place - 3), place + 4).some((near) => near.sign !== " ")).toBe(true);
      });
    }),
  );
});

test("lines beyond the most that are given are counted", () => {
  const { lines, linesOf } = lineChanges([], Array.from({ length: 30 }, (_, n) => `${n}`), 10, { edits: 1_000 });
  expect([lines.length, linesOf]).toEqual([10, 30]);
});

test("histories of fifty thousand different messages and texts without a common line cost edits up to a bound, not their square", { timeout: 60_000 }, () => {
  const list = (word: string) => Array.from({ length: 50_000 }, (_, n) => said(n % 2 === 0 ? "user" : "assistant", `${word} ${n}`));
  const lines = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word}${n}`);
  expect(historyChanges(list("a"), list("b"))).toHaveLength(50_000);
  expect(lineChanges(lines("a", 50_000), lines("b", 50_000), 100, { edits: 1_000 }).linesOf).toBe(100_000);
  const effort = lineEffort();
  for (let n = 0; n < 50; n++) lineChanges(lines("a", 3_000), lines("b", 3_000), 100, effort);
  expect(effort.edits).toBe(0);
});
