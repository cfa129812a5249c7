import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { run } from "./exports.ts";
import { addressHas, drawsRowsOf, focusRow, inAddress, openTimeline, sample, serverRows, settled, statusOf } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

const map = (page: Page) => page.getByRole("slider", { name: "Window of the axis" });
const controls = (page: Page) => page.getByRole("group", { name: "Window" });
const field = (page: Page, label: "From" | "To") => controls(page).getByLabel(label, { exact: true });

/** The window of the address: its two ends in microseconds. */
async function windowNow(page: Page): Promise<{ from: number; to: number }> {
  await addressHas(page, "t", /\.\./);
  const [from = NaN, to = NaN] = (inAddress(page, "t") ?? "").split("..").map((end) => Date.parse(end) * 1000);
  return { from, to };
}

/** Does something and answers the window that it makes. */
async function after(page: Page, act: () => Promise<void>): Promise<{ from: number; to: number }> {
  const before = inAddress(page, "t");
  await act();
  await expect.poll(() => inAddress(page, "t")).not.toBe(before);
  await settled(page);
  return await windowNow(page);
}

const length = ({ from, to }: { from: number; to: number }) => to - from;
const hour = 3_600e6;
const second = 1e6;

describe("the window without a mouse (WCAG 2.5.7)", () => {
  test("buttons zoom and move it, rows and counts follow, and All takes it away", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat&t=2026-09-08T00:00:00Z..2026-09-10T00:00:00Z");
      const button = (name: string) => () => controls(page).getByRole("button", { name, exact: true }).click();
      const near = await after(page, button("Zoom in"));
      expect(Math.abs(length(near) - 24 * hour)).toBeLessThanOrEqual(2 * second);
      await drawsRowsOf(page, id, `view=flat&t=${inAddress(page, "t")}`);
      const later = await after(page, button("Later"));
      expect(Math.abs(later.from - near.from - 6 * hour)).toBeLessThanOrEqual(2 * second);
      const earlier = await after(page, button("Earlier"));
      expect(Math.abs(earlier.from - near.from)).toBeLessThanOrEqual(3 * second);
      expect(length(await after(page, button("Zoom out")))).toBeGreaterThan(47 * hour);
      await statusOf(page).getByText(/^\d+ of 421 rows · 1 filter$/).waitFor();
      await button("All")();
      await addressHas(page, "t", null);
      await statusOf(page).getByText(/^421 of 421 rows$/).waitFor();
      expect(await controls(page).getByRole("button", { name: "All", exact: true }).isDisabled()).toBe(true);
    });
  });

  test("its ends are text fields that take what people write, and say in text what they cannot take (WCAG 3.3.1)", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "axis=time");
      await field(page, "From").fill("2026-09-14T15:31:00Z");
      await field(page, "From").press("Enter");
      await addressHas(page, "t", /^2026-09-14T15:31:00\.000Z\.\./);
      await field(page, "To").fill("T+7 d 07:20:00");
      const { from, to } = await after(page, () => field(page, "To").press("Enter"));
      expect(to - from).toBeGreaterThan(0);
      await drawsRowsOf(page, id, `t=${inAddress(page, "t")}`);
      const kept = inAddress(page, "t");
      for (const [nonsense, error] of [["yesterday", "Write T+1:20.5, or 2026-03-01T10:00:00Z."], ["T+0", "The end lies before the beginning."], ["1999-01-01T00:00:00Z", "Nothing in the evidence lies there."]] as const) {
        await field(page, "To").fill(nonsense);
        await field(page, "To").press("Enter");
        await controls(page).getByText(error).waitFor();
        expect(await field(page, "To").getAttribute("aria-invalid")).toBe("true");
        expect(await field(page, "To").evaluate((input) => document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent)).toBe(error);
      }
      await field(page, "To").press("Escape");
      await controls(page).getByText("Nothing in the evidence lies there.").waitFor({ state: "detached" });
      expect(inAddress(page, "t")).toBe(kept);
    });
  });

  test("the minimap is a slider: arrows move, Shift with arrows changes the length, double click shows everything", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat&t=2026-09-10T00:00:00Z..2026-09-11T00:00:00Z");
      await map(page).focus();
      const start = await windowNow(page);
      const right = await after(page, () => page.keyboard.press("ArrowRight"));
      expect(right.from).toBeGreaterThan(start.from);
      expect(Math.abs(length(right) - length(start))).toBeLessThanOrEqual(2 * second);
      const said = await map(page).getAttribute("aria-valuetext");
      expect(said).toMatch(/^T\+.* to T\+.*, .* of /);
      const longer = await after(page, () => page.keyboard.press("Shift+ArrowRight"));
      expect(length(longer)).toBeGreaterThan(length(right));
      const left = await after(page, () => page.keyboard.press("ArrowLeft"));
      expect(left.from).toBeLessThan(longer.from);
      expect(await map(page).evaluate((element) => element === document.activeElement)).toBe(true);
      await map(page).dblclick({ position: { x: 5, y: 5 } });
      await addressHas(page, "t", null);
      expect(await map(page).getAttribute("aria-valuetext")).toMatch(/^everything:/);
    });
  });
});

describe("the window by the mouse", () => {
  test("a drag over the minimap draws it, a drag of the box moves it, and Escape in the middle of a drag changes nothing", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat");
      const drag = async (from: number, to: number) => {
        // Lanes without a mark in the window go away: the map does not stay where it was.
        const box = await map(page).boundingBox();
        const at = (share: number) => [(box?.x ?? 0) + (box?.width ?? 0) * share, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
        await page.mouse.move(...at(from));
        await page.mouse.down();
        await page.mouse.move(...at((from + to) / 2));
        await page.mouse.move(...at(to));
      };
      const whole = 1789405972055735 - 1788768724318220;
      const first = await after(page, async () => { await drag(0.2, 0.4); await page.mouse.up(); });
      expect(length(first) / whole).toBeGreaterThan(0.18);
      expect(length(first) / whole).toBeLessThan(0.22);
      const moved = await after(page, async () => { await drag(0.3, 0.5); await page.mouse.up(); });
      expect(Math.abs(moved.from - first.from - whole * 0.2) / whole).toBeLessThan(0.02);
      await drag(0.7, 0.9);
      await page.keyboard.press("Escape");
      await page.mouse.up();
      expect(await windowNow(page)).toEqual(moved);
    });
  });

  test("Ctrl with the wheel zooms around the pointer, the wheel alone scrolls", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat&t=2026-09-08T00:00:00Z..2026-09-12T00:00:00Z");
      const box = await map(page).boundingBox();
      await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
      await page.keyboard.down("Control");
      const near = await after(page, () => page.mouse.wheel(0, -200));
      await page.keyboard.up("Control");
      expect(length(near)).toBeLessThan(80 * hour);
      const kept = page.url();
      await page.mouse.wheel(0, 200);
      await page.keyboard.press("j");
      expect(page.url()).toBe(kept);
    });
  });
});

describe("idle time and the axis", () => {
  test("the axis offers to fold idle time, shows each fold with its true length, and keeps real times", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat");
      await controls(page).getByRole("button", { name: /^over 99 % idle: fold$/ }).click();
      await addressHas(page, "gaps", "fold");
      await controls(page).getByRole("button", { name: /idle folded: unfold$/, pressed: true }).waitFor();
      const bands = page.getByRole("region", { name: "At a glance" }).getByTitle(/ without a step, folded$/);
      expect(await bands.count()).toBeGreaterThan(17);
      expect(await bands.first().getAttribute("title")).toMatch(/^\d+ (min|h|d)/);
      await controls(page).getByRole("button", { name: /idle folded: unfold$/ }).click();
      await addressHas(page, "gaps", null);
    });
  });

  test("runs days apart are drawn over their own time in the tree, by one clock or by position on request", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      await page.getByRole("columnheader", { name: "In its trace" }).waitFor();
      await page.getByRole("radio", { name: "Bars over one clock" }).click();
      await addressHas(page, "axis", "time");
      await page.getByRole("columnheader", { name: "On the clock" }).waitFor();
      await page.getByRole("radio", { name: "Bars by position in order of time" }).click();
      await addressHas(page, "axis", "position");
      await page.getByRole("columnheader", { name: "By position" }).waitFor();
      await expect.poll(() => field(page, "From").inputValue()).toBe("#1");
      await field(page, "To").fill("#40");
      await field(page, "To").press("Enter");
      await addressHas(page, "t", "0..39");
      await field(page, "To").fill("many");
      await field(page, "To").press("Enter");
      await controls(page).getByText("A position is a whole number from 1, as #12.").waitFor();
    });
  });

  test("without a clock the rows, the axis and the fields are positions, and the page says that there is no clock", async () => {
    await withPage(browser, "light", async (page) => {
      const text = [run(1, null, { run_type: "chain" }), run(2, 1), run(3, 1)].map((one) => JSON.stringify({ ...one, start_time: null, end_time: null })).join("\n");
      const own = await importFiles(page, "No clock", [{ name: "runs.jsonl", text }]);
      await openTimeline(page, own);
      await page.getByText("No clock in this evidence: rows are in order of position.").waitFor();
      await page.getByText("No clock: the axis is the position.").waitFor();
      expect(await page.locator("[role=row][data-row] .tl-when").allInnerTexts()).toEqual((await serverRows(own)).rows.map(({ place }) => `#${place + 1}`));
      await focusRow(page, 2);
      await page.keyboard.press("f");
      await addressHas(page, "t", /^\d+\.\.\d+$/);
    });
  });
});

test("f zooms to the row, and pressed again to all below it where that reaches further", async () => {
  await withPage(browser, "light", async (page) => {
    const runs = [run(1, null, { run_type: "chain" }), run(2, 1, { run_type: "chain" }), run(9, 2), run(30, 1)];
    const own = await importFiles(page, "Work that outlasts its parent", [{ name: "runs.jsonl", text: runs.map((one) => JSON.stringify(one)).join("\n") }]);
    await openTimeline(page, own);
    const { rows } = await serverRows(own);
    await focusRow(page, rows.findIndex(({ subtree, depth }) => depth === 2 && subtree === 1));
    const alone = await after(page, () => page.keyboard.press("f"));
    expect(length(alone)).toBeLessThan(2 * second);
    const below = await after(page, () => page.keyboard.press("f"));
    expect(length(below)).toBeGreaterThan(7 * second);
  });
});
