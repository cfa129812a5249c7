import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accessPath, childPointer, parentPointer, pointerSteps } from "@/components/json/json-path.ts";
import { textSource } from "@/components/json/json-source.ts";
import { localPage, valueAt } from "@/components/json/local-page.ts";
import { treeAction } from "@/components/json/tree-keys.ts";
import { canOpen, looksLikeJson, openAtStart, treeLines, treeOf, withPage, type TreeState } from "@/components/json/tree-lines.ts";
import type { JsonValue } from "@/lib/base/json.ts";

const page = (value: JsonValue, path = "", from = 0) => localPage(value, path, from, 100, 20_000);
const tree = (value: JsonValue, ...open: readonly string[]): TreeState =>
  open.reduce((state, path) => withPage({ ...state, open: new Set(state.open).add(path) }, page(value, path), 0), treeOf(page(value)));

describe("paths into a value", () => {
  test("what a pointer is made of is what it leads to, whatever the names are", () => {
    fc.assert(fc.property(fc.array(fc.string()), (names) => {
      const pointer = names.reduce(childPointer, "");
      expect(pointerSteps(pointer)).toEqual(names);
      expect(parentPointer(pointer)).toBe(names.length === 0 ? null : names.slice(0, -1).reduce(childPointer, ""));
    }));
  });

  test("a path reads as programmers write it, and a name cannot pass for anything else", () => {
    const isArray = (pointer: string) => pointer === "/messages";
    expect(accessPath("/messages/3/content", isArray)).toBe("messages[3].content");
    expect(accessPath("/3/a.b/c\"]~1~0", isArray)).toBe('["3"]["a.b"]["c\\"]/~"]');
    expect(accessPath("", isArray)).toBe("");
  });
});

describe("values that are at hand", () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

  test("every member that is listed is found at its path", () => {
    fc.assert(fc.property(json, (value) => {
      for (const member of page(value).members) expect(page(valueAt(value, member.path) ?? null)).toMatchObject({ type: member.type, size: member.size });
    }));
  });

  test("pages of an array follow each other without a gap and say where the next begins", () => {
    const value = Array.from({ length: 250 }, (_, index) => index);
    expect(page(value)).toMatchObject({ size: 250, next: 100 });
    expect(page(value, "", 200)).toMatchObject({ next: null });
    expect(page(value, "", 200).members.map(({ key }) => key)).toEqual(Array.from({ length: 50 }, (_, index) => String(200 + index)));
  });

  test("a name that JavaScript gives a meaning is data: nothing is inherited", () => {
    expect(valueAt({ a: {} }, "/a/constructor")).toBeUndefined();
    expect(valueAt([1], "/length")).toBeUndefined();
    expect(textSource("t", '{"__proto__":{"x":1}}')?.first?.members.map(({ key }) => key)).toEqual(["__proto__"]);
  });

  test("digits that a double cannot carry are drawn as they stood", () => {
    expect(textSource("t", '{"n":12345678901234567890123}')?.first?.members[0]?.preview).toBe("12345678901234567890123");
  });

  test("what begins like JSON and is none gives no tree", () => {
    expect(textSource("t", "{not json")).toBeNull();
  });
});

describe("the lines of a tree", () => {
  const value: JsonValue = { a: { b: [1, 2], c: "x" }, d: "y" };
  const drawn = (state: TreeState) => treeLines(state).map((line) => `${line.level} ${line.type === "node" ? (line.key ?? "") : line.type}`);

  test("show what is open, in order, with levels and places", () => {
    expect(drawn(treeOf(page(value)))).toEqual(["1 ", "2 a", "2 d"]);
    expect(drawn(tree(value, "/a", "/a/b"))).toEqual(["1 ", "2 a", "3 b", "4 0", "4 1", "3 c", "2 d"]);
    expect(treeLines(tree(value, "/a")).map(({ position, of }) => [position, of])).toEqual([[1, 1], [1, 2], [1, 2], [2, 2], [2, 2]]);
  });

  test("members that are not here are never passed over in silence", () => {
    const many = Array.from({ length: 250 }, (_, index) => index);
    const state = treeOf(page(many));
    expect(treeLines(state).at(-1)).toMatchObject({ type: "more", shown: 100, of: 250 });
    const opened: TreeState = { ...treeOf(page(value)), open: new Set(["", "/a"]) };
    expect(drawn(opened)).toEqual(["1 ", "2 a", "3 wait", "2 d"]);
    const refusal = { code: "c", message: "m", fix: "f", status: 500 };
    expect(drawn({ ...opened, failed: new Map([["/a", refusal]]) })).toEqual(["1 ", "2 a", "3 failed", "2 d"]);
  });

  test("a page that comes twice is counted once", () => {
    const many = Array.from({ length: 250 }, (_, index) => index);
    const once = withPage(treeOf(page(many)), page(many, "", 100), 100);
    expect(withPage(once, page(many, "", 100), 100)).toBe(once);
    expect(treeLines(once)).toHaveLength(1 + 200 + 1);
  });

  test("a value nested as deep as a record may be needs no call stack", () => {
    let deep: JsonValue = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    let state = treeOf(page(deep));
    let path = "";
    for (let level = 0; level < 400; level++) {
      path += "/0";
      state = withPage({ ...state, open: new Set(state.open).add(path) }, page(deep, path), 0);
    }
    expect(treeLines(state)).toHaveLength(402);
  });

  test("what cannot be seen whole in its line can be opened, and nothing else", () => {
    expect(canOpen({ type: "string", size: 5_000, preview: "W" })).toBe(true);
    expect(canOpen({ type: "string", size: 9, preview: "line one" })).toBe(true);
    expect(canOpen({ type: "string", size: 3, preview: "abc" })).toBe(false);
    expect(canOpen({ type: "object", size: 0, preview: "{}" })).toBe(false);
    expect(looksLikeJson({ type: "string", size: 2_000_000, preview: "{" })).toBe(false);
  });

  test("a wide value is not opened by itself", () => {
    expect(openAtStart(page({ a: [1, 2], b: Array.from({ length: 90 }, () => 0) }))).toEqual(["/a"]);
  });
});

describe("keys in a tree", () => {
  const lines = treeLines(tree({ a: { b: 1 }, c: "x" }, "/a"));

  test("left and right close, open, and go to what holds and what is held", () => {
    expect(treeAction(lines, "/a", "ArrowLeft")).toEqual({ do: "close", path: "/a" });
    expect(treeAction(lines, "/a", "ArrowRight")).toEqual({ do: "go", id: "/a/b" });
    expect(treeAction(lines, "/a/b", "ArrowLeft")).toEqual({ do: "go", id: "/a" });
    expect(treeAction(lines, "/a/b", "ArrowRight")).toBeNull();
  });

  test("up and down stop at the ends, Home and End go there", () => {
    expect(treeAction(lines, "", "ArrowUp")).toBeNull();
    expect(treeAction(lines, "/c", "ArrowDown")).toBeNull();
    expect(treeAction(lines, "/c", "Home")).toEqual({ do: "go", id: "" });
    expect(treeAction(lines, "", "End")).toEqual({ do: "go", id: "/c" });
  });
});
