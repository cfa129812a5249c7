import { describe, expect, test } from "vitest";
import { lostConstraints } from "../../lib/effects/factors/constraints.ts";

const texts = (before: string, after: string) => lostConstraints(before, after).map(({ kind, text }) => `${kind}: ${text}`);

describe("constraints that vanished", () => {
  test("a bound that the other prompt does not have is told, and one that it has in other words is not", () => {
    expect(texts("Delete events older than 90 days.", "Delete events that are old.")).toEqual(["bound: older than 90 days"]);
    expect(texts("Delete events older than 90 days.", "Keep events for 90 days, delete the others.")).toEqual([]);
    expect(texts("Delete events older than 90 days.", "Delete events older than 7 days.")).toEqual(["bound: older than 90 days"]);
  });

  test("to be up to date is no bound", () => {
    expect(texts("Bring the database up to date, please.", "Go.")).toEqual([]);
    expect(texts("Delete up to 100 rows.", "Go.")).toEqual(["bound: up to 100 rows"]);
  });

  test("a prohibition that is gone is told with its sentence; one that is only said a little otherwise is not", () => {
    const rule = "Never drop a table without approval of the owner.";
    expect(texts(`You tidy. ${rule}`, "You tidy.")).toEqual([`prohibition: ${rule}`]);
    expect(texts(`You tidy. ${rule}`, "You tidy. Never drop any table without approval of the owner.")).toEqual([]);
  });

  test("a prohibition that lost its negation is gone, though every other word is there", () => {
    expect(texts("Do not delete rows of orders or users.", "Do delete rows of orders or users.")).toEqual(["prohibition: Do not delete rows of orders or users."]);
  });

  test("a bound inside a sentence that forbids is told once, and nothing vanishes from a text to itself", () => {
    const text = "Never delete more than at most 100 rows. Only the events table.";
    expect(texts(text, "Go.").filter((one) => one.includes("100"))).toHaveLength(1);
    expect(texts(text, text)).toEqual([]);
  });
});
