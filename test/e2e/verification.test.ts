import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { auditOverviewSchema } from "@/lib/api/auditContract.ts";
import { custodyLog } from "../audit/logs.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { panelOf, sample } from "./timelinePage.ts";
import { freshSigner, shortOf } from "./trustedKeysPage.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

const overview = async (id: string) => auditOverviewSchema.parse(await (await fetch(`${inject("base")}/api/v1/incidents/${id}/audit`)).json());
const cardOf = (page: Page, exhibit: string): Locator => page.locator(`[data-log="${exhibit}"]`);
const entriesOf = (page: Page, exhibit: string): Locator => page.getByRole("grid", { name: `Entries of ${exhibit}` });
const entryOf = (page: Page, entry: number): Locator => page.getByRole("region", { name: `Entry ${entry}`, exact: true });
const inAddress = (page: Page) => new URL(page.url()).search;

async function openEvidence(page: Page, id: string, query = ""): Promise<void> {
  await page.goto(`/incidents/${id}/evidence${query}`);
  await page.locator("[data-log]").first().waitFor();
  await page.waitForLoadState("networkidle");
}

describe("a signed log among the exhibits, one entry of it edited", () => {
  const own = freshSigner();
  const lines = custodyLog(20, own).map((line, at) => (at === 6 ? line.replace("responder", "intruder") : line));
  let id = "";

  beforeAll(async () => {
    await withPage(browser, "light", async (page) => {
      id = await importFiles(page, `Edited ${shortOf(own)}`, [{ name: "gate.jsonl", text: `${lines.join("\n")}\n` }, { name: "gate-key.txt", text: own.hex }]);
    });
  });

  test("reads altered at that entry, and its key is offered, not trusted", async () => {
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id);
      const card = cardOf(page, "x1");
      await card.getByText("Altered", { exact: true }).first().waitFor();
      await card.getByRole("button", { name: "entry 7", exact: true }).first().waitFor();
      await page.getByRole("button", { name: /^Keys in the evidence/ }).click();
      await page.getByText("Not trusted", { exact: true }).first().waitFor();
      const { keysInEvidence } = await overview(id);
      expect(keysInEvidence.some(({ exhibit }) => exhibit === "x2")).toBe(true);
      expect(keysInEvidence.filter(({ trusted }) => trusted)).toEqual([]);
    });
  });

  test("an entry is laid open from its finding, has an address, and comes into sight by that address alone", async () => {
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id);
      await cardOf(page, "x1").getByRole("button", { name: "entry 7", exact: true }).first().click();
      await entryOf(page, 7).getByText("Record, as it stands in the file").waitFor();
      await entryOf(page, 7).getByText("intruder").first().waitFor();
      await entryOf(page, 7).getByText("No signature holds for these bytes").waitFor();
      await expect.poll(() => inAddress(page)).toBe("?log=x1&entry=7");
      await entryOf(page, 7).getByRole("button", { name: "Entry after" }).click();
      await entryOf(page, 8).getByText("The signature holds for these bytes").waitFor();
      await page.goBack();
      await entryOf(page, 7).waitFor();
      await entryOf(page, 7).getByRole("button", { name: "Close the entry" }).click();
      await entryOf(page, 7).waitFor({ state: "detached" });
    });
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id, "?log=x1&entry=20");
      await entryOf(page, 20).waitFor();
      const row = entriesOf(page, "x1").locator("[role=row][aria-selected=true]");
      await row.waitFor();
      await expect.poll(() => row.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const list = element.closest("[role=grid]")?.getBoundingClientRect();
        return list !== undefined && box.top >= list.top && box.bottom <= list.bottom;
      })).toBe(true);
    });
  });

  test("entries are filtered, gone to by number and by keys, and every list says n of m", async () => {
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id);
      const card = cardOf(page, "x1");
      await card.getByText("20 of 20 entries", { exact: true }).waitFor();
      await card.getByRole("combobox", { name: "Filter the entries of x1" }).selectOption("altered_entry");
      await card.getByText("1 of 20 entries", { exact: true }).waitFor();
      await expect.poll(() => inAddress(page)).toBe("?log=x1&class=altered_entry");
      await card.getByRole("textbox", { name: "Go to entry of x1" }).fill("21");
      await page.keyboard.press("Enter");
      await card.getByText("Entries count from 1 to 20.").waitFor();
      await card.getByRole("textbox", { name: "Go to entry of x1" }).fill("19");
      await page.keyboard.press("Enter");
      await entryOf(page, 19).waitFor();
      await card.getByText("20 of 20 entries", { exact: true }).waitFor();

      await entriesOf(page, "x1").locator("[role=row][data-index='18']").focus();
      await page.keyboard.press("Home");
      await entriesOf(page, "x1").locator("[role=row][data-index='0']:focus").waitFor();
      await page.keyboard.press("ArrowDown");
      await entriesOf(page, "x1").locator("[role=row][data-index='1']:focus").waitFor();
      await page.keyboard.press("Enter");
      await entryOf(page, 2).waitFor();
    });
  });

  test("its key is trusted after a comparison, the verdicts follow, and verifying again comes to the same", async () => {
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id);
      await page.getByRole("button", { name: /^Keys in the evidence/ }).click();
      await page.getByRole("button", { name: "Trust this key…" }).last().click();
      const dialog = page.getByRole("dialog", { name: "Trust a key found in the evidence" });
      await dialog.getByRole("checkbox", { name: /I compared it/ }).check();
      await dialog.getByRole("button", { name: "Trust 1 key" }).click();
      await dialog.waitFor({ state: "detached" });
      await expect.poll(async () => (await overview(id)).logs.map(({ status, verified, keys }) => ({ status, verified, how: keys.map(({ how }) => how) })), { timeout: 30_000 })
        .toEqual([{ status: "altered", verified: 19, how: ["pinned"] }]);
      // Other tests trust keys of their own.
      await page.getByText(/^1 log: 1 altered, verified with [1-9]\d* trusted keys?\.$/).waitFor();
      await page.getByRole("button", { name: "Verify again" }).first().click();
      await page.getByRole("region", { name: "Custody log" }).getByText("verification.done").first().waitFor();
      await cardOf(page, "x1").getByText("Altered", { exact: true }).first().waitFor();
    });
  });

  test("axe finds nothing in an open entry in either theme at 390 px, and nothing reaches out of the page", async () => {
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id, "?log=x1&entry=7");
      await entryOf(page, 7).getByText("Signed bytes").waitFor();
      expect(await violations(page, "main")).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }, { viewport: { width: 390, height: 844 } });
  });
});

describe("the sample's trace beside the log of its gate", () => {
  test("the list that contradicts stands first, each list says n of m, and both sides lead to their place", async () => {
    const { id } = await sample("injection");
    const { crossCheck } = await overview(id);
    await withPage(browser, "light", async (page) => {
      await openEvidence(page, id);
      const lists = page.getByRole("group", { name: "Lists of the cross-check" });
      await lists.getByRole("button", { name: `In both, different ${crossCheck?.differs}`, pressed: true }).waitFor();
      await page.getByText("Denied by the log, executed in the trace").waitFor();
      for (const [name, count] of [["In the trace, not in the log", crossCheck?.inTraceNotInLog], ["Outside the time of the log", crossCheck?.outsideWindow]] as const) {
        await lists.getByRole("button", { name: `${name} ${count}` }).click();
        await page.getByRole("region", { name, exact: true }).getByText(`${count} of ${count}`, { exact: true }).waitFor();
      }
      expect(inAddress(page)).toBe("?check=outsideWindow");
      await lists.getByRole("button", { name: /^In both, different/ }).click();
      const both = page.getByRole("region", { name: "In both, different" });
      await both.getByRole("link", { name: /^x2 entry 192/ }).click();
      await entryOf(page, 192).waitFor();
      await both.getByRole("link", { name: /^c195/ }).click();
      await panelOf(page).getByRole("heading", { level: 2, name: /http_request/ }).waitFor();
    });
  });
});
