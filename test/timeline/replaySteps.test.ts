import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEnd, noMoment, replayMoments, rowOfMoment } from "../../lib/timeline/replaySteps.ts";
import { drawnRows, structureOf, type Drawn } from "./forest.ts";

const flags = (rows: readonly Drawn[], flag: (row: Drawn, at: number) => boolean) => Uint8Array.from(rows, (row, at) => Number(flag(row, at)));
const changing = (rows: readonly Drawn[]) => ({ begins: flags(rows, ({ heading }) => !heading), ends: flags(rows, ({ heading, failed }) => !heading && !failed) });
const named = (moments: Uint32Array) => Array.from(moments, (moment) => `${rowOfMoment(moment)}${isEnd(moment) ? ")" : "("}`);
const row = (start: number | null, lasts: number | null): Drawn => ({ children: 0, start, lasts, failed: false, heading: false });

describe("the moments of a replay", () => {
  test("a tool that ends while another one runs ends between the begins around it", () => {
    const rows = [row(0, 100), row(50, 200), row(120, 10), row(130, null)];
    expect(named(replayMoments(structureOf(rows), changing(rows)).moments)).toEqual(["0(", "1(", "0)", "2(", "2)", "3(", "1)"]);
  });

  test("each row that changes something begins once and ends once if its end is known, and never ends before it began", () => {
    fc.assert(fc.property(drawnRows(), (rows) => {
      const structure = structureOf(rows);
      const changes = changing(rows);
      const { moments, beginAt, endAt } = replayMoments(structure, changes);
      for (let at = 0; at < rows.length; at++) {
        const begun = named(moments).indexOf(`${at}(`);
        const ended = named(moments).indexOf(`${at})`);
        expect(begun >= 0).toBe(changes.begins[at] === 1);
        expect(ended >= 0).toBe(changes.ends[at] === 1 && rows[at]?.start !== null && rows[at]?.lasts !== null);
        if (begun >= 0) expect(beginAt[at]).toBe(begun);
        expect(endAt[at]).toBe(ended < 0 ? noMoment : ended);
        if (begun >= 0 && ended >= 0) expect(ended).toBeGreaterThan(begun);
      }
      expect(new Set(moments).size).toBe(moments.length);
    }));
  });

  test("begins keep the order of the timeline, and times never go back where there is a clock", () => {
    fc.assert(fc.property(drawnRows(), (rows) => {
      const structure = structureOf(rows);
      const { moments } = replayMoments(structure, changing(rows));
      const places = [...moments].filter((moment) => !isEnd(moment)).map((moment) => structure.place[rowOfMoment(moment)] ?? 0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      const times = Array.from(moments, (moment) => (isEnd(moment) ? structure.end : structure.start)[rowOfMoment(moment)] ?? NaN).filter((us) => !Number.isNaN(us));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }));
  });

  test("a row without a moment of its own stands for the next one", () => {
    const rows = [{ ...row(0, 10), heading: true }, row(5, null)];
    expect([...replayMoments(structureOf(rows), changing(rows)).beginAt]).toEqual([0, 0]);
  });
});
