import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Injection, VerdictDecision } from "@/lib/api/injectionContract.ts";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { addressHas, api, openTimeline, panelOf, pressKey, sample, serverRows } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

/** The injection view: what a responder reads of it, how it is walked by keys and links, and what can be said and taken back. */
let browser: Browser;
let id = "";

const chat = (...messages: unknown[]): string => JSON.stringify({ messages });

beforeAll(async () => {
  browser = await launch();
  // The bundled samples are analysed first.
  await sample("injection");
  await withPage(browser, "light", async (page) => {
    id = await importFiles(page, "Festival", [{ name: "festival.json", text: readFileSync("test/fixtures/injection/festival.json", "utf8") }]);
  });
});
afterAll(() => browser.close());

const text = (page: Page, document: string) => page.getByRole("group", { name: `Text of document ${document}` });
const documents = (page: Page) => page.getByRole("region", { name: "Documents" });
const followed = (page: Page) => page.getByRole("region", { name: "What followed" });
const box = (page: Page) => page.getByRole("region", { name: "Verdict" });

async function open(page: Page, query = "", document = "d1"): Promise<void> {
  await page.goto(`/incidents/${id}/injection${query}`);
  await text(page, document).waitFor();
}

describe("what a responder reads", () => {
  test("without a choice the first document that speaks to the agent is open, its passage marked, and the calls after it stand beside it", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page);
      expect(await text(page, "d1").locator("mark").innerText()).toContain("Ignore all previous instructions");
      expect(await followed(page).getByRole("listitem").count()).toBe(4);
      await documents(page).getByText("5 of 5 listed").waitFor();
      await documents(page).getByRole("button", { name: /^Clean/ }).click();
      await addressHas(page, "verdict", "clean");
      await documents(page).getByText("4 of 4 listed, 5 in all").waitFor();
    });
  });

  test("a link opens document, passage and call, and what it names wrongly is said", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, "?document=d1&passage=1&call=c4&shown=decoded&verdict=nonsense");
      await page.getByText("Not understood in the address: verdict=nonsense").waitFor();
      await page.getByRole("button", { name: "Passage 1", pressed: true }).waitFor();
      await followed(page).getByRole("button", { name: "Close c4", expanded: true }).waitFor();
      expect(await page.getByRole("radio", { name: "Decoded" }).isChecked()).toBe(true);
      expect(await page.getByRole("link", { name: "inj.override.ignore" }).getAttribute("href")).toBe("/method#inj.override.ignore");
    });
  });

  test("characters that nobody sees are drawn on request, and the evidence stays text", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, "?document=d3", "d3");
      await page.getByText(/1 character here cannot be seen/).waitFor();
      await page.getByRole("radio", { name: "Hidden shown" }).click();
      await text(page, "d3").getByText("U+200B ZWSP").waitFor();
      await open(page, "?document=d1");
      expect(await text(page, "d1").locator("article, h1, p, a").count()).toBe(0);
    });
  });
});

describe("the ways around", () => {
  test("keys lead from passage to passage and from document to document", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, "?document=d1");
      await documents(page).getByText("5 of 5 listed").waitFor();
      await pressKey(page, "p");
      await addressHas(page, "passage", "1");
      await pressKey(page, "d");
      await addressHas(page, "document", "d2");
      await addressHas(page, "passage", null);
      await pressKey(page, "D");
      await addressHas(page, "document", "d1");
    });
  });

  test("the timeline says where the text was read, filters by it, and its panel leads to the call in the view", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "read=injected&view=flat");
      await page.getByRole("row", { name: /open_page.*the agent read injected text here/ }).waitFor();
      await openTimeline(page, id, "sel=c4");
      await panelOf(page).getByRole("heading", { name: /^Origin/ }).waitFor();
      await panelOf(page).getByRole("link", { name: "Asked for by d1: see the passage" }).click();
      await addressHas(page, "call", "c4");
      await box(page).waitFor();
    });
  });
});

test("a verdict that a person sets holds, needs a reason, leaves the rules' in sight, and is undone", async () => {
  const before = await api<Injection>(`${id}/injection`);
  expect(before.machine).toBe("injection");
  await withPage(browser, "light", async (page) => {
    await open(page);
    await box(page).getByRole("button", { name: "Set the verdict" }).click();
    const dialog = page.getByRole("dialog", { name: "Set the verdict on this incident" });
    await dialog.getByLabel("Verdict").selectOption("agent");
    await dialog.getByRole("button", { name: "Set the verdict" }).click();
    await dialog.getByText("A verdict needs its reason.").waitFor();
    await dialog.getByLabel("Reason").fill("It had begun before.");
    await dialog.getByRole("button", { name: "Set the verdict" }).click();
    await box(page).getByText("It had begun before.").waitFor();
    await box(page).getByText("The rules say").getByText("Injection").waitFor();
    expect((await api<Injection>(`${id}/injection`)).verdict).toBe("agent");
    await box(page).getByRole("button", { name: "Undo" }).click();
    await box(page).getByText("It had begun before.").waitFor({ state: "detached" });
  });
  expect((await api<Injection>(`${id}/injection`)).verdict).toBe(before.verdict);
  expect((await api<{ verdicts: VerdictDecision[] }>(`${id}/injection/verdicts`)).verdicts[0]?.withdrawnUs).not.toBeNull();
});

test("what a person says of calls counts: in the timeline's origins, in what is harm, and in the harm of the others", async () => {
  const say = async (call: string, verdict: string): Promise<string> => (await api<VerdictDecision>(`${id}/injection/calls/${call}/verdict`, { verdict, reason: "She asked for it.", author: "Mara" })).id;
  const takeBack = (verdict: string) => api<VerdictDecision>(`${id}/injection/verdicts/${verdict}/withdraw`, { reason: "", author: "" });
  const rows = async (query: string) => (await serverRows(id, `view=flat&${query}`)).rows.map(({ call }) => call);
  const harmful = async () => (await api<Impact>(`${id}/impact`)).harmfulOf;
  const before = [await rows("harm=harmful"), await rows("origin=user"), await harmful()];
  expect(before[0]).toEqual(["c4", "c5"]);
  const deleted = await say("c5", "user");
  // What was asked for is ordinary work beside what was not.
  expect([await rows("harm=harmful"), await harmful()]).toEqual([["c4"], 1]);
  await withPage(browser, "light", async (page) => {
    await openTimeline(page, id, "view=flat&origin=user");
    await page.getByRole("row", { name: /run_sql/ }).click();
    await panelOf(page).getByText("set by a person", { exact: true }).waitFor();
    await panelOf(page).getByText("She asked for it.").waitFor();
    await panelOf(page).getByText("The rules say").waitFor();
  });
  const sent = await say("c4", "user");
  // Without harm that nobody asked for, that which was asked for is the harm.
  expect(await rows("harm=harmful")).toContain("c5");
  for (const verdict of [sent, deleted]) await takeBack(verdict);
  expect([await rows("harm=harmful"), await rows("origin=user"), await harmful()]).toEqual(before);
});

test("nothing that was read and nothing of it captured are told apart", async () => {
  await withPage(browser, "light", async (page) => {
    const talk = await importFiles(page, "Talk", [{ name: "talk.json", text: chat({ role: "user", content: "Hello" }, { role: "assistant", content: "Hello." }) }]);
    await page.goto(`/incidents/${talk}/injection`);
    await page.getByText("No untrusted text reached the agent in this evidence").waitFor();
    const asked = await importFiles(page, "Asked", [{ name: "asked.json", text: chat({ role: "user", content: "Read it" }, { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "read_page", arguments: "{}" } }] }) }]);
    await page.goto(`/incidents/${asked}/injection`);
    await page.getByText("What the agent read was not captured").waitFor();
  });
});

test("axe finds nothing in both themes, wide and narrow, with a call laid open and the dialog up; a narrow page does not scroll sideways", async () => {
  await withPage(browser, "light", async (page) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, "?document=d1&passage=1&call=c4&shown=hidden");
      await followed(page).getByRole("button", { name: "Close c4", expanded: true }).waitFor();
      expect(await violations(page, "main")).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await box(page).getByRole("button", { name: "Set the verdict" }).click();
      await page.getByRole("dialog").waitFor();
      expect(await violations(page, "[role=dialog]")).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
});
