import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { panelOf, sample, settled } from "./timelinePage.ts";

let browser: Browser;
let id: string;
beforeAll(async () => {
  browser = await launch();
  id = (await sample("injection")).id;
});
afterAll(async () => { await browser.close(); });

/** Looks at the page as it stands, in both themes. `scope` is what is new in this state: the dark colours are measured there only. */
type Look = (state: string, scope?: string) => Promise<void>;

/** Opens something with a button, looks, and closes it again. */
async function under(page: Page, look: Look, state: string, button: string | RegExp, role: "dialog" | "menu" | "alertdialog" = "dialog"): Promise<void> {
  await page.getByRole("button", { name: button, exact: typeof button === "string" }).first().click();
  await page.getByRole(role).last().waitFor();
  await look(state, `[role=${role}]`);
  await page.keyboard.press("Escape");
  await page.getByRole(role).last().waitFor({ state: "detached" });
}

const timeline = (query: string) => `/incidents/${id}/timeline${query}`;

/** A visit of one page: where it begins, and what is looked at on the way. */
const visits: readonly (readonly [string, (page: Page, look: Look) => Promise<void>])[] = [
  ["the list and its menu", async (page, look) => {
    await page.goto("/");
    await page.getByRole("heading", { name: "Incidents" }).waitFor();
    await look("the list");
    await under(page, look, "menu", /^Actions for/, "menu");
    await page.getByRole("button", { name: /^Actions for/ }).first().click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").waitFor();
    await look("asking before deleting", "[role=alertdialog]");
  }],
  ["the method", async (page, look) => {
    await page.goto("/method#no_dry_run");
    await page.locator("article[id=no_dry_run]").waitFor();
    await look("a rule that the address names");
    await page.goto("/method?q=kubectl");
    await page.locator("main article").first().waitFor();
    await look("filtered");
  }],
  ["the documents", async (page, look) => {
    await page.goto("/docs");
    await page.getByRole("navigation", { name: "Documents" }).getByRole("link", { name: "Verification" }).click();
    await page.getByRole("heading", { name: /^Verification: what a verdict/ }).waitFor();
    await page.getByRole("link", { name: "Verification", exact: true }).and(page.locator("[aria-current=page]")).waitFor();
    await look("a document with tables and commands");
  }],
  ["intake", async (page, look) => {
    await page.goto("/incidents/new");
    await under(page, look, "pasting", "Paste text");
    await page.locator("[data-intake=files]").setInputFiles({ name: "a.json", mimeType: "text/plain", buffer: Buffer.from("{}") });
    await page.getByRole("button", { name: "Import 1 file" }).waitFor();
    await look("a file chosen");
  }],
  ["overview, evidence and the raw viewer", async (page, look) => {
    await page.goto(`/incidents/${id}`);
    await page.getByRole("heading", { name: "Six questions" }).waitFor();
    await look("overview");
    await page.goto(`/incidents/${id}/evidence`);
    await page.getByRole("heading", { name: "Custody" }).waitFor();
    await look("evidence");
    await page.goto(`/incidents/${id}/evidence/x1`);
    await page.getByText("SHA-256 of these bytes").waitFor();
    await look("the raw viewer");
  }],
  ["the timeline as a tree, flat, and as a table", async (page, look) => {
    await page.goto(timeline("?q=drop&kind=TOOL,LLM&fold=406"));
    await settled(page);
    await look("tree, filtered and folded");
    await page.goto(timeline("?view=flat&axis=time&gaps=fold"));
    await settled(page);
    await look("flat, idle time folded");
    await page.goto(timeline("?view=table&sort=-cost&sel=19"));
    await settled(page);
    await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
    await look("table with the panel");
    await page.goto(timeline("?q=nothingatall"));
    await page.getByText("No step fits the search and the filters.").waitFor();
    await look("nothing passes");
    await page.goto(timeline("?kind=BOAT&status=error&sel=19"));
    await page.getByText(/a filter hides it/).waitFor();
    await look("notices");
  }],
  ["the panel on each of its tabs", async (page, look) => {
    await page.goto(timeline("?sel=24"));
    await settled(page);
    await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
    for (const tab of await panelOf(page).getByRole("tab").all()) {
      await tab.click();
      await panelOf(page).locator("[role=tabpanel]:not([hidden]) > *").first().waitFor();
      await panelOf(page).locator("[role=status]").filter({ hasText: /^Reading|Comparing/ }).waitFor({ state: "detached" });
      await look(`tab ${await tab.innerText()}`, "aside");
    }
    await panelOf(page).getByRole("tab", { name: "What" }).click();
    await panelOf(page).getByRole("button", { name: "Add a note" }).click();
    await panelOf(page).getByRole("button", { name: /^Decide/ }).click();
    await panelOf(page).getByRole("button", { name: "Decide", exact: true }).click();
    await look("writing a note, deciding", "aside");
  }],
  ["what opens over the timeline", async (page, look) => {
    await page.goto(timeline("?view=table"));
    await settled(page);
    await under(page, look, "filter", /^(Kind|Filters)/);
    await under(page, look, "views", /^Views/);
    await under(page, look, "events", /^Events/);
    await under(page, look, "more", "More", "menu");
    await under(page, look, "columns", /^Columns/, "menu");
    await under(page, look, "keys", "Keys and help");
    await under(page, look, "commands", /^Commands/);
    await page.keyboard.press("w");
    await page.getByRole("dialog", { name: "Save this view" }).getByRole("button", { name: "Save", exact: true }).click();
    await look("saving a view", "[role=dialog]");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("e");
    await page.getByRole("dialog", { name: "Add an event" }).getByRole("button", { name: "Add event" }).click();
    await look("adding an event", "[role=dialog]");
  }],
];

describe.each([1280, 390])("axe finds nothing in either theme at %i px", (width) => {
  test.each(visits)("%s", async (_, visit) => {
    await withPage(browser, "light", async (page) => {
      const found: Record<string, string[]> = {};
      await visit(page, async (state, scope = "body") => {
        const here = await violations(page, scope);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (sideways > 0) here.push(`${sideways} px to scroll sideways`);
        if (here.length > 0) found[state] = here;
      });
      expect(found).toEqual({});
    }, { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  }, 120_000);
});
