import { describe, expect, test } from "vitest";
import { decisionsOf, documentSubject, marksOf, offeredTags, tagProblem, withDecision, withMark } from "@/components/marks/mark-groups.ts";
import { isAsked, type Asked } from "@/components/marks/use-asked.ts";
import type { Decision, Mark } from "@/lib/api/annotationContract.ts";

const mark = (id: string, kind: Mark["kind"], createdUs: number, document: string | null = null, text = id): Mark =>
  ({ id, kind, text, author: "", createdUs, editedUs: null, subject: { row: 5, document, label: "run_sql" } });
const decision = (id: string, madeUs: number, endedUs: number | null): Decision =>
  ({ id, kind: "harm", value: "harmful", reason: "r", author: "", madeUs, endedUs, ended: endedUs === null ? null : "replaced", subject: { row: 5, document: null, label: "run_sql" } });

describe("what people said", () => {
  test("about a document is not said about its row, nor the other way round", () => {
    const marks = [mark("a", "note", 2), mark("b", "note", 1, "d3"), mark("c", "star", 3, "d3"), mark("e", "tag", 1, "d4")];
    expect(marksOf(marks, { row: 5 })).toMatchObject({ star: null, notes: [{ id: "a" }], tags: [] });
    expect(marksOf(marks, { document: 3 })).toMatchObject({ star: { id: "c" }, notes: [{ id: "b" }], tags: [] });
  });

  test("notes stand in the order in which they were written", () => {
    expect(marksOf([mark("b", "note", 2), mark("a", "note", 1), mark("c", "note", 2)], { row: 5 }).notes.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("a decision that ended is never shown as the one that holds, and none is lost", () => {
    const all = [decision("a", 1, 2), decision("b", 2, null), decision("c", 0, 1)];
    expect(decisionsOf(all, { row: 5 }).current?.id).toBe("b");
    expect(decisionsOf(all, { row: 5 }).earlier.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(decisionsOf([decision("a", 1, 2)], { row: 5 }).current).toBeNull();
    expect(decisionsOf(all, { row: 6 })).toEqual({ current: null, earlier: [] });
  });

  test("a change shows at once: a mark replaces itself, a decision ends the one before it and no other", () => {
    expect(withMark([mark("a", "note", 1), mark("b", "note", 2)], mark("a", "note", 1, null, "new")).map(({ text }) => text).toSorted()).toEqual(["b", "new"]);
    const after = withDecision([decision("a", 1, null), { ...decision("b", 1, null), subject: { row: 6, document: null, label: "" } }], decision("c", 9, null));
    expect(after.map(({ id, endedUs }) => [id, endedUs])).toEqual([["a", 9], ["b", null], ["c", null]]);
    expect(withDecision(after, decision("c", 9, 10)).filter(({ endedUs }) => endedUs === null).map(({ id }) => id)).toEqual(["b"]);
  });

  test("tags are offered by use, without those that are here already", () => {
    expect(offeredTags([{ tag: "b", count: 1 }, { tag: "a", count: 1 }, { tag: "c", count: 9 }], [mark("x", "tag", 1, null, "c")])).toEqual(["a", "b"]);
  });

  test("a tag that the address could not carry is refused before it is sent", () => {
    expect([tagProblem(" ok "), tagProblem("a,b"), tagProblem("  "), tagProblem("x".repeat(61))].map((problem) => problem === null)).toEqual([true, false, false, false]);
  });

  test("only ids of documents make subjects", () => {
    expect([documentSubject("d3"), documentSubject("c3"), documentSubject("d0"), documentSubject("d3x")]).toEqual([{ document: 3 }, null, null, null]);
  });

  test("what was asked for is asked for one thing only", () => {
    const asked: Asked = { what: "note", token: 1 };
    expect([isAsked(asked, "note"), isAsked(asked, "harm"), isAsked(null, "note")]).toEqual([true, false, false]);
  });
});
