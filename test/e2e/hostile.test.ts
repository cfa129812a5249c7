import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { hostileExport } from "./exports.ts";
import { importFiles, rowNames } from "./visit.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

describe("evidence written by an attacker", () => {
  test("is drawn as text on every page: nothing runs, nothing is fetched, nothing becomes a link", async () => {
    await withPage(browser, "light", async (page) => {
      const name = `<img src=x onerror="document.title='taken over'">.jsonl`;
      const id = await importFiles(page, `<script>document.title="taken over"</script>`, [{ name, text: hostileExport() }]);
      await page.getByText(name, { exact: true }).first().waitFor();
      for (const tab of ["", "/timeline", "/evidence", "/evidence/x1"]) {
        await page.goto(`/incidents/${id}${tab}`);
        await page.waitForLoadState("load");
        expect(await page.title()).toContain(`<script>`);
      }
      await page.goto(`/incidents/${id}/timeline`);
      expect((await rowNames(page)).some((row) => row.includes("<b>agent</b> <script>"))).toBe(true);
      const panel = page.getByRole("complementary", { name: "Open step" });
      for (const row of await page.locator("[role=row][data-row]").all()) {
        await row.click();
        await panel.getByRole("tab", { name: "What" }).waitFor();
        for (const tab of await panel.getByRole("tab").all()) {
          await tab.click();
          await panel.locator("[role=tabpanel]:not([hidden])").waitFor();
        }
      }
      expect(await page.title()).not.toBe("taken over");
      expect(await page.locator("main img, main b, main script, main svg[onload], main a[href^=javascript]").count()).toBe(0);
    });
  });

  test("hidden characters are counted and shown as boxes on request, and the list cannot be turned around", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await importFiles(page, "Hidden", [{ name: "runs.jsonl", text: hostileExport() }]);
      await page.goto(`/incidents/${id}/timeline?view=flat&status=error`);
      await rowNames(page);
      await page.locator("[role=row][data-row]").first().click();
      const panel = page.getByRole("complementary", { name: "Open step" });
      await panel.getByRole("tab", { name: "Input" }).click();
      await panel.getByText("3 hidden characters").waitFor();
      await panel.getByRole("button", { name: "Show hidden" }).click();
      await panel.getByText("U+200B ZWSP").waitFor();
      await panel.getByText("U+E0041 tag A").waitFor();
    });
  });
});
