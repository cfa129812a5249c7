import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { RecoveryPage } from "@/lib/api/impactContract.ts";
import type { VerdictDecision } from "@/lib/api/injectionContract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { violations } from "./axe.ts";
import { withPage } from "./browser.ts";
import { api, panelOf } from "./timelinePage.ts";
import { shownAndOwn } from "./shownAndOwn.ts";

/** The Overview: the answer, the way from each of its clauses to the proof, and what changes when a responder says or does something. */
let browser: Browser;
/** The bundled sample, which the tests only read, and an incident of our own, which they change. */
let shown = "";
let own = "";

beforeAll(async () => {
  ({ browser, shown, own } = await shownAndOwn("Staging orders that were deleted"));
});
afterAll(() => browser.close());

const headline = (page: Page): Locator => page.getByRole("region", { name: "Headline" });
const strip = (page: Page): Locator => page.getByRole("region", { name: "From instruction to recovery" });
const steps = (page: Page): Locator => page.getByRole("region", { name: "Next steps" }).getByRole("listitem");
const tab = (page: Page, name: string): Locator => page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name });

async function open(page: Page, incident: string): Promise<void> {
  await page.goto(`/incidents/${incident}`);
  await page.getByRole("heading", { name: "Six questions" }).waitFor();
}

/** The address of a clause, as the page has it. */
async function follow(page: Page, clause: Locator): Promise<URL> {
  await clause.click();
  await page.waitForURL((url) => url.pathname !== `/incidents/${shown}`);
  return new URL(page.url());
}

describe("what a responder reads", () => {
  test("the headline names verdict, harm, audit and gaps, and each clause leads to its proof", async () => {
    const { deciding, harmful } = await api<Overview>(`${shown}/overview`);
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await headline(page).getByText("Injection", { exact: true }).waitFor();
      await headline(page).getByText("strong evidence").waitFor();
      const proofs: readonly (readonly [clause: string | RegExp, proof: (url: URL) => Promise<void>])[] = [
        [/^The retrieved document /, async (url) => {
          expect(url.searchParams.get("document")).toBe(deciding?.document);
          await page.getByRole("region", { name: "Text" }).locator("mark").first().waitFor();
        }],
        [/^“.*”$/, async (url) => {
          expect([url.searchParams.get("passage"), url.searchParams.get("call")]).toEqual(["1", deciding?.call.call]);
          await page.getByRole("region", { name: "Text" }).locator("mark").first().waitFor();
        }],
        [/^http_request /, async (url) => {
          expect([url.searchParams.get("sel"), url.searchParams.get("tab")]).toEqual([String(deciding?.call.row), "why"]);
          await panelOf(page).getByRole("heading", { level: 2, name: /^Tool http_request/ }).waitFor();
        }],
        [`${harmful} harmful calls`, async (url) => {
          expect(url.searchParams.get("harm")).toBe("harmful");
          await page.getByRole("grid", { name: "Effects" }).locator("[role=row][data-row]").first().waitFor();
        }],
        ["1 entry altered", async (url) => {
          expect(url.searchParams.get("class")).toBe("altered_entry");
          await page.getByText("altered").first().waitFor();
        }],
        [/problems$/, async () => { await page.getByRole("heading", { name: /^Exhibits/ }).waitFor(); }],
      ];
      for (const [name, proof] of proofs) {
        await proof(await follow(page, headline(page).getByRole("link", { name, exact: true })));
        await page.goBack();
        await headline(page).waitFor();
      }
    });
  });

  test("the strip counts from the first harm, and the worst calls are led by it", async () => {
    const { worst, worstOf } = await api<Overview>(`${shown}/overview`);
    await withPage(browser, "dark", async (page) => {
      await open(page, shown);
      const acted = strip(page).getByRole("listitem").nth(1);
      await acted.getByText("T+0", { exact: true }).waitFor();
      await strip(page).getByRole("listitem").first().getByText(/^T−/).waitFor();
      const calls = page.getByRole("region", { name: "Worst calls" });
      expect(await calls.getByRole("listitem").count()).toBe(worst.length);
      await calls.getByText(`${worst.length} of ${worstOf} calls`).waitFor();
      await calls.getByRole("listitem").first().getByText("Harmful", { exact: true }).waitFor();
      await page.getByRole("button", { name: "The same numbers as a table" }).click();
      await page.getByRole("region", { name: "Calls over time by class" }).getByRole("columnheader", { name: "Data mutation" }).waitFor();
    });
  });
});

test("in a narrow window the tab of the present page is the one that is seen", async () => {
  await withPage(browser, "light", async (page) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`/incidents/${shown}/report`);
    const tab = page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: /^Post-mortem/ });
    await expect.poll(async () => {
      const box = await tab.boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 360;
    }).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});

describe("what a responder says and does", () => {
  beforeEach(async () => {
    // What an earlier try left behind.
    for (const { id, origin } of (await api<{ events: (ManualEvent & { origin: string })[] }>(`${own}/events`)).events) if (origin === "manual") await api(`${own}/events/${id}`, {}, "DELETE");
    for (const { changes } of (await api<RecoveryPage>(`${own}/impact/recovery`)).items)
      for (const { id, withdrawnUs } of changes) if (withdrawnUs === null) await api(`${own}/impact/recovery/changes/${id}/withdraw`, {});
    for (const { id, withdrawnUs } of (await api<{ verdicts: VerdictDecision[] }>(`${own}/injection/verdicts`)).verdicts) if (withdrawnUs === null) await api(`${own}/injection/verdicts/${id}/withdraw`, {});
  });

  test("what nobody recorded can be added on the strip, and then says who and when", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      const noticed = strip(page).getByRole("listitem").filter({ hasText: "Noticed" });
      await noticed.getByText("not recorded").waitFor();
      await noticed.getByRole("button", { name: "Add when it was noticed" }).click();
      const dialog = page.getByRole("dialog", { name: "Add an event" });
      expect(await dialog.getByLabel("What it is").inputValue()).toBe("noticed");
      await dialog.getByLabel("When, in UTC").fill("2026-03-04 14:12:13");
      await dialog.getByLabel("What happened").fill("The pager rang.");
      await dialog.getByLabel("Who says so").fill("Ada");
      await dialog.getByRole("button", { name: "Add event" }).click();
      await noticed.getByText("The pager rang.").waitFor();
      await noticed.getByText("T+10 min 0 s", { exact: true }).waitFor();
      await noticed.getByText(/Added by hand: Ada, /).waitFor();
      expect(await noticed.evaluate((cell) => getComputedStyle(cell).borderStyle)).toBe("dashed");
      await noticed.getByRole("link", { name: "The pager rang." }).click();
      await page.getByRole("dialog", { name: "Event" }).getByText("Written down by a person").waitFor();
    });
  });

  test("a step is done when its item is, and the tab of the page says so without a reload", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      const freeze = steps(page).first();
      await freeze.getByText("Needs you", { exact: true }).waitFor();
      await tab(page, "Blast radius Needs you").waitFor();
      await freeze.getByRole("link", { name: "Recovery checklist" }).click();
      await page.waitForURL(/\/impact#recovery$/);
      const items = page.getByRole("region", { name: "Recovery checklist" }).locator("ol > li");
      await items.nth(1).waitFor();
      for (const item of [items.first(), items.nth(1)]) {
        await item.getByRole("button", { name: /^Done: / }).click();
        await item.getByLabel("Proof").fill("The provider's list.");
        await item.getByRole("button", { name: "Save" }).click();
        await item.getByText("Done", { exact: true }).first().waitFor();
      }
      await tab(page, "Blast radius Done").waitFor();
      await tab(page, "Overview").click();
      await page.waitForURL(new RegExp(`/incidents/${own}$`));
      await steps(page).first().getByText("Done", { exact: true }).waitFor();
      await steps(page).nth(3).getByText("1 of 1 item done.").waitFor();
    });
  });

  test("a person's verdict stands beside what the rules say", async () => {
    const { machine } = await api<Overview>(`${own}/overview`);
    const said = machine === "user" ? "agent" : "user";
    await api(`${own}/injection/verdict`, { verdict: said, reason: "They asked for it on the phone.", author: "Ada" });
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      await headline(page).getByText("a person's verdict", { exact: true }).waitFor();
      await headline(page).getByText("They asked for it on the phone.").waitFor();
      await headline(page).getByText("The rules alone say").waitFor();
      await page.goto("/");
      await page.locator(`tr[data-row="${own}"]`).getByText("by a person").waitFor();
    });
  });
});

describe("who reads otherwise", () => {
  test.each([1280, 390])("at %i px nothing scrolls sideways, and axe finds nothing in either theme", async (width) => {
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await page.getByRole("button", { name: "The same numbers as a table" }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page, "main")).toEqual([]);
    }, { viewport: { width, height: 844 } });
  });
});
