import Database from "better-sqlite3";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Correction, EffectsPage, Impact, RecoveryPage } from "@/lib/api/impactContract.ts";
import { indexPath } from "@/lib/store/dataFolder.ts";
import { violations } from "./axe.ts";
import { withPage } from "./browser.ts";
import { run, smallExport } from "./exports.ts";
import { addressHas, api } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";
import { shownAndOwn } from "./shownAndOwn.ts";

/** The page Blast radius: what a responder reads of it, how the numbers lead to their effects, and what can be said and taken back. */
let browser: Browser;
/** The bundled sample, which the tests only read, and an incident of our own, which they change. */
let shown = "";
let own = "";

beforeAll(async () => {
  ({ browser, shown, own } = await shownAndOwn("Orders that were deleted"));
});
afterAll(() => browser.close());

const impactOf = (incident: string) => api<Impact>(`${incident}/impact`);
const effectsOf = (incident: string, query = "") => api<EffectsPage>(`${incident}/impact/effects?${query}`);
const table = (page: Page): Locator => page.getByRole("grid", { name: "Effects" });
const rows = (page: Page): Locator => table(page).locator("[role=row][data-row]");
const opened = (page: Page, effect: string): Locator => page.getByRole("region", { name: `Effect ${effect}` });
const checklist = (page: Page): Locator => page.getByRole("region", { name: "Recovery checklist" });
/** Numbers as the page writes them. */
const said = (count: number) => String(count).replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");

async function open(page: Page, incident: string, query = ""): Promise<void> {
  await page.goto(`/incidents/${incident}/impact${query === "" ? "" : `?${query}`}`);
  await table(page).and(page.locator("[aria-busy=false]")).waitFor();
  await checklist(page).getByRole("listitem").first().waitFor();
}

/** The table says how many effects of how many. */
const counts = (page: Page, total: number, of: number) => page.getByText(new RegExp(`^${said(total)} of ${said(of)} effects`)).and(page.locator("[aria-live]")).waitFor();

describe("what a responder reads", () => {
  test("the sentence, the tiles and the matrix say what the API says, and each number leads to its effects", async () => {
    const impact = await impactOf(shown);
    const { of } = await effectsOf(shown, "count=1");
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await counts(page, of, of);
      await page.getByRole("link", { name: `${said(impact.harmfulOf)} harmful calls` }).click();
      await addressHas(page, "harm", "harmful");
      await counts(page, (await effectsOf(shown, "harm=harmful&count=1")).total, of);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("effects");
      const mutation = impact.blastRadius.classes.find((one) => one.class === "data_mutation");
      await page.getByRole("link", { name: new RegExp(`^Data mutation ${said(mutation?.effects ?? -1)} `) }).click();
      await counts(page, mutation?.effects ?? -1, of);
      const cell = page.getByRole("region", { name: "Matrix of effects" }).getByRole("link", { name: /^Data mutation, not reversible: / });
      await cell.click();
      await addressHas(page, "reversible", "no");
      await expect.poll(() => cell.getAttribute("aria-current")).toBe("true");
      await page.getByRole("button", { name: "Clear filters" }).click();
      await counts(page, of, of);
    });
  });

  test("what the classes mean is one press away, in the customer's words", async () => {
    await withPage(browser, "dark", async (page) => {
      await open(page, shown);
      await page.getByRole("button", { name: "What the classes mean" }).click();
      const line = page.getByRole("row").filter({ hasText: "terraform destroy" });
      await line.getByText("Catastrophic").waitFor();
      await line.getByText("Hours to days").waitFor();
    });
  });

  test("a link to filters and an open effect shows just that, wherever it stands in the list", async () => {
    const all = await effectsOf(shown, "count=500");
    const last = all.effects.at(-1);
    await withPage(browser, "light", async (page) => {
      await open(page, shown, `class=history_rewrite&effect=${last?.id}`);
      await counts(page, 0, all.of);
      await opened(page, last?.id ?? "").getByText(last?.rule ?? "no rule").waitFor();
      await open(page, shown, "class=boats&effect=c1.1&sort=worst");
      await page.getByText("Not understood in the address: class=boats").waitFor();
      await opened(page, "c1.1").waitFor();
    });
  });

  test("by keyboard: arrows go from row to row, Enter lays an effect open and gives it the focus, and its call leads to the timeline", async () => {
    const { effects } = await effectsOf(shown, "count=3&sort=worst");
    await withPage(browser, "light", async (page) => {
      await open(page, shown, "sort=worst");
      await rows(page).first().focus();
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-index"))).toBe("1");
      await page.keyboard.press("Enter");
      const id = effects[1]?.id ?? "";
      await addressHas(page, "effect", id);
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(`Effect ${id}`);
      await opened(page, id).locator("a[href*='/timeline']").first().click();
      await page.waitForURL(new RegExp(`/timeline\\?sel=${effects[1]?.call.row}`));
    });
  });

  test("the key that goes to a page comes here too", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${shown}`);
      await page.getByRole("heading", { name: "Six questions" }).waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("b");
      await page.waitForURL(/\/impact$/);
      await page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: "Blast radius" }).and(page.locator("[aria-current=page]")).waitFor();
    });
  });
});

describe("what a responder says", () => {
  beforeEach(async () => {
    // What an earlier try left behind.
    for (const { id, withdrawnUs } of (await api<{ corrections: Correction[] }>(`${own}/impact/corrections`)).corrections)
      if (withdrawnUs === null) await api(`${own}/impact/corrections/${id}/withdraw`, {});
    for (const { changes } of (await api<RecoveryPage>(`${own}/impact/recovery`)).items)
      for (const { id, withdrawnUs } of changes) if (withdrawnUs === null) await api(`${own}/impact/recovery/changes/${id}/withdraw`, {});
    for (const { id } of (await api<{ events: { id: string }[] }>(`${own}/events`)).events) await api(`${own}/events/${id}`, {}, "DELETE");
  });

  test("a correction needs a reason, stands beside what the rules say, and can be taken back", async () => {
    const harmful = (await effectsOf(own, "harm=harmful")).effects[0];
    const effect = harmful?.id ?? "";
    await withPage(browser, "light", async (page) => {
      await open(page, own, `effect=${effect}`);
      await opened(page, effect).getByRole("button", { name: "Correct", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: `Correct ${effect}` });
      await dialog.getByRole("button", { name: "Correct", exact: true }).click();
      await dialog.getByText("nothing is corrected").waitFor();
      await dialog.getByText("A correction needs its reason.").waitFor();
      await dialog.getByLabel("Destructive").selectOption("no");
      await dialog.getByLabel("Reason").fill("The table was a copy.");
      expect(await violations(page, "[role=dialog]")).toEqual([]);
      await dialog.getByRole("button", { name: "Correct", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      const destructive = opened(page, effect).getByRole("row").filter({ hasText: "Destructive" });
      await expect.poll(() => destructive.getByRole("cell").allInnerTexts()).toEqual(["Yes", "No"]);
      await page.getByText("1 correction of effects by the responder is counted in.").waitFor();
      expect((await impactOf(own)).corrections).toBe(1);
      await opened(page, effect).getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => destructive.getByRole("cell").allInnerTexts()).toEqual(["Yes"]);
      await opened(page, effect).getByRole("button", { name: "1 earlier correction" }).click();
      await opened(page, effect).getByText("The table was a copy.").waitFor();
      expect((await impactOf(own)).corrections).toBe(0);
    });
  });

  test("the checklist begins with the credentials; what cannot be undone needs a reason, and what was said can be undone", async () => {
    const { total } = (await api<RecoveryPage>(`${own}/impact/recovery`)).counts;
    await withPage(browser, "dark", async (page) => {
      await open(page, own);
      const first = checklist(page).getByRole("listitem").first();
      await first.getByRole("heading", { name: "Freeze the credentials, not the agent" }).waitFor();
      const item = checklist(page).locator("ol > li").nth(1);
      await item.getByRole("button", { name: /^Cannot be undone/ }).click();
      await item.getByRole("button", { name: "Save" }).click();
      await item.getByText("Say why it cannot be undone.").waitFor();
      await item.getByLabel("Why it cannot be undone").fill("No backup was kept.");
      await item.getByLabel("Owner").fill("Data team");
      await item.getByRole("button", { name: "Save" }).click();
      await checklist(page).getByText(`1 of ${total} cannot be undone`).waitFor();
      await item.getByText("No backup was kept.").first().waitFor();
      await item.getByRole("button", { name: "Undo", exact: true }).click();
      await checklist(page).getByText(`0 of ${total} cannot be undone`).waitFor();
    });
  });

  test("an item that the filter takes out of sight leaves the way back", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own, "todo=open");
      const item = checklist(page).locator("ol > li").first();
      await item.getByRole("button", { name: /^Done/ }).click();
      await item.getByLabel("Proof").fill("The provider's list.");
      await item.getByRole("button", { name: "Save" }).click();
      await checklist(page).getByText("Freeze the credentials, not the agent: done.").waitFor();
      await checklist(page).getByRole("heading", { name: /^Freeze/ }).waitFor({ state: "detached" });
      await checklist(page).getByText("Freeze the credentials, not the agent: done.").waitFor();
      await checklist(page).getByRole("button", { name: "Undo", exact: true }).click();
      await checklist(page).getByRole("heading", { name: /^Freeze/ }).waitFor();
    });
  });

  test("when it was noticed is not in the evidence, can be written down here, and is then measured from the first harm", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      const add = page.getByRole("button", { name: "Add when it was recovered" });
      await add.click();
      const dialog = page.getByRole("dialog", { name: "Add an event" });
      expect(await dialog.getByLabel("What it is").inputValue()).toBe("recovered");
      await dialog.getByLabel("When, in UTC").fill("2026-03-04 15:02:13");
      await dialog.getByLabel("What happened").fill("Restored from the night's copy.");
      await dialog.getByRole("button", { name: "Add event" }).click();
      await page.getByRole("region", { name: "Speed and times" }).getByText("Restored from the night's copy.").waitFor();
      const { recovered } = (await impactOf(own)).blastRadius;
      expect([recovered?.by, recovered?.text]).toEqual(["event", "Restored from the night's copy."]);
    });
  });
});

describe("where there is nothing to show, it says why", () => {
  const imported = (page: Page, title: string, lines: readonly unknown[]) => importFiles(page, title, [{ name: "runs.jsonl", text: lines.map((one) => `${JSON.stringify(one)}\n`).join("") }]);

  test("calls that did no harm: what was looked at", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await imported(page, "Only read", [run(1, null, { name: "agent", run_type: "chain" }), run(2, 1)]);
      await page.goto(`/incidents/${id}/impact`);
      await page.getByText("No call did harm.").waitFor();
      await page.getByText("1 effect of 1 call was looked at; none of them changed anything.").waitFor();
      await page.goto(`/incidents/${id}`);
      await page.getByText("No call did harm, so there is no harm to undo.").waitFor();
    });
  });

  test("an index of another version says so, and analysing again brings the answer", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await importFiles(page, "Read by another version", [{ name: "runs.jsonl", text: smallExport() }]);
      const db = new Database(indexPath(inject("data"), id), { timeout: 5_000 });
      db.pragma("user_version = 1");
      db.close();
      await page.goto(`/incidents/${id}/impact`);
      await page.getByRole("main").getByRole("button", { name: "Analyse" }).first().click();
      await page.getByRole("link", { name: "1 harmful call" }).waitFor();
    });
  });

  test("no call at all: that none is here is no sign that none was made", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await imported(page, "No call", [run(1, null, { name: "agent", run_type: "chain" })]);
      await page.goto(`/incidents/${id}/impact`);
      await page.getByText("No tool call is in the evidence").first().waitFor();
    });
  });
});

describe("who reads otherwise", () => {
  test("a credential is its fingerprint: its value is nowhere on the page", async () => {
    const key = "AKIAQWERTYUIOPASDFGH";
    await withPage(browser, "light", async (page) => {
      const runs = [run(1, null, { name: "agent", run_type: "chain" }), run(2, 1, { name: "bash", inputs: { command: `aws s3 rm s3://prod-backups --recursive # ${key}` }, outputs: { output: `used ${key}` } })];
      const id = await importFiles(page, "A key in a command", [{ name: "runs.jsonl", text: runs.map((one) => `${JSON.stringify(one)}\n`).join("") }]);
      const { secrets } = await impactOf(id);
      expect(secrets.length).toBeGreaterThan(0);
      await open(page, id);
      await page.getByText(secrets[0]?.fingerprint ?? "none").first().waitFor();
      expect(await page.content()).not.toContain(key);
    });
  });

  test.each([1280, 390, 320])("at %i px nothing scrolls sideways, and axe finds nothing in either theme", async (width) => {
    const effect = (await effectsOf(shown, "count=1&sort=worst")).effects[0]?.id ?? "";
    await withPage(browser, "light", async (page) => {
      await open(page, shown, `effect=${effect}&harm=harmful`);
      await opened(page, effect).waitFor();
      for (const button of await page.getByRole("button", { name: "The same numbers as a table" }).all()) await button.click();
      await page.getByRole("button", { name: "What the classes mean" }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page, "main")).toEqual([]);
    }, { viewport: { width, height: 844 } });
  });

  test("on paper the harmful calls are listed, and the windowed table is not", async () => {
    const { harmful } = await impactOf(shown);
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await page.emulateMedia({ media: "print" });
      expect(await table(page).isVisible()).toBe(false);
      const printed = page.getByRole("table", { name: /^Harmful calls/ });
      expect(await printed.getByRole("row").count()).toBe(harmful.length + 1);
    });
  });
});
