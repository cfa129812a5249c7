import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { openTimeline, panelOf, rowsOf, sample } from "./timelinePage.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

/** How bright a colour of the page's root is, 0 to 255. */
const brightness = (page: Page, part: "color" | "backgroundColor") => page.evaluate((name) => {
  const canvas = document.createElement("canvas").getContext("2d");
  if (canvas === null) return -1;
  // Whatever the notation, a canvas knows what it looks like.
  const painted = [document.body, document.documentElement].map((element) => getComputedStyle(element)[name]).find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "white";
  canvas.fillStyle = painted;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return Math.round((red + green + blue) / 3);
}, part);

describe("light and dark without a flash", () => {
  test.each([["dark", "light"], ["light", "dark"]] as const)("%s was chosen and the system is %s: every page has the chosen theme before its body is there", async (chosen, system) => {
    await withPage(browser, system, async (page) => {
      await page.goto("/");
      await page.getByRole("radio", { name: chosen === "dark" ? "Dark" : "Light" }).click();
      await page.locator(`html[data-theme=${chosen}]`).waitFor();
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (document.body === null) return;
          document.documentElement.setAttribute("data-first", document.documentElement.dataset["theme"] ?? "none");
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      for (const path of ["/", `/incidents/${id}`, `/incidents/${id}/evidence`, `/incidents/${id}/timeline?sel=19`, "/incidents/new"]) {
        await page.goto(path, { waitUntil: "domcontentloaded" });
        expect(await page.locator("html").getAttribute("data-first"), path).toBe(chosen);
        expect((await brightness(page, "backgroundColor")) < 128, path).toBe(chosen === "dark");
      }
    });
  });

  test("the theme of the system is followed while nothing is chosen, also by the minimap", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      const map = () => page.locator("[role=slider] canvas").evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ""));
      const light = await map();
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator("html[data-theme=dark]").waitFor();
      await expect.poll(map).not.toBe(light);
      await page.emulateMedia({ colorScheme: "light" });
      await expect.poll(map).toBe(light);
    });
  });
});

describe("on paper", () => {
  test.each(["tree", "table"])("the %s is printed light, with its rows and the open step, without what acts, and says how much it is", async (view) => {
    await withPage(browser, "dark", async (page) => {
      await openTimeline(page, id, `view=${view}&tool=set_flag,refund_order&sel=19`);
      await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await brightness(page, "backgroundColor")).toBeGreaterThan(240);
      expect(await brightness(page, "color")).toBeLessThan(80);
      expect(await page.getByRole("group", { name: "Search, view and filters" }).isVisible()).toBe(false);
      expect(await page.getByRole("slider").isVisible()).toBe(false);
      for (const row of (await rowsOf(page).all()).slice(0, 6)) expect(await row.isVisible()).toBe(true);
      await page.getByText(/rows in sight are printed|rows are printed: those in sight/).waitFor();
      const panel = await panelOf(page).boundingBox();
      const rows = await rowsOf(page).last().boundingBox();
      expect((panel?.y ?? 0) >= (rows?.y ?? 0), "the step comes below the rows").toBe(true);
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
    });
  });

  test("a page of its own prints all rows that pass, with what was chosen and the time in full", async () => {
    await withPage(browser, "dark", async (page) => {
      await page.goto(`/incidents/${id}/timeline/print?kind=TOOL,LLM&without=cost`);
      await page.getByText("372 of 372 rows that pass the filters; 421 in all.").waitFor();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator("tbody tr").count()).toBe(372);
      expect(await brightness(page, "backgroundColor")).toBeGreaterThan(240);
      await page.locator("tbody tr").last().getByText("2026-09-14").waitFor();
      expect(await page.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }, { viewport: { width: 794, height: 1100 } });
  });
});
