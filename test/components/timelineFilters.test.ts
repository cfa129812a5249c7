import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { facetNames, type FacetCounts, type TimelineFacets } from "@/lib/timeline/row.ts";
import { readAddress, rowsQuery } from "@/components/timeline/address.ts";
import { chipsOf } from "@/components/timeline/filters/chips.ts";
import { chooseValues, facetsQuery, shownFacets, toggleValue } from "@/components/timeline/filters/facets.ts";
import { csvAddress } from "@/components/timeline/table/csv-address.ts";
import { printAddress } from "@/components/timeline/print/print-address.ts";
import { listedValues } from "@/components/timeline/filters/listed-values.ts";
import { valueWords } from "@/components/timeline/filters/value-words.ts";

const at = (query: string) => readAddress(new URLSearchParams(query)).address;
const counts = (...values: string[]): FacetCounts => ({ values: values.map((value, index) => ({ value, count: 10 - index, of: 20 })), of: values.length });
const facets = (more: Partial<TimelineFacets> = {}): TimelineFacets => {
  const none = counts();
  return { kind: none, tool: none, state: none, status: none, model: none, agent: none, x: none, trace: none, thread: none, class: none, harm: none, origin: none, read: none, mark: none, ...more };
};
const say = valueWords([{ id: "x1", name: "export.json" }], [{ id: "t1", name: "support run", startUs: 65_000_000, endUs: null }], 0);

describe("which filters the bar offers", () => {
  test("one without values, or with a single one, is left out; a single mark is a choice already, and so is a single harm", () => {
    expect(shownFacets(facets({ class: counts("read_only"), harm: counts("attempt") }), at(""))).toEqual(["harm"]);
    expect(shownFacets(facets({ tool: counts("a", "b"), model: counts("only"), mark: counts("star") }), at(""))).toEqual(["tool", "mark"]);
  });

  test("one that is in force is always there, so that it can be taken back", () => {
    expect(shownFacets(facets(), at("model=gone&x=x9"))).toEqual(["model", "x"]);
  });

  test("before the first counts have come the bar has its usual four", () => {
    expect(shownFacets(null, at(""))).toEqual(["kind", "tool", "state", "status"]);
  });

  test("counts depend on the filters alone: view, folding and order ask for nothing anew", () => {
    const asked = ["q=x&tool=a", "q=x&tool=a&fold=3&level=1", "view=table&sort=-cost&q=x&tool=a", "view=flat&q=x&tool=a&sel=4"].map((query) => facetsQuery(at(query)));
    expect(new Set(asked).size).toBe(1);
    expect(facetsQuery(at("q=y&tool=a"))).not.toBe(asked[0]);
  });
});

describe("choosing values", () => {
  test("whatever is chosen stands in the address and comes back from it", () => {
    const value = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.constantFrom("tool", "model", "agent", "trace", "thread"), fc.uniqueArray(value, { minLength: 1, maxLength: 4 }), (name, values) => {
        const query = rowsQuery({ ...at(""), ...chooseValues(name, values) });
        expect(at(query)[name]).toEqual(values);
      }),
    );
  });

  test("choosing a value twice changes nothing", () => {
    expect(toggleValue(toggleValue(["a", "b"], "c"), "c")).toEqual(["a", "b"]);
  });

  test("a word that is no value of a filter does not get into the address", () => {
    expect(chooseValues("kind", ["TOOL", "BOAT"])).toEqual({ kind: ["TOOL"] });
  });
});

describe("the list of values", () => {
  const itself = (value: string) => value;

  test("what was chosen comes first, also where it is too rare to be listed, and its count is then not made up", () => {
    const cut: FacetCounts = { ...counts("a", "b", "c"), of: 5000 };
    expect(listedValues({ counts: cut, first: ["c", "rare"], text: "", say: itself }).fitting).toEqual([
      { value: "c", count: 8, of: 20 }, { value: "rare", count: null, of: 0 }, { value: "a", count: 10, of: 20 }, { value: "b", count: 9, of: 20 },
    ]);
  });

  test("no value is listed twice, and narrowing only leaves out", () => {
    const words = fc.constantFrom("run_sql", "read", "Read", "send", "x");
    fc.assert(
      fc.property(fc.uniqueArray(words), fc.uniqueArray(words), fc.constantFrom("", "re", "R", "zzz"), (values, first, text) => {
        const all = listedValues({ counts: counts(...values), first, text: "", say: itself }).fitting.map(({ value }) => value);
        const narrowed = listedValues({ counts: counts(...values), first, text, say: itself }).fitting.map(({ value }) => value);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(expect.arrayContaining(narrowed));
        expect([...new Set([...values, ...first])].toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  test("where the server lists only the most frequent values, any other can be named exactly", () => {
    expect(listedValues({ counts: { ...counts("a"), of: 5000 }, first: [], text: " run_sql ", say: itself }).exact).toBe("run_sql");
    expect(listedValues({ counts: counts("a"), first: [], text: "run_sql", say: itself }).exact).toBeNull();
  });
});

describe("the filters in force", () => {
  test("each is said with its word and can be taken away alone", () => {
    const address = at("q=drop+table&kind=TOOL&state=refused&x=x1&trace=t1&mark=harmful,tag:reset&t=120..480");
    const chips = chipsOf(address, say, 0);
    expect(chips.map(({ label, word }) => `${label}: ${word}`)).toEqual([
      "Search: drop table", "Window: #121 to #481", "Kind: Tool", "Call state: Refused", "Exhibit: x1 export.json", "Trace: support run  T+1:05.000  t1", "Mark: Called harmful", "Mark: Tag reset",
    ]);
    for (const chip of chips) expect(chipsOf({ ...address, ...chip.without }, say, 0).map(({ key }) => key)).toEqual(chips.filter(({ key }) => key !== chip.key).map(({ key }) => key));
  });

  test("many values of one filter share a chip that says how many", () => {
    expect(chipsOf(at("tool=a,b,c,d,e,f"), say, 0).map(({ word }) => word)).toEqual(["6 values"]);
  });

  test("every filter of the address has a word for its values", () => {
    for (const name of facetNames) expect(say[name]("star")).not.toBe("");
    expect(say.kind("constructor")).toBe("constructor");
  });
});

test("what is downloaded or printed has the filters and the order of the view, and nothing that is only folded is missing", () => {
  expect(csvAddress("abc", at("kind=TOOL&fold=3&level=1&sel=9"))).toBe("/api/v1/incidents/abc/timeline/csv?kind=TOOL");
  expect(csvAddress("abc", at("view=table&sort=-cost"))).toBe("/api/v1/incidents/abc/timeline/csv?view=table&sort=-cost");
  expect(printAddress("abc", at("view=table&sort=-cost&without=model,trace&fold=3"))).toBe("/incidents/abc/timeline/print?view=table&sort=-cost&without=model%2Ctrace");
});
