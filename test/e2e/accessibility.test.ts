import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage, type Theme } from "./browser.ts";
import { readySample, rowNames, violations } from "./visit.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await readySample()).id;
});
afterAll(async () => { await browser.close(); });

const themes: readonly Theme[] = ["light", "dark"];
const widths = [1280, 390] as const;
const cases = themes.flatMap((theme) => widths.map((width) => [theme, width] as const));

/** Each page as it is reached, with what can be opened on it. */
const pages: readonly (readonly [string, () => string, (page: Page) => Promise<void>])[] = [
  ["the list", () => "/", async (page) => { await page.getByRole("heading", { name: "Incidents" }).waitFor(); }],
  ["the list, menu open", () => "/", async (page) => { await page.getByRole("button", { name: /^Actions for/ }).first().click(); }],
  ["the list, asking before deleting", () => "/", async (page) => {
    await page.getByRole("button", { name: /^Actions for/ }).first().click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").waitFor();
  }],
  ["intake", () => "/incidents/new", async (page) => {
    await page.locator("[data-intake=files]").setInputFiles({ name: "a.json", mimeType: "text/plain", buffer: Buffer.from("{}") });
    await page.getByRole("button", { name: "Import 1 file" }).waitFor();
  }],
  ["intake, pasting", () => "/incidents/new", async (page) => { await page.getByRole("button", { name: "Paste text" }).click(); }],
  ["overview", () => `/incidents/${id}`, async (page) => { await page.getByRole("heading", { name: "Six questions" }).waitFor(); }],
  ["evidence", () => `/incidents/${id}/evidence`, async (page) => { await page.getByRole("heading", { name: "Custody" }).waitFor(); }],
  ["the raw viewer", () => `/incidents/${id}/evidence/x1`, async (page) => { await page.getByText("SHA-256 of these bytes").waitFor(); }],
  ["the timeline", () => `/incidents/${id}/timeline`, async (page) => { await rowNames(page); }],
  ["the timeline, step open", () => `/incidents/${id}/timeline?sel=3`, async (page) => { await page.getByRole("tab", { name: "What" }).waitFor(); }],
  ["the timeline, conversation open", () => `/incidents/${id}/timeline?sel=3&tab=conversation`, async (page) => { await page.getByRole("tab", { name: /Conversation/ }).waitFor(); }],
  ["the timeline, bytes open", () => `/incidents/${id}/timeline?sel=3&tab=raw`, async (page) => { await page.getByText("SHA-256 of these bytes").waitFor(); }],
  ["the timeline, filter open", () => `/incidents/${id}/timeline`, async (page) => { await rowNames(page); await page.getByRole("button", { name: "Kind" }).click(); }],
  ["the timeline, keys open", () => `/incidents/${id}/timeline`, async (page) => { await rowNames(page); await page.getByRole("button", { name: "Keys" }).click(); }],
];

describe.each(cases)("in the %s theme at %i px", (theme, width) => {
  test.each(pages)("%s has no accessibility violation and nothing to scroll sideways", async (_, address, open) => {
    await withPage(browser, theme, async (page) => {
      await page.goto(address());
      await open(page);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }, { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  });
});

describe("at 320 px", () => {
  test.each(["", "/evidence", "/evidence/x1", "/timeline", "/timeline?sel=3"])("an incident's page %s needs no scrolling sideways", async (tab) => {
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}${tab}`);
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }, { viewport: { width: 320, height: 700 } });
  });
});
