import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, openPage, withPage, type Watched } from "./browser.ts";
import { addressHas, drawn, openTimeline, panelOf, rowOf, sample, serverRows, settled, statusOf } from "./timelinePage.ts";

let browser: Browser;
let watched: Watched;
let id: string;
let window: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
  watched = await openPage(browser);
  const first = (await serverRows(id, "view=flat&trace=01a0a08b-27da-75f5-8681-19f4928c1b46")).rows[0];
  const at = (us: number) => new Date(us / 1000).toISOString();
  window = `${at((first?.startUs ?? 0) - 1e6)}..${at((first?.startUs ?? 0) + 20e6)}`;
});
afterAll(async () => { await browser.close(); });

/** What the reader sees of a view, without what depends on the way there. */
async function looks(page: Page) {
  const checked = page.locator("main [role=radio][aria-checked=true]");
  const panel = await panelOf(page).count() > 0;
  if (panel) await panelOf(page).locator("[role=tabpanel]:not([hidden])").waitFor();
  return {
    status: await statusOf(page).innerText(),
    chips: await page.getByRole("list", { name: "Filters in force" }).locator("li").allInnerTexts(),
    choices: await checked.allInnerTexts(),
    search: await page.getByRole("searchbox", { name: "Search in inputs and outputs" }).inputValue(),
    window: await page.getByRole("group", { name: "Window" }).getByRole("textbox").evaluateAll((fields) => fields.map((field) => (field instanceof HTMLInputElement ? field.value : ""))),
    heads: await page.getByRole("columnheader").allInnerTexts(),
    sorted: await page.locator("[aria-sort]").allInnerTexts(),
    folded: await page.locator("[role=row][aria-expanded=false]").count(),
    gaps: await page.getByRole("button", { name: /idle/ }).allInnerTexts(),
    open: panel ? { title: await panelOf(page).getByRole("heading", { level: 2 }).innerText(), tab: await panelOf(page).getByRole("tab", { selected: true }).innerText() } : null,
  };
}

const chip = (label: string, word: RegExp) => async (page: Page) => {
  await page.getByRole("list", { name: "Filters in force" }).locator("li").filter({ hasText: label }).filter({ hasText: word }).first().waitFor();
};
/** As many rows as the server says pass. */
const passes = async (page: Page) => {
  const { matches } = await serverRows(id, new URL(page.url()).searchParams.toString());
  await statusOf(page).getByText(new RegExp(`^${matches} of 421 rows`)).waitFor();
};
const chosen = (name: string | RegExp) => async (page: Page) => { await page.locator("[role=radio][aria-checked=true]").filter({ hasText: name }).waitFor(); };
const tab = (name: RegExp) => async (page: Page) => { await panelOf(page).getByRole("tab", { name, selected: true }).waitFor(); };

/** Each part of the address with what it makes of the page. */
const parts: readonly (readonly [string, () => string, readonly ((page: Page) => Promise<void>)[]])[] = [
  ["view", () => "view=flat", [chosen("Flat")]],
  ["q", () => "q=parcel-relay", [chip("Search", /parcel-relay/)]],
  ["kind", () => "kind=RETRIEVER,AGENT", [chip("Kind", /Retrieval/), chip("Kind", /Agent/), passes]],
  ["tool", () => "tool=set_flag", [chip("Tool", /set_flag/), passes]],
  ["state and status", () => "state=failed&status=error", [chip("Call state", /Failed/), chip("Status", /Error/), passes]],
  ["model, agent and exhibit", () => "model=nq-chat-large&x=x1", [chip("Model", /nq-chat-large/), chip("Exhibit", /langsmith-runs\.json/), passes]],
  ["agent", () => "agent=quill", [chip("Agent", /quill/), passes]],
  ["trace", () => "trace=01a0a0e8-318d-7831-8b1e-d0a09d4cf457", [chip("Trace", /01a0a0e8/), passes]],
  ["thread", () => "thread=nq-ticket-4417", [chip("Thread", /nq-ticket-4417/), passes]],
  ["mark", () => "mark=harmless", [chip("Mark", /Called harmless/), passes]],
  ["t, gaps and axis", () => `t=${window}&axis=time&gaps=fold`, [chip("Window", /T\+/), chosen("Clock"), async (page) => { await page.getByRole("button", { name: /idle folded/ }).waitFor(); }]],
  ["axis by position", () => "axis=position&t=100..140", [chosen("Position"), chip("Window", /#101 to #141/), passes]],
  ["sort and columns", () => "view=table&sort=-tokensIn&without=trace,cost", [chosen("Table"), async (page) => { await page.locator("[aria-sort=descending]").filter({ hasText: "Tokens in" }).waitFor(); }]],
  ["level and fold", () => "level=0&fold=421", [async (page) => {
    await rowOf(page, 421).and(page.locator("[aria-expanded=true]")).waitFor();
    await statusOf(page).getByText(/folded/).waitFor();
  }]],
  ["sel and tab", () => "sel=24&tab=conversation", [tab(/^Conversation/)]],
  ["sel, tab and vs", () => "sel=24&tab=changes&vs=27", [tab(/^Changes/), async (page) => { await panelOf(page).getByRole("button", { name: "Compare with the call before" }).waitFor(); }]],
  ["everything together", () => "view=table&q=webhook_deliveries&kind=TOOL,LLM&thread=nq-ticket-4417&sort=-time&without=trace&sel=19&tab=raw", [chosen("Table"), chip("Thread", /4417/), tab(/^Raw/)]],
];

describe("the address is the view", () => {
  test.each(parts)("%s opens the same view, and again after a reload", async (_, address, sees) => {
    const { page, complaints } = watched;
    await openTimeline(page, id, address());
    for (const see of sees) await see(page);
    const [before, url] = [await looks(page), page.url()];
    expect(decodeURIComponent(new URL(url).search)).toBe(`?${address()}`);
    await page.reload();
    await settled(page);
    for (const see of sees) await see(page);
    expect(await looks(page)).toEqual(before);
    expect(page.url()).toBe(url);
    expect(complaints).toEqual([]);
  });

  test.each([["c197", 19, /run_sql/], ["d221", 19, /run_sql/]] as const)("a link that names %s opens its row, focuses it, and from then on names the row", async (named, row, title) => {
    const { page } = watched;
    await openTimeline(page, id, `sel=${named}`);
    await panelOf(page).getByRole("heading", { level: 2, name: title }).waitFor();
    await addressHas(page, "sel", String(row));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-row"))).toBe(String(row));
  });

  test("a row that is folded away, filtered away or not there is said to be so, with the way out", async () => {
    const { page } = watched;
    await openTimeline(page, id, "status=error&sel=19");
    await page.getByText("The open step is not among these rows: a filter hides it.").waitFor();
    await page.getByRole("main").getByRole("button", { name: "Clear filters" }).click();
    await rowOf(page, 19).waitFor();
    await openTimeline(page, id, "sel=19&level=0");
    // A link digs its row out.
    await rowOf(page, 19).and(page.locator("[aria-selected=true]")).waitFor();
    await page.goto(`/incidents/${id}/timeline?sel=99999`);
    await page.getByText("There is no row 99999 in this incident.").waitFor();
    await page.getByRole("button", { name: "Close it" }).click();
    await addressHas(page, "sel", null);
  });

  test("values that mean nothing fall back and are each named, and the rest still counts", async () => {
    await withPage(browser, "light", async (page) => {
      const wrong = ["view=map", "kind=BOAT", "state=maybe", "status=fine", "x=file", "mark=blue", "t=noon", "axis=depth", "gaps=no", "sort=colour", "level=deep", "fold=a", "sel=last", "tab=smell", "vs=b"];
      await openTimeline(page, id, [...wrong.filter((part) => part !== "kind=BOAT"), "kind=TOOL,BOAT"].join("&"));
      await statusOf(page).getByText(/^205 of 421 rows/).waitFor();
      const notice = page.getByText("Part of the address means nothing here and was left out");
      for (const part of wrong) expect(await notice.locator("code").allInnerTexts()).toContain(part);
      expect(await page.getByRole("radio", { name: "Tree", exact: true }).getAttribute("aria-checked")).toBe("true");
      expect((await drawn(page)).length).toBeGreaterThan(8);
    });
  });
});

describe("a view is handed on", () => {
  test("what is chosen by hand stands in the address, and Back leaves the page at once", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}`);
      await page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: "Timeline" }).click();
      await settled(page);
      await page.getByRole("radio", { name: "Flat", exact: true }).click();
      await page.getByRole("searchbox").fill("drop");
      await addressHas(page, "q", "drop");
      await settled(page);
      await page.locator("[role=row][data-index='2']").click();
      await panelOf(page).getByRole("tab", { name: "Output" }).click();
      await addressHas(page, "tab", "output");
      const [before, url] = [await looks(page), page.url()];
      await page.goBack();
      await page.getByRole("heading", { name: "Six questions" }).waitFor();
      await page.goto(url);
      await settled(page);
      expect(await looks(page)).toEqual(before);
    });
  });
});
