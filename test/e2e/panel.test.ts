import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { run } from "./exports.ts";
import { addressHas, api, openTimeline, panelOf, rowOf, rowsOf, sample } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

/** The model call that sent the secrets away, the call that did it, the drop. */
const [asking, sending, drop] = [24, 23, 19] as const;
const tab = (page: Page, name: string | RegExp) => panelOf(page).getByRole("tab", { name });
const tabs = async (page: Page) => (await panelOf(page).getByRole("tab").allInnerTexts()).map((text) => text.split(/\s/)[0]);

describe("the panel of a step", () => {
  test("has only the tabs that the step has, each reached by key and kept in the address", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${asking}`);
      await tab(page, "What").waitFor();
      expect(await tabs(page)).toEqual(["What", "Input", "Output", "Conversation", "Changes", "Why", "Raw"]);
      await tab(page, "What").focus();
      for (const [name, part] of [["Input", "input"], ["Output", "output"], ["Conversation", "conversation"], ["Changes", "changes"], ["Why", "why"], ["Raw", "raw"]] as const) {
        await page.keyboard.press("ArrowRight");
        await tab(page, new RegExp(`^${name}`)).and(page.locator("[aria-selected=true]")).waitFor();
        await addressHas(page, "tab", part);
      }
      await openTimeline(page, id, `sel=${drop}&tab=changes`);
      await tab(page, "What").and(page.locator("[aria-selected=true]")).waitFor();
      expect(await tabs(page)).toEqual(["What", "Input", "Output", "Why", "Raw"]);
    });
  });

  test("What says model, tokens, cost, latency, the call, its arguments and how its tool was offered", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${asking}`);
      const facts = async () => new Map(await panelOf(page).locator("dl").first().evaluate((list) => [...list.querySelectorAll("dt")].map((name) => [name.textContent, name.nextElementSibling?.textContent ?? ""] as const)));
      await panelOf(page).getByText("Tokens in").waitFor();
      const asked = await facts();
      expect([asked.get("Kind"), asked.get("Model"), asked.get("Tokens in"), asked.get("Tokens out"), asked.get("Cost"), asked.get("Latency")])
        .toEqual([expect.stringContaining("Model"), "nq-chat-large", "2\u202f486", "196", "0.008175, as the export states it", "5.2 s"]);
      await panelOf(page).getByRole("button", { name: /tools offered to the model$/ }).click();
      await panelOf(page).getByText("run_sql", { exact: true }).first().waitFor();
      await openTimeline(page, id, `sel=${drop}`);
      await panelOf(page).getByRole("heading", { name: /^Arguments of tool call c197/ }).waitFor();
      await panelOf(page).getByRole("treeitem", { name: /^query, text.*DROP TABLE webhook_deliveries CASCADE/ }).waitFor();
      await panelOf(page).getByRole("button", { name: /^How run_sql was offered/ }).click();
      await panelOf(page).getByText(/Run one statement on the production database/).waitFor();
    });
  });

  test("the conversation shows who says what, asks for tools and gets results, and leads from one to the other", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${asking}&tab=conversation`);
      const said = panelOf(page).getByRole("listitem", { name: /^Message \d+$/ });
      await said.first().waitFor();
      await panelOf(page).getByText(/^\d+ went in, 1 came out/).waitFor();
      expect(await said.count()).toBeGreaterThan(5);
      await said.first().getByText("System", { exact: true }).waitFor();
      await panelOf(page).getByText("Came out of this step").waitFor();
      const last = said.last();
      await last.getByText("Assistant", { exact: true }).waitFor();
      await last.getByText("http_request", { exact: true }).first().waitFor();
      await last.getByText("no result in these messages").first().waitFor();
      await panelOf(page).getByRole("button", { name: "Next tool result" }).click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-message"))).toMatch(/^\d+$/);
      await page.locator("[data-message]:focus").getByRole("button", { name: /^asked for in \d+$/ }).first().click();
      await page.locator("[data-message]:focus").getByRole("button", { name: /^result in \d+$/ }).first().waitFor();
    });
  });

  test("Changes compares the messages with the call before, with a row by its id, and with a pinned call", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${asking}&tab=changes`);
      await panelOf(page).getByText("Compared with").waitFor();
      await panelOf(page).getByText(/^Same: messages 1–\d+/).waitFor();
      expect(await panelOf(page).getByText("+ Added").count()).toBeGreaterThan(0);
      await panelOf(page).getByLabel("Compare with row").fill("x");
      await panelOf(page).getByRole("button", { name: "Compare", exact: true }).click();
      await panelOf(page).getByText("Write the number of another row. It stands under What, as “Row”.").waitFor();
      await panelOf(page).getByLabel("Compare with row").fill("173");
      await panelOf(page).getByRole("button", { name: "Compare", exact: true }).click();
      await addressHas(page, "vs", "173");
      await panelOf(page).getByText(/^\d+ messages there, \d+ here$/).waitFor();
      await panelOf(page).getByRole("button", { name: "Compare with the call before" }).click();
      await addressHas(page, "vs", null);
      await panelOf(page).getByRole("button", { name: "Pin this call for comparing" }).click();
      await addressHas(page, "vs", String(asking));
      await panelOf(page).getByText(/^This call is pinned/).waitFor();
    });
  });

  test("Why shows what came before in order and leads there; Raw shows the bytes and their place", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${sending}&tab=why`);
      await panelOf(page).getByText("That something came before does not show that it was the reason.").waitFor();
      for (const title of ["Inside", "Asked for by", "Last said by a user before", "Had been read before"]) await panelOf(page).getByRole("heading", { name: title }).waitFor();
      await panelOf(page).getByText("https://partners.northquay.example/postlane/refused-messages").waitFor();
      const part = panelOf(page).locator("section").filter({ has: page.getByRole("heading", { name: "Asked for by" }) });
      await part.getByRole("link").or(part.getByRole("button")).first().click();
      await addressHas(page, "sel", String(asking));
      await rowOf(page, asking).and(page.locator("[aria-selected=true]")).waitFor();
      await tab(page, "Raw").click();
      await panelOf(page).getByText("SHA-256 of these bytes").waitFor();
      await panelOf(page).getByRole("link", { name: "Open in the raw viewer" }).click();
      await page.waitForURL(/\/evidence\/x1\?/);
      await page.getByText("SHA-256 of these bytes").waitFor();
    });
  });

  test("a link is followed however slow the server is, though the address of what was opened just before is still to be written", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${sending}&tab=raw`);
      const link = panelOf(page).getByRole("link", { name: "Open in the raw viewer" });
      await link.waitFor();
      await page.route(/\/evidence\/x1\?/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        await route.continue();
      });
      await link.evaluate((element) => {
        document.querySelector<HTMLElement>("button[aria-label='Next row']")?.click();
        (element as HTMLElement).click();
      });
      await page.waitForURL(/\/evidence\/x1\?/, { timeout: 10_000 });
    });
  });

  test("goes from row to row with the cursor, by its buttons and by the keys, and its width changes without dragging", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "sel=421");
      await panelOf(page).getByRole("button", { name: "Next row" }).click();
      await rowOf(page, 403).and(page.locator("[aria-selected=true]")).waitFor();
      await panelOf(page).getByRole("heading", { level: 2, name: /^Agent quill/ }).waitFor();
      await rowOf(page, 403).focus();
      await page.keyboard.press("ArrowDown");
      await panelOf(page).getByRole("heading", { level: 2, name: /^Model ChatOpenAI/ }).waitFor();
      const splitter = page.getByRole("separator", { name: "Width of the panel" });
      const width = async () => Number(await splitter.getAttribute("aria-valuenow"));
      const start = await width();
      await splitter.focus();
      await page.keyboard.press("ArrowLeft");
      await expect.poll(width).toBeGreaterThan(start);
      await page.getByRole("button", { name: "Narrower panel" }).click();
      await expect.poll(width).toBe(start);
      await panelOf(page).getByRole("button", { name: "Close panel" }).click();
      await panelOf(page).waitFor({ state: "detached" });
    });
  });
});

describe("a large payload", () => {
  const list = Array.from({ length: 350 }, (_, index) => ({ number: index, "a b": `row ${index}` }));
  const long = "All work and no play. ".repeat(3_000);

  test("is read piece by piece, by keys too, and its paths and values are copied", async () => {
    await withPage(browser, "light", async (page) => {
      const runs = [run(1, null, { run_type: "chain" }), run(2, 1, { outputs: { rows: list, deep: { "odd/key": [1, { x: "\u202ehidden" }] }, long, exact: 1 } })];
      const own = await importFiles(page, "Large payload", [{ name: "runs.jsonl", text: runs.map((one) => JSON.stringify(one)).join("\n") }]);
      const { rows } = await api<{ rows: { id: number; tool: string | null }[] }>(`${own}/timeline`);
      await openTimeline(page, own, `sel=${rows.find(({ tool }) => tool !== null)?.id}&tab=output`);
      const tree = panelOf(page).getByRole("tree", { name: "output" });
      const items = tree.getByRole("treeitem");
      await tree.getByRole("treeitem", { name: /^rows, array, 350 items$/ }).click();
      await tree.getByRole("treeitem", { name: "Show 100 more of 350" }).waitFor();
      expect(await items.count()).toBeLessThan(120);
      await tree.getByRole("treeitem", { name: "Show 100 more of 350" }).click();
      await tree.getByRole("treeitem", { name: /^item 199,/ }).waitFor();
      await tree.getByRole("treeitem", { name: /^item 150,/ }).click();
      await tree.getByRole("treeitem", { name: "a b, text: row 150" }).click();
      await panelOf(page).getByText('rows[150]["a b"]').waitFor();
      const copied = async (button: string) => {
        await panelOf(page).getByRole("button", { name: new RegExp(`^${button}`) }).click();
        await panelOf(page).getByText("Copied").waitFor();
        return await page.evaluate(() => navigator.clipboard.readText());
      };
      expect(await copied("Path")).toBe('rows[150]["a b"]');
      expect(await copied("Pointer")).toBe("/rows/150/a b");
      expect(await copied("Value")).toBe('"row 150"');

      await tree.getByRole("treeitem", { name: "a b, text: row 150" }).focus();
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      await tree.getByRole("treeitem", { name: /^item 150,/, expanded: false }).waitFor();
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      await tree.getByRole("treeitem", { name: /^rows, array/, expanded: false }).waitFor();
      expect(await tree.locator("[tabindex='0'][role=treeitem]").count()).toBe(1);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowRight");
      // Members come from the server: the next key is for one that is there.
      await tree.getByRole("treeitem", { name: /^odd\/key, array/ }).waitFor();
      for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
      await tree.getByRole("treeitem", { name: /^odd\/key, array/, expanded: true }).waitFor();
      await page.keyboard.press("End");
      await tree.getByRole("treeitem", { name: /^exact, 1$/ }).and(page.locator(":focus")).waitFor();
      expect(page.url()).toContain("tab=output");

      await tree.getByRole("treeitem", { name: /^long, text, 66000 characters/ }).click();
      await panelOf(page).getByText("20\u202f000 of 66\u202f000 characters").waitFor();
      await panelOf(page).getByRole("button", { name: /^(Read on|Show the next)/ }).click();
      await panelOf(page).getByText("40\u202f000 of 66\u202f000 characters").waitFor();
      await panelOf(page).getByText("Text", { exact: true }).click();
      await panelOf(page).getByRole("group", { name: "output" }).getByText('"odd/key"').waitFor();
    }, { permissions: ["clipboard-read", "clipboard-write"] });
  });

  test("a text that is JSON itself opens as JSON on request", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `sel=${asking}&tab=conversation`);
      await panelOf(page).getByRole("button", { name: "Looks like JSON: open" }).last().click();
      await panelOf(page).getByRole("tree").last().getByRole("treeitem").nth(1).waitFor();
      expect(await rowsOf(page).count()).toBeGreaterThan(5);
    });
  });
});
