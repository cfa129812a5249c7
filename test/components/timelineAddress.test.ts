import { describe, expect, test } from "vitest";
import { filterCount, isTree, readAddress, rowsQuery, withoutFilters, writeAddress } from "@/components/timeline/address.ts";

const read = (query: string) => readAddress(new URLSearchParams(query));

describe("the address of a view", () => {
  test("what is written is read back unchanged", () => {
    const query = "?view=flat&q=drop+table&kind=TOOL,LLM&tool=run_sql&status=error&x=x1,x2&trace=t1&mark=star,tag:exfil&t=2026-03-01T10:00:00.000Z..2026-03-01T10:05:00.000Z&axis=time&gaps=fold&sel=17&tab=raw";
    expect(writeAddress(read(query).address)).toBe(query);
  });

  test("the tree keeps its level and its folds, the table its order and its columns", () => {
    const tree = "?level=2&fold=3,9";
    const table = "?view=table&sort=-duration&without=model,agent";
    expect([writeAddress(read(tree).address), writeAddress(read(table).address)]).toEqual([tree, table]);
  });

  test("the usual view has no query at all", () => {
    expect(writeAddress(read("").address)).toBe("");
  });

  test("a value that does not parse falls back and is named, and the rest still counts", () => {
    const { address, misread } = read("view=waterfall&kind=TOOL,BOAT&sel=row7&fold=1,x&status=ok&x=x1,y2&tab=how&t=soon");
    expect(address).toMatchObject({ view: "tree", kind: ["TOOL"], sel: null, fold: [1], status: ["ok"], x: ["x1"], tab: "what", t: null });
    expect(misread.map(({ name, value }) => `${name}=${value}`).toSorted()).toEqual(["fold=x", "kind=BOAT", "sel=row7", "t=soon", "tab=how", "view=waterfall", "x=y2"]);
  });

  test("a call or a document can be named instead of a row", () => {
    expect(read("sel=c7").address).toMatchObject({ sel: null, named: "c7" });
    expect(writeAddress(read("sel=c7").address)).toBe("?sel=c7");
  });

  test("an event can be named, of a file or of a person, and changes nothing of the rows", () => {
    for (const query of ["?event=x2-5", "?sel=4&event=abcdefgh2345"]) expect(writeAddress(read(query).address)).toBe(query);
    expect(rowsQuery(read("event=x2-5&q=x").address)).toBe("q=x");
    expect(read("event=x2-0").misread).toEqual([{ name: "event", value: "x2-0" }]);
  });

  test("what is open, and how the axis is drawn, do not change which rows are asked for", () => {
    expect(rowsQuery(read("sel=4&tab=raw&q=x&axis=position&gaps=fold").address)).toBe("q=x");
  });

  test("clearing the filters keeps view, folding and what is open", () => {
    const { address } = read("q=x&kind=LLM&t=3..9&fold=2&sel=5");
    expect(filterCount(address)).toBe(3);
    expect(withoutFilters(address)).toMatchObject({ view: "tree", q: "", kind: [], t: null, fold: [2], sel: 5 });
  });

  test("levels are drawn in the tree, filtered or not, and nowhere else", () => {
    expect([isTree(read("").address), isTree(read("q=x").address), isTree(read("view=flat").address), isTree(read("view=table").address)]).toEqual([true, true, false, false]);
  });
});
