import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { launch, openPage, type Watched } from "./browser.ts";
import { addressHas, openTimeline, rowsOf, settled } from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

const sample = (name: string) => readFileSync(`public/samples/brackwell-force-push/${name}`, "utf8");
/** The same run as a system saw it whose clock runs ahead. */
const ahead = sample("trace-download.json")
  .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (text) => new Date(Date.parse(text) + 342).toISOString())
  .replaceAll(/("(?:id|traceId|parentObservationId)": *")([0-9a-f]{16})/g, (_, name: string, id: string) => `${name}${Array.from(id).reverse().join("")}`);
const hostile = `time,kind,source,text\n2026-05-12T13:58:00.000Z,<b>alert</b>,"<img src=x onerror=""document.title='taken over'"">","</pre><script>document.title='taken over'</script>"\nno time,alert,ci,lost\n`;

let browser: Browser;
let watched: Watched;
let id: string;

beforeAll(async () => {
  browser = await launch();
  watched = await openPage(browser);
  id = await importFiles(watched.page, "Events and clocks", [
    { name: "trace-download.json", text: sample("trace-download.json") }, { name: "events.csv", text: sample("events.csv") }, { name: "ahead.json", text: ahead }, { name: "hostile.csv", text: hostile },
  ]);
}, 120_000);
afterAll(async () => { await browser.close(); });

const marks = (page: Page) => page.getByRole("list", { name: "Events, marks in order" }).getByRole("button");
const menu = (page: Page) => page.getByRole("dialog", { name: "Events", exact: true });
const openMenu = async (page: Page) => {
  await page.getByRole("button", { name: /^Events \d/ }).click();
  await menu(page).waitFor();
};

describe("events of files", () => {
  test("the card of the exhibit says how many there are, and what could not be placed", async () => {
    const { page } = watched;
    await page.goto(`/incidents/${id}/evidence`);
    const card = page.getByRole("listitem", { name: /events\.csv/ });
    await card.getByText("Events · CSV").waitFor();
    await card.getByText(/^\d+ events$/).waitFor();
    await page.getByRole("listitem", { name: /hostile\.csv/ }).getByText("An event has no time that can be read", { exact: false }).waitFor();
  });

  test("lie on the lane with a mark of their own, open by keyboard, and lead to their bytes", async () => {
    const { page } = watched;
    await openTimeline(page, id);
    await marks(page).first().waitFor();
    await marks(page).first().focus();
    await page.keyboard.press("Enter");
    const popover = page.getByRole("dialog", { name: "Event", exact: true });
    await popover.getByText("Imported").first().waitFor();
    await popover.getByRole("button", { name: /^Open event: / }).first().focus();
    await page.keyboard.press("Enter");
    await addressHas(page, "event", "x2-1");
    const opened = page.getByRole("dialog", { name: "Event", exact: true });
    await opened.getByText("new HEAD 7c55e01 on main", { exact: false }).waitFor();
    expect(await violations(page, "[role=dialog]")).toEqual([]);
    await opened.getByRole("link", { name: "row 1" }).click();
    await page.waitForURL(/\/evidence\/x2\?offset=/);
    await page.getByText("7c55e01", { exact: false }).first().waitFor();
  });

  test("an address opens one, and closing it leaves the address", async () => {
    const { page } = watched;
    await openTimeline(page, id, "event=x2-3");
    const opened = page.getByRole("dialog", { name: "Event", exact: true });
    await opened.getByText("Ilse Brandt", { exact: false }).waitFor();
    await page.keyboard.press("Escape");
    await opened.waitFor({ state: "detached" });
    await expect.poll(() => new URL(page.url()).searchParams.get("event")).toBeNull();
  });

  test("are listed and narrowed by source, n of m, and markup in them is text", async () => {
    const { page } = watched;
    await openTimeline(page, id);
    await openMenu(page);
    await menu(page).getByText(/^\d+ events: 0 added by people, \d+ imported$/).waitFor();
    await menu(page).getByText("</pre><script>document.title='taken over'</script>").waitFor();
    await menu(page).getByLabel("Source").selectOption({ value: "chat" });
    await menu(page).getByText(/^\d+ of \d+ events pass the filter$/).waitFor();
    expect(await menu(page).getByRole("button", { name: /^Open event: / }).count()).toBeGreaterThan(0);
    expect(await menu(page).getByRole("button", { name: /^(?:Edit|Remove) event/ }).count()).toBe(0);
    expect(await violations(page, "[role=dialog]")).toEqual([]);
    expect(await page.title()).not.toContain("taken over");
    await page.keyboard.press("Escape");
  });
});

describe("clocks that differ", () => {
  test("are said on the timeline, aligned with one button, marked on every moved row, and put back", async () => {
    const { page } = watched;
    await openTimeline(page, id);
    await page.getByText(/x3 runs 342 ms ahead of x1, told from \d+ matches/).waitFor();
    const moved = () => rowsOf(page).filter({ hasText: "≈" });
    expect(await moved().count()).toBe(0);
    await page.getByLabel("Your name, for the custody log").fill("Mara");
    await page.getByRole("button", { name: "Align x3" }).click();
    await page.getByText("aligned by Mara", { exact: false }).waitFor();
    await page.getByText("Times of x3 are shown 342 ms earlier than recorded", { exact: false }).waitFor();
    await openTimeline(page, id, "x=x3");
    await moved().first().waitFor();
    expect(await moved().first().getAttribute("aria-label")).toContain("clock aligned, recorded at 2026-05-12");
    expect(await violations(page, "main")).toEqual([]);
    await page.getByRole("button", { name: "Undo the alignment of x3" }).click();
    await page.getByText(/x3 runs 342 ms ahead of x1/).waitFor();
    await settled(page);
    await expect.poll(() => moved().count()).toBe(0);
  });

  test("the evidence page has what tells it, the history, and a shift by hand that refuses what is no number", async () => {
    const { page } = watched;
    await page.goto(`/incidents/${id}/evidence#clocks`);
    const band = page.getByRole("region", { name: "Clocks" });
    await band.getByText(/x3 runs 342 ms ahead of x1/).first().waitFor();
    await band.getByText("by calls that both of them timed", { exact: false }).waitFor();
    await band.getByText("x3 342 ms earlier on the timeline, by Mara", { exact: false }).first().waitFor();
    await band.getByText("withdrawn", { exact: true }).first().waitFor();
    await band.getByText("Shift a clock by hand").click();
    await band.getByLabel("Exhibit").selectOption({ value: "x2" });
    await band.getByRole("button", { name: "Shift", exact: true }).click();
    await band.getByText("Write a number of seconds other than 0", { exact: false }).waitFor();
    await band.getByLabel("Seconds, with + or −").fill("-2.5");
    await band.getByText("Times are shown 2.5 s earlier than recorded.").waitFor();
    await band.getByRole("button", { name: "Shift", exact: true }).click();
    await band.getByText("x2 2.5 s earlier on the timeline", { exact: false }).waitFor();
    await openTimeline(page, id, "event=x2-1");
    const opened = page.getByRole("dialog", { name: "Event", exact: true });
    await opened.getByText("shown 2.5 s earlier on the timeline", { exact: false }).waitFor();
    await opened.getByText("2026-05-12T13:43:00.000Z").waitFor();
  });
});
