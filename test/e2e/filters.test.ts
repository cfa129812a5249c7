import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FacetName, TimelineFacets } from "@/lib/timeline/row.ts";
import { launch, openPage, withPage, type Watched } from "./browser.ts";
import { addressHas, api, drawsRowsOf, openTimeline, rowOf, sample, searchOf, serverRows, settled, statusOf } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
let watched: Watched;
let both: string;
let injection: string;
/** Rows of both samples. */
let all: number;

/** Both samples as one incident, so that every filter has something to choose, with marks on some rows. */
beforeAll(async () => {
  browser = await launch();
  watched = await openPage(browser);
  injection = (await sample("injection")).id;
  const samples = ["northquay-support-injection/langsmith-runs.json", "fernhollow-volume-misfire/langfuse-traces.json"];
  const files = [...samples.map((path) => `public/samples/${path}`), "test/fixtures/injection/festival.json"];
  both = await importFiles(watched.page, "Both samples", files.map((path) => ({ name: path.split("/").at(-1) ?? "", text: readFileSync(path, "utf8") })));
  all = (await serverRows(both, "view=flat")).of;
  for (const row of [5, 6, 7]) await api(`${both}/marks`, { kind: "star", subject: { row }, author: "" });
  await api(`${both}/marks`, { kind: "note", subject: { row: 5 }, text: "Look here", author: "Mara" });
  await api(`${both}/marks`, { kind: "tag", subject: { row: 400 }, text: "exfil", author: "Mara" });
  await api(`${both}/decisions`, { kind: "harm", subject: { row: 7 }, value: "harmful", reason: "It says so", author: "Mara" });
});
afterAll(async () => { await browser.close(); });

const labels: Readonly<Record<FacetName, string>> = {
  kind: "Kind", tool: "Tool", state: "Call state", status: "Status", model: "Model", agent: "Agent", x: "Exhibit", trace: "Trace", thread: "Thread", class: "Effect", harm: "Harm", origin: "Origin", read: "Text read", mark: "Mark",
};
const inBar: readonly FacetName[] = ["kind", "tool", "state", "status"];

/** Opens the values of a filter, which may stand under More filters. */
async function openFacet(page: Page, name: FacetName) {
  const label = labels[name];
  if (inBar.includes(name)) await page.getByRole("button", { name: new RegExp(`^${label}( \\d+ chosen)?$`) }).click();
  else {
    await page.getByRole("button", { name: /^More filters/ }).click();
    await page.getByRole("dialog", { name: "More filters" }).getByRole("button", { name: new RegExp(`^${label}`) }).click();
  }
  return page.getByRole("list", { name: label, exact: true });
}

const chips = (page: Page) => page.getByRole("list", { name: "Filters in force" });

describe("each filter", () => {
  test.each(Object.keys(labels) as FacetName[])("%s leaves exactly as many rows as it says, shows a chip, stands in the address, and goes away with its chip", async (name) => {
    const { page, complaints } = watched;
    await openTimeline(page, both, "view=flat");
    const facets = await api<TimelineFacets>(`${both}/timeline/facets?view=flat`);
    const value = facets[name].values.at(-1);
    expect(value, "something to choose").toBeDefined();
    const list = await openFacet(page, name);
    const counts = await list.getByRole("listitem").allInnerTexts();
    expect(counts.length).toBe(Math.min(200, facets[name].of));
    for (const text of counts) expect(text).toMatch(/\d+ of \d+$/);
    await list.getByRole("checkbox").last().check();
    await page.keyboard.press("Escape");
    await addressHas(page, name, value?.value ?? "");
    await settled(page);
    await statusOf(page).getByText(new RegExp(`^${value?.count} of ${all} rows · 1 filter$`)).waitFor();
    await drawsRowsOf(page, both, `view=flat&${new URL(page.url()).searchParams}`);
    await chips(page).getByRole("button", { name: new RegExp(`^Remove filter ${labels[name]} `) }).click();
    await addressHas(page, name, null);
    await statusOf(page).getByText(`${all} of ${all} rows`).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    expect(complaints).toEqual([]);
  });

  test("values of one filter widen, filters narrow; every count stays that of the other filters, and one button clears all", async () => {
    const { page } = watched;
    await openTimeline(page, both, "view=flat");
    const { kind, state } = await api<TimelineFacets>(`${both}/timeline/facets?view=flat`);
    const countOf = (facet: typeof kind, value: string): number => facet.values.find((one) => one.value === value)?.count ?? 0;
    const [tools, agents, failed] = [countOf(kind, "TOOL"), countOf(kind, "AGENT"), countOf(state, "failed")];
    const list = await openFacet(page, "kind");
    await list.getByRole("checkbox", { name: /^Tool/ }).check();
    await statusOf(page).getByText(`${tools} of ${all} rows · 1 filter`).waitFor();
    await list.getByRole("checkbox", { name: /^Agent/ }).check();
    await statusOf(page).getByText(`${tools + agents} of ${all} rows · 1 filter`).waitFor();
    await page.keyboard.press("Escape");
    const states = await openFacet(page, "state");
    await states.getByText(`${failed} of ${failed}`).waitFor();
    await states.getByRole("checkbox", { name: /^Failed/ }).check();
    await statusOf(page).getByText(`${failed} of ${all} rows · 2 filters`).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Kind 2 chosen" }).waitFor();
    expect(await chips(page).getByRole("button", { name: /^Remove filter/ }).count()).toBe(3);
    await chips(page).getByRole("button", { name: "Remove filter Kind Agent" }).click();
    await addressHas(page, "kind", "TOOL");
    await chips(page).getByRole("button", { name: "Clear all" }).click();
    await statusOf(page).getByText(`${all} of ${all} rows`).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe("?view=flat");
  });

  test("a long list of values is narrowed by typing", async () => {
    const { page } = watched;
    await openTimeline(page, both, "view=flat");
    const list = await openFacet(page, "tool");
    await page.getByRole("searchbox", { name: "Narrow the list: Tool" }).fill("sql");
    await expect.poll(() => list.getByRole("listitem").count()).toBe(1);
    await list.getByRole("checkbox", { name: /run_sql/ }).check();
    await addressHas(page, "tool", "run_sql");
  });
});

describe("search", () => {
  test("takes effect while typing, is a chip, and shows 0 of n with the way back where nothing passes", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, injection);
      await searchOf(page).pressSequentially("no such words anywhere");
      await statusOf(page).getByText("0 of 421 rows · 1 filter").waitFor();
      await page.getByText("No step fits the search and the filters.").waitFor();
      await page.getByRole("row").getByRole("button", { name: "Clear filters" }).click();
      await statusOf(page).getByText(/^421 of 421 rows$/).waitFor();
      await searchOf(page).fill("CASCADE");
      await drawsRowsOf(page, injection, "q=CASCADE");
      await page.getByRole("button", { name: "Clear the search" }).click();
      await addressHas(page, "q", null);
    });
  });

  test("next and previous go through what passes, also where it is folded away, and say the number", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, injection, "q=CASCADE&level=0");
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      await page.getByRole("status").getByText(/^Row that passes, \d+ of \d+$/).waitFor();
      await page.locator("[role=row][aria-selected=true]").waitFor();
      await addressHas(page, "sel", /^\d+$/);
    });
  });

  test("excerpts show where the words stand, and one click opens the row and brings it into sight", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, injection, "q=drop");
      await page.getByRole("button", { name: "Where the words stand" }).click();
      const hits = page.locator("li:has(mark)");
      await hits.first().waitFor();
      expect((await hits.first().locator("mark").innerText()).toLowerCase()).toContain("drop");
      await page.getByRole("button", { name: "More", exact: true }).last().click();
      await expect.poll(() => hits.count()).toBeGreaterThan(20);
      await hits.nth(22).getByRole("button").click();
      await addressHas(page, "sel", /^\d+$/);
      const row = rowOf(page, Number(new URL(page.url()).searchParams.get("sel")));
      await row.and(page.locator("[aria-selected=true]")).waitFor();
      expect(await row.isVisible()).toBe(true);
    });
  });
});
