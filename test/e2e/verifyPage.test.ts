import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingsSchema } from "@/lib/findings.ts";
import { edgeVectors } from "../audit/edgeVectors.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { card, give, key, keyText, log, logs, openVerify, own, payload } from "./verifyLogs.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

/** Every request that the page, or its worker, makes from here on. */
function requestsOf(page: Page): string[] {
  const seen: string[] = [];
  page.context().on("request", (request) => {
    if (/^https?:/.test(request.url())) seen.push(request.url());
  });
  return seen;
}

async function goTo(page: Page, entry: number): Promise<void> {
  await page.getByLabel(/^Go to entry of/).first().fill(String(entry));
  await page.keyboard.press("Enter");
  await page.locator(`[data-entry="${entry}"]`).getByText("Record, as it stands in the file").waitFor();
}

describe("a log that is dropped on /verify", () => {
  test("is verified without a single request, and with the network gone", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page);
      const requests = requestsOf(page);
      await page.context().setOffline(true);
      await give(page, log("verified"), key);
      const verdict = card(page, "verified");
      await verdict.getByText("20 of 20 entries, key", { exact: false }).waitFor();
      await verdict.getByText("Verified", { exact: true }).waitFor();
      await goTo(page, 5);
      await page.getByRole("button", { name: "Checks, all of them" }).click();
      await page.getByText("a closing record ends it").waitFor();
      expect(requests).toEqual([]);
      await page.context().setOffline(false);
    });
  });

  test("gives the findings document, computed in the page", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("altered"), key);
      await card(page, "altered").waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "Findings as JSON" }).click();
      const document = findingsSchema.parse(JSON.parse(readFileSync(await (await saved).path(), "utf8")));
      expect(document.audit).toMatchObject([{ exhibit: "x1", status: "altered", entries: 20, verified: 19, findings: [{ class: "altered_entry", entry: 7 }] }]);
      expect(document.exhibits[0]).toMatchObject({ name: "altered.jsonl", bytes: Buffer.byteLength(logs.altered), format: "aftertrace.custody" });
    });
  });

  test("with an edited entry is altered, and the hash that the next entry has kept shows the first byte that differs", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("altered"), key);
      await card(page, "altered").getByText("entry 7: the signature does not fit these bytes under the trusted key").waitFor();
      await page.getByRole("button", { name: "entry 7", exact: true }).first().click();
      const entry = page.locator("[data-entry='7']");
      await entry.getByRole("figure", { name: /Hash named by the entry after/ }).waitFor();
      const [named = "", computed = ""] = await entry.getByRole("figure", { name: /Hash named by the entry after/ }).locator("dd").allInnerTexts();
      const at = Array.from(named).findIndex((letter, place) => letter !== computed[place]);
      expect([named.length, computed.length, at >= 0]).toEqual([64, 64, true]);
      const marks = await entry.getByRole("figure", { name: /Hash named by the entry after/ }).locator("mark").allInnerTexts();
      const byte = Math.floor(at / 2) * 2;
      expect(marks).toEqual([named.slice(byte, byte + 2), computed.slice(byte, byte + 2)]);
      await entry.getByText("What it does not").waitFor();
    });
  });

  test("whose own hash is wrong shows the computed and the stated hash side by side", async () => {
    await withPage(browser, "dark", async (page) => {
      await openVerify(page, log("wrongHash"), key);
      await card(page, "wrongHash").getByText("Altered", { exact: true }).first().waitFor();
      await goTo(page, 3);
      const figure = page.getByRole("figure", { name: "Expected and found" });
      expect(await figure.locator("dt").allInnerTexts()).toEqual(["Computed here", "Stated in the entry"]);
      expect(await figure.locator("mark").count()).toBe(2);
    });
  });

  test("that a tool spelled anew is told from an edit", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("respelled"), key);
      await card(page, "respelled").waitFor();
      await goTo(page, 2);
      await page.getByText("the content is equal after Unicode NFC", { exact: false }).first().waitFor();
      expect(await page.getByRole("figure", { name: "Signed and here" }).locator("mark").count()).toBe(4);
    });
  });

  test("that lacks entries is incomplete; one with an open end is verified, and says that its end is not provable", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("missing"), log("open"), key);
      await card(page, "missing").getByText("at least one entry is missing before entry 12").waitFor();
      await card(page, "missing").getByText("Incomplete", { exact: true }).waitFor();
      await card(page, "open").getByText("end of log not provable", { exact: false }).waitFor();
    });
  });

  test("without signatures is unsigned, and nobody is told that it is safe", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("unsigned"));
      await card(page, "unsigned").getByText("hash chain only: shows accidents, not forgery").waitFor();
      await card(page, "unsigned").getByText("they can compute every hash anew", { exact: false }).waitFor();
    });
  });

  test("without a key cannot be checked; its own key is offered, used for this look only, and taken back", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("verified"));
      const verdict = card(page, "verified");
      await verdict.getByText("Cannot be checked", { exact: true }).waitFor();
      await verdict.getByText("Anyone can make such a file.", { exact: false }).first().waitFor();
      await verdict.getByRole("button", { name: "Use it for this look only" }).click();
      await verdict.getByText("by a key that came with the log and that you accepted", { exact: false }).waitFor();
      await verdict.getByRole("button", { name: /^Keys/ }).click();
      await verdict.getByText("Accepted by you").waitFor();
      await verdict.getByRole("button", { name: "Take it back" }).click();
      await verdict.getByText("Cannot be checked", { exact: true }).waitFor();
    });
  });

  test("as a detached token is checked with the payload beside it", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("detached"), key, { name: "payload.bin", text: payload });
      await card(page, "detached").waitFor();
      await page.getByLabel("Use payload.bin as").selectOption("payload");
      await card(page, "detached").getByText("1 of 1 entry", { exact: false }).first().waitFor();
      await card(page, "detached").getByText("Verified", { exact: true }).waitFor();
    });
  });

  test("of an unknown shape is tried: what fits is listed, one is chosen, and the verdict names how it was read", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("unknown"), key);
      await page.getByRole("button", { name: "Find out how it is signed" }).click();
      await page.getByText("combination that fits the first records", { exact: false }).waitFor({ timeout: 60_000 });
      await page.getByLabel("Signature in").selectOption("seal");
      await page.getByRole("radio").first().check();
      await page.getByRole("button", { name: "Verify with this reading" }).click();
      const verdict = card(page, "unknown");
      await verdict.getByText("Verified", { exact: true }).waitFor();
      await verdict.getByRole("button", { name: /^Format/ }).click();
      await verdict.getByText("seal is Ed25519 over the text of body", { exact: false }).waitFor();
      await verdict.getByRole("button", { name: "Choose another reading" }).click();
      await page.getByRole("button", { name: "Find out how it is signed" }).waitFor();
    });
  });

  test("that is long shows how far it is, can be cancelled at once, and then has no verdict", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("long"), key);
      await page.getByRole("progressbar", { name: /^Verification of/ }).waitFor();
      await page.getByText(/Verifying, [1-9][\d\u202f]* entr/).waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText(/^Cancelled after/).waitFor({ timeout: 3_000 });
      expect(await page.locator("[data-log]").count()).toBe(0);
      await page.getByRole("button", { name: "Verify again" }).click();
      await page.getByRole("progressbar").waitFor();
    });
  });

  test("can be pasted, and what holds a private key says so", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page);
      await page.getByRole("button", { name: "Paste text" }).click();
      await page.getByLabel("Text of the log or key").fill(logs.verified);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByText("Cannot be checked", { exact: true }).waitFor();
      await give(page, { name: "secret.pem", text: "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n" });
      await page.getByText("A private key signs", { exact: false }).waitFor();
    });
  });
});

describe("a log written by an attacker", () => {
  test("is shown as text: nothing runs, nothing is fetched, hidden characters are counted, long lines are cut", async () => {
    await withPage(browser, "light", async (page) => {
      const name = `<img src=x onerror="document.title='taken over'">hostile.jsonl`;
      await openVerify(page);
      const requests = requestsOf(page);
      await give(page, { name, text: logs.hostile }, key);
      await page.getByText(name, { exact: true }).first().waitFor();
      await page.locator("[data-log]").getByText("Verified", { exact: true }).waitFor();
      await goTo(page, 2);
      await page.getByText("2 hidden characters").first().waitFor();
      await page.getByText(/of 200.\d{3} characters/).first().waitFor();
      await page.getByRole("button", { name: "Show them" }).click();
      await page.getByRole("radio", { name: "Hex" }).click();
      expect([await page.title(), requests]).toEqual(["Verify in the browser · Aftertrace", []]);
      expect(await page.locator("main img, main b, main script, main a[href^=javascript]").count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    });
  });
});

describe("the browser's own build", () => {
  test("judges every public edge case of Ed25519 as the server does", async () => {
    const vectors = edgeVectors();
    const asked = vectors.map(({ key: one, message, signature }) => [one, message, signature].map((bytes) => Buffer.from(bytes).toString("hex")));
    await withPage(browser, "light", async (page) => {
      // The page's own worker is kept at hand, and asked over the page's own protocol.
      await page.addInitScript(() => {
        globalThis.Worker = class extends Worker {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            Object.assign(globalThis, { pageWorker: this });
          }
        };
      });
      await openVerify(page);
      const answers = await page.evaluate((all) => new Promise<(boolean | undefined)[]>((resolve) => {
        const bytes = (hex = "") => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
        const { pageWorker } = globalThis as typeof globalThis & { pageWorker: Worker };
        const from = 1_000_000;
        const answered = new Map<number, boolean | undefined>();
        pageWorker.addEventListener("message", ({ data }: MessageEvent<{ id: number; value?: { valid: boolean } }>) => {
          answered.set(data.id - from, data.value?.valid);
          if (answered.size === all.length) resolve(all.map((_, place) => answered.get(place)));
        });
        all.forEach(([one, message, signature], place) => pageWorker.postMessage({ type: "signature", id: from + place, ask: { key: bytes(one), message: bytes(message), signature: bytes(signature) } }));
      }), asked);
      expect(vectors.filter(({ valid }, place) => answers[place] !== valid).map(({ name }) => name)).toEqual([]);
      expect(answers).toHaveLength(241);
    });
  });

  test("says of one signature by hand whether it holds, and why not", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page);
      await page.getByRole("button", { name: "One signature by hand" }).click();
      const check = async (message: string, signature: string, by = keyText): Promise<string> => {
        await page.getByLabel("Public key").fill(by);
        await page.getByLabel("Message", { exact: true }).fill(message);
        await page.getByLabel("Signature", { exact: true }).fill(signature);
        await page.getByRole("button", { name: "Check", exact: true }).click();
        const answer = page.locator("[data-answer]");
        await answer.waitFor();
        return await answer.innerText();
      };
      const signature = Buffer.from(own.sign("agreed")).toString("hex");
      expect(await check("agreed", signature)).toBe("Valid, strictly");
      expect(await check("agreeD", signature)).toMatch(/Not valid\s+the signature does not fit these bytes under this key/);
      const small = `01${"00".repeat(31)}`;
      expect(await check("agreed", `${small}${"00".repeat(32)}`, small)).toMatch(/the key: it is a point of small order; the signature: it is a point of small order/);
    });
  });
});

describe("without a mouse", () => {
  test("the entries are one tab stop: arrows walk them, Enter lays one open, and its buttons follow", async () => {
    await withPage(browser, "light", async (page) => {
      await openVerify(page, log("altered"), key);
      await page.locator("[data-row='1']").focus();
      for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("[data-entry='7']").waitFor();
      await page.keyboard.press("End");
      await page.locator("[data-row='20']:focus").waitFor();
      await page.getByRole("button", { name: "Entry after" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("[data-entry='8']").waitFor();
      await page.getByLabel(/^Filter the entries/).selectOption("altered_entry");
      await page.getByText("1 of 20 entries", { exact: true }).waitFor();
    });
  });
});

const states: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["nothing dropped yet", (page) => openVerify(page)],
  ["verified, keys and format open", async (page) => {
    await openVerify(page, log("verified"), key);
    for (const name of [/^Checks/, /^Keys/, /^Format/]) await page.getByRole("button", { name }).click();
  }],
  ["an altered entry laid open", async (page) => {
    await openVerify(page, log("altered"), key);
    await card(page, "altered").waitFor();
    await goTo(page, 7);
  }],
  ["a key offered, an unsigned log, a file too large to be a log", async (page) => {
    await openVerify(page, log("verified"), log("unsigned"), { name: "nothing.txt", text: "no log" });
    await card(page, "verified").waitFor();
    await card(page, "unsigned").waitFor();
  }],
  ["an unknown shape with what fits", async (page) => {
    await openVerify(page, log("unknown"), key);
    await page.getByRole("button", { name: "Find out how it is signed" }).click();
    await page.getByRole("radio").first().waitFor({ timeout: 60_000 });
  }],
  ["one signature by hand", async (page) => {
    await openVerify(page);
    await page.getByRole("button", { name: "One signature by hand" }).click();
    await page.getByLabel("Public key").fill("no key");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("Neither hex nor base64.").waitFor();
  }],
];

describe.each([1280, 390])("axe finds nothing in either theme at %i px, and nothing reaches out of the page", (width) => {
  test.each(states)("%s", async (_, visit) => {
    await withPage(browser, "light", async (page) => {
      await visit(page);
      expect(await violations(page, "main")).toEqual([]);
      await page.setViewportSize({ width: Math.min(width, 320), height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }, { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  }, 120_000);
});
