import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { launch, openPage, type Watched } from "./browser.ts";
import { smallExport } from "./exports.ts";
import { addressHas, api, focusedRow, openTimeline, panelOf, rowOf, rowsOf, settled, statusOf } from "./timelinePage.ts";
import { importFiles, incidents } from "./visit.ts";

let browser: Browser;
let watched: Watched;
let id: string;
/** The row of the delete statement. */
let row: number;

beforeAll(async () => {
  browser = await launch();
  watched = await openPage(browser);
  id = await importFiles(watched.page, "Marked by hand", [{ name: "runs.jsonl", text: smallExport() }]);
  const { rows } = await api<{ rows: { id: number; preview: string }[] }>(`${id}/timeline?count=500`);
  row = rows.find(({ preview }) => preview.startsWith("delete"))?.id ?? 0;
});
afterAll(async () => { await browser.close(); });

const name = (page: Page) => rowOf(page, row).getAttribute("aria-label");
const lane = (page: Page, title: string) => page.getByRole("list", { name: `${title}, marks in order` });
const says = (page: Page, words: string) => expect.poll(() => name(page), { timeout: 10_000 }).toContain(words);
const saysNot = (page: Page, words: string) => expect.poll(() => name(page), { timeout: 10_000 }).not.toContain(words);

/** A key on the row of the delete statement, once the rows have come to rest: what is decided is decided of it and of no other. */
async function pressOnRow(page: Page, key: string): Promise<void> {
  await settled(page);
  await expect.poll(async () => {
    await rowOf(page, row).focus();
    return focusedRow(page);
  }).toBe(row);
  await page.keyboard.press(key);
  await addressHas(page, "sel", String(row));
}

/** Filters by a mark through its menu; the row must be the one that passes. */
async function foundByFilter(page: Page, choice: string, value: string) {
  await page.getByRole("button", { name: /^More filters/ }).click();
  await page.getByRole("dialog", { name: "More filters" }).getByRole("button", { name: /^Mark/ }).click();
  await page.getByRole("checkbox", { name: choice }).check();
  await page.keyboard.press("Escape");
  await addressHas(page, "mark", value);
  await statusOf(page).getByText(/^1 of 4 rows/).waitFor();
  expect(await rowOf(page, row).count()).toBe(1);
  await page.getByRole("list", { name: "Filters in force" }).getByRole("button").first().click();
  await statusOf(page).getByText("4 of 4 rows").waitFor();
}

/** The tests of this file are one story on one incident, in order: what is said about a row, and what becomes of it. */
describe("what people say about a step", () => {
  test("a note is written by key, shown on the row and on the lane, and found by the filter", async () => {
    const { page } = watched;
    await openTimeline(page, id);
    await rowsOf(page).first().focus();
    while (await page.evaluate(() => document.activeElement?.getAttribute("data-row")) !== String(row)) await page.keyboard.press("j");
    await page.keyboard.press("m");
    await panelOf(page).getByLabel("Note", { exact: true }).fill("Staging was <b>production</b>.");
    await panelOf(page).getByLabel("Your name").fill("Mara");
    await page.keyboard.press("Control+Enter");
    await panelOf(page).getByText("Staging was <b>production</b>.").waitFor();
    await panelOf(page).getByText("Mara, ").waitFor();
    await says(page, "1 note");
    await lane(page, "Noted").getByRole("link").first().waitFor();
    await foundByFilter(page, "With a note", "note");
  });

  test("a note is changed, deleted, and brought back", async () => {
    const { page } = watched;
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Edit", exact: true }).click();
    await panel.getByLabel("Change the note").fill("Staging was production. I checked.");
    await panel.getByRole("button", { name: "Save note" }).click();
    await panel.getByText("Staging was production. I checked.").waitFor();
    await panel.getByText(/, edited/).waitFor();
    await panel.getByRole("button", { name: "Delete", exact: true }).click();
    await panel.getByText("Note deleted").waitFor();
    await saysNot(page, "1 note");
    await panel.getByRole("button", { name: "Undo" }).click();
    await panel.getByText("Staging was production. I checked.").waitFor();
    await says(page, "1 note");
  });

  test("a star is put on and taken off, a tag is added, offered again and removed, and both are found by the filter", async () => {
    const { page } = watched;
    const panel = panelOf(page);
    const star = panel.getByRole("button", { name: "Star this step" });
    await star.click();
    await says(page, "starred");
    expect(await star.getAttribute("aria-pressed")).toBe("true");
    await foundByFilter(page, "Starred", "star");
    await panel.getByLabel("Add a tag").fill("a, b");
    await page.keyboard.press("Enter");
    await panel.getByText("A tag cannot hold a comma.").waitFor();
    for (const tag of ["exfil", "to ask"]) {
      await panel.getByLabel("Add a tag").fill(tag);
      await page.keyboard.press("Enter");
      await says(page, `tag ${tag}`);
    }
    await panel.getByRole("button", { name: "Remove tag to ask" }).click();
    await saysNot(page, "tag to ask");
    await foundByFilter(page, "Tag exfil", "tag:exfil");
  });

  test("a decision needs a word and a reason, is replaced, withdrawn, and never forgotten", async () => {
    const { page } = watched;
    const panel = panelOf(page);
    await pressOnRow(page, "h");
    await panel.getByRole("button", { name: "Decide", exact: true }).click();
    await panel.getByText("Say first which it is.").waitFor();
    await panel.getByRole("radio", { name: "Harmful" }).check();
    await panel.getByRole("button", { name: "Decide", exact: true }).click();
    await panel.getByText("A decision needs its reason.").waitFor();
    await panel.getByLabel("Reason", { exact: true }).fill("11 200 orders are gone.");
    await panel.getByRole("button", { name: "Decide", exact: true }).click();
    await says(page, "called harmful");
    await lane(page, "Harmful").getByRole("link").first().waitFor();
    await foundByFilter(page, "Called harmful", "harmful");
    await panel.getByRole("button", { name: "Decide anew" }).click();
    await panel.getByRole("radio", { name: "Harmless" }).check();
    await panel.getByLabel("Reason", { exact: true }).fill("They were copies.");
    await panel.getByRole("button", { name: "Decide", exact: true }).click();
    await says(page, "called harmless");
    await panel.getByRole("button", { name: "Withdraw" }).click();
    await panel.getByLabel("Why is it withdrawn?").fill("They were no copies.");
    await panel.getByRole("button", { name: "Withdraw the decision" }).click();
    await saysNot(page, "called");
    await panel.getByRole("button", { name: "2 earlier decisions" }).click();
    await panel.getByText("11 200 orders are gone.").waitFor();
    await panel.getByRole("button", { name: "Decide", exact: true }).click();
    await panel.getByRole("radio", { name: "Harmful" }).check();
    await panel.getByLabel("Reason", { exact: true }).fill("It was production.");
    await panel.getByLabel("Reason", { exact: true }).press("Control+Enter");
    await says(page, "called harmful");
  });

  test("an event is added beside the evidence, stands on its lane, is changed, removed and brought back", async () => {
    const { page } = watched;
    await page.keyboard.press("Escape");
    await pressOnRow(page, "e");
    const dialog = page.getByRole("dialog", { name: "Add an event" });
    await dialog.getByLabel("When, in UTC").fill("at noon");
    await dialog.getByRole("button", { name: "Add event" }).click();
    await dialog.getByText("Say in a sentence what happened.").waitFor();
    expect(await dialog.getByLabel("When, in UTC").getAttribute("aria-invalid")).toBe("true");
    await dialog.getByLabel("When, in UTC").fill("2026-03-04 14:02:13");
    await dialog.getByLabel("What it is").selectOption({ label: "Noticed" });
    await dialog.getByLabel("What happened").fill("Tomasz sees an empty dashboard.");
    expect(await dialog.getByLabel("Who says so").inputValue()).toBe("Mara");
    await dialog.getByRole("button", { name: "Add event" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("status").getByText("Event added.").waitFor();
    await lane(page, "Events").getByRole("button").first().click();
    await page.getByRole("dialog", { name: "Event", exact: true }).getByText("Tomasz sees an empty dashboard.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Events 1/ }).click();
    await page.getByRole("button", { name: /^Edit event: Noticed/ }).click();
    await page.getByRole("dialog", { name: "Change the event" }).getByLabel("What happened").fill("Tomasz sees an empty table.");
    await page.getByRole("dialog", { name: "Change the event" }).getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog", { name: "Change the event" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Events 1/ }).click();
    const list = page.getByRole("dialog", { name: "Events" });
    await list.getByText("Tomasz sees an empty table.").waitFor();
    await list.getByRole("button", { name: /^Remove event/ }).click();
    await list.getByText("Nobody has added an event yet.").waitFor();
    await list.getByRole("button", { name: "Undo" }).click();
    await list.getByText("1 event, added by people").waitFor();
    await page.keyboard.press("Escape");
    await lane(page, "Events").getByRole("button").first().waitFor();
  });

  test("a view is saved under a name, opened, renamed, deleted and brought back; a name that is taken is asked about", async () => {
    const { page } = watched;
    await openTimeline(page, id, "view=flat&kind=TOOL");
    for (const again of [false, true]) {
      await page.keyboard.press("w");
      const dialog = page.getByRole("dialog", { name: "Save this view" });
      await dialog.getByLabel("Name").fill("Only tools");
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      if (again) await dialog.getByRole("button", { name: "Replace it" }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("status").getByText("Saved as Only tools.").waitFor();
    }
    await openTimeline(page, id);
    await page.getByRole("button", { name: "Views" }).click();
    const list = page.getByRole("dialog", { name: "Saved views" });
    await list.getByText("1 saved view").waitFor();
    await list.getByRole("button", { name: "Rename Only tools" }).click();
    await list.getByLabel("New name of Only tools").fill("Tools");
    await page.keyboard.press("Enter");
    await list.getByRole("button", { name: "Delete Tools" }).click();
    await list.getByText("No view has been saved yet.").waitFor();
    await list.getByRole("button", { name: "Undo" }).click();
    await list.getByRole("button", { name: "Tools", exact: true }).click();
    await addressHas(page, "view", "flat");
    await addressHas(page, "kind", "TOOL");
  });

  test("all of it is still there after the incident was analysed again", async () => {
    const { page, complaints } = watched;
    const job = await api<{ id: string }>(`${id}/analyze`, {});
    await vi.waitUntil(async () => (await incidents()).some((one) => one.id === id && one.state === "ready" && one.job?.id === job.id && one.job.state === "done"), { timeout: 30_000, interval: 200 });
    await openTimeline(page, id, `sel=${row}`);
    for (const words of ["called harmful", "starred", "1 note", "tag exfil"]) await says(page, words);
    await panelOf(page).getByText("Staging was production. I checked.").waitFor();
    await panelOf(page).getByText("It was production.").waitFor();
    for (const title of ["Harmful", "Noted", "Events"]) await lane(page, title).waitFor();
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("dialog", { name: "Saved views" }).getByRole("button", { name: "Tools", exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await settled(page);
    expect(complaints).toEqual([]);
  });

  test("and each change is a line of the custody log, in order, with who made it", async () => {
    const { page } = watched;
    await page.goto(`/incidents/${id}/evidence`);
    const log = page.getByRole("region", { name: "Custody log" });
    await log.locator("tbody tr").first().waitFor();
    const lines = (await log.locator("tbody tr").evaluateAll((rows) => rows.map((line) => [...line.querySelectorAll("td")].map((cell) => (cell instanceof HTMLElement ? cell.innerText : "")))))
      .toSorted((a, b) => Number(a[0]) - Number(b[0]));
    const anchor = ' (at "line 3", draft 0 of the exhibit with sha256 374e1f512c3714f182367e24ee2a415703c38682c657f4d58b0a8a3e52f1785c)';
    const said = lines.map(([, , , action, detail = ""]) => `${action}: ${detail.replace(anchor, "").replaceAll(/\b(note|star|tag|decision|event|view|place of) [a-z0-9]{12}\b/g, "$1 ID")}`);
    expect(said.filter((line) => /^(mark|decision|event|view)\./.test(line))).toEqual([
      'mark.added: note ID: "Staging was <b>production</b>." on "run_sql", by "Mara"',
      'mark.edited: note ID: "Staging was production. I checked." on "run_sql", by "Mara"; it was "Staging was <b>production</b>."',
      'mark.removed: note ID: "Staging was production. I checked." on "run_sql", made by "Mara"',
      'mark.added: note ID: "Staging was production. I checked." on "run_sql", by "Mara"',
      'mark.added: star ID on "run_sql", by "Mara"',
      'mark.added: tag ID: "exfil" on "run_sql", by "Mara"',
      'mark.added: tag ID: "to ask" on "run_sql", by "Mara"',
      'mark.removed: tag ID: "to ask" on "run_sql", made by "Mara"',
      'decision.made: decision ID: harmful on "run_sql", by "Mara"; reason: "11 200 orders are gone."',
      'decision.replaced: decision ID: harmless on "run_sql", by "Mara"; reason: "They were copies."; in place of ID',
      'decision.withdrawn: decision ID: harmless on "run_sql", by "Mara"; reason: "They were no copies."',
      'decision.made: decision ID: harmful on "run_sql", by "Mara"; reason: "It was production."',
      'event.added: event ID: noticed at 2026-03-04T14:02:13.000Z: "Tomasz sees an empty dashboard.", by "Mara"',
      'event.edited: event ID: noticed at 2026-03-04T14:02:13.000Z: "Tomasz sees an empty table.", by "Mara"; it was event ID: noticed at 2026-03-04T14:02:13.000Z: "Tomasz sees an empty dashboard."',
      'event.removed: event ID: noticed at 2026-03-04T14:02:13.000Z: "Tomasz sees an empty table.", written by "Mara"',
      'event.added: event ID: noticed at 2026-03-04T14:02:13.000Z: "Tomasz sees an empty table.", by "Mara"',
      'view.saved: view ID: "Only tools", showing "view=flat&kind=TOOL", by "Mara"',
      'view.saved: view ID: "Only tools", showing "view=flat&kind=TOOL", by "Mara"',
      'view.deleted: view ID: "Only tools", showing "view=flat&kind=TOOL", saved by "Mara"',
      'view.renamed: view ID: "Tools", showing "view=flat&kind=TOOL", by "Mara"; it was "Only tools"',
      'view.deleted: view ID: "Tools", showing "view=flat&kind=TOOL", saved by "Mara"',
      'view.saved: view ID: "Tools", showing "view=flat&kind=TOOL", by "Mara"',
    ]);
    await page.getByRole("region", { name: "Verification of the custody log" }).getByText("Verified", { exact: true }).waitFor();
  });
});
