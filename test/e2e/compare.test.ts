import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Comparison } from "@/lib/api/compareContract.ts";
import { violations } from "./axe.ts";
import { launch, openPage, withPage } from "./browser.ts";
import { addressHas, api, inAddress } from "./timelinePage.ts";
import { importFiles, incidents } from "./visit.ts";

/** Compare: which two runs stand beside each other, where they part, what got lost, and how other runs are chosen. */
let browser: Browser;
/** The bundled sample in which a nightly cleanup lost its bound. */
let cleanup = "";
let good = "";
let bad = "";

const hostile = '<img src=x onerror="document.title=`acted`">';
const call = (id: string, args: object) => [
  { role: "assistant", content: null, tool_calls: [{ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify(args) } }] }, { role: "tool", tool_call_id: id, content: "ok" },
];
const tool = (name: string, description: string) => ({ type: "function", function: { name, description, parameters: { type: "object", properties: { query: { type: "string" } } } } });
const run = (system: string, query: string, tools: readonly object[]) => JSON.stringify({
  messages: [
    { role: "system", content: system }, { role: "user", content: "Tidy the events." },
    ...["one", "two", "three", "four", "five"].flatMap((word, at) => call(`s${at}`, { query: `SELECT ${word} FROM events` })), ...call("d", { query, why: "tidy" }), { role: "assistant", content: "Done." },
  ],
  tools,
});

beforeAll(async () => {
  browser = await launch();
  cleanup = (await vi.waitUntil(async () => (await incidents()).find(({ title, state }) => title === "The cleanup that lost its bound" && state === "ready"), { timeout: 180_000, interval: 200 })).id;
  await withPage(browser, "light", async (page) => {
    good = await importFiles(page, "The good night", [{ name: "good.json", text: run("You tidy tables. Never touch orders.", "DELETE FROM events WHERE age > 90", [tool("run_sql", "Reads."), tool("list_tables", "Lists.")]) }]);
    bad = await importFiles(page, "The bad night", [{ name: "bad.json", text: run(`You tidy tables. ${hostile}`, "DELETE FROM orders", [tool("run_sql", "Reads and writes."), tool("drop_table", "Drops.")]) }]);
  });
});
afterAll(() => browser.close());

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const side = (page: Page, name: "A" | "B") => region(page, `Run ${name}`);
const settled = (page: Page) => page.locator("main [aria-busy=false]").filter({ has: side(page, "A") }).waitFor();

async function open(page: Page, incident: string, query = ""): Promise<void> {
  await page.goto(`/incidents/${incident}/compare${query}`);
  await settled(page);
}

describe("the good run and the bad one", () => {
  test("the run that did harm stands beside the one before that is most like it; the sentence says where they part, and the bound that vanished is told", async () => {
    const { a, b, steps, divergence } = await api<Comparison>(`${cleanup}/compare`);
    const parts = steps[divergence ?? -1];
    await withPage(browser, "light", async (page) => {
      await open(page, cleanup);
      await addressHas(page, "a", a?.trace ?? "");
      await addressHas(page, "b", b?.trace ?? "");
      await side(page, "A").getByText("No harm").waitFor();
      await side(page, "B").getByText("Did harm").waitFor();
      await page.getByText("The runs go together for 1 step and part there").waitFor();
      const lost = region(page, "Constraints that vanished");
      await lost.getByText("“older than 90 days”").waitFor();
      await region(page, "Prompts").getByText("The system prompt differs.").waitFor();
      expect(await region(page, "Prompts").locator("del").first().innerText()).toContain("older than 90 days");
      await page.getByRole("link", { name: "Show it" }).click();
      await page.locator("#divergence").getByText("Here the runs part.").waitFor();
      const link = page.locator("#divergence").getByRole("link", { name: parts?.b?.call ?? "", exact: true });
      expect(await link.getAttribute("href")).toBe(`/incidents/${cleanup}/timeline?sel=${parts?.b?.row}`);
    });
  });

  test("turned round, what was lost is what came, and turned again it is as before", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, cleanup);
      await addressHas(page, "b", /./);
      const [a, b] = [inAddress(page, "a"), inAddress(page, "b")];
      await page.getByRole("button", { name: "Swap A and B" }).click();
      await addressHas(page, "a", b);
      await addressHas(page, "b", a);
      await side(page, "A").getByText("Did harm").waitFor();
      await settled(page);
      expect(await region(page, "Prompts").locator("ins").first().innerText()).toContain("older than 90 days");
      await page.getByRole("button", { name: "Swap A and B" }).click();
      await addressHas(page, "a", a);
    });
  });

  test("runs of two incidents: equal steps are one line, the values, tools and prohibitions that differ are told, and text stays text", async () => {
    await withPage(browser, "dark", async (page) => {
      await open(page, good);
      await page.getByText("There is only one run in this incident").waitFor();
      await side(page, "B").getByRole("button", { name: "Of another incident" }).click();
      await page.getByRole("combobox", { name: "The incident of run B" }).fill("bad night");
      await page.getByRole("dialog").getByText(/^1 of \d+ analysed incidents$/).waitFor();
      await page.keyboard.press("Enter");
      await addressHas(page, "with", bad);
      await page.getByText("The runs go together for 5 steps and part there").waitFor();
      await settled(page);
      const steps = region(page, "Steps beside each other");
      await steps.getByRole("button", { name: "5 steps are the same" }).click();
      expect(await steps.getByRole("listitem").filter({ hasText: "SELECT three FROM events" }).count()).toBe(1);
      await page.locator("#divergence").getByText("DELETE FROM events WHERE age > 90").first().waitFor();
      await region(page, "Constraints that vanished").getByText("“Never touch orders.”").waitFor();
      const tools = region(page, "Tools offered");
      await tools.getByText("0 the same, 1 described otherwise, 1 in A alone, 1 in B alone.").waitFor();
      await tools.getByText("Reads and writes.").waitFor();
      await region(page, "Prompts").getByText("<img src=x").waitFor();
      expect(await page.locator("main img").count()).toBe(0);
      expect(await page.title()).not.toBe("acted");
    });
  });
});

describe("choosing", () => {
  test("another run by its words, of a list that says how many of how many; the link shows the same", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, cleanup);
      await addressHas(page, "a", /./);
      await side(page, "A").getByRole("button", { name: /^Run A, one of 5/ }).click();
      const list = page.getByRole("dialog");
      await list.getByText("5 of 5 runs listed").waitFor();
      await list.getByRole("combobox").fill("night-0303");
      await list.getByText("1 of 1 runs listed, 5 in all").waitFor();
      await page.keyboard.press("Enter");
      await side(page, "A").getByText("night-0303").waitFor();
      await settled(page);
      const said = await page.locator("main").innerText();
      await page.reload();
      await settled(page);
      await expect.poll(() => page.locator("main").innerText()).toBe(said);
    });
  });

  test("one run alone is told what to import, a run that is not there is named, and the way on is there", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, bad);
      await page.getByText("There is only one run in this incident").waitFor();
      await page.getByRole("link", { name: "Add exhibits" }).waitFor();
    });
    // The browser itself complains of an answer that is a refusal.
    const { page, context } = await openPage(browser);
    await page.goto(`/incidents/${cleanup}/compare?a=nowhere`);
    await page.getByRole("alert").getByText("There is no run of this id: a.").waitFor();
    await page.getByRole("button", { name: "Compare the runs of this incident" }).click();
    await page.getByText("The runs go together for 1 step and part there").waitFor();
    await context.close();
  });

  test("the list of incidents leads here", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Actions for The cleanup that lost its bound" }).first().click();
      await page.getByRole("menuitem", { name: "Compare two runs" }).click();
      await side(page, "B").getByText("Did harm").waitFor();
    });
  });
});

test("axe finds nothing in both themes, wide and narrow, with a list open; no width scrolls sideways", async () => {
  await withPage(browser, "light", async (page) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, cleanup);
      expect(await violations(page, "main")).toEqual([]);
    }
    await side(page, "A").getByRole("button", { name: /^Run A/ }).click();
    await page.getByRole("dialog").getByText("5 of 5 runs listed").waitFor();
    expect(await violations(page, "[role=dialog]")).toEqual([]);
    await page.keyboard.press("Escape");
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
  });
});
