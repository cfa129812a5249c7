import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { readySample, rowNames } from "./visit.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
const panel = (page: Page) => page.getByRole("complementary", { name: "Open step" });

/** Presses Tab until the focus is where it should be; a page on which that takes a hundred is not usable by keyboard. */
async function tabTo(page: Page, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    if (await there()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}

const inRows = (page: Page) => () => page.evaluate(() => document.activeElement?.getAttribute("role") === "row");
const onText = (page: Page, text: string | RegExp) => async () => {
  const here = await page.evaluate(() => document.activeElement?.textContent ?? "");
  return typeof text === "string" ? here === text : text.test(here);
};

describe("the timeline", () => {
  test("on empty data the samples are there, and two clicks lead to their rows", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      await page.getByRole("region", { name: "Samples" }).getByRole("link", { name: sample.title }).click();
      await page.getByRole("heading", { name: "Six questions" }).waitFor();
      await page.getByRole("link", { name: "Timeline" }).click();
      expect((await rowNames(page)).length).toBeGreaterThan(10);
      expect(await page.getByRole("treegrid").getAttribute("aria-rowcount")).toBe(String((sample.rows ?? 0) + 1));
    });
  });

  test("a search narrows the rows and says so, and its link shows the same rows and the same step again", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline`);
      await rowNames(page);
      await page.getByRole("searchbox", { name: "Search in inputs and outputs" }).fill("drop");
      await page.getByText(/of \d+ rows · 1 filter/).waitFor();
      await page.keyboard.press("Enter");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await panel(page).getByRole("tab", { name: "Raw" }).click();
      await panel(page).getByText("SHA-256 of these bytes").waitFor();
      await page.waitForURL(/q=drop.*sel=\d+.*tab=raw/);
      // How many rows beyond the visible ones are in the page depends on the way there.
      const visible = async () => (await rowNames(page)).slice(0, 12);
      const before = { rows: await visible(), title: await panel(page).getByRole("heading", { level: 2 }).innerText() };
      await page.reload();
      await panel(page).getByText("SHA-256 of these bytes").waitFor();
      expect(await panel(page).getByRole("heading", { level: 2 }).innerText()).toBe(before.title);
      expect(await visible()).toEqual(before.rows);
      await expect.poll(() => page.locator("[role=row][aria-selected=true]").count()).toBe(1);
    });
  });

  test("excerpts show where the words stand, and one click opens the row and brings it into sight", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline?q=drop`);
      await rowNames(page);
      await page.getByRole("button", { name: "Where the words stand" }).click();
      const hits = page.locator("li:has(mark)");
      await hits.first().waitFor();
      expect((await hits.first().locator("mark").innerText()).toLowerCase()).toContain("drop");
      await page.getByRole("button", { name: "More" }).click();
      await expect.poll(() => hits.count()).toBeGreaterThan(20);
      await hits.nth(25).getByRole("button").click();
      await panel(page).getByRole("tab", { name: "What" }).waitFor();
      await expect.poll(() => page.locator("[role=row][aria-selected=true]").count()).toBe(1);
    });
  });

  test("a link to one step scrolls to it, focuses it and opens it, however far down it is", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline?view=flat`);
      await rowNames(page);
      await page.locator("[role=row][data-row]").first().focus();
      await page.keyboard.press("End");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-rowindex"))).toBe(String((sample.rows ?? 0) + 1));
      const last = await page.evaluate(() => document.activeElement?.getAttribute("data-row"));
      await page.goto(`/incidents/${sample.id}/timeline?view=flat&sel=${last}`);
      await panel(page).getByRole("tab", { name: "What" }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toBe(last);
      const box = await page.locator(`[data-row="${last}"]`).boundingBox();
      const view = page.viewportSize();
      expect((box?.y ?? -1) > 0 && (box?.y ?? 0) + (box?.height ?? 0) <= (view?.height ?? 0)).toBe(true);
    });
  });

  test("a part of the address that means nothing is named, and the rest still counts", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline?kind=TOOL,BOAT`);
      await page.getByText("kind=BOAT").waitFor();
      await page.getByText(/· 1 filter/).waitFor();
    });
  });

  test("folding hides the rows below, says how many, and the address keeps it", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline`);
      await rowNames(page);
      await page.locator("[role=row][data-row]").first().focus();
      await page.keyboard.press("ArrowLeft");
      await page.locator("[role=row][aria-expanded=false]").getByText(/\d+ hidden/).waitFor();
      await page.waitForURL(/fold=\d+/);
      await page.reload();
      await page.locator("[role=row][aria-expanded=false]").getByText(/\d+ hidden/).waitFor();
      await page.getByRole("button", { name: "unfold all" }).click();
      await expect.poll(() => page.locator("[role=row][aria-expanded=false]").count()).toBe(0);
    });
  });

  test("never more than 300 rows are in the page, also while it is scrolled", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline`);
      await rowNames(page);
      for (const top of [3000, 8000, 200, 11_000]) {
        await page.locator("[role=treegrid] [role=rowgroup]").nth(1).evaluate((element, to) => { element.scrollTop = to; }, top);
        await page.waitForTimeout(60);
        expect(await page.locator("[role=row]").count()).toBeLessThan(300);
      }
    }, { viewport: { width: 1920, height: 1200 } });
  });
});

describe("by keyboard alone", () => {
  test("from the list of incidents to the bytes of a step and back", async () => {
    await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      await tabTo(page, async () => (await page.evaluate(() => document.activeElement?.closest("[aria-label=Samples]") !== null)));
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/incidents\/\w+$/);
      await tabTo(page, onText(page, "Timeline"));
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/timeline$/);
      await rowNames(page);
      await tabTo(page, inRows(page));
      const first = await focused(page);
      await page.keyboard.press("j");
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => focused(page)).not.toBe(first);
      await page.keyboard.press("Enter");
      await panel(page).getByRole("tab", { name: "What" }).waitFor();
      await tabTo(page, onText(page, "What"));
      await page.keyboard.press("End");
      await panel(page).getByText("SHA-256 of these bytes").waitFor();
      await page.keyboard.press("Escape");
      await panel(page).waitFor({ state: "detached" });
      expect(await inRows(page)()).toBe(true);
      await page.keyboard.press("Home");
      await expect.poll(() => focused(page)).toBe(first);
    });
  });

  test("search, next hit, view and help have keys; with the keys switched off they do nothing and stay off", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline`);
      await rowNames(page);
      await page.keyboard.press("/");
      await page.keyboard.type("drop");
      await page.keyboard.press("Enter");
      await page.getByText(/· 1 filter/).waitFor();
      await page.keyboard.press("n");
      await panel(page).getByRole("tab", { name: "What" }).waitFor();
      await page.keyboard.press("v");
      await page.waitForURL(/view=flat/);
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog", { name: "Keys" });
      await dialog.getByRole("switch").click();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.keyboard.press("v");
      await page.keyboard.press("/");
      await page.waitForTimeout(400);
      expect(page.url()).toContain("view=flat");
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("INPUT");
      await page.reload();
      await rowNames(page);
      await page.keyboard.press("?");
      await page.waitForTimeout(200);
      expect(await dialog.count()).toBe(0);
    });
  });

  test("the panel's width changes by keys and by buttons, without dragging", async () => {
    const sample = await readySample();
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${sample.id}/timeline?sel=1`);
      const splitter = page.getByRole("separator", { name: "Width of the panel" });
      const width = async () => Number(await splitter.getAttribute("aria-valuenow"));
      const start = await width();
      await splitter.focus();
      await page.keyboard.press("ArrowLeft");
      expect(await width()).toBeGreaterThan(start);
      await page.getByRole("button", { name: "Narrower panel" }).click();
      expect(await width()).toBe(start);
    });
  });
});
