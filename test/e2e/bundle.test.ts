import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { exportListSchema } from "@/lib/api/exportContract.ts";
import { violations } from "./axe.ts";
import { launch, openPage, withPage } from "./browser.ts";
import { smallExport } from "./exports.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
let id = "";
const title = "Handed on";

beforeAll(async () => {
  browser = await launch();
  await withPage(browser, "light", async (page) => void (id = await importFiles(page, title, [{ name: "runs.jsonl", text: smallExport() }])));
}, 120_000);
afterAll(() => browser.close());

const api = (path: string): string => `${inject("base")}/api/v1/incidents/${id}${path}`;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const bytesOf = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const dialog = (page: Page): Locator => page.getByRole("dialog");

async function openExports(page: Page): Promise<void> {
  await page.goto(`/incidents/${id}`);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await dialog(page).getByRole("heading", { name: "SARIF 2.1.0" }).waitFor();
}

async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("link", { name: `Download ${name}` }).click()]);
  return readFileSync(await file.path());
}

async function madeBundle(page: Page): Promise<Buffer> {
  await openExports(page);
  await dialog(page).getByRole("button", { name: /^Make (the bundle|it again)$/ }).click();
  await dialog(page).getByRole("link", { name: "Download Bundle of the whole incident" }).waitFor();
  return downloaded(page, "Bundle of the whole incident");
}

/** Chooses a file on the intake page, as a drop does. */
async function choose(page: Page, bytes: Buffer): Promise<Locator> {
  await page.goto("/incidents/new");
  await page.locator("[data-intake=files]").setInputFiles({ name: "case.zip", mimeType: "application/zip", buffer: bytes });
  const card = page.getByRole("region", { name: "Bundle" });
  await card.getByRole("heading", { name: `A bundle of the incident ${title}` }).waitFor();
  return card;
}

test("every export says what it holds, whether credentials are masked, and after a download its hash", async () => {
  await withPage(browser, "light", async (page) => {
    await openExports(page);
    expect(await violations(page, "[role=dialog]")).toEqual([]);
    const bytes = await downloaded(page, "Timesketch, CSV");
    expect(bytes.toString()).toMatch(/^message,timestamp,datetime,timestamp_desc,/);
    await dialog(page).getByTitle(sha256(bytes)).waitFor();
    const { exports } = exportListSchema.parse(await (await fetch(api("/exports"))).json());
    expect(exports.filter(({ masked }) => !masked).map((one) => one.id)).toEqual(["bundle"]);
    expect(await dialog(page).getByText("Credentials masked").count()).toBe(exports.length - 1);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
  });
});

test("an incident goes out as a bundle and comes back on the intake page with the same findings", async () => {
  await withPage(browser, "light", async (page) => {
    const bundle = await madeBundle(page);
    const card = await choose(page, bundle);
    expect(await violations(page, "section[aria-label=Bundle]")).toEqual([]);
    await card.getByRole("button", { name: "Restore this incident" }).click();
    await page.waitForURL(/\/incidents\/[a-z0-9]{12}\/evidence$/);
    await page.getByText("Analysed", { exact: true }).first().waitFor({ timeout: 60_000 });
    const restored = new URL(page.url()).pathname.split("/")[2] ?? "";
    expect(restored).not.toBe(id);
    expect((await bytesOf(`${inject("base")}/api/v1/incidents/${restored}/findings`)).equals(await bytesOf(api("/findings")))).toBe(true);
    // Asking compares, where that has not been done yet.
    await fetch(`${inject("base")}/api/v1/incidents/${restored}/origin`);
    await page.reload();
    const origin = page.getByRole("region", { name: "Restored from a bundle" });
    await origin.getByText("the exhibits give the findings of the bundle here too, byte for byte").waitFor();
    await origin.getByRole("link", { name: "custody/log.jsonl" }).waitFor();
    await fetch(`${inject("base")}/api/v1/incidents/${restored}`, { method: "DELETE" });
  });
}, 60_000);

test("a changed bundle is refused on the page with the name of what differs, and can be imported as ordinary exhibits", async () => {
  const { page, context, complaints } = await openPage(browser);
  try {
    const bundle = await madeBundle(page);
    bundle[150] = (bundle[150] ?? 0) ^ 1;
    const card = await choose(page, bundle);
    await card.getByRole("button", { name: "Restore this incident" }).click();
    await card.getByText(/This bundle does not verify, so nothing of it was restored\. exhibits\/[0-9a-f]{64}: /).waitFor();
    await page.getByRole("button", { name: "Import 1 file" }).waitFor();
    // The browser itself writes a refused answer to its console.
    expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
  } finally {
    await context.close();
  }
});

test("a locked incident refuses deletion and says who locked it, when and why; unlocking needs a reason", async () => {
  // A try before this one may have left it locked.
  await fetch(api("/unlock"), { method: "POST", body: JSON.stringify({ reason: "before the test" }) });
  await withPage(browser, "light", async (page) => {
    await page.goto(`/incidents/${id}`);
    await page.getByRole("button", { name: `Actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: "Lock", exact: true }).click();
    await dialog(page).getByLabel("Why is it locked?").fill("legal hold 4711");
    await dialog(page).getByLabel("Your name").fill("Ada");
    expect(await violations(page, "[role=dialog]")).toEqual([]);
    await dialog(page).getByRole("button", { name: "Lock", exact: true }).click();
    await dialog(page).waitFor({ state: "hidden" });
    const locked = page.getByRole("button", { name: "Locked", exact: true });
    await locked.waitFor();
    expect((await fetch(api(""), { method: "DELETE" })).status).toBe(409);

    await page.getByRole("button", { name: `Actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    for (const said of ["This incident is locked", "legal hold 4711", "Ada"]) await dialog(page).getByText(said, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });

    await locked.click();
    expect(await dialog(page).getByRole("button", { name: "Unlock", exact: true }).isDisabled()).toBe(true);
    await dialog(page).getByLabel("Why is it unlocked?").fill("the case is closed");
    await dialog(page).getByRole("button", { name: "Unlock", exact: true }).click();
    await locked.waitFor({ state: "hidden" });
  });
});
