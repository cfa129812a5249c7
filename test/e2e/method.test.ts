import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ruleGroups } from "@/app/method/reading.ts";
import type { EffectsPage } from "@/lib/api/impactContract.ts";
import { countRules, findRules } from "@/components/method/find-rules.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { addressHas, api, openTimeline, panelOf, sample } from "./timelinePage.ts";

/** The page Method: every rule can be found, and what names a rule leads to it. */
let browser: Browser;
let id = "";
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(() => browser.close());

const all = countRules(ruleGroups);
const rule = (page: Page, name: string) => page.locator(`article[id="${name}"]`);
const inSight = (page: Page, name: string) => expect.poll(() => rule(page, name).evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight && document.activeElement === element;
})).toBe(true);

describe("finding a rule", () => {
  test("the filter says n of m, stands in the address, survives a reload, and can be cleared", async () => {
    const found = countRules(findRules(ruleGroups, "kubectl delete"));
    await withPage(browser, "light", async (page) => {
      await page.goto("/method");
      await page.getByText(`${all} of ${all} rules`, { exact: true }).waitFor();
      expect(await page.locator("main article").count()).toBe(0);
      await page.getByLabel("Find a rule").fill("kubectl delete");
      await page.getByText(`${found} of ${all} rules`, { exact: true }).waitFor();
      await addressHas(page, "q", "kubectl delete");
      expect(await page.locator("main article").count()).toBe(found);
      await page.reload();
      await page.getByText(`${found} of ${all} rules`, { exact: true }).waitFor();
      expect(await page.getByLabel("Find a rule").inputValue()).toBe("kubectl delete");
      await page.getByRole("button", { name: "Clear the filter" }).click();
      await page.getByText(`${all} of ${all} rules`, { exact: true }).waitFor();
      await addressHas(page, "q", null);
      await page.getByLabel("Find a rule").fill("nosuchrule");
      await page.getByText("No rule has these words").waitFor();
    });
  });

  test("an anchor opens the group it lies in and goes to the rule, even where a filter would hide it", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/method#no_dry_run");
      await inSight(page, "no_dry_run");
      const last = ruleGroups.find(({ id: group }) => group === "family:kubectl")?.rules.at(-1)?.id ?? "";
      await page.goto(`/method?q=terraform#${last}`);
      await inSight(page, last);
      await addressHas(page, "q", null);
    });
  });

  test("a check of the post-mortem leads to what decides it", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}/report`);
      await page.getByRole("link", { name: "Destructive commands are approved first" }).click();
      await page.waitForURL("**/method#guard.approval");
      const row = page.locator('tr[id="guard.approval"]');
      await expect.poll(() => row.evaluate((element) => document.activeElement === element)).toBe(true);
      await row.getByRole("link", { name: "no_approval_gate" }).click();
      await inSight(page, "no_approval_gate");
    });
  });

  test("every rule has its anchor once all groups are open, and one of another version is said to be unknown", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/method#git.no-such-rule");
      await page.getByText("No rule of this version is called git.no-such-rule.").waitFor();
      await page.getByRole("button", { name: "Open all groups" }).click();
      await expect.poll(() => page.locator("main article").count()).toBe(all);
      expect(await page.evaluate((ids) => ids.filter((one) => document.getElementById(one) === null), ruleGroups.flatMap(({ rules }) => rules.map((one) => one.id)))).toEqual([]);
    });
  });

  test("the page sends its rules once: with all of them it stays below a megabyte", async () => {
    const text = await (await fetch(new URL("/method", inject("base")))).text();
    expect(text.split("A program text that only computes and prints").length - 1).toBe(1);
    expect(text.length).toBeLessThan(1_000_000);
  });
});

describe("what names a rule leads to it", () => {
  test("from an effect laid open, from a factor, and from the panel of a step", async () => {
    const first = (await api<EffectsPage>(`${id}/impact/effects?harm=harmful&count=1`)).effects[0];
    if (first === undefined) throw new Error("the sample has no harmful effect");
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}/impact?effect=${first.id}`);
      await page.getByRole("region", { name: `Effect ${first.id}` }).getByRole("link", { name: first.rule, exact: true }).click();
      await page.waitForURL(/\/method#/);
      await inSight(page, first.rule);
      await openTimeline(page, id, `sel=${first.call.call}`);
      await panelOf(page).getByRole("link", { name: first.rule, exact: true }).first().click();
      await page.waitForURL(/\/method#/);
      await inSight(page, first.rule);
      await page.goto(`/incidents/${id}/impact`);
      const factor = page.getByRole("region", { name: "Contributing factors" }).locator("a[href^='/method#']").first();
      const code = await factor.innerText();
      await factor.click();
      await page.waitForURL(/\/method#/);
      await rule(page, code).or(page.locator(`li[id="${code}"]`)).waitFor();
    });
  });
});

describe("the page as a whole", () => {
  test.each([1280, 390])("axe finds nothing and nothing scrolls sideways at %i px, filtered and with a rule named", async (width) => {
    await withPage(browser, "light", async (page) => {
      for (const address of ["/method", "/method?q=terraform", "/method#sql.drop"]) {
        await page.goto(address);
        await page.getByRole("heading", { name: "Limits in force" }).waitFor();
        expect(await violations(page, "body"), address).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBe(0);
      }
    }, { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  });
});
