import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Browser, Download, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportView, TextVersions } from "@/lib/api/reportContract.ts";
import { sha256Hex } from "@/lib/base/hash.ts";
import { violations } from "./axe.ts";
import { openPage, withPage } from "./browser.ts";
import { readPdf } from "./pdf.ts";
import { api, sample } from "./timelinePage.ts";
import { shownAndOwn } from "./shownAndOwn.ts";

/** The page Post-mortem: what a responder reads, writes, accepts and takes along. */
let browser: Browser;
/** The bundled sample, which the tests only read, and an incident of our own, which they change. */
let shown = "";
let own = "";

beforeAll(async () => {
  ({ browser, shown, own } = await shownAndOwn("Orders that were deleted"));
});
afterAll(() => browser.close());

const reportOf = (incident: string) => api<ReportView>(`${incident}/report`);
const section = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const textOf = (page: Page, name: string): Locator => page.getByRole("textbox", { name: `Written by people: ${name}`, exact: true });
const saved = (page: Page, name: string): Locator => section(page, name).locator("[data-save=saved]");

async function open(page: Page, incident: string, hash = ""): Promise<void> {
  await page.goto(`/incidents/${incident}/report${hash}`);
  await section(page, "Summary").waitFor();
}

async function content(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

async function exported(page: Page, item: string): Promise<Download> {
  await page.getByRole("button", { name: "Export report", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
  return download;
}

describe("what a responder reads", () => {
  test("the sections say what the API says, and a mark leads to the call in the timeline and to the bytes", async () => {
    const { report } = await reportOf(shown);
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: /^Post-mortem/ }).and(page.locator("[aria-current=page]")).waitFor();
      expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(report.sections.map(({ title }) => title));
      await section(page, "Summary").getByText("Injection, strong evidence:").waitFor();
      await section(page, "Guardrail review").getByRole("row", { name: /Every command leaves a trail/ }).getByText("not met").waitFor();
      await section(page, "Evidence and verification").getByRole("link", { name: "[x2:192]" }).first().click();
      await page.waitForURL(/\/evidence\/x2\?offset=\d+/);
      await page.goBack();
      await section(page, "Summary").getByRole("link", { name: "[c195]" }).first().click();
      await page.waitForURL(/\/timeline\?sel=\d+/);
      await page.getByRole("complementary", { name: "Open step" }).waitFor();
    });
  });

  test("the agent's words are quoted beside what the calls show, and what is missing is headed so", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      const response = section(page, "Detection and response");
      await response.getByRole("blockquote").getByText("I did not say so in my report to Ines; that was wrong").waitFor();
      await response.getByText("Beside it, what the calls show:").first().waitFor();
      await section(page, "What was active").getByRole("heading", { name: "Not in the evidence" }).waitFor();
    });
  });

  test.each([1280, 390])("axe finds nothing at %i px, in both themes", async (width) => {
    await withPage(browser, "light", async (page) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, own);
      expect(await violations(page, "main")).toEqual([]);
    });
  });

  test("it stands in 320 px, and axe finds nothing in a dialog", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      await page.getByRole("button", { name: "Export report", exact: true }).click();
      await page.getByRole("menuitem", { name: "Redacted copy…" }).click();
      await page.getByRole("region", { name: "What will be replaced" }).and(page.locator("[aria-busy=false]")).waitFor();
      expect(await violations(page, "[role=dialog]")).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      await open(page, shown);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  });
});

describe("what a responder writes", () => {
  test("a text saves itself, is there after a reload, and an earlier version comes back; all with the keyboard", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      const text = textOf(page, "Summary");
      await text.fill("");
      await page.keyboard.type("Orders were deleted.");
      await saved(page, "Summary").getByText(/^Saved \d\d:\d\d UTC$/).waitFor();
      await open(page, own);
      expect(await text.inputValue()).toBe("Orders were deleted.");
      await text.focus();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" They are back.");
      await saved(page, "Summary").waitFor();
      const { versions } = await api<TextVersions>(`${own}/report/texts/summary`);
      expect(versions.slice(0, 2).map((version) => version.text)).toEqual(["Orders were deleted. They are back.", "Orders were deleted."]);
      await page.getByRole("button", { name: "History of Summary" }).press("Enter");
      const dialog = page.getByRole("dialog", { name: "History: Summary" });
      await dialog.getByText("removed, line 1:").first().waitFor();
      await dialog.getByRole("button", { name: "Restore" }).first().press("Enter");
      await dialog.waitFor({ state: "detached" });
      expect(await text.inputValue()).toBe("Orders were deleted.");
    });
    expect((await reportOf(own)).report.sections[0]?.human?.text).toBe("Orders were deleted.");
  });

  test("two pages on one section: nobody's text is lost, and a person chooses", async () => {
    const { page, context, complaints } = await openPage(browser);
    try {
      await open(page, own);
      const base = (await api<TextVersions>(`${own}/report/texts/impact`)).versions[0]?.savedUs ?? 0;
      await api(`${own}/report/texts/impact`, { text: `theirs, written on ${base}`, base, session: "0000000000ff", author: "Grace" });
      const mine = `mine, written on ${base}`;
      await textOf(page, "Impact").fill(mine);
      await section(page, "Impact").getByRole("button", { name: "Save mine as the next version" }).click();
      await saved(page, "Impact").waitFor();
      expect((await api<TextVersions>(`${own}/report/texts/impact`)).versions.slice(0, 2).map(({ text }) => text)).toEqual([mine, `theirs, written on ${base}`]);
      // The refusal is what is tested; the browser complains of each.
      expect(complaints.filter((complaint) => !complaint.includes("409 (Conflict)"))).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test("what the findings ask for is accepted by a press, given an owner, done, removed and brought back", async () => {
    const [proposal] = (await reportOf(own)).suggestions;
    const name = proposal?.text ?? "no proposal";
    await withPage(browser, "light", async (page) => {
      await open(page, own, "#actions");
      const actions = section(page, "Actions");
      await actions.getByRole("button", { name: `Accept: ${name}`, exact: true }).click();
      await actions.getByRole("button", { name: `Edit: ${name}`, exact: true }).click();
      await actions.getByLabel("Owner").fill("Ada Lovelace");
      await actions.getByLabel("Due").fill("2026-12-24");
      await actions.getByRole("button", { name: "Save the action" }).click();
      await actions.getByRole("row", { name: `${name} ` }).getByRole("cell", { name: "2026-12-24", exact: true }).waitFor();
      await actions.getByRole("combobox", { name: `State: ${name}` }).selectOption("done");
      await actions.getByText(/^(\d+) of \1 done$/).waitFor();
      await actions.getByRole("button", { name: `Remove: ${name}`, exact: true }).click();
      await actions.getByRole("button", { name: "Undo" }).click();
      await actions.getByRole("row", { name: `${name} ` }).getByRole("cell", { name: "Ada Lovelace", exact: true }).waitFor();
    });
    expect((await reportOf(own)).actions.find(({ text }) => text === name)).toMatchObject({ owner: "Ada Lovelace", due: "2026-12-24", state: "done" });
  });
});

describe("what a responder takes along", () => {
  test("Markdown, one HTML file and JSON are the same report; the JSON file's hash is the report hash; the HTML file opens by itself", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, own);
      const markdown = await content(await exported(page, "Markdown (.md)"));
      const html = await content(await exported(page, "One HTML file (.html)"));
      const json = await content(await exported(page, "JSON (.json), the canonical form"));
      const { hash, report } = await reportOf(own);
      expect([sha256Hex(json), JSON.parse(json)]).toEqual([hash, report]);
      expect(markdown).toContain(hash);
      await page.setContent(html);
      await page.getByRole("heading", { name: "Post-mortem: Orders that were deleted" }).waitFor();
      await page.getByText(hash).waitFor();
      expect(await page.evaluate(() => [...document.querySelectorAll("a.cite")].filter((link) => document.querySelector(link.getAttribute("href") ?? "#none") === null).length)).toBe(0);
      expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([]);
    });
    const { entries } = await api<{ readonly entries: readonly { readonly text: string }[] }>(`${own}/custody?count=500`);
    expect(entries.filter(({ text }) => /^report as (?:md|html|json), /.test(text)).length).toBeGreaterThanOrEqual(3);
  });

  test("a redacted copy says before it is saved what goes, and holds none of it", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, shown);
      await page.getByRole("button", { name: "Export report", exact: true }).click();
      await page.getByRole("menuitem", { name: "Redacted copy…" }).click();
      const dialog = page.getByRole("dialog", { name: "Redacted copy" });
      await dialog.getByLabel("Words of your own, one on each line").fill("webhook_deliveries");
      const counts = dialog.getByRole("region", { name: "What will be replaced" });
      await counts.getByRole("row", { name: /^words of your own 1 \d+$/ }).waitFor();
      await counts.getByRole("row", { name: /^e-mail addresses [1-9]\d* \d+$/ }).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save .md" }).click()]);
      const text = (await content(download)).replaceAll("\\", "");
      expect(text).not.toMatch(/webhook_deliveries|bridget\.fallon@|parcel-relay\.example|northquay\.example/);
      expect(text).toContain("[redacted 1]");
      expect(text).toContain("## What was replaced in this copy");
    });
  });

  test.each([["A4", 595, "misfire"], ["Letter", 612, "injection"]] as const)("printed on %s nothing is cut off, every section is there, and that it was printed is a line of the custody log", async (format, width, which) => {
    const { id } = await sample(which);
    const { hash, report } = await reportOf(id);
    await withPage(browser, "dark", async (page) => {
      await page.goto(`/incidents/${id}/report/print`);
      await section(page, "Summary").waitFor();
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: Math.floor((width / 72) * 96 - 113), height: 900 });
      const beyond = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((element) => {
        const { right, width: wide } = element.getBoundingClientRect();
        return wide > 0 && right > innerWidth + 1 && getComputedStyle(element).position !== "absolute";
      }).map((element) => element.outerHTML.slice(0, 120)));
      expect(beyond).toEqual([]);
      const pdf = readPdf(await page.pdf({ format, preferCSSPageSize: false }));
      expect(Math.abs(pdf.size[0] - width)).toBeLessThan(2);
      expect(pdf.pages).toBeGreaterThan(5);
      expect(pdf.pages).toBeLessThan(40);
      // Fonts draw some pairs of letters as one.
      const bare = pdf.text.normalize("NFKC").replace(/\s+/g, "");
      for (const { title } of report.sections) expect(bare).toContain(title.replace(/\s+/g, ""));
      expect(bare).toContain(hash);
      expect(bare.split(`Aftertrace,incident${id}`).length - 1).toBeGreaterThanOrEqual(pdf.pages);
      const marks = report.appendix.filter(({ kind }) => kind === "call").map(({ id }) => `[${id}]`);
      expect(marks.filter((mark) => !bare.includes(mark))).toEqual([]);
    });
    await expect.poll(async () => (await api<{ readonly entries: readonly { readonly text: string }[] }>(`${id}/custody?count=500`)).entries.map(({ text }) => text)).toContain(`report printed or saved as PDF, report hash ${hash}`);
  });
});
