import { join } from "node:path";
import { Writable } from "node:stream";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { observePaths, openablePaths } from "@/lib/cli/observePaths.ts";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Incident } from "@/lib/api/contract.ts";
import { selectBaseline } from "@/lib/policy/draft/baseline.ts";
import { callId, callsOf } from "@/lib/policy/observation.ts";
import { parsePolicy } from "@/lib/policy/parsePolicy.ts";
import { replay } from "@/lib/policy/replay.ts";
import { samplesIn } from "@/lib/jobs/samples.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import type { PolicyExportView } from "@/lib/api/policyContract.ts";
import { bar, exported, save } from "./policyPage.ts";
import { addressHas, api, openTimeline, pressKey } from "./timelinePage.ts";
import { incidents } from "./visit.ts";

/** The allow-list: from an incident to a file that stops it and lets the work go on. */
let browser: Browser;
let all: Incident[];
const folder = join(process.cwd(), "public", "samples");
const samples = samplesIn(folder).map(({ slug, title }) => ({ slug, title }));

beforeAll(async () => {
  browser = await launch();
  all = await incidents();
});
afterAll(() => browser.close());

const idOf = (title: string): string => all.find((one) => one.title === title && one.sample)?.id ?? "";
const petrel = () => idOf("The ticket that asked for the keys");

async function openPolicy(page: Page, id: string, query = ""): Promise<void> {
  await page.goto(`/incidents/${id}/policy${query}`);
  await bar(page).getByText(/^Baseline \d/).waitFor();
}

const silent = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(`${inject("base")}/api/v1/incidents/${path}`);
  return await answer.json() as T;
}

/** What the file says of every call of the sample, read and decided outside of the app. */
async function decided(text: string, slug: string) {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const context = { root: process.cwd(), out: silent(), err: silent() };
  const observation = await observePaths(openablePaths([join(folder, slug)], context), context);
  return { runs: observation.runs, decisions: new Map(replay(parsed.policy, observation).map(({ call, answer }) => [callId(call), answer.decision])) };
}

describe("from the incident to a file that stops it", () => {
  test.each(samples)("$slug: the downloaded file denies every harmful call, stops the run at or before the first harm, and allows exactly as much of the work as the page says", async ({ slug, title }) => {
    const id = idOf(title);
    const { harmful: harm } = await read<Impact>(`${id}/impact`);
    await withPage(browser, "light", async (page) => {
      await page.goto(`/incidents/${id}`);
      await page.getByRole("navigation", { name: "Incident" }).getByRole("link", { name: /^Allow-list/ }).click();
      await page.getByRole("tab", { name: "Draft" }).click();
      await bar(page).getByText(/^Baseline \d/).waitFor();
      const [, allowed = "", of = ""] = /Baseline (\d+)\/(\d+) allowed/.exec(await bar(page).innerText()) ?? [];
      await save(page);
      const { runs, decisions } = await decided(await exported(page), slug);
      const harmful = new Map(harm.map(({ call, tool }) => [call, tool]));
      expect(harmful.size).toBeGreaterThan(0);
      const calls = runs.flatMap(callsOf);
      for (const [name, tool] of harmful) {
        expect(calls.find((call) => callId(call) === name)?.tool).toBe(tool);
        expect([name, decisions.get(name)]).not.toEqual([name, "allow"]);
      }
      const stop = calls.find((call) => (call.origin === "injection" || harmful.has(callId(call))) && decisions.get(callId(call)) !== "allow");
      expect(stop?.number).toBeLessThanOrEqual(Number(harm[0]?.call.slice(1)));
      const { taught } = selectBaseline(runs, { excluded: new Set(), harmful: new Set(harmful.keys()) });
      const kept = [...taught].filter((call) => decisions.get(`c${call}`) === "allow");
      expect([kept.length, taught.size]).toEqual([Number(allowed), Number(of)]);
      expect(kept.length / taught.size).toBeGreaterThan(0.85);
    });
  });
});

describe("a responder works on it", () => {
  test("a wider rule turns the bar, is asked for its reason, and the exported file warns; undone, nothing passes", async () => {
    await withPage(browser, "light", async (page) => {
      await openPolicy(page, petrel(), "?view=draft&rule=execute_sql.read_1");
      await save(page);
      await openPolicy(page, petrel(), "?view=draft&rule=execute_sql.read_1");
      await page.getByRole("radio", { name: "By what it does" }).click();
      await page.getByText("also lets in 1 call of the incident (c11)").waitFor();
      await bar(page).getByText("1 call of the incident would pass").waitFor();
      await page.getByRole("tab", { name: "Changes" }).click();
      await page.getByText(/changes? wider$/).first().waitFor();
      await page.getByRole("button", { name: /^Save as version/ }).click();
      const dialog = page.getByRole("dialog", { name: "Save as a version" });
      await dialog.getByText(/more through than the version before/).waitFor();
      await dialog.getByRole("button", { name: /^Save version/ }).click();
      await dialog.getByText("Widening needs its reason.").waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await save(page, "The desk needs free reading for a week.");
      expect(await exported(page)).toMatch(/^# WARNING: 1 call of the incident would pass this policy: c11\.\n/);
      await openPolicy(page, petrel(), "?view=draft");
      await bar(page).getByText(/^Harmful 1\/1 stopped$/).waitFor();
      await save(page);
    });
  });

  test("an error in the text is told by line and column, the last result stays dimmed, and undo takes the edit back", async () => {
    await withPage(browser, "light", async (page) => {
      await openPolicy(page, petrel(), "?view=edit");
      const field = page.getByRole("textbox", { name: "Text of your edit" });
      const before = await field.inputValue();
      await field.fill(before.replace("default: deny", "default: allow"));
      const line = before.split("\n").indexOf("default: deny") + 1;
      await page.getByRole("list", { name: "Problems of the text" }).getByText(`Line ${line}, column 1`).waitFor();
      await bar(page).getByText("This text is no policy: 1 problem").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      expect(await field.inputValue()).toBe(before);
      await bar(page).getByText(/^Baseline \d/).waitFor();
    });
  });

  test("a version is brought back as a new one", async () => {
    await withPage(browser, "light", async (page) => {
      await openPolicy(page, petrel());
      await page.getByRole("region", { name: "Versions" }).getByRole("button", { name: /^Versions/ }).click();
      await page.getByRole("button", { name: "Bring back version 1", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Bring back version 1" });
      await dialog.getByRole("textbox", { name: /^(?:Reason|Why may it let more through\?)$/ }).fill("it did well");
      await dialog.getByRole("button", { name: /^Save version/ }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText("brings back version 1").first().waitFor();
    });
  });

  test("Cedar from elsewhere is tried before it is taken, and comes to the same as the policy that it was written from", async () => {
    await withPage(browser, "light", async (page) => {
      await openPolicy(page, petrel(), "?view=draft");
      const version = await save(page);
      const { files } = await api<PolicyExportView>(`${petrel()}/policy/versions/${version}/export`, { format: "cedar", save: false });
      await page.getByRole("button", { name: "Import…" }).click();
      const dialog = page.getByRole("dialog", { name: "Import a policy" });
      await dialog.getByRole("textbox", { name: "Or its text" }).fill(files.find(({ path }) => path === "policy.cedar")?.text ?? "");
      await dialog.getByRole("button", { name: "Try it on this incident" }).click();
      await dialog.getByText(/^Baseline 10\/10 allowed; harmful 1\/1 stopped; 0 calls of the incident would pass/).waitFor();
      await dialog.getByRole("button", { name: "Take it as your edit" }).click();
      await addressHas(page, "view", "edit");
      expect(await page.getByRole("textbox", { name: "Text of your edit" }).inputValue()).toContain("tool: execute_sql");
    });
  });

  test("x on the timeline takes a call out of the baseline and puts it back", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, petrel(), "view=flat&kind=TOOL");
      await page.locator("[role=row][data-index='0']").focus();
      await pressKey(page, "x");
      await page.getByText("c1 was taken out of the baseline of the allow-list.").waitFor();
      await openPolicy(page, petrel(), "?view=draft");
      await page.getByRole("list", { name: "Calls that do not count" }).getByText("excluded because taken out by a person").waitFor();
      await page.getByRole("button", { name: /^What people said/ }).click();
      await page.getByRole("button", { name: /^Withdraw/ }).click();
      await page.getByText("excluded because taken out by a person").waitFor({ state: "detached" });
    });
  });
});

describe("for everybody", () => {
  test("axe finds nothing on the page in both themes, with a rule, a list and the dialogs open", async () => {
    await withPage(browser, "light", async (page) => {
      await openPolicy(page, petrel(), "?view=draft&rule=execute_sql.read_1&list=newly_denied");
      expect(await violations(page, "main")).toEqual([]);
      await page.getByRole("button", { name: /^Save as version/ }).click();
      await page.getByRole("dialog", { name: "Save as a version" }).waitFor();
      expect(await violations(page, "[role=dialog]")).toEqual([]);
    });
  });

  test("nothing scrolls sideways at 390 and 320 px, and the bar stays in sight", async () => {
    for (const width of [390, 320]) {
      await withPage(browser, "light", async (page) => {
        await openPolicy(page, petrel(), "?view=draft&rule=execute_sql.read_1");
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const box = await bar(page).boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
      }, { viewport: { width, height: 844 } });
    }
  });
});
