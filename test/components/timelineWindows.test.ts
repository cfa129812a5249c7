import { describe, expect, test } from "vitest";
import { follow, realPxMax, reveal, standAt, tallOf } from "@/components/timeline/rows/tall-scroll.ts";
import { windowsFor, windowsToDrop } from "@/components/timeline/rows/windows.ts";

describe("windows of rows", () => {
  test("the windows in sight are asked for, and the next one when its edge is near", () => {
    expect(windowsFor(60, 100, 10_000)).toEqual([0]);
    expect(windowsFor(160, 199, 10_000)).toEqual([0, 1]);
    expect(windowsFor(210, 240, 10_000)).toEqual([0, 1]);
  });

  test("nothing beyond the last row is asked for", () => {
    expect(windowsFor(380, 399, 400)).toEqual([1]);
    expect(windowsFor(0, 30, 0)).toEqual([]);
  });

  test("the windows farthest from the reader are forgotten first", () => {
    expect(windowsToDrop([0, 50, 2, 3], 2, 2)).toEqual([50, 0]);
    expect(windowsToDrop([1, 2], 1, 2)).toEqual([]);
  });
});

describe("lists taller than a browser allows", () => {
  const viewPx = 600;
  const tall = tallOf(1_000_000, 28);

  test("a list that fits is left alone", () => {
    expect(tallOf(1000, 28)).toMatchObject({ virtualPx: 28_000, realPx: 28_000, pages: 1 });
    expect(follow(tallOf(1000, 28), { offset: 0, scrollTop: 0 }, 500, viewPx)).toEqual({ offset: 0, scrollTop: 500 });
  });

  test("a million rows stay under the limit, and both ends can be reached", () => {
    expect(tall.realPx).toBe(realPxMax);
    expect(follow(tall, { offset: 0, scrollTop: 0 }, tall.realPx - viewPx, viewPx).offset + tall.realPx - viewPx).toBe(tall.virtualPx - viewPx);
    expect(follow(tall, standAt(tall, 9e6), 0, viewPx)).toEqual({ offset: 0, scrollTop: 0 });
  });

  test("every row can be stood at, inside the box", () => {
    for (const row of [0, 1, 285_714, 500_000, 777_777, 999_970]) {
      const { offset, scrollTop } = standAt(tall, row * 28);
      expect(offset + scrollTop).toBe(row * 28);
      expect(scrollTop).toBeGreaterThanOrEqual(0);
      expect(scrollTop).toBeLessThanOrEqual(tall.realPx);
    }
  });

  test("a small scroll moves the rows by exactly as many pixels, also across the edge of a page", () => {
    let stand = standAt(tall, tall.pagePx * 40 - 150);
    for (let step = 0; step < 5; step++) {
      const before = stand.offset + stand.scrollTop;
      stand = follow(tall, stand, stand.scrollTop + 100, viewPx);
      expect(stand.offset + stand.scrollTop).toBe(before + 100);
    }
  });

  test("a long drag to the middle lands in the middle of the rows", () => {
    const { offset, scrollTop } = follow(tall, { offset: 0, scrollTop: 0 }, tall.realPx / 2, viewPx);
    expect(Math.abs((offset + scrollTop) / tall.virtualPx - 0.5)).toBeLessThan(0.01);
  });

  test("a row in sight needs no scroll; one outside comes just in sight", () => {
    expect(reveal(10, 28, 0, viewPx, "near")).toBeNull();
    expect(reveal(30, 28, 0, viewPx, "near")).toBe(31 * 28 - viewPx);
    expect(reveal(2, 28, 1000, viewPx, "near")).toBe(56);
  });
});
