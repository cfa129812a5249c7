import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, withPage } from "./browser.ts";
import { smallExport, writeLargeExport } from "./exports.ts";
import { importFiles, incidents, rowNames } from "./visit.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "aftertrace-intake-"));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");

describe("handing in evidence", () => {
  test("a file becomes a card, rows and the very bytes of the file", async () => {
    const text = smallExport();
    await withPage(browser, "light", async (page) => {
      const id = await importFiles(page, "Small export", [{ name: "runs.jsonl", text }]);
      const card = page.getByRole("listitem", { name: "x1 runs.jsonl" });
      await card.getByText("LangSmith · runs").waitFor();
      await card.getByText("3 read, 3 kept, 0 skipped").waitFor();
      expect(await card.getByTitle(sha256(text)).count()).toBe(1);

      await page.goto(`/incidents/${id}/timeline?view=flat&q=deleted`);
      await rowNames(page);
      await page.locator("[role=row][data-row]").first().click();
      const panel = page.getByRole("complementary", { name: "Open step" });
      await panel.getByRole("tab", { name: "Raw" }).click();
      await panel.getByText("line 3").first().waitFor();
      const line = text.split("\n")[2] ?? "";
      await panel.getByTitle(sha256(line)).waitFor();
      const drawn = await panel.getByRole("region", { name: /^Bytes of x1/ }).locator("span.whitespace-pre").allInnerTexts();
      expect(drawn.join("")).toBe(line);

      await panel.getByRole("link", { name: "Open in the raw viewer" }).click();
      await page.waitForURL(/evidence\/x1\?/);
      await page.getByTitle(sha256(line)).waitFor();
      const { offset, length } = Object.fromEntries(new URL(page.url()).searchParams);
      const raw = await fetch(`${inject("base")}/api/v1/incidents/${id}/exhibits/x1/raw?offset=${offset}&length=${length}`);
      expect(Buffer.from(await raw.arrayBuffer()).toString()).toBe(line);
      const whole = await fetch(`${inject("base")}/api/v1/incidents/${id}/exhibits/x1/raw`);
      expect(sha256(Buffer.from(await whole.arrayBuffer()))).toBe(sha256(text));
    });
  });

  test("a file that is no export gets its card and problems, and the file beside it goes on", async () => {
    await withPage(browser, "light", async (page) => {
      await importFiles(page, "One good, one not", [{ name: "notes.bin", text: "no trace in here\n" }, { name: "runs.jsonl", text: smallExport() }]);
      await page.getByRole("listitem", { name: "x1 notes.bin" }).getByText("Unknown format").waitFor();
      await page.getByRole("listitem", { name: "x1 notes.bin" }).getByRole("list", { name: "Problems" }).waitFor();
      await page.getByRole("listitem", { name: "x2 runs.jsonl" }).getByText("3 kept").waitFor();
    });
  });

  test("pasted text is an exhibit of its own", async () => {
    await withPage(browser, "light", async (page) => {
      await page.goto("/incidents/new");
      await page.getByRole("button", { name: "Paste text" }).click();
      await page.getByLabel("Text of the export").fill(smallExport());
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByRole("button", { name: "Import 1 file" }).click();
      await page.waitForURL(/\/evidence$/);
      await page.getByText(/x1 pasted-/).first().waitFor();
      await page.getByText("3 read, 3 kept, 0 skipped").waitFor();
    });
  });

  test("the same bytes again are named as the exhibit that is there, and nothing is doubled", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await importFiles(page, "Twice", [{ name: "runs.jsonl", text: smallExport() }]);
      await page.locator("[data-intake=files]").setInputFiles({ name: "again.jsonl", mimeType: "text/plain", buffer: Buffer.from(smallExport()) });
      await page.getByText("Already here as x1").waitFor();
      expect((await incidents()).find((incident) => incident.id === id)?.exhibits.length).toBe(1);
    });
  });

  test("a large import survives a reload, shows on every page, and can be cancelled and started again", async () => {
    const path = join(folder, "large.jsonl");
    writeLargeExport(path, 80_000_000);
    await withPage(browser, "light", async (page) => {
      await page.goto("/incidents/new");
      await page.locator("[data-intake=files]").setInputFiles(path);
      await page.getByRole("button", { name: "Import 1 file" }).click();
      await page.waitForURL(/\/evidence$/);
      const importing = page.getByRole("region", { name: "Import" });
      await importing.getByText(/Importing, \d+ %/).waitFor({ timeout: 60_000 });
      await page.reload();
      await importing.getByText(/Importing, \d+ %/).waitFor();
      const address = page.url();
      await page.getByRole("link", { name: "Aftertrace" }).click();
      await page.getByRole("heading", { name: "Incidents" }).waitFor();
      await page.getByRole("link", { name: /^Importing/ }).click();
      await page.waitForURL(address);
      const started = Date.now();
      await importing.getByRole("button", { name: "Cancel" }).click();
      await page.getByText("The import was cancelled.").waitFor();
      expect(Date.now() - started).toBeLessThan(3000);
      await page.getByRole("listitem", { name: /^x1 / }).getByText("Not analysed yet").waitFor();
      await page.getByRole("button", { name: "Analyse" }).click();
      await importing.getByText(/Importing/).waitFor();
      await page.getByText("Analysed", { exact: true }).first().waitFor({ timeout: 90_000 });
    });
  }, 240_000);

  test("an incident is renamed, and deleting it says what goes", async () => {
    await withPage(browser, "light", async (page) => {
      const id = await importFiles(page, "To be renamed", [{ name: "runs.jsonl", text: smallExport() }]);
      await page.getByRole("button", { name: "Actions for To be renamed" }).click();
      await page.getByRole("menuitem", { name: "Rename" }).click();
      await page.getByRole("dialog").getByLabel("Title").fill("Renamed");
      await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
      await page.getByRole("heading", { name: "Renamed" }).waitFor();
      await page.getByRole("button", { name: "Actions for Renamed" }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
      await page.getByRole("alertdialog").getByText(/1 exhibit/).waitFor();
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
      await page.waitForURL((url) => url.pathname === "/");
      expect((await incidents()).some((incident) => incident.id === id)).toBe(false);
    });
  });
});
