import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barPx, resampled } from "@/components/timeline/glance/minimap-drawing.ts";
import { boxOf, dragged, gripAt, keyed, type Grip } from "@/components/timeline/glance/minimap-geometry.ts";
import { labelsThatFit } from "@/components/timeline/axis/ruler-labels.ts";
import { axisOf } from "@/lib/timeline/axis.ts";

const whole = { from: 0, to: 1000 };
const map = axisOf("time", whole);
const widthPx = 500;

describe("the box on the minimap", () => {
  test("lies where the window lies", () => {
    expect(boxOf({ from: 200, to: 400 }, map, widthPx)).toEqual({ leftPx: 100, rightPx: 200 });
  });

  test("can be seen and taken hold of however small the window is, and stays inside", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (a, b) => {
      const box = boxOf({ from: Math.min(a, b), to: Math.max(a, b) }, map, widthPx);
      expect(box.rightPx - box.leftPx).toBeGreaterThanOrEqual(6);
      expect(box.leftPx).toBeGreaterThanOrEqual(0);
      expect(box.rightPx).toBeLessThanOrEqual(widthPx);
    }));
  });

  test("is held at its ends or in its middle; elsewhere a new one is drawn", () => {
    const box = { leftPx: 100, rightPx: 200 };
    expect([95, 105, 150, 195, 205].map((x) => gripAt(x, box))).toEqual(["from", "from", "box", "to", "to"]);
    expect([gripAt(50, box), gripAt(300, box), gripAt(150, null)]).toEqual(["new", "new", "new"]);
    expect(gripAt(103, { leftPx: 100, rightPx: 106 })).toBe("box");
  });
});

describe("dragging on the minimap", () => {
  const start = { window: { from: 200, to: 400 }, xPx: 100 };

  test("draws a new window in either direction", () => {
    expect(dragged("new", start, 300, map, widthPx)).toEqual({ from: 200, to: 600 });
    expect(dragged("new", start, 50, map, widthPx)).toEqual({ from: 100, to: 200 });
  });

  test("pulls one end and leaves the other, also when they cross", () => {
    expect(dragged("from", start, 50, map, widthPx)).toEqual({ from: 100, to: 400 });
    expect(dragged("to", { ...start, xPx: 200 }, 250, map, widthPx)).toEqual({ from: 200, to: 500 });
    expect(dragged("from", start, 300, map, widthPx)).toEqual({ from: 400, to: 600 });
  });

  test("moves the box without changing its length, up to the edge", () => {
    expect(dragged("box", start, 150, map, widthPx)).toEqual({ from: 300, to: 500 });
    expect(dragged("box", start, 500, map, widthPx)).toEqual({ from: 800, to: 1000 });
  });

  test("never leaves the whole, whatever is dragged wherever", () => {
    fc.assert(fc.property(fc.constantFrom<Grip>("from", "to", "box", "new"), fc.integer({ min: 0, max: widthPx }), fc.integer({ min: 0, max: widthPx }), (grip, from, to) => {
      const range = dragged(grip, { ...start, xPx: from }, to, map, widthPx);
      expect(range.from).toBeGreaterThanOrEqual(whole.from);
      expect(range.to).toBeLessThanOrEqual(whole.to);
      expect(range.to).toBeGreaterThanOrEqual(range.from);
    }));
  });
});

describe("the window by keys", () => {
  const window = { from: 200, to: 400 };

  test("arrows move it, Shift and arrows move its end, Home and End go to the edges", () => {
    expect(keyed("ArrowRight", false, window, whole)).toEqual({ from: 220, to: 420 });
    expect(keyed("ArrowLeft", false, window, whole)).toEqual({ from: 180, to: 380 });
    expect(keyed("ArrowRight", true, window, whole)).toEqual({ from: 200, to: 420 });
    expect(keyed("ArrowLeft", true, window, whole)).toEqual({ from: 200, to: 380 });
    expect(keyed("Home", false, window, whole)).toEqual({ from: 0, to: 200 });
    expect(keyed("End", false, window, whole)).toEqual({ from: 800, to: 1000 });
  });

  test("other keys are left to the page", () => {
    expect([keyed("j", false, window, whole), keyed("Tab", false, window, whole)]).toEqual([null, null]);
  });

  test("from everything, Shift and the left arrow make a window", () => {
    expect(keyed("ArrowLeft", true, whole, whole)).toEqual({ from: 0, to: 900 });
  });
});

describe("what is drawn", () => {
  test("a single row beside thousands can still be seen", () => {
    expect(barPx(1, 10_000, 46)).toBeGreaterThanOrEqual(2);
    expect(barPx(10_000, 10_000, 46)).toBe(46);
  });

  test("no two words of the ruler overlap, and none is cut off", () => {
    const places = fc.array(fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), text: fc.stringMatching(/^[T0-9+:.]{1,14}$/) }), { maxLength: 30 });
    fc.assert(fc.property(places, fc.integer({ min: 1, max: 900 }), fc.constantFrom("behind" as const, "middle" as const), (all, width, align) => {
      const labels = labelsThatFit(all.toSorted((a, b) => a.place - b.place), width, align);
      let end = -Infinity;
      for (const { leftPx, text } of labels) {
        expect(leftPx).toBeGreaterThanOrEqual(Math.max(0, end));
        end = leftPx + text.length * 6.6;
        expect(end).toBeLessThanOrEqual(width + 1e-6);
      }
    }));
  });
});

describe("the density on a narrow screen", () => {
  test("a flagged row is never lost, however few parts there is room for", () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 600 }), fc.integer({ min: 1, max: 600 }), (counts, parts) => {
      const drawn = resampled(counts, Math.min(parts, counts.length));
      expect(Math.max(...drawn)).toBe(Math.max(...counts));
      expect(drawn.some((count) => count > 0)).toBe(counts.some((count) => count > 0));
    }));
  });

  test("as many parts as there are leave every count where it is", () => {
    expect(resampled([3, 0, 1], 3)).toEqual([3, 0, 1]);
    expect(resampled([0, 0, 1, 0], 2)).toEqual([0, 1]);
  });
});
