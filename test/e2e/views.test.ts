import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sortKeys } from "@/lib/timeline/row.ts";
import { launch, withPage } from "./browser.ts";
import { addressHas, drawn, drawsRowsOf, focusRow, focusedRow, gridOf, openTimeline, panelOf, rowOf, rowsOf, sample, serverRows, settled, statusOf } from "./timelinePage.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

/** The row that dropped the table. */
const drop = 19;
const filter = "tool=run_sql";
const view = (page: Page, name: "Tree" | "Flat" | "Table") => page.locator("[aria-label=View]").getByRole("radio", { name, exact: true });

describe("tree, flat and table", () => {
  test("show the same rows of the same filter; switching keeps filter, open step, focus and panel, and the status line counts them", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, `${filter}&sel=${drop}`);
      await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
      const title = await panelOf(page).getByRole("heading", { level: 2 }).innerText();
      const passing = new Set((await serverRows(id, `view=flat&${filter}`)).rows.map((row) => row.id));
      // The headings of traces are no steps: the table does not count them.
      for (const [name, status] of [["Tree", /^47 of 421 rows and \d+ parents shown for context · 1 filter$/], ["Flat", /^47 of 421 rows · 1 filter$/], ["Table", /^47 of 403 rows · 1 filter$/], ["Tree", /^47 of 421 rows/]] as const) {
        await view(page, name).click();
        await settled(page);
        const query = `view=${name.toLowerCase()}&${filter}`;
        const { rows } = await drawsRowsOf(page, id, query);
        expect(new Set(rows.filter(({ context }) => !context).map((row) => row.id))).toEqual(passing);
        await statusOf(page).getByText(status).waitFor();
        await rowOf(page, drop).and(page.locator("[aria-selected=true]")).waitFor();
        expect(await panelOf(page).getByRole("heading", { level: 2 }).innerText()).toBe(title);
        await addressHas(page, "view", name === "Tree" ? null : name.toLowerCase());
        await addressHas(page, "tool", "run_sql");
        await addressHas(page, "sel", String(drop));
      }
    });
  });

  test("the key for the next view keeps the row that has the focus", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "q=drop");
      await focusRow(page, 6);
      const row = await focusedRow(page);
      for (const name of ["flat", "table", null]) {
        await page.keyboard.press("v");
        await addressHas(page, "view", name);
        await settled(page);
        await expect.poll(() => focusedRow(page)).toBe(row);
      }
    });
  });

  test("never more than 300 rows are in the page, also while it is scrolled", async () => {
    await withPage(browser, "light", async (page) => {
      for (const name of ["tree", "table"]) {
        await openTimeline(page, id, `view=${name}`);
        const { rows } = await serverRows(id, `view=${name}`);
        for (const top of [3000, 8000, 200, 11_000]) {
          await gridOf(page).getByRole("rowgroup").nth(1).evaluate((element, to) => { element.scrollTop = to; }, top);
          const first = Math.floor(top / 28);
          await expect.poll(async () => (await drawn(page)).some(({ index, id: row }) => index >= first && rows[index]?.id === row)).toBe(true);
          expect(await page.locator("[role=row]").count()).toBeLessThan(300);
        }
      }
    }, { viewport: { width: 1920, height: 1200 } });
  });
});

describe("the table", () => {
  test("is sorted by the server by every column that can be, both ways, and says so", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=table&kind=LLM,TOOL");
      const sortable = page.locator("[role=columnheader] button[data-head]");
      expect(new Set(await sortable.evaluateAll((heads) => heads.map((head) => head.getAttribute("data-head"))))).toEqual(new Set<string | null>(sortKeys));
      // A long way to the right of the page: the heads scroll there with the keys.
      for (const key of sortKeys.filter((one) => one !== "time")) {
        const head = page.locator(`[data-head=${key}]`);
        await head.click();
        await addressHas(page, "sort", new RegExp(`^-?${key}$`));
        const first = new URL(page.url()).searchParams.get("sort") ?? "";
        await drawsRowsOf(page, id, `view=table&kind=LLM,TOOL&sort=${first}`);
        await page.locator(`[role=columnheader][aria-sort=${first.startsWith("-") ? "descending" : "ascending"}]`).filter({ has: head }).waitFor();
        if (key !== "duration" && key !== "cost") continue;
        await head.click();
        const other = first.startsWith("-") ? key : `-${key}`;
        await addressHas(page, "sort", other);
        await drawsRowsOf(page, id, `view=table&kind=LLM,TOOL&sort=${other}`);
      }
    });
  });

  test("puts columns away and keeps that in the address; its heads are one tab stop", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=table");
      const heads = () => page.getByRole("columnheader").allInnerTexts();
      const all = await heads();
      await page.getByRole("button", { name: /^Columns/ }).click();
      await page.getByRole("menuitemcheckbox", { name: "Trace", exact: true }).click();
      await page.getByRole("menuitemcheckbox", { name: "Cost", exact: true }).click();
      await page.keyboard.press("Escape");
      await addressHas(page, "without", "trace,cost");
      await page.reload();
      await settled(page);
      const now = await heads();
      expect(all.filter((head) => !now.includes(head)).map((head) => head.trim())).toEqual(["Trace", "Cost"]);
      expect(await page.locator("[role=columnheader] button[tabindex='0']").count()).toBe(1);
      await page.locator("[role=columnheader] button[tabindex='0']").focus();
      await page.keyboard.press("End");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-head"))).toBe("tokensOut");
    });
  });

  test("gives all its rows as CSV and as a page to print", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=table&tool=run_sql");
      await page.getByRole("button", { name: "More", exact: true }).click();
      const link = page.getByRole("menuitem", { name: "Download these rows as CSV" });
      const answer = await page.request.get(await link.getAttribute("href") ?? "");
      expect(answer.headers()["content-disposition"]).toMatch(/attachment/);
      expect((await answer.text()).split("\r\n").filter((line) => line !== "").length).toBe(48);
      await page.getByRole("menuitem", { name: "Print these rows" }).click();
      await page.waitForURL(/\/timeline\/print\?/);
      await page.getByText("47 of 47 rows that pass the filters; 421 in all.").waitFor();
      expect(await page.locator("tbody tr").count()).toBe(47);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("tbody tr").last().isVisible()).toBe(true);
      expect(await page.getByRole("button", { name: /Print or save/ }).isVisible()).toBe(false);
    });
  });
});

describe("folding", () => {
  test("leaves one line that says how many rows and how many flagged ones it hides; the address keeps it, one button opens all", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      const { rows: all } = await serverRows(id);
      const first = all.findIndex(({ type, hidden, subtree }) => type === "trace" && hidden.rows === 0 && subtree === 27);
      const trace = all[first];
      const flagged = all.slice(first + 1, first + 28).filter(({ status, callState, effect }) => status === "error" || callState === "failed" || effect?.harm === "harmful").length;
      expect(flagged).toBeGreaterThan(1);
      await openTimeline(page, id, `fold=${trace?.id}`);
      const { rows, total } = await serverRows(id, `fold=${trace?.id}`);
      expect(total).toBe(421 - 27);
      const place = rows.findIndex((row) => row.id === trace?.id);
      expect(rows[place]?.hidden).toEqual({ rows: 27, flagged });
      await gridOf(page).getByRole("rowgroup").nth(1).evaluate((element, to) => { element.scrollTop = to; }, place * 28);
      const line = rowOf(page, trace?.id ?? 0);
      await line.getByText(`27 hidden, ${flagged} flagged`).waitFor();
      expect(await line.getAttribute("aria-label")).toContain(`27 hidden below, ${flagged} of them flagged`);
      expect(await line.getAttribute("aria-expanded")).toBe("false");
      await statusOf(page).getByText("394 of 421 rows · 27 folded").waitFor();
      await page.reload();
      await settled(page);
      await statusOf(page).getByText("394 of 421 rows · 27 folded").waitFor();
      await page.getByRole("button", { name: "expand all" }).click();
      await statusOf(page).getByText(/^421 of 421 rows$/).waitFor();
      await addressHas(page, "fold", null);
    });
  });

  test("by the mouse a row is folded at its arrow and unfolded at its number, without being opened", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      await rowsOf(page).first().locator(".tl-name > [aria-hidden=true]").first().click();
      await addressHas(page, "fold", /^\d+$/);
      await rowsOf(page).first().getByText("39 hidden").click();
      await addressHas(page, "fold", null);
      await addressHas(page, "sel", null);
    });
  });

  test("a filtered tree keeps the parents of what passes, muted and named as such, and says what it leaves out below them", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "kind=RETRIEVER");
      const { rows, matches } = await drawsRowsOf(page, id, "kind=RETRIEVER");
      expect(matches).toBe(13);
      for (const row of rows.slice(0, 8)) {
        const name = await rowOf(page, row.id).getAttribute("aria-label") ?? "";
        expect(name.endsWith("shown because something below passes"), name).toBe(row.context);
        expect(name.includes("hidden by the filter"), name).toBe(row.hidden.rows > 0);
        expect(await rowOf(page, row.id).getByTitle("passes the search and the filters").count()).toBe(row.context ? 0 : 1);
      }
      expect(rows.some(({ context, hidden }) => context && hidden.rows > 0)).toBe(true);
    });
  });
});

describe("what a screen reader gets (WCAG 4.1.2)", () => {
  test("the waterfall is a treegrid with one tab stop, and each row has its level, its place and its state", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      const { rows } = await serverRows(id);
      const seen = await rowsOf(page).evaluateAll((all) => all.slice(0, 20).map((row) => ({
        role: row.getAttribute("role"), level: row.getAttribute("aria-level"), expanded: row.getAttribute("aria-expanded"), place: row.getAttribute("aria-rowindex"),
        selected: row.getAttribute("aria-selected"), cells: row.querySelectorAll("[role=gridcell]").length, stop: (row instanceof HTMLElement ? row.tabIndex : null),
      })));
      expect(seen).toEqual(rows.slice(0, 20).map(({ depth, subtree }, index) => ({
        role: "row", level: String(depth + 1), expanded: subtree > 0 ? "true" : null, place: String(index + 2), selected: "false", cells: 5, stop: index === 0 ? 0 : -1,
      })));
      expect(await page.getByRole("treegrid", { name: "Timeline" }).getAttribute("aria-rowcount")).toBe("422");
      expect(await page.locator("[role=treegrid] [tabindex='0']").count()).toBe(1);
      expect(await page.getByRole("columnheader").allInnerTexts()).toEqual(["Time", "Kind", "Step", "State", "In its trace"]);
    });
  });

  test("the names of 20 rows say what, with what, when, how long and how it ended", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      await expect.poll(() => rowsOf(page).count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(20);
      expect(await rowsOf(page).evaluateAll((rows) => rows.slice(0, 20).map((row) => row.getAttribute("aria-label")))).toMatchInlineSnapshot(`
        [
          "Trace quill, T plus 0 ms, 2026-09-07 08:12:04.318220 UTC, took 47.3 s, thread nq-desk-mon",
          "Agent quill, NQ-4381 and NQ-4382 have their return links, NQ-4384 has news of the parcel., T plus 0 ms, 2026-09-07 08:12:04.318220 UTC, took 47.3 s",
          "Model ChatOpenAI, read_ticket NQ-4381 · read_ticket NQ-4382 · read_ticket NQ-4384, T plus 1 ms, 2026-09-07 08:12:04.318720 UTC, took 3.2 s",
          "Tool read_ticket, NQ-4381, T plus 3.2 s, 2026-09-07 08:12:07.520804 UTC, took 114 ms, executed, read-only",
          "Tool read_ticket, NQ-4382, T plus 3.2 s, 2026-09-07 08:12:07.520918 UTC, took 111 ms, executed, read-only",
          "Tool read_ticket, NQ-4384, T plus 3.2 s, 2026-09-07 08:12:07.521130 UTC, took 46 ms, executed, read-only",
          "Model ChatOpenAI, search_kb return unworn shoes free label, T plus 3.3 s, 2026-09-07 08:12:07.637041 UTC, took 2.8 s",
          "Tool search_kb, return unworn shoes free label, T plus 6.1 s, 2026-09-07 08:12:10.499663 UTC, took 334 ms, executed, read-only",
          "Retrieval KnowledgeBase, return unworn shoes free label, T plus 6.1 s, 2026-09-07 08:12:10.499973 UTC, took 334 ms",
          "Model ChatOpenAI, get_customer C-1042 · list_orders C-1042, T plus 6.5 s, 2026-09-07 08:12:10.835117 UTC, took 1.9 s",
          "Tool get_customer, C-1042, T plus 8.4 s, 2026-09-07 08:12:12.767472 UTC, took 27 ms, executed, read-only",
          "Tool list_orders, C-1042, T plus 8.4 s, 2026-09-07 08:12:12.767598 UTC, took 124 ms, executed, read-only",
          "Model ChatOpenAI, send_reply NQ-4381 hanne.voss@post.example Re: Boots too small [NQ-4381] Dear Hanne Voss, thank you for your message. You can send the Fellside boots back with…, T plus 8.5 s, 2026-09-07 08:12:12.893237 UTC, took 3 s",
          "Tool send_reply, NQ-4381 hanne.voss@post.example Re: Boots too small [NQ-4381] Dear Hanne Voss, thank you for your message. You can send the Fellside boots back within 60 days …, T plus 11.6 s, 2026-09-07 08:12:15.990430 UTC, took 248 ms, executed, external communication",
          "Model ChatOpenAI, update_ticket NQ-4381 solved Return link sent for BTS-310 of NQO-88115., T plus 11.9 s, 2026-09-07 08:12:16.240392 UTC, took 1.8 s",
          "Tool update_ticket, NQ-4381 solved Return link sent for BTS-310 of NQO-88115., T plus 13.7 s, 2026-09-07 08:12:18.068296 UTC, took 118 ms, executed, data mutation",
          "Model ChatOpenAI, get_customer C-1077 · list_orders C-1077, T plus 13.8 s, 2026-09-07 08:12:18.188528 UTC, took 2.4 s",
          "Tool get_customer, C-1077, T plus 16.3 s, 2026-09-07 08:12:20.665200 UTC, took 37 ms, executed, read-only",
          "Tool list_orders, C-1077, T plus 16.3 s, 2026-09-07 08:12:20.665443 UTC, took 66 ms, executed, read-only",
          "Model ChatOpenAI, send_reply NQ-4382 marek.dolan@mail.example Re: Return of the rain jacket [NQ-4382] Dear Marek Dolan, thank you for your message. You can send the Squall rain …, T plus 16.4 s, 2026-09-07 08:12:20.733537 UTC, took 3.9 s",
        ]
      `);
      await openTimeline(page, id, "view=flat&status=error");
      expect(await rowsOf(page).evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")))).toMatchInlineSnapshot(`
        [
          "Model ChatOpenAI, Two refund tickets: please handle NQ-4386 and NQ-4388, pay back what is due and answer the customers., T plus 1 d 0 h, 2026-09-08 08:55:23.206010 UTC, took 352 ms, error",
          "Tool run_sql, DROP TABLE webhook_deliveries, T plus 7 d 7 h, 2026-09-14 15:31:30.796819 UTC, took 91 ms, failed, error, data mutation, destructive, asked for by injected text",
          "Tool run_sql, SELECT 1, T plus 7 d 9 h, 2026-09-14 17:12:49.347996 UTC, took 74 ms, failed, error, read-only",
        ]
      `);
    });
  });

  test("counts, outcomes and refusals are polite status messages (WCAG 4.1.3)", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id);
      const said = page.getByRole("status");
      await page.keyboard.press("c");
      await said.getByText("There is no filter.").waitFor();
      await page.keyboard.press("n");
      await said.getByText("No search and no filter: every row passes.").waitFor();
      await page.keyboard.press("]");
      await said.getByText(/^Harmful row, 1 of \d+$/).waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("zzzz");
      await said.getByText("0 of 421 rows · 1 filter").waitFor();
      expect(await page.locator("[aria-live=assertive]:not(:empty), [role=alert]:not(:empty)").filter({ hasText: /\S/ }).count()).toBe(0);
    });
  });
});
