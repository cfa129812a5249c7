import { beforeAll, describe, expect, test } from "vitest";
import type { Effect } from "../../lib/effects/effect.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { cards } from "./cards.ts";
import { expectedCalls } from "./expectedCalls.ts";
import { expectedStories } from "./expectedStories.ts";
import { playCard, type Played } from "./playCard.ts";

beforeAll(loadParsers, 60_000);

const linesOf = (table: string): string[] => table.split("\n").filter((line) => line.trim() !== "");
const played = new Map<string, Played>();

function play(id: string): Played {
  const known = played.get(id);
  const card = cards.find((one) => one.id === id);
  if (card === undefined) throw new Error(`there is no card ${id}`);
  const told = known ?? playCard(card);
  played.set(id, told);
  return told;
}

/** What the engine says of an effect, in the words of the table, as far as a line asks. */
function told(effect: Effect | undefined, asked: readonly string[]): string[] {
  if (effect === undefined) return ["no such effect"];
  const words = [effect.class, effect.destructive ? "D" : "-", effect.reversible, effect.shared, effect.environment];
  const found = new Set([...Object.entries(effect.magnitude ?? {}).map(([unit, number]) => `${unit}=${number}`), ...effect.targets.map(({ kind, name }) => `${kind}:${name}`)]);
  return asked.map((word, at) => (word === "." ? "." : at < words.length ? (words[at] ?? "") : found.has(word) ? word : `not among ${[...found].join(" ")}`));
}

describe("each call of a card has the effect that the card says", () => {
  const rows = linesOf(expectedCalls).map((line) => ({ line: line.replace(/\s+/g, " ").trim(), more: line.startsWith("+") }));
  test.each(rows)("$line", ({ line, more }) => {
    const [id = "", label = "", ...asked] = line.replace(/^\+ /, "").split(" ");
    const call = play(id).calls.find((one) => one.label === label);
    const [worst, ...others] = call?.effects ?? [];
    expect(more ? others.map((effect) => told(effect, asked)) : [told(worst, asked)]).toContainEqual(asked);
  });

  test("every card of the 22 is in the table, and every line of it speaks of a card", () => {
    const numbers = new Set(rows.map(({ line }) => Number.parseInt(line.replace("+ ", ""), 10)));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect([...new Set(rows.map(({ line }) => line.replace("+ ", "").split(" ")[0] ?? ""))].sort()).toEqual(cards.map(({ id }) => id).sort());
  });
});

describe("each card comes to the harm, and to the factors, that the card says", () => {
  test.each(linesOf(expectedStories).map((line) => line.trim().split(/\s+/)))("%s: %s", (id = "", harmful = "", ...codes) => {
    const { calls, harm, factors } = play(id);
    const labels = harm.harmful.map((number) => calls[number - 1]?.label).join(",");
    expect({ labels, first: calls.find(({ number }) => number === harm.firstHarm)?.label }).toEqual(harmful === "-" ? { labels: "", first: undefined } : { labels: harmful, first: harmful.split(",")[0] });
    expect(codes.filter((code) => (code.startsWith("!") ? factors.includes(code.slice(1)) : !factors.includes(code)))).toEqual([]);
  });
});

test("what came before the first harm has a time below T+0, and the harm is T+0", () => {
  const { calls, harm } = play("2");
  const zero = calls.find(({ number }) => number === harm.firstHarm)?.timeUs ?? Number.NaN;
  expect(calls.map(({ label, timeUs }) => [label, ((timeUs ?? Number.NaN) - zero) / 1_000_000])).toEqual([["look", -60], ["squash", -20], ["push", 0]]);
});
