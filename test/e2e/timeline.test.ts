import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { addressHas, focusRow, focusedIndex, focusedRow, openTimeline, panelOf, rowOf, sample, searchOf, statusOf } from "./timelinePage.ts";
import { rowNames } from "./visit.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

describe("the way to the timeline", () => {
  test("on empty data the samples are there, and two clicks lead to their rows", async () => {
    for (const which of ["injection", "misfire"] as const) {
      const { title, rows } = await sample(which);
      await withPage(browser, "light", async (page) => {
        await page.goto("/");
        await page.getByRole("region", { name: "Samples" }).getByRole("link", { name: title }).click();
        await page.getByRole("heading", { name: "Six questions" }).waitFor();
        await page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: "Timeline" }).click();
        expect((await rowNames(page)).length).toBeGreaterThan(10);
        await statusOf(page).getByText(`${rows} of ${rows} rows`).waitFor();
      });
    }
  });

  test("a search narrows the rows, Enter goes into them, and its link shows the same rows and the same step again", async () => {
    const { id } = await sample("injection");
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      await searchOf(page).fill("drop");
      await statusOf(page).getByText(/of 421 rows.* · 1 filter$/).waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => focusedIndex(page)).toBe(0);
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await panelOf(page).getByRole("tab", { name: "Raw" }).click();
      await panelOf(page).getByText("SHA-256 of these bytes").waitFor();
      await addressHas(page, "sel", /^\d+$/);
      await addressHas(page, "tab", "raw");
      // How many rows beyond the visible ones are in the page depends on the way there.
      const visible = async () => (await rowNames(page)).slice(0, 12);
      const before = { rows: await visible(), title: await panelOf(page).getByRole("heading", { level: 2 }).innerText() };
      await page.reload();
      await panelOf(page).getByText("SHA-256 of these bytes").waitFor();
      expect(await panelOf(page).getByRole("heading", { level: 2 }).innerText()).toBe(before.title);
      expect(await visible()).toEqual(before.rows);
      await expect.poll(() => page.locator("[role=row][aria-selected=true]").count()).toBe(1);
    });
  });

  test("a link to one step scrolls to it, focuses it and opens it, however far down it is", async () => {
    const { id, rows } = await sample("misfire");
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat");
      await focusRow(page, 0);
      await page.keyboard.press("End");
      // The headings of the traces are no steps of their own in the flat view.
      await expect.poll(() => focusedIndex(page)).toBe((rows ?? 0) - 1);
      const last = await focusedRow(page) ?? 0;
      await openTimeline(page, id, `view=flat&sel=${last}`);
      await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
      await expect.poll(() => focusedRow(page)).toBe(last);
      const box = await rowOf(page, last).boundingBox();
      const view = page.viewportSize();
      expect((box?.y ?? -1) > 0 && (box?.y ?? 0) + (box?.height ?? 0) <= (view?.height ?? 0)).toBe(true);
    });
  });
});
