import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindings, type Command } from "@/components/keys/bindings.ts";
import { findCommands, readRecent, recentMax, withRecent } from "@/components/keys/find-commands.ts";

const everything = new Set(bindings.map(({ command }) => command));
const find = (query: string, more: Partial<Parameters<typeof findCommands>[0]> = {}) => findCommands({ query, taken: everything, recent: [], ...more });
const names = (query: string, more = {}) => find(query, more).map((entry) => (entry.kind === "step" ? entry.id : entry.binding.command));

describe("the list of commands", () => {
  test("offers nothing that the page would not do, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ maxLength: 4 }), fc.subarray([...everything]), (query, taken) => {
      for (const entry of find(query, { taken: new Set(taken) })) if (entry.kind === "command") expect(taken).toContain(entry.binding.command);
    }));
  });

  test("untyped it holds every command once, the recent ones first, and not itself", () => {
    const recent: Command[] = ["star", "goEvidence"];
    const list = names("", { recent });
    expect(list.slice(0, 2)).toEqual(recent);
    expect(new Set(list).size).toBe(list.length);
    expect(list.length).toBe(bindings.length - 1);
    expect(list).not.toContain("palette");
  });

  test("finds by the words, by their beginnings, and by the key", () => {
    expect(names("go to the ev")[0]).toBe("goEvidence");
    expect(names("harm")).toContain("nextHarmful");
    expect(names("exp every")).toContain("expandAll");
    expect(names("/")[0]).toBe("search");
    expect(names("N")[0]).toBe("previousHit");
    expect(names("zzzz")).toEqual([]);
  });

  test.each([["c7", "c7"], ["D3", "d3"], ["12", "12"], ["#12", "12"], ["007", "7"]])("%s offers to open the step %s first", (query, id) => {
    expect(names(query)[0]).toBe(id);
  });

  test.each(["c0", "c", "x1", "c7 or", "1.5", "-1", "c1234567890"])("%s is no step", (query) => {
    expect(find(query).filter(({ kind }) => kind === "step")).toEqual([]);
  });

  test("what has one group stands together, so that the arrows go down the page", () => {
    fc.assert(fc.property(fc.constantFrom("", "g", "row", "12", "to", "c7"), fc.subarray([...everything], { maxLength: 5 }), (query, recent) => {
      const groups = find(query, { recent }).map(({ group }) => group);
      expect(groups.filter((group, index) => index === 0 || group !== groups[index - 1])).toEqual([...new Set(groups)]);
    }));
  });
});

describe("recent commands", () => {
  test("the newest stands first, once, and the list stays short", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...everything)), (run) => {
      const recent = run.reduce(withRecent, [] as readonly Command[]);
      expect(recent.length).toBeLessThanOrEqual(recentMax);
      expect(new Set(recent).size).toBe(recent.length);
      expect(recent[0]).toBe(run.at(-1));
    }));
  });

  test("names kept by another version that mean nothing now are left out", () => {
    expect(readRecent("star explode  goEvidence")).toEqual(["star", "goEvidence"]);
  });
});
