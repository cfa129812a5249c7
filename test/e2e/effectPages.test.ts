import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { EffectsPage, Impact } from "@/lib/api/impactContract.ts";
import type { Fired } from "@/lib/api/methodContract.ts";
import { violations } from "./axe.ts";
import { withPage } from "./browser.ts";
import { addressHas, api, openTimeline, panelOf, rowOf, settled, statusOf } from "./timelinePage.ts";
import { shownAndOwn } from "./shownAndOwn.ts";

/** What effects are told by outside of the table of effects: the step, the list of steps, the list of incidents, the phases, and the method. */
let browser: Browser;
let shown = "";
let own = "";

beforeAll(async () => {
  ({ browser, shown, own } = await shownAndOwn("Effects on many pages"));
}, 240_000);
afterAll(() => browser.close());

const harmful = async (incident: string) => {
  const [first] = (await api<EffectsPage>(`${incident}/impact/effects?harm=harmful&count=1`)).effects;
  if (first === undefined || first.call.row === null) throw new Error("no harmful effect with a row");
  return { ...first, row: first.call.row };
};

describe("the open step", () => {
  test("an effect is corrected there, the machine's verdict stays beside it, and Undo brings it back", async () => {
    const effect = await harmful(own);
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, own, `sel=${effect.row}`);
      const panel = panelOf(page);
      await panel.getByRole("button", { name: "Correct", exact: true }).first().click();
      const dialog = page.getByRole("dialog", { name: `Correct ${effect.id}` });
      await dialog.getByLabel("Class").selectOption("config_change");
      await dialog.getByLabel("Destructive").selectOption("no");
      await dialog.getByRole("button", { name: "Correct", exact: true }).click();
      await dialog.getByText("A correction needs its reason.").waitFor();
      await dialog.getByLabel("Reason").fill("the table was a copy");
      await dialog.getByRole("button", { name: "Correct", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      const judgement = panel.getByRole("table", { name: `The judgement on ${effect.id}` });
      await judgement.getByText("Config change").waitFor();
      expect(await judgement.locator("td.line-through").first().innerText()).toBe("Data mutation");
      await panel.getByText("the table was a copy").waitFor();
      // The row beside it says what holds.
      await expect.poll(() => rowOf(page, effect.row).getAttribute("aria-label")).toContain("config change");
      await panel.getByRole("button", { name: "Undo" }).click();
      await judgement.waitFor({ state: "detached" });
      await expect.poll(() => rowOf(page, effect.row).getAttribute("aria-label")).toContain("data mutation");
      await panel.getByRole("link", { name: `${effect.id} in the blast radius` }).first().click();
      await page.waitForURL(new RegExp(`/impact\\?effect=${effect.id.replace(".", "\\.")}`));
      await page.getByRole("region", { name: `Effect ${effect.id}` }).waitFor();
    });
  });
});

describe("the table of steps", () => {
  test("by effect harm comes first, each with its class in words", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, shown, "view=table&sort=-effect");
      const first = page.locator("[role=row][data-index='0']");
      await first.getByText("Harmful", { exact: true }).waitFor();
      await page.getByRole("columnheader", { name: /^Effect/ }).getByRole("button").click();
      await addressHas(page, "sort", "effect");
      // The list stays with the row at the cursor, which is far down now.
      await openTimeline(page, shown, "view=table&sort=effect");
      await first.getByText("Read-only", { exact: true }).waitFor();
    });
  });
});

describe("phases", () => {
  test("a phase above the map shows its stretch, and everything when it is pressed again", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, shown);
      const strip = page.getByRole("region", { name: "Phases" });
      const harm = strip.getByRole("button", { name: /^Did harm/ });
      const all = await statusOf(page).innerText();
      await harm.click();
      await expect.poll(() => new URL(page.url()).searchParams.get("t")).toMatch(/\.\./);
      await expect.poll(() => harm.getAttribute("aria-pressed")).toBe("true");
      await expect.poll(() => statusOf(page).innerText()).not.toBe(all);
      await harm.click();
      await addressHas(page, "t", null);
    });
  });

  test("on the blast radius each names its rule and the call it begins with, and leads to its stretch of the timeline", async () => {
    const { phases } = await api<Impact>(`${shown}/impact`);
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${shown}/impact#phases`);
      const part = page.getByRole("region", { name: "Phases", exact: true });
      for (const { rule } of phases) await part.getByRole("link", { name: rule, exact: true }).waitFor();
      await part.getByRole("link", { name: "Did harm" }).click();
      await page.waitForURL(/\/timeline\?t=/);
      await settled(page);
      await page.goBack();
      await part.getByRole("link", { name: "phase.harm", exact: true }).click();
      await page.waitForURL(/\/method#phase\.harm/);
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("phase.harm");
    });
  });
});

describe("the method", () => {
  test("a rule says how often it fired here, and leads to its effects", async () => {
    const effect = await harmful(shown);
    const fired = await (await fetch(`${inject("base")}/api/v1/method/fired`)).json() as Fired;
    const count = fired.rules.find(({ kind, name }) => kind === "effect" && name === effect.rule);
    await withPage(browser, "light", async (page) => {
      await page.goto(`/method#${effect.rule}`);
      const entry = page.locator(`article[id="${effect.rule}"]`);
      await entry.getByText(new RegExp(`Fired here: ${count?.count ?? -1} effects? in `)).waitFor();
      await entry.locator(`a[href*="${shown}"]`).first().click();
      await addressHas(page, "rule", effect.rule);
      await page.getByText(/ of .* effects, 1 filter$/).waitFor();
      await page.getByRole("button", { name: "Remove the filter by rule" }).click();
      await addressHas(page, "rule", null);
    });
  });

  test("checks and findings of a log lead to what they show", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${shown}/evidence`);
      const card = page.locator("[data-log]").first();
      const open = card.getByRole("button", { name: "Checks, keys and entries" });
      if (await open.count() > 0) await open.click();
      const checks = card.getByRole("button", { name: /^Checks, / });
      if (await checks.getAttribute("aria-expanded") === "false") await checks.click();
      await card.getByRole("link", { name: "Signature", exact: true }).click();
      await page.waitForURL(/\/method#check:signature/);
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("check:signature");
    });
  });
});

describe("the list of incidents", () => {
  test("each row has the first harm and the worst class, or says why not, and sorts by them", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/");
      const row = page.locator(`tr[data-row="${shown}"]`);
      await row.getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/).first().waitFor();
      const heads = page.getByRole("columnheader");
      expect(await heads.allInnerTexts()).toEqual(expect.arrayContaining(["First harm, UTC", "Worst class"]));
      await page.getByRole("button", { name: "Worst class" }).click();
      await expect.poll(() => page.getByRole("columnheader", { name: "Worst class" }).getAttribute("aria-sort")).toMatch(/ascending|descending/);
    });
  });
});

describe("the pages as a whole", () => {
  const looked = async (page: Page, address: string, ready: (page: Page) => Promise<void>): Promise<void> => {
    await page.goto(address);
    await ready(page);
    expect(await violations(page, "body"), address).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBe(0);
  };
  const pages: readonly (readonly [name: string, address: (row: { readonly row: number; readonly rule: string }) => string, ready: (at: Page) => Promise<void>])[] = [
    ["blast radius", () => `/incidents/${shown}/impact`, (at) => at.getByRole("region", { name: "Phases as a table" }).waitFor()],
    ["open step", ({ row }) => `/incidents/${shown}/timeline?sel=${row}`, (at) => panelOf(at).getByRole("link", { name: /in the blast radius$/ }).first().waitFor()],
    ["table of steps", () => `/incidents/${shown}/timeline?view=table&sort=-effect`, settled],
    ["method", ({ rule }) => `/method#${rule}`, (at) => at.getByText(/^Fired here/).first().waitFor()],
    ["incidents", () => "/", (at) => at.getByRole("heading", { name: "Incidents" }).waitFor()],
  ];
  describe.each([1280, 390])("at %i px", (width) => {
    test.each(pages)("axe finds nothing in both themes on %s, and nothing scrolls sideways", async (_, address, ready) => {
      const effect = await harmful(shown);
      await withPage(browser, "light", (page) => looked(page, address(effect), ready), { viewport: { width, height: 844 }, reducedMotion: "reduce" });
    }, 120_000);
  });
});
