import { describe, expect, test } from "vitest";
import { filterCount, isTree, readAddress, rowsQuery, withoutFilters, writeAddress } from "@/components/timeline/address.ts";

const read = (query: string) => readAddress(new URLSearchParams(query));

describe("the address of a view", () => {
  test("what is written is read back unchanged", () => {
    const query = "?view=flat&q=drop+table&kind=TOOL,LLM&tool=run_sql&status=error&trace=t1&x=x1,x2&fold=3,9&sel=17&tab=raw";
    expect(writeAddress(read(query).address)).toBe(query);
  });

  test("the usual view has no query at all", () => {
    expect(writeAddress(read("").address)).toBe("");
  });

  test("a value that does not parse falls back and is named, and the rest still counts", () => {
    const { address, misread } = read("view=waterfall&kind=TOOL,BOAT&sel=c7&fold=1,x&status=ok&x=x1,y2&tab=why");
    expect(address).toMatchObject({ view: "tree", kinds: ["TOOL"], sel: null, fold: [1], statuses: ["ok"], exhibits: ["x1"], tab: "what" });
    expect(misread.map(({ name, value }) => `${name}=${value}`)).toEqual(["view=waterfall", "kind=BOAT", "x=y2", "fold=x", "sel=c7", "tab=why"]);
  });

  test("what is open does not change which rows are asked for", () => {
    expect(rowsQuery(read("sel=4&tab=raw&q=x").address)).toBe("q=x");
  });

  test("clearing the filters keeps view, folding and what is open", () => {
    const { address } = read("view=flat&q=x&kind=LLM&fold=2&sel=5");
    expect(filterCount(address)).toBe(2);
    expect(withoutFilters(address)).toMatchObject({ view: "flat", q: "", kinds: [], fold: [2], sel: 5 });
  });

  test("levels are drawn only where nothing hides the parents", () => {
    expect([isTree(read("").address), isTree(read("fold=1").address), isTree(read("q=x").address), isTree(read("view=flat").address)]).toEqual([true, true, false, false]);
  });
});
