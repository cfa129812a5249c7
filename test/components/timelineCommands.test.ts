import { describe, expect, test } from "vitest";
import { allCollapsed, allExpanded, toggled } from "@/components/timeline/rows/fold-state.ts";
import { stopWords } from "@/components/timeline/commands/stop-words.ts";
import { viewAfter } from "@/components/timeline/commands/view-commands.ts";

describe("folding", () => {
  test("the same change folds and opens, whatever the level says about the row", () => {
    expect(toggled([], 7)).toEqual([7]);
    expect(toggled([3, 7, 9], 7)).toEqual([3, 9]);
    expect(toggled(toggled([3], 7), 7)).toEqual([3]);
  });

  test("collapsing everything leaves something to be seen, with one trace too, and expanding everything forgets every fold", () => {
    expect(allCollapsed(12)).toEqual({ level: 0, fold: [] });
    expect(allCollapsed(1)).toEqual({ level: 1, fold: [] });
    expect(allExpanded).toEqual({ level: null, fold: [] });
  });
});

describe("going to the next one of a kind", () => {
  const next = { kind: "flagged", direction: "next" } as const;

  test("arriving says which one of how many", () => {
    expect(stopWords(next, 3, 12)).toBe("Flagged row, 3 of 12");
  });

  test("at the end, and where there is none, that is said instead of nothing happening", () => {
    expect(stopWords(next, null, 12)).toBe("No further flagged row (12 of 12).");
    expect(stopWords({ kind: "harmful", direction: "previous" }, null, 2)).toBe("No earlier harmful row (2 in all).");
    expect(stopWords({ kind: "match", direction: "next" }, null, 0)).toBe("No row that passes here.");
  });
});

test("the views follow each other and come round", () => {
  expect([viewAfter("tree"), viewAfter("flat"), viewAfter("table")]).toEqual(["flat", "table", "tree"]);
});
