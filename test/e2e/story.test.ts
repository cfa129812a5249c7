import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { api, focusedIndex, focusedRow, panelOf, rowOf, sample, statusOf } from "./timelinePage.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

/** Presses Tab until the focus is where it should be; a page on which that takes a hundred is not usable by keyboard. */
async function tabTo(page: Page, there: () => Promise<boolean>, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    if (await there()) return;
    await page.keyboard.press(key);
  }
  throw new Error("Tab does not lead there");
}

const onText = (page: Page, text: string) => () => page.evaluate((wanted) => document.activeElement?.textContent === wanted, text);
const onLabel = (page: Page, text: string) => () => page.evaluate((wanted) => {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement && field.labels[0]?.textContent === wanted;
}, text);

/** Whatever has the focus can be seen: it is inside the window and has an outline. */
async function focusIsSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "nothing has the focus";
    const box = element.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) return `out of sight: ${element.outerHTML.slice(0, 120)}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? "" : `no outline: ${element.outerHTML.slice(0, 120)}`;
  });
  expect(seen).toBe("");
}

describe("the sample story by keyboard alone", () => {
  test("from the list of incidents to a note on the call that dropped the table, its bytes, the custody log, and back", async () => {
    const { id, title } = await sample("injection");
    await withPage(browser, "light", async (page) => {
      const mouse: string[] = [];
      await page.exposeFunction("moved", (what: string) => mouse.push(what));
      await page.addInitScript(() => {
        for (const kind of ["mousedown", "pointerdown"]) addEventListener(kind, () => (window as unknown as { moved: (what: string) => void }).moved(kind), true);
      });
      await page.goto("/");
      await tabTo(page, onText(page, title));
      await focusIsSeen(page);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Six questions" }).waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("t");
      await page.waitForURL(/\/timeline$/);
      await statusOf(page).getByText("421 of 421 rows").waitFor();

      // What dropped the table?
      await page.keyboard.press("/");
      await page.keyboard.type("DROP TABLE webhook_deliveries");
      await page.keyboard.press("Enter");
      await statusOf(page).getByText(/· 1 filter$/).waitFor();
      const passing = (await api<{ rows: { id: number; context: boolean }[] }>(`${id}/timeline?count=500&q=DROP+TABLE+webhook_deliveries`)).rows.filter(({ context }) => !context).map((row) => row.id);
      for (const row of passing.slice(0, passing.indexOf(19) + 1)) {
        await page.keyboard.press("n");
        await expect.poll(() => focusedRow(page)).toBe(row);
        await focusIsSeen(page);
      }
      await panelOf(page).getByRole("heading", { level: 2, name: /^Tool run_sql/ }).waitFor();

      // A note on it, and the word that it did harm.
      await page.keyboard.press("m");
      await expect.poll(onLabel(page, "Note")).toBe(true);
      await page.keyboard.type("This dropped the table. No approval was asked for.");
      await page.keyboard.press("Control+Enter");
      await panelOf(page).getByText("This dropped the table. No approval was asked for.").waitFor();
      await expect.poll(() => rowOf(page, 19).getAttribute("aria-label")).toContain("1 note");
      await page.keyboard.press("h");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("harmful");
      await page.keyboard.press("Space");
      await tabTo(page, onLabel(page, "Reason"));
      await page.keyboard.type("The orders could not be replayed.");
      await page.keyboard.press("Control+Enter");
      await expect.poll(() => rowOf(page, 19).getAttribute("aria-label")).toContain("called harmful");

      // Its bytes: the last tab of the panel.
      await tabTo(page, onText(page, "What"), "Shift+Tab");
      await page.keyboard.press("End");
      await panelOf(page).getByText("SHA-256 of these bytes").waitFor();
      await focusIsSeen(page);

      // All of it shows everything again, and the call is found once more by what was said of it.
      await page.keyboard.press("Escape");
      await panelOf(page).waitFor({ state: "detached" });
      await expect.poll(() => focusedRow(page)).toBe(19);
      await page.keyboard.press("c");
      await statusOf(page).getByText("421 of 421 rows").waitFor();
      // The row that was read is brought back into sight among all rows first.
      await expect.poll(async () => {
        await page.keyboard.press("Home");
        await page.waitForTimeout(400);
        return await focusedIndex(page);
      }).toBe(0);
      // What the rules and people call harmful, in order, as far as the call that was just called so.
      const harmful: number[] = [];
      for (let row: number | undefined = (await api<{ rows: { id: number }[] }>(`${id}/timeline?count=1`)).rows[0]?.id; row !== undefined && row !== 19;) {
        const { stop }: { stop: { id: number } | null } = await api(`${id}/timeline/stop?row=${row}&stop=harmful&direction=next`);
        row = stop?.id;
        if (row !== undefined) harmful.push(row);
      }
      expect(harmful.at(-1)).toBe(19);
      for (const row of harmful) {
        await page.keyboard.press("]");
        await expect.poll(() => focusedRow(page)).toBe(row);
        await focusIsSeen(page);
      }

      // The log knows who said what, and the way back is as short as the way here.
      await page.keyboard.press("g");
      await page.keyboard.press("e");
      await page.getByRole("region", { name: "Custody log" }).getByText(/This dropped the table/).first().waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("l");
      await page.getByRole("heading", { name: "Incidents" }).waitFor();
      expect(mouse).toEqual([]);
    });
    // Other tests look at this sample too.
    const { marks } = await api<{ marks: { id: string }[] }>(`${id}/marks?row=19`);
    for (const mark of marks) await api(`${id}/marks/${mark.id}`, {}, "DELETE");
    const { decisions } = await api<{ decisions: { id: string; endedUs: number | null }[] }>(`${id}/decisions?row=19`);
    for (const decision of decisions) if (decision.endedUs === null) await api(`${id}/decisions/${decision.id}/withdraw`, { reason: "the test is over" });
  });

  test("the first Tab of every page skips to its content, and rows, table heads, lanes and panel are one stop each", async () => {
    const { id } = await sample("injection");
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}/timeline?view=table&sel=19`);
      await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
      await page.getByRole("link", { name: "Skip to content" }).or(page.locator("a[href='#main']")).first().focus();
      const stops: string[] = [];
      for (let presses = 0; presses < 80; presses++) {
        const here = await page.evaluate(() => {
          const element = document.activeElement;
          const inside = element?.closest("[role=grid] [role=row], [role=list] [data-mark], ul [data-mark], [role=tablist]");
          return element === null || element === document.body ? null : inside === null || inside === undefined ? element.tagName : (inside.getAttribute("aria-rowindex") === "1" ? "heads" : inside.getAttribute("role") === "tablist" ? "tabs" : inside.hasAttribute("data-mark") ? "lane" : "rows");
        });
        if (here === null) break;
        stops.push(here);
        await focusIsSeen(page);
        await page.keyboard.press("Tab");
      }
      const count = (what: string) => stops.filter((stop) => stop === what).length;
      const lanes = await page.locator("ul[data-axis=shown]:has([data-mark])").count();
      expect(lanes).toBeGreaterThan(1);
      expect({ rows: count("rows"), heads: count("heads"), tabs: count("tabs"), lanes: count("lane") }).toEqual({ rows: 1, heads: 1, tabs: 1, lanes });
    });
  });
});
