import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { violations } from "./axe.ts";
import { launch, withPage } from "./browser.ts";
import { addressHas, inAddress, openTimeline, pressKey } from "./timelinePage.ts";
import { importFiles, incidents } from "./visit.ts";

/** The replay: what a responder sees of a moment, how it is stepped, played and scrubbed, and that a link shows the same moment. */
let browser: Browser;
/** The bundled sample in which a support message asks for the token table. */
let ticket = "";
/** Ten steps, of which the third call is harm, with text that would act if it were drawn as more than text. */
let small = "";

const asks = (id: string, query: string) => ({ role: "assistant", content: null, tool_calls: [{ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } }] });
const hostile = '<img src=x onerror="document.title=`acted`"><script>document.title = "acted"</script>';
const chat = JSON.stringify({
  messages: [
    { role: "user", content: `Tidy. ${hostile}` },
    asks("a", "SELECT 1"), { role: "tool", tool_call_id: "a", content: "1" },
    asks("b", "DELETE FROM orders"), { role: "tool", tool_call_id: "b", content: "DELETE 12000" },
    { role: "assistant", content: "Done." },
  ],
});

beforeAll(async () => {
  browser = await launch();
  ticket = (await vi.waitUntil(async () => (await incidents()).find(({ title, state }) => title === "The ticket that asked for the keys" && state === "ready"), { timeout: 180_000, interval: 200 })).id;
  await withPage(browser, "light", async (page) => { small = await importFiles(page, "Replayed", [{ name: "talk.json", text: chat }]); });
});
afterAll(() => browser.close());

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const at = (page: Page, step: string) => page.locator(`[data-replay-at="${step}"]`).waitFor();
const line = (page: Page) => page.locator("[data-replay-at]");
const scrubber = (page: Page) => page.getByRole("slider", { name: "Step" });

async function open(page: Page, incident: string, query = "", step?: string): Promise<void> {
  await page.goto(`/incidents/${incident}/replay${query}`);
  await line(page).waitFor();
  if (step !== undefined) await at(page, step);
  for (const name of ["Conversation", "Calls", "Blast radius"]) await region(page, name).and(page.locator("[aria-busy=false]")).waitFor();
}

/** Everything that a reader sees of the moment. */
const seen = (page: Page) => Promise.all([line(page), region(page, "Conversation"), region(page, "Calls"), region(page, "Blast radius")].map((part) => part.innerText()));

describe("a moment", () => {
  test("at the first harm the passage that asked for it stands in the conversation, the call names it, and nothing counts before its result is there", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, ticket, "?at=c13", "c13");
      await line(page).getByText("The first harm, T+0: c13 execute_sql begins; d10, which the agent read, asked for it.").waitFor();
      expect(await region(page, "Conversation").locator("mark").first().innerText()).toContain("integration_tokens");
      const call = page.locator("[data-call=c13]");
      await call.getByText("First harm, T+0").waitFor();
      await call.getByText("no result yet").waitFor();
      await region(page, "Blast radius").getByText("c13 begins now. 0 of 1 harmful call done.").waitFor();
      expect(await page.locator("[data-class=data_mutation]").innerText()).toMatch(/\n0\n/);
      await pressKey(page, "ArrowRight");
      await call.getByText("Executed").waitFor();
      await region(page, "Blast radius").getByText("c13, 1 step ago. 1 of 1 harmful call done.").waitFor();
      expect(await page.locator("[data-class=data_mutation]").innerText()).toMatch(/\n1\n?\s*\+1/);
    });
  });

  test("a step on and one back is the same moment, and so is a link to it", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, ticket, "?at=c13", "c13");
      // The steps before this window are there as well.
      await region(page, "Calls").getByText("13 begun, 1 without a result yet").waitFor();
      const before = await seen(page);
      await pressKey(page, "ArrowRight");
      await line(page).getByText("Step 47 of 51").waitFor();
      await addressHas(page, "at", /^\d+$/);
      const link = page.url();
      const after = await seen(page);
      await pressKey(page, "ArrowLeft");
      await at(page, "c13");
      expect(await seen(page)).toEqual(before);
      await page.goto(link);
      await line(page).getByText("Step 47 of 51").waitFor();
      await expect.poll(() => seen(page)).toEqual(after);
    });
  });

  test("text of the evidence is text, whatever it says", async () => {
    await withPage(browser, "dark", async (page) => {
      await open(page, small);
      await region(page, "Conversation").getByText("<img src=x onerror=").waitFor();
      expect(await region(page, "Conversation").locator("img, script").count()).toBe(0);
      expect(await page.title()).not.toBe("acted");
    });
  });
});

describe("going through it", () => {
  test("to the start, the end, the first harm, the next and the one before, by keys and by their buttons", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, ticket);
      await line(page).getByText("Step 1 of 51").waitFor();
      await pressKey(page, "End");
      await line(page).getByText("Step 51 of 51").waitFor();
      await pressKey(page, "[");
      await at(page, "c13");
      await page.getByRole("status").getByText("Harmful call, 1 of 1.").waitFor({ state: "attached" });
      await pressKey(page, "]");
      await page.getByRole("status").getByText("No further harmful call.").waitFor({ state: "attached" });
      await page.getByRole("button", { name: "Start", exact: true }).click();
      await line(page).getByText("Step 1 of 51").waitFor();
      await page.getByRole("button", { name: "First harm" }).click();
      await at(page, "c13");
      await page.getByRole("button", { name: "One step back" }).click();
      await line(page).getByText("Step 45 of 51").waitFor();
    });
  });

  test("without dragging: a number, and the arrows and Page keys of the scrubber; a screen reader is told where it is", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, ticket);
      await page.getByLabel("Go to step").fill("46");
      await page.keyboard.press("Enter");
      await at(page, "c13");
      await scrubber(page).focus();
      expect(await scrubber(page).getAttribute("aria-valuetext")).toBe("Step 46 of 51. The first harm, T+0: c13 execute_sql begins; d10, which the agent read, asked for it.");
      await page.keyboard.press("ArrowLeft");
      await line(page).getByText("Step 45 of 51").waitFor();
      await page.keyboard.press("PageDown");
      await expect.poll(() => scrubber(page).inputValue()).not.toBe("45");
      await page.getByRole("status").getByText(/^Step \d+ of 51\. /).waitFor({ state: "attached" });
    });
  });

  test("it plays by itself, is not told step by step meanwhile, pauses by Space, and stops at the end", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, small);
      await page.getByRole("radio", { name: "5 times", exact: true }).click();
      await line(page).click();
      await pressKey(page, " ");
      await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
      await pressKey(page, " ");
      await page.getByRole("button", { name: "Play", exact: true }).waitFor();
      await page.getByRole("button", { name: "Play", exact: true }).click();
      await page.getByText(/^Step (\d+) of \1$/).waitFor();
      await page.getByRole("button", { name: "Play", exact: true }).waitFor();
      await region(page, "Blast radius").getByText("1 of 1 harmful call done.").waitFor();
      await page.getByText("in 1 effect, as reported by the tool").waitFor();
    });
  });

  test("Space presses the button that has the focus", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, small);
      await page.getByRole("button", { name: "One step on" }).focus();
      await pressKey(page, " ");
      await line(page).getByText(/^Step 2 of/).waitFor();
      await page.getByRole("button", { name: "Play", exact: true }).waitFor();
    });
  });
});

describe("which steps", () => {
  test("one run alone has its own steps, and the way back to all", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, ticket, "?at=c13", "c13");
      await page.getByRole("link", { name: "This run alone" }).click();
      await addressHas(page, "trace", "x1:line 3");
      await at(page, "c13");
      await line(page).getByText(/^Step \d+ of 21$/).waitFor();
      await page.getByRole("button", { name: /^Runs that are replayed/ }).click();
      await page.getByRole("dialog").getByText("3 of 3 runs listed").waitFor();
      await page.keyboard.press("Enter");
      await line(page).getByText("Step 1 of 51").waitFor();
      expect(inAddress(page, "trace")).toBeNull();
    });
  });

  test("a step that is not there, and an address that means nothing, are named; the replay begins at its start", async () => {
    await withPage(browser, "light", async (page) => {
      await open(page, small, "?at=c999");
      await page.getByText("These runs have no step c999.").waitFor();
      await line(page).getByText(/^Step 1 of/).waitFor();
      await open(page, small, "?at=nonsense");
      await page.getByText("Not understood in the address: at=nonsense").waitFor();
    });
  });

  test("where nothing was said and nothing called, the page says what to import", async () => {
    await withPage(browser, "light", async (page) => {
      const keys = await importFiles(page, "Keys alone", [{ name: "keys.json", text: readFileSync("public/samples/northquay-support-injection/quill-gate-keys.json", "utf8") }]);
      await page.goto(`/incidents/${keys}/replay`);
      await page.getByText("There is nothing to replay").waitFor();
    });
  });

  test("the timeline leads to the moment of the step that is open, by its menu", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, ticket, "sel=c13");
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Replay from here" }).click();
      await at(page, "c13");
    });
  });
});

test("axe finds nothing in both themes, wide and narrow; no width scrolls sideways; with reduced motion nothing moves by itself", async () => {
  await withPage(browser, "light", async (page) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, ticket, "?at=c13", "c13");
      expect(await violations(page, "main")).toEqual([]);
    }
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    await page.emulateMedia({ reducedMotion: "reduce" });
    await pressKey(page, "ArrowRight");
    await line(page).getByText("Step 47 of 51").waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});
