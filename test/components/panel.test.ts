import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutPoint, earlierWindow, firstWindow, hasLongLine, laterWindow } from "@/components/evidence/text-window.ts";
import { askedFor, callLinks, resultNumbers, shownTurns, turnsOf } from "@/components/timeline/panel/conversation.ts";
import { diffRows } from "@/components/timeline/panel/diff-rows.ts";
import { shownTab, tabsOf } from "@/components/timeline/panel/panel-tabs.ts";
import type { Step } from "@/lib/api/stepContract.ts";

type Message = Step["inputMessages"][number];
const said = (role: string, more: Partial<Message> = {}): Message => ({ role, roleText: role, name: null, text: "t", length: 1, requests: [], results: [], ...more });
const asks = (callId: string) => said("assistant", { requests: [{ callId, tool: "t", argumentsJson: "{}" }] });
const answers = (callId: string) => said("tool", { results: [{ callId, tool: "t", text: "r", length: 1, isError: null }] });

describe("a long conversation", () => {
  test("no message is lost between the first, those left out and the last, however many were asked for", () => {
    fc.assert(fc.property(fc.nat(400), fc.nat(400), (count, asked) => {
      const turns = turnsOf({ inputMessages: Array.from({ length: count }, () => said("user")), outputMessages: [] });
      const { first, between, last } = shownTurns(turns, asked);
      expect(first.length + between + last.length).toBe(count);
      const numbers = [...first, ...last].map(({ number }) => number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(between).not.toBe(1);
    }));
  });

  test("a message that is gone to is shown", () => {
    const turns = turnsOf({ inputMessages: Array.from({ length: 200 }, () => said("user")), outputMessages: [said("assistant")] });
    fc.assert(fc.property(fc.integer({ min: 1, max: 201 }), (number) => {
      const { first, last } = shownTurns(turns, askedFor(turns, number));
      expect([...first, ...last].some((turn) => turn.number === number)).toBe(true);
    }));
  });

  test("what came out counts on behind what went in", () => {
    const turns = turnsOf({ inputMessages: [said("user"), said("user")], outputMessages: [said("assistant")] });
    expect(turns.map(({ number, side }) => `${number} ${side}`)).toEqual(["1 in", "2 in", "3 out"]);
  });

  test("a request and its result find each other by the id of the call, and an id that is used twice does not move them", () => {
    const turns = turnsOf({ inputMessages: [said("user"), asks("a"), answers("a"), asks("a"), answers("b")], outputMessages: [asks("c")] });
    const { askedIn, answeredIn } = callLinks(turns);
    expect([askedIn.get("a"), answeredIn.get("a"), askedIn.get("b"), answeredIn.get("b"), askedIn.get("c"), answeredIn.get("c")]).toEqual([2, 3, undefined, 5, 6, undefined]);
    expect(resultNumbers(turns)).toEqual([3, 5]);
  });
});

describe("the parts of a step", () => {
  const row = { type: "span", kind: "LLM" } as const;

  test("only model calls have changes, only steps with messages a conversation", () => {
    expect(tabsOf({ row, inputMessages: [said("user")], outputMessages: [] })).toEqual(["what", "input", "output", "conversation", "changes", "why", "raw"]);
    expect(tabsOf({ row: { ...row, kind: "TOOL" }, inputMessages: [], outputMessages: [] })).toEqual(["what", "input", "output", "why", "raw"]);
  });

  test("a part in the address that the step does not have falls back to what it is", () => {
    expect(shownTab("changes", ["what", "raw"])).toBe("what");
    expect(shownTab("raw", ["what", "raw"])).toBe("raw");
  });
});

describe("the window over a long text", () => {
  test("never splits a character, and going on until the end shows every one", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "é", "\u{1f600}", "\r", "\n"), maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (text, step) => {
      let seen = firstWindow(text, step);
      let split = false;
      let shown = text.slice(seen.from, seen.to);
      while (seen.to < text.length) {
        const next = laterWindow(text, seen, step, step * 3);
        shown += text.slice(seen.to, next.to);
        seen = next;
        split ||= /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(text.slice(seen.from, seen.to));
      }
      expect({ shown, split }).toEqual({ shown: text, split: false });
    }));
  });

  test("going back shows what was given up", () => {
    const text = "x".repeat(1000);
    const late = laterWindow(text, { from: 0, to: 300 }, 100, 300);
    expect(late).toEqual({ from: 100, to: 400 });
    expect(earlierWindow(text, late, 100, 300)).toEqual({ from: 0, to: 300 });
  });

  test("a line end stays whole", () => {
    expect(cutPoint("a\r\nb", 2)).toBe(3);
  });

  test("only long lines offer not to be wrapped", () => {
    expect([hasLongLine("short\nshort"), hasLongLine(`short\n${"x".repeat(201)}`), hasLongLine("")]).toEqual([false, true, false]);
  });
});

describe("the lines of a changed message", () => {
  const line = (sign: " " | "+" | "-", number: number) => ({ sign, number, text: "t", length: 1 });

  test("unchanged lines that are left out are counted, whichever side the numbers are of", () => {
    const rows = diffRows([line(" ", 8), line("-", 9), line("+", 9), line("+", 10), line(" ", 11), line("-", 31)]);
    expect(rows.map((row) => (row.type === "line" ? `${row.line.sign}${row.line.number}` : row.count))).toEqual([7, " 8", "-9", "+9", "+10", " 11", 20, "-31"]);
  });

  test("where nothing is left out nothing is said", () => {
    expect(diffRows([line("-", 1), line("+", 1), line(" ", 2)]).every(({ type }) => type === "line")).toBe(true);
  });
});
