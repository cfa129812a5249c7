import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeParts } from "../../lib/trace/mergeSpans.ts";
import { mergeSpans, relationOf } from "../../lib/trace/mergeSpans.ts";
import { spans } from "./drafts.ts";
import { args, at, span } from "./harness.ts";

const present = (value: string) => ({ state: "present" as const, value });
const bare = span({ spanId: "s", name: "", start: at(1) });

describe("how a second record of a span stands to the first", () => {
  test("for any span, the same again is a duplicate, or a part where it says that it is one", () => {
    fc.assert(
      fc.property(spans, (one) => {
        expect(relationOf(one, one)).toBe(one.part === "whole" ? "duplicate" : "part");
      }),
    );
  });

  test("for any two spans, what adds nothing to the first adds nothing to what both say together", () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        if (relationOf(a, b) === "duplicate") expect(relationOf(mergeSpans([a, b]), b)).toBe("duplicate");
      }),
    );
  });

  test.each([
    ["a name", { name: "other" }],
    ["a start", { start: at(2) }],
    ["an end", { end: at(7) }],
    ["a parent", { parentId: "q" }],
    ["a model", { model: "m2" }],
    ["an input", { input: present("y") }],
    ["an output", { output: present("y") }],
  ])("%s that differs is a contradiction; one that only the second has is an addition", (_, changed) => {
    const full = span({
      spanId: "s",
      name: "n",
      start: at(1),
      end: at(5),
      parentId: "p",
      model: "m1",
      input: present("x"),
      output: present("x"),
    });
    expect(relationOf(full, { ...full, ...changed })).toBe("conflict");
    const [field = ""] = Object.keys(changed);
    const lacking = {
      ...full,
      [field]:
        field === "name"
          ? ""
          : field === "input" || field === "output"
            ? { state: "not_captured" as const, value: null }
            : null,
    };
    expect([relationOf(lacking, full), relationOf(full, lacking)]).toEqual(["part", "duplicate"]);
  });

  test("an unfinished copy is completed by the finished one, even where its output had only begun", () => {
    const running = { ...bare, output: present("so f"), end: null };
    expect(relationOf(running, { ...running, output: present("so far, so good"), end: at(3) })).toBe("part");
    expect(relationOf({ ...running, end: at(3) }, { ...running, output: present("other"), end: at(3) })).toBe(
      "conflict",
    );
  });
});

describe("one span out of its records", () => {
  test("for any span, merging it with itself changes nothing but that it is whole", () => {
    fc.assert(
      fc.property(spans, (one) => {
        const merged = mergeSpans([one, one]);
        expect(mergeSpans([merged, one])).toEqual(merged);
        expect(merged).toEqual({ ...one, part: "whole", retrieved: merged.retrieved, offered: merged.offered });
      }),
    );
  });

  test("for any halves, their order in the file does not matter", () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const halves = [
          { ...a, part: "begin" as const },
          { ...b, part: "end" as const },
        ];
        expect(mergeParts(halves)).toEqual(mergeParts([...halves].reverse()));
      }),
    );
  });

  test("what a half does not say is taken from the other; what the end says of the outcome wins", () => {
    const begin = span({
      spanId: "s",
      part: "begin",
      name: "pay",
      kind: "TOOL",
      start: at(1),
      status: "pending",
      input: present("in"),
      output: { state: "empty", value: null },
      metadata: { a: 1 },
    });
    const end = span({
      spanId: "s",
      part: "end",
      name: "",
      kind: "UNKNOWN",
      traceId: null,
      parentId: undefined,
      end: at(9),
      status: "error",
      statusMessage: "no",
      input: { state: "not_captured", value: null },
      output: present("out"),
      metadata: { a: 2, b: 3 },
    });
    expect(mergeSpans([begin, end])).toMatchObject({
      part: "whole",
      traceId: "t1",
      name: "pay",
      kind: "TOOL",
      start: at(1),
      end: at(9),
      status: "error",
      statusMessage: "no",
      input: present("in"),
      output: present("out"),
      metadata: { a: 1, b: 3 },
      parentId: null,
    });
  });

  test("a parent that one record states beats one that does not say, and a root stays a root", () => {
    const says = (parentId: string | null | undefined) => ({ ...bare, parentId });
    expect(mergeSpans([says(undefined), says("p")]).parentId).toBe("p");
    expect(mergeSpans([says("p"), says(null)]).parentId).toBe("p");
    expect(mergeSpans([says(undefined), says(null)]).parentId).toBeNull();
    expect(mergeSpans([says(undefined), says(undefined)]).parentId).toBeUndefined();
  });

  test("an execution keeps its arguments from the half that has them and its result from the other", () => {
    const run = {
      callId: null,
      tool: "pay",
      arguments: args({ to: "a" }),
      result: { state: "not_captured" as const, text: "" },
      isError: null,
    };
    const done = {
      callId: "c1",
      tool: "",
      arguments: { state: "not_captured" as const, form: "none" as const, value: null },
      result: { state: "present" as const, text: "paid" },
      isError: false,
    };
    expect(
      mergeSpans([
        { ...bare, execution: run },
        { ...bare, execution: done },
      ]).execution,
    ).toEqual({
      callId: "c1",
      tool: "pay",
      arguments: args({ to: "a" }),
      result: { state: "present", text: "paid" },
      isError: false,
    });
  });

  test("no parts make no span", () => {
    expect(mergeParts([])).toBeNull();
  });
});
