import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { serve } from "../../bin/serve.mjs";
import { custodyLog } from "../audit/logs.ts";
import { sha256 } from "../audit/signer.ts";
import { endorsement } from "../store/trust.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { importFiles } from "./visit.ts";
import { dialogOf, freshSigner, inRow, look, openAdd, openKey, openKeys, rowOf, shortOf, trust, trusted } from "./trustedKeysPage.ts";

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(async () => { await browser.close(); });

const stateOf = async (name: string) => (await trusted()).keys.find((one) => one.name === name)?.state;

test("an installation that trusts nobody says what that means and what to do, and the link in the header leads there", async () => {
  const data = mkdtempSync(join(tmpdir(), "aftertrace-e2e-"));
  const server = serve({ root: process.cwd(), host: "127.0.0.1", port: 0, quiet: false, env: { AFTERTRACE_DATA: data, HOST: "127.0.0.1", AFTERTRACE_TOKEN: "" } });
  const page = await browser.newPage();
  try {
    await page.goto(await server.ready);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Trusted keys" }).click();
    await page.getByText("No key is trusted yet").waitFor();
    await page.getByText(/never trusted by itself/).waitFor();
    expect(await violations(page, "main")).toEqual([]);
    await page.getByRole("button", { name: "Add a key" }).click();
    await dialogOf(page).waitFor();
  } finally {
    await page.close();
    server.stop();
    await server.ended;
    rmSync(data, { recursive: true, force: true });
  }
}, 180_000);

describe("adding a key", () => {
  test("nothing is trusted before the fingerprint was compared, and each thing that is missing is said beside its field", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      const name = `ops ${shortOf(own)}`;
      await openKeys(page);
      const dialog = await openAdd(page);
      await dialog.getByRole("button", { name: "Look at it" }).click();
      const field = dialog.getByLabel("Or paste a public key");
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      await dialog.getByText("Paste a public key first, or choose a file.").waitFor();
      await field.fill(JSON.stringify({ kid: name, public_key: own.hex }));
      await dialog.getByRole("radio", { name: /Read to me in person/ }).check();
      await dialog.getByRole("button", { name: "Look at it" }).click();
      const groups = dialog.getByRole("list", { name: /^Fingerprint of/ }).getByRole("listitem");
      await groups.first().waitFor();
      expect((await groups.allInnerTexts()).join("")).toBe(sha256(own.key));
      expect(await groups.count()).toBe(16);
      await dialog.getByRole("button", { name: "Trust 1 key" }).click();
      await dialog.getByText(/Compare it first/).waitFor();
      expect(await stateOf(name)).toBeUndefined();
      await dialog.getByRole("checkbox", { name: /I compared it/ }).check();
      await dialog.getByLabel("Your name").fill("Ada");
      await dialog.getByLabel("Note").fill("Read out by Bo, who runs the gate.");
      await dialog.getByRole("button", { name: "Trust 1 key" }).click();
      await page.getByRole("status").getByText("Trusted: 1 key.").waitFor();
      await inRow(page, name, "Valid").waitFor();
      expect((await trusted()).keys.find((one) => one.name === name)).toMatchObject({ compared: true, acceptedBy: "Ada", note: "Read out by Bo, who runs the gate.", source: { origin: "in_person" } });
      await page.getByRole("button", { name: "Undo" }).click();
      await rowOf(page, name).waitFor({ state: "detached" });
      expect(await stateOf(name)).toBe("removed");
    });
  });

  test("who cannot compare says so, and the list keeps saying it", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      await openKeys(page);
      const dialog = await look(page, JSON.stringify({ kid: `hasty ${shortOf(own)}`, public_key: own.hex }));
      expect(await dialog.getByRole("button", { name: "Trust without comparing" }).count()).toBe(0);
      await dialog.getByRole("button", { name: "Trust 1 key" }).click();
      await dialog.getByRole("button", { name: "Trust without comparing" }).click();
      await rowOf(page, `hasty ${shortOf(own)}`).getByText("not compared").waitFor();
      const panel = await openKey(page, `hasty ${shortOf(own)}`);
      await panel.getByText("accepted without a comparison").waitFor();
    });
  });

  test("a file of several is looked at part by part: keys are chosen one by one, a weak one is refused and says why", async () => {
    await withPage(browser, "light", async (page) => {
      const [one, two] = [freshSigner(), freshSigner()];
      await openKeys(page);
      const dialog = await openAdd(page);
      const jwks = { keys: [{ kid: `one ${shortOf(one)}`, public_key: one.hex }, { kid: `two ${shortOf(two)}`, public_key: two.hex }, { kid: "weak", public_key: "00".repeat(32) }] };
      await dialog.locator("[data-keys=file]").setInputFiles({ name: "gate-keys.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(jwks)) });
      await dialog.getByText("Found: 2 keys. Nothing is trusted yet.").waitFor();
      await dialog.getByText(/point of small order/).waitFor();
      await dialog.getByRole("button", { name: "Trust", exact: true }).click();
      await dialog.getByRole("alert").getByText("Choose at least one key or claim.").waitFor();
      await dialog.getByRole("checkbox", { name: `Trust two ${shortOf(two)}` }).check();
      await dialog.getByRole("checkbox", { name: /I compared it/ }).check();
      await dialog.getByRole("button", { name: "Trust 1 key" }).click();
      await rowOf(page, `two ${shortOf(two)}`).getByText("File gate-keys.json").waitFor();
      expect([await stateOf(`one ${shortOf(one)}`), await stateOf(`two ${shortOf(two)}`)]).toEqual([undefined, "valid"]);
    });
  });

  test("a private key, an empty file, a log by mistake and markup in an id are refused or shown in words", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      await openKeys(page);
      const dialog = await openAdd(page);
      const file = dialog.locator("[data-keys=file]");
      await file.setInputFiles({ name: "empty.pem", mimeType: "text/plain", buffer: Buffer.alloc(0) });
      await dialog.getByText("empty.pem is empty.").waitFor();
      await file.setInputFiles({ name: "log.jsonl", mimeType: "text/plain", buffer: Buffer.alloc(300_000, "x") });
      await dialog.getByText(/Logs are handed in as exhibits/).waitFor();
      await file.setInputFiles({ name: "secret.json", mimeType: "text/plain", buffer: Buffer.from(JSON.stringify({ kty: "OKP", crv: "Ed25519", x: Buffer.from(own.key).toString("base64url"), d: "x" })) });
      await dialog.getByText("A JWK that holds a private key.").waitFor();
      expect(await dialog.getByRole("button", { name: /^Trust/ }).count()).toBe(0);
      await dialog.getByRole("button", { name: "Back" }).click();
      const id = `<img src=x onerror=alert(1)> ${shortOf(own)}`;
      await dialog.getByLabel("Or paste a public key").fill(JSON.stringify({ kid: id, public_key: own.hex }));
      await dialog.getByRole("button", { name: "Look at it" }).click();
      await dialog.getByRole("heading", { name: id }).waitFor();
      expect(await dialog.locator("img").count()).toBe(0);
    });
  });

  test("it can be done by keyboard alone, and the focus comes back to where it was", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      await openKeys(page);
      const tabTo = async (role: string, name: RegExp | string): Promise<void> => {
        const isThere = () => page.evaluate(([wanted, pattern]) => {
          const at = document.activeElement;
          const label = at?.getAttribute("aria-label") ?? (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : at?.textContent) ?? "";
          return (at?.tagName.toLowerCase() === wanted || at?.getAttribute("type") === wanted) && new RegExp(pattern ?? "").test(label);
        }, [role, typeof name === "string" ? `^${name}$` : name.source]);
        for (let tabs = 0; tabs < 40 && !(await isThere()); tabs++) await page.keyboard.press("Tab");
        expect([await isThere(), name]).toEqual([true, name]);
      };
      await page.getByRole("link", { name: "Skip to the content" }).focus();
      await tabTo("button", "Add a key");
      await page.keyboard.press("Enter");
      await dialogOf(page).waitFor();
      await page.keyboard.type(own.hex);
      await tabTo("button", "Look at it");
      await page.keyboard.press("Enter");
      await dialogOf(page).getByText("Compare these sixteen groups").waitFor();
      await tabTo("checkbox", /I compared it/);
      await page.keyboard.press("Space");
      await tabTo("button", "Trust 1 key");
      await page.keyboard.press("Enter");
      await dialogOf(page).waitFor({ state: "detached" });
      await rowOf(page, shortOf(own)).waitFor();
      const panel = await (async () => { await tabTo("a", `key ${shortOf(own)}`); await page.keyboard.press("Enter"); return dialogOf(page, `key ${shortOf(own)}`); })();
      await panel.getByRole("heading", { name: "History" }).waitFor();
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`key ${shortOf(own)}`);
    });
  });
});

describe("a key that is trusted", () => {
  test("is retired in favour of another, and that is taken back", async () => {
    await withPage(browser, "light", async (page) => {
      const [old, next] = [freshSigner(), freshSigner()];
      await openKeys(page);
      await trust(page, old, `old ${shortOf(old)}`);
      await trust(page, next, `next ${shortOf(next)}`);
      const panel = await openKey(page, `old ${shortOf(old)}`);
      await panel.getByRole("button", { name: "Retire…" }).click();
      const form = panel.getByRole("form", { name: "Retire this key" });
      await form.getByLabel("Valid until, in UTC").fill("at noon");
      await form.getByRole("button", { name: "Retire" }).click();
      await form.getByText(/Write a day and a time in UTC/).waitFor();
      await form.getByLabel("Valid until, in UTC").fill("2026-05-03 12:00");
      await form.getByLabel("Replaced by").selectOption({ label: `next ${shortOf(next)} (${shortOf(next)})` });
      await form.getByLabel("Reason").fill("Yearly rotation");
      await form.getByText("No log rests on it, so no verdict changes.").waitFor();
      await form.getByRole("button", { name: "Retire" }).click();
      await panel.getByText("Reason: Yearly rotation").waitFor();
      await page.keyboard.press("Escape");
      await inRow(page, `old ${shortOf(old)}`, "Retired").waitFor();
      await rowOf(page, `old ${shortOf(old)}`).getByText(`replaced by next ${shortOf(next)}`).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await inRow(page, `old ${shortOf(old)}`, "Valid").waitFor();
      expect((await trusted()).keys.find(({ name }) => name === `old ${shortOf(old)}`)).toMatchObject({ state: "valid", successor: null, validUntilUs: null });
    });
  });

  test("is revoked since a moment, then for ever, then not any more, and its history tells all of it", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      const name = `lost ${shortOf(own)}`;
      await openKeys(page);
      await trust(page, own, name);
      const panel = await openKey(page, name);
      const choose = async (button: string | RegExp, choice: RegExp, save: string, since?: string) => {
        await panel.getByRole("button", { name: button }).click();
        await panel.getByRole("radio", { name: choice }).check();
        if (since !== undefined) await panel.getByLabel("Revoked since, in UTC").fill(since);
        await panel.getByRole("button", { name: save, exact: true }).click();
        await panel.getByRole("form").waitFor({ state: "detached" });
      };
      await choose("Revoke…", /^Since a moment/, "Revoke", "2026-03-01 10:00");
      await panel.getByText("for entries that claim 2026-03-01 10:00:00.000 UTC or later").waitFor();
      await choose(/^Change the revocation/, /^For every entry/, "Revoke");
      await panel.getByText("for every entry", { exact: true }).waitFor();
      expect(await stateOf(name)).toBe("revoked");
      await choose(/^Change the revocation/, /^Not any more/, "Lift the revocation");
      await panel.getByRole("button", { name: "Revoke…" }).waitFor();
      expect(await stateOf(name)).toBe("valid");
      await expect.poll(() => panel.getByRole("listitem").filter({ hasText: "UTC" }).getByRole("strong").allInnerTexts()).toEqual(["Changed", "Revoked", "Revoked", "Accepted"]);
    });
  });

  test("is renamed and limited, removed after a question, and trusted again out of the removed ones", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      const name = `gate ${shortOf(own)}`;
      await openKeys(page);
      await trust(page, own, shortOf(own));
      const first = await openKey(page, shortOf(own));
      await first.getByRole("button", { name: "Change…" }).click();
      await first.getByLabel("Name", { exact: true }).fill(name);
      await first.getByLabel("Valid from, in UTC").fill("2026-03-02 00:00");
      await first.getByLabel("Valid until, in UTC").fill("2026-03-01 00:00");
      await first.getByText("The end must come after the beginning.").waitFor();
      await first.getByLabel("Valid until, in UTC").fill("2036-03-01 00:00");
      await first.getByRole("radio", { name: "Only the logs of" }).check();
      await first.getByText("Choose at least one incident.").waitFor();
      await first.getByRole("region", { name: "Incidents and exhibits" }).getByRole("checkbox").first().check();
      await first.getByRole("button", { name: "Save" }).click();
      const panel = dialogOf(page, name);
      await panel.getByText("2026-03-02 00:00:00.000 UTC until 2036-03-01").first().waitFor();
      await panel.getByRole("button", { name: "Remove…" }).click();
      const question = page.getByRole("alertdialog");
      await question.getByText("No log rests on it, so no verdict changes.").waitFor();
      await question.getByRole("button", { name: "Remove", exact: true }).click();
      await panel.getByRole("button", { name: "Trust it again" }).waitFor();
      await page.keyboard.press("Escape");
      await rowOf(page, name).waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^Removed, / }).click();
      await page.getByRole("link", { name, exact: true }).click();
      await dialogOf(page, name).getByRole("button", { name: "Trust it again" }).click();
      await dialogOf(page, name).getByRole("button", { name: "Remove…" }).waitFor();
      await page.keyboard.press("Escape");
      await inRow(page, name, "Limited").waitFor();
    });
  });

  test("has an address of its own; one that is not there is named, and going back closes it", async () => {
    await withPage(browser, "light", async (page) => {
      const own = freshSigner();
      await openKeys(page);
      await trust(page, own, `addressed ${shortOf(own)}`);
      const id = (await trusted()).keys.find(({ name }) => name === `addressed ${shortOf(own)}`)?.id ?? "";
      // The panel hides the page behind it from readers of the screen, its heading too.
      await page.goto(`/keys?key=${id}`);
      await dialogOf(page, `addressed ${shortOf(own)}`).waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(() => new URL(page.url()).search).toBe("");
      await openKey(page, `addressed ${shortOf(own)}`);
      await page.goBack();
      await dialogOf(page, `addressed ${shortOf(own)}`).waitFor({ state: "detached" });
      await openKeys(page, "?key=nobody");
      await page.getByText("There is no trusted key under the id nobody.").waitFor();
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.getByText("There is no trusted key under the id nobody.").waitFor({ state: "detached" });
    });
  });
});

test("claims of others: a revocation list revokes by id, an endorsement brings the next key while its signer is trusted", async () => {
  await withPage(browser, "light", async (page) => {
    const [own, next] = [freshSigner(), freshSigner()];
    const name = `signer ${shortOf(own)}`;
    await openKeys(page);
    await trust(page, own, name);
    const rotation = await look(page, endorsement(own, next));
    await rotation.getByText("Counts", { exact: true }).waitFor();
    await rotation.getByRole("checkbox", { name: "Accept this rotation endorsement" }).check();
    await rotation.getByRole("button", { name: "Trust 1 claim" }).click();
    await inRow(page, `Successor of ${name}`, "Endorsed").waitFor();
    const list = await look(page, JSON.stringify({ issuer: "bank", revoked_kids: [name] }));
    await list.getByRole("checkbox", { name: "Accept this revocation list" }).check();
    await list.getByRole("button", { name: "Trust 1 claim" }).click();
    await inRow(page, name, "Revoked").waitFor();
    await rowOf(page, `Successor of ${name}`).waitFor({ state: "detached" });
    const panel = await openKey(page, name);
    await panel.getByText("no, but 1 revocation list names it").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("region", { name: "Claims about keys" }).getByRole("link", { name: "Revocation list of bank" }).last().click();
    await dialogOf(page, "Revocation list of bank").getByRole("button", { name: "Remove…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click();
    await dialogOf(page, "Revocation list of bank").getByRole("button", { name: "Trust it again" }).waitFor();
    await page.keyboard.press("Escape");
    await rowOf(page, `Successor of ${name}`).waitFor();
  });
});

test("verdicts follow the keys: the page says beforehand which ones come out otherwise, and afterwards they have", async () => {
  await withPage(browser, "light", async (page) => {
    const own = freshSigner();
    const name = `log signer ${shortOf(own)}`;
    const incident = await importFiles(page, `Signed by ${shortOf(own)}`, [{ name: "custody.jsonl", text: `${custodyLog(6, own).join("\n")}\n` }]);
    const status = async () => z.object({ logs: z.array(z.object({ status: z.string(), verified: z.number() })) }).parse(await (await fetch(`${inject("base")}/api/v1/incidents/${incident}/audit`)).json()).logs;
    expect(await status()).toEqual([{ status: "unverifiable", verified: 0 }]);
    await openKeys(page);
    const dialog = await look(page, JSON.stringify({ kid: name, public_key: own.hex }));
    const before = dialog.getByRole("region", { name: "Logs that it concerns" }).getByRole("listitem").filter({ hasText: `Signed by ${shortOf(own)}` });
    await expect.poll(async () => (await before.allInnerTexts()).join().replaceAll(/\s+/g, " "), { timeout: 30_000 }).toMatch(/x1 custody\.jsonl in Signed by .* Cannot be checked 0 of 6 → becomes Verified 6 of 6/);
    await dialog.getByRole("checkbox", { name: /I compared it/ }).check();
    await dialog.getByRole("button", { name: "Trust 1 key" }).click();
    await page.getByRole("status").getByText(/^Trusted: 1 key\. The logs of \d+ incidents? are verified again\./).waitFor();
    await expect.poll(status, { timeout: 30_000 }).toEqual([{ status: "verified", verified: 6 }]);
    await openKeys(page);
    await rowOf(page, name).getByRole("link", { name: "1 log" }).click();
    await page.waitForURL(`**/incidents/${incident}/evidence#x1`);
    await openKeys(page);
    const panel = await openKey(page, name);
    await panel.getByText("6 entries under it").waitFor();
    await panel.getByRole("button", { name: "Revoke…" }).click();
    await panel.getByText("The verdict on 1 of 1 log comes out otherwise.").waitFor();
    await panel.getByRole("button", { name: "Revoke", exact: true }).click();
    await panel.getByRole("form").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.getByRole("status").getByText(/The logs of 1 incident are verified again\./).waitFor();
    await expect.poll(status, { timeout: 30_000 }).toEqual([{ status: "unverifiable", verified: 0 }]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(status, { timeout: 30_000 }).toEqual([{ status: "verified", verified: 6 }]);
  });
}, 120_000);

test("each change is a signed record of the installation's custody log", async () => {
  const answer: { entries: { event: string; action: string; detail: { trusted?: string } }[]; check: { ok: boolean } } = await (await fetch(`${inject("base")}/api/v1/custody?count=500`)).json();
  const events = new Set(answer.entries.filter(({ action }) => action === "trust_key").map(({ event }) => event));
  expect([...events].toSorted()).toEqual(["trust.accepted", "trust.edited", "trust.removed", "trust.retired", "trust.revoked", "trust.undone"]);
});

/** States of the page, each with what is new in it. */
const looks: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ["the list", "main", () => Promise.resolve()],
  ["adding", "[role=dialog]", async (page) => { await openAdd(page); await dialogOf(page).getByRole("button", { name: "Look at it" }).click(); }],
  ["comparing", "[role=dialog]", async (page) => {
    const dialog = await look(page, JSON.stringify({ keys: [{ kid: "a".repeat(90), public_key: freshSigner().hex }, { kid: "w", public_key: "00".repeat(32) }], revoked_kids: ["k"] }));
    await dialog.getByRole("checkbox", { name: /^Trust aaa/ }).check();
    await dialog.getByRole("checkbox", { name: "Accept this revocation list" }).check();
    await dialog.getByRole("radio", { name: "Only the logs of" }).check();
    await dialog.getByRole("button", { name: /^Trust 1 key and 1 claim/ }).click();
    await dialog.getByText("Choose at least one incident.").waitFor();
  }],
  ["a key", "[role=dialog]", async (page) => { await page.getByRole("link", { name: "looked at" }).first().click(); await page.getByRole("heading", { name: "History" }).waitFor(); await page.getByText("Reading…").waitFor({ state: "detached" }); }],
  ["retiring", "[role=dialog]", async (page) => { await page.getByRole("link", { name: "looked at" }).first().click(); await page.getByRole("button", { name: "Retire…" }).click(); await page.getByText(/No log rests on it/).waitFor(); }],
  ["revoking", "[role=dialog]", async (page) => { await page.getByRole("link", { name: "looked at" }).first().click(); await page.getByRole("button", { name: /^(Revoke|Change the rev)/ }).click(); await page.getByRole("radio", { name: /^Since/ }).check(); await page.getByRole("button", { name: "Revoke", exact: true }).click(); }],
  ["removing", "[role=alertdialog]", async (page) => { await page.getByRole("link", { name: "looked at" }).first().click(); await page.getByRole("button", { name: "Remove…" }).click(); await page.getByRole("alertdialog").waitFor(); }],
];

describe.each([1280, 390, 320])("at %i px axe finds nothing in either theme, nothing scrolls sideways, and every target can be hit", (width) => {
  test("on the page and in all that opens over it", async () => {
    await withPage(browser, "light", async (page) => {
      const found: Record<string, unknown> = {};
      await openKeys(page);
      if ((await trusted()).keys.every(({ name }) => name !== "looked at")) await trust(page, freshSigner(), "looked at");
      for (const [state, scope, reach] of looks) {
        await openKeys(page);
        await reach(page);
        const here = width === 320 ? [] : await violations(page, scope);
        const sideways = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll("[role=dialog], [role=alertdialog]")].map((element) => element.scrollWidth - element.clientWidth).filter((over) => over > 0));
        const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>("main button, [role=dialog] button, [role=dialog] input:not([hidden]), [role=alertdialog] button")].flatMap((element) => {
          const box = (element.matches("input[type=radio]") ? (element.closest("label") ?? element) : element).getBoundingClientRect();
          return element.checkVisibility() && box.width > 1 && Math.min(box.width, box.height) < 23.99 ? [element.outerHTML.slice(0, 120)] : [];
        }));
        if (here.length + sideways.length + small.length > 0) found[state] = { here, sideways, small };
      }
      expect(found).toEqual({});
    }, { viewport: { width, height: 844 }, reducedMotion: "reduce" });
  }, 180_000);
});
