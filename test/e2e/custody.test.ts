import Database from "better-sqlite3";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readKeyFile } from "@/lib/audit/keyFile.ts";
import { verifyLog } from "@/lib/audit/verifyLog.ts";
import { custodyKeySchema, custodySchema } from "@/lib/api/custodyContract.ts";
import { exhibitPath } from "@/lib/store/dataFolder.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";
import { launch, withPage } from "./browser.ts";
import { importFiles, incidents } from "./visit.ts";

let browser: Browser;
let id = "";
const text = JSON.stringify({ messages: [{ role: "user", content: "hello" }, { role: "assistant", content: "custody" }] });

beforeAll(async () => {
  browser = await launch();
  await withPage(browser, "light", async (page) => {
    id = await importFiles(page, "Custody of a file", [{ name: "talk.json", text }]);
  });
});
afterAll(() => browser.close());

const custody = async (query = "") => custodySchema.parse(await (await fetch(`${inject("base")}/api/v1/incidents/${id}/custody${query}`)).json());
const verdict = (page: Page) => page.getByRole("region", { name: "Verification of the custody log" });
const hashes = (page: Page) => page.getByRole("region", { name: "Hashes of the exhibits" });
const lines = (page: Page) => page.getByRole("region", { name: "Custody log" });

/** Changes the database as another program on this machine would. */
function byAnother(change: (db: Database.Database) => void): void {
  const db = new Database(join(inject("data"), "aftertrace.sqlite"), { timeout: 5_000 });
  try {
    change(db);
  } finally {
    db.close();
  }
}

async function open(page: Page): Promise<void> {
  await page.goto(`/incidents/${id}/evidence`);
  await verdict(page).waitFor();
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), verdict(page).getByRole("link", { name }).click()]);
  return readFileSync(await file.path(), "utf8");
}

describe("what a reader sees of the custody log", () => {
  test("the verdict of the engine, the key, and the head to keep elsewhere, as the API has them", async () => {
    const { check, total } = await custody();
    const key = custodyKeySchema.parse(await (await fetch(`${inject("base")}/api/v1/custody/key`)).json());
    await withPage(browser, "light", async (page) => {
      await open(page);
      await verdict(page).getByText("Verified", { exact: true }).waitFor();
      await verdict(page).getByText(`${total} of ${total} records carry a valid signature`).waitFor();
      expect(await verdict(page).locator("code[title]").evaluateAll((all) => all.map((one) => one.getAttribute("title")))).toEqual([key.fingerprint, check?.head?.hash]);
      await lines(page).getByText("incident.created").first().waitFor();
    });
  });

  test("the two downloads are enough for somebody else: the file verifies under the key", async () => {
    await withPage(browser, "dark", async (page) => {
      await open(page);
      const [log, keys] = [await downloaded(page, "Custody log"), await downloaded(page, "Public key")];
      const read = verifyLog(log, readKeyFile(Buffer.from(keys), "download", nodeCrypto), nodeCrypto);
      expect([read?.profile.format, read?.status, read?.verified]).toEqual(["aftertrace.custody", "verified", log.split("\n").length - 1]);
      await page.reload();
      await lines(page).getByText("custody.exported").first().waitFor();
    });
  });

  test("verifying again ends with the same verdict, and can be asked for by keyboard", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page);
      const again = verdict(page).getByRole("button", { name: "Verify again" });
      await again.focus();
      await page.keyboard.press("Enter");
      await verdict(page).getByText("Verified", { exact: true }).waitFor();
      await expect.poll(() => again.isEnabled()).toBe(true);
    });
  });

  test("a line that somebody changed on the disk is called altered, with its number", async () => {
    const change = (from: string, to: string) => byAnother((db) => db.prepare("update custody_records set record = replace(record, ?, ?) where scope = ? and number = 2").run(from, to, id));
    change("talk.json", "task.json");
    try {
      await withPage(browser, "light", async (page) => {
        await open(page);
        await verdict(page).getByText("Altered", { exact: true }).first().waitFor();
        await verdict(page).getByText("line 2", { exact: true }).waitFor();
        await lines(page).getByRole("row").filter({ hasText: "task.json" }).getByText("Altered", { exact: true }).waitFor();
      });
    } finally {
      change("task.json", "talk.json");
    }
    await withPage(browser, "light", async (page) => {
      await open(page);
      await verdict(page).getByText("Verified", { exact: true }).waitFor();
    });
  });
});

describe("hashing every exhibit again", () => {
  const rehash = (page: Page) => hashes(page).getByRole("button", { name: "Re-hash all exhibits now" }).click();

  test("says of each that it is unchanged, and writes that down where the reader sees it", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page);
      await rehash(page);
      await hashes(page).getByText("1 of 1 exhibit is unchanged.").waitFor();
      await hashes(page).getByText("Unchanged", { exact: true }).waitFor();
      await lines(page).getByText("1 of 1 exhibit is the bytes that came").first().waitFor();
    });
  });

  test("finds one whose bytes were changed on the disk, and shows both hashes", async () => {
    const own = (await incidents()).find((one) => one.id === id);
    const path = exhibitPath(inject("data"), own?.exhibits[0]?.sha256 ?? "");
    chmodSync(path, 0o600);
    writeFileSync(path, text.replace("hello", "HELLO"));
    try {
      await withPage(browser, "dark", async (page) => {
        await open(page);
        await rehash(page);
        await hashes(page).getByText("0 of 1 exhibit is unchanged.").waitFor();
        await hashes(page).getByText("Differs", { exact: true }).waitFor();
        expect(await hashes(page).locator("li code[title]").count()).toBe(2);
        await lines(page).getByText("x1 differs").first().waitFor();
      });
    } finally {
      writeFileSync(path, text);
      chmodSync(path, 0o400);
    }
  });

  test("can be stopped, and says how far it came", async () => {
    await withPage(browser, "light", async (page) => {
      // Nothing comes back, as from a disk that takes long.
      await page.route("**/custody/rehash", () => undefined);
      await open(page);
      await rehash(page);
      await hashes(page).getByRole("button", { name: "Cancel" }).click();
      await hashes(page).getByText("Stopped", { exact: true }).waitFor();
      await hashes(page).getByText("0 of 1 exhibit is unchanged; 0 were read.").waitFor();
    });
  });
});

describe("a long log", () => {
  beforeAll(async () => {
    for (let at = 0; at < 230; at++) {
      const body = JSON.stringify({ at: "2026-01-02T03:04:05Z", kind: "other", text: `event ${at}` });
      const answer = await fetch(`${inject("base")}/api/v1/incidents/${id}/events`, { method: "POST", body, headers: { "content-type": "application/json" } });
      expect(answer.status).toBe(201);
    }
  });

  test("is read page by page, the latest first, and every page says which lines of how many it shows", async () => {
    const { total } = await custody("?count=1");
    await withPage(browser, "light", async (page) => {
      await open(page);
      await page.getByText(`Lines ${total - 99} to ${total} of ${total}`).waitFor();
      await page.getByRole("button", { name: "Earlier" }).click();
      await page.getByText(`Lines ${total - 199} to ${total - 100} of ${total}`).waitFor();
      await page.getByRole("button", { name: "Earlier" }).click();
      await page.getByText(`Lines 1 to ${total - 200} of ${total}`).waitFor();
      expect(await page.getByRole("button", { name: "Earlier" }).isDisabled()).toBe(true);
      await lines(page).getByText("incident.created").first().waitFor();
      await page.getByRole("button", { name: "Later" }).click();
      await page.getByText(`Lines ${total - 199} to ${total - 100} of ${total}`).waitFor();
      await page.getByRole("button", { name: "Latest" }).click();
      await page.getByText(`Lines ${total - 99} to ${total} of ${total}`).waitFor();
      expect(await lines(page).locator("tbody tr").count()).toBe(100);
    });
  });

  test("fits a narrow screen without scrolling sideways", async () => {
    await withPage(browser, "dark", async (page) => {
      await open(page);
      await hashes(page).getByRole("button", { name: "Re-hash all exhibits now" }).click();
      await hashes(page).getByText("Unchanged", { exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }, { viewport: { width: 390, height: 844 } });
  });
});
