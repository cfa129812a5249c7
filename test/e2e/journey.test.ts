import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplesIn } from "@/lib/jobs/samples.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { parsePolicy } from "@/lib/policy/parsePolicy.ts";
import { launch, withPage } from "./browser.ts";
import { readPdf } from "./pdf.ts";
import { bar, exported, save } from "./policyPage.ts";
import { api } from "./timelinePage.ts";
import { incidents } from "./visit.ts";

/** Each bundled incident as somebody meets it who has read nothing: only what the pages themselves offer is pressed. */
let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

const samples = samplesIn(join(process.cwd(), "public", "samples"));
const tab = (page: Page, name: string) => page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: new RegExp(`^${name}`) });
const headline = (page: Page) => page.getByRole("region", { name: "Headline" });

/** Each clause of the answer leads to something that stands there, and Back leads to the answer. */
async function followClauses(page: Page): Promise<void> {
  const links = headline(page).getByRole("link");
  const count = await links.count();
  expect(count).toBeGreaterThan(1);
  for (const at of new Set([0, count - 1])) {
    const before = page.url();
    await links.nth(at).click();
    await page.waitForURL((url) => url.href !== before);
    await page.getByRole("heading", { level: 1 }).or(page.getByRole("complementary", { name: "Open step" })).first().waitFor();
    expect(await page.getByText("There is no such page").count()).toBe(0);
    await page.goBack();
    await headline(page).waitFor();
  }
}

test.each(samples.map(({ slug, title }) => [slug, title] as const))("%s: from the list to an exported policy and a printed report", async (_, title) => {
  const found = (await incidents()).find((one) => one.title === title && one.sample);
  if (found === undefined) throw new Error(`${title} is not among the incidents.`);
  const { verdict } = await api<Overview>(`${found.id}/overview`);
  await withPage(browser, "light", async (page) => {
    await page.goto("/");
    await page.getByRole("link", { name: title, exact: true }).first().click();
    await page.getByRole("heading", { name: "Six questions" }).waitFor();
    await headline(page).getByText(new RegExp(verdict.replace("_", " "), "i")).first().waitFor();
    await followClauses(page);

    for (const [name, heading] of [["Evidence", "Verification"], ["Timeline", null], ["Injection", "Verdict"], ["Blast radius", "Totals"]] as const) {
      await tab(page, name).click();
      await (heading === null ? page.locator("[role=treegrid]") : page.getByRole("heading", { name: heading }).first()).waitFor();
    }

    await tab(page, "Allow-list").click();
    await page.getByRole("tab", { name: "Draft" }).click();
    await bar(page).getByText(/^Baseline \d/).waitFor();
    await save(page, "as drafted");
    const policy = parsePolicy(await exported(page));
    expect(policy.ok && policy.policy.tools.length).toBeGreaterThan(0);

    await tab(page, "Post-mortem").click();
    await page.getByRole("heading", { name: "Summary", exact: true }).waitFor();
    await page.getByRole("button", { name: "Export report" }).click();
    await page.getByRole("menuitem", { name: "Print or save as PDF" }).click();
    await page.waitForURL("**/report/print");
    await page.getByRole("heading", { name: "Summary", exact: true }).waitFor();
    const { pages, text } = readPdf(await page.pdf({ format: "A4" }));
    expect(pages).toBeGreaterThan(3);
    expect(text.normalize("NFKC").replace(/\s+/g, "")).toContain(title.replace(/\s+/g, ""));
  });
});
