import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bindings, type Command } from "@/components/keys/bindings.ts";
import { launch, openPage, withPage, type Watched } from "./browser.ts";
import {
  addressHas, api, drawn, focusRow, focusedIndex, focusedRow, inAddress, openTimeline, panelOf, pressKey, rowOf, rowsOf, sample, searchOf, settled, statusOf,
} from "./timelinePage.ts";
import { importFiles } from "./visit.ts";

let browser: Browser;
let watched: Watched;
let id: string;
/** An incident in which the agent read a poisoned page. */
let festival: string;
let last: number;
const decided: string[] = [];

/** Two rows of the sample, called harmful for as long as these tests run. */
const harmful = [100, 200] as const;

beforeAll(async () => {
  browser = await launch();
  const incident = await sample("misfire");
  id = incident.id;
  last = (incident.rows ?? 0) - 1;
  watched = await openPage(browser, "light", { permissions: ["clipboard-read", "clipboard-write"] });
  festival = await importFiles(watched.page, "Festival", [{ name: "festival.json", text: readFileSync("test/fixtures/injection/festival.json", "utf8") }]);
  for (const row of harmful) {
    decided.push((await api<{ id: string }>(`${id}/decisions`, { subject: { row }, kind: "harm", value: "harmful", reason: "for the keys", author: "" })).id);
  }
});
afterAll(async () => {
  for (const decision of decided) await api(`${id}/decisions/${decision}/withdraw`, { reason: "the test is over" });
  await browser.close();
});

/** What a command does that can be seen: where it is asked for, and what follows. */
type Effect = {
  /** The page, if it is not the timeline. */
  readonly on?: string;
  /** The incident, if it is not the misfire. */
  readonly of?: () => string;
  readonly query?: string;
  /** The row that has the focus before. */
  readonly at?: number;
  readonly see: (page: Page, ask: () => Promise<void>) => Promise<void>;
};

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

function goes(to: () => string): Effect["see"] {
  return async (page, ask) => {
    await ask();
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toBe(to());
  };
}

function opens(name: string): Effect["see"] {
  return async (page, ask) => {
    await ask();
    await dialog(page, name).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page, name).waitFor({ state: "detached" });
  };
}

/** The focus goes to the row at this place. */
function focuses(index: () => number): Effect["see"] {
  return async (page, ask) => {
    await ask();
    await expect.poll(() => focusedIndex(page)).toBe(index());
  };
}

type Stops = { readonly flagged: readonly number[]; readonly harmful: readonly number[] };

/** The focus goes to the row that is so many from the start of its kind, or from the end, and it is said which one of how many that is. */
function stops(name: string, kind: keyof Stops, place: (all: readonly number[]) => number): Effect["see"] {
  return async (page, ask) => {
    const { rows } = await api<{ rows: { id: number; status: string; callState: string | null; effect: { harm: string } | null }[] }>(`${id}/timeline?count=500`);
    const isHarmful = (row: (typeof rows)[number]) => row.effect?.harm === "harmful" || harmful.some((one) => one === row.id);
    const all = rows.filter((row) => isHarmful(row) || (kind === "flagged" && (row.status === "error" || row.callState === "failed"))).map((row) => row.id);
    const at = place(all);
    await ask();
    await page.getByRole("status").getByText(`${name} row, ${at + 1} of ${all.length}`, { exact: true }).waitFor();
    await expect.poll(() => focusedRow(page)).toBe(all[at]);
  };
}

/** The window of the address in microseconds; null: everything. */
function windowOf(page: Page): { from: number; to: number } | null {
  const [from, to] = (inAddress(page, "t") ?? "").split("..").map((end) => Date.parse(end) * 1000);
  return from === undefined || to === undefined ? null : { from, to };
}

const someHours = "t=2026-06-16T00:00:00Z..2026-06-18T00:00:00Z";
const hour = 3_600e6;

function windowBecomes(right: (now: { from: number; to: number }) => boolean): Effect["see"] {
  return async (page, ask) => {
    const before = page.url();
    await ask();
    await expect.poll(() => page.url()).not.toBe(before);
    const now = windowOf(page);
    expect(now !== null && right(now), page.url()).toBe(true);
  };
}

/** The injection view of the incident with the poisoned page. */
const onInjection = (query: string) => ({ on: `/injection?${query}`, of: () => festival });

function shows(name: string, value: string): Effect["see"] {
  return async (page, ask) => {
    await page.getByRole("group", { name: /^Text of document/ }).waitFor();
    await page.getByText("5 of 5 listed").waitFor();
    await ask();
    await addressHas(page, name, value);
  };
}

/** The replay shows this step. */
const atStep = (page: Page, at: string) => page.locator(`[data-replay-at="${at}"]`).waitFor();

function stepsTo(from: string, to: string): Effect["see"] {
  return async (page, ask) => {
    await atStep(page, from);
    await ask();
    await atStep(page, to);
    await addressHas(page, "at", to);
  };
}

const backTest = (page: Page) => page.getByRole("region", { name: "Back-test" }).getByText(/^Baseline \d/).waitFor();
/** The tick of the first rule of the draft that destroys. */
const ticked = (page: Page) => page.getByRole("checkbox", { name: /^Allow what destroys/ }).first();

/** The first rule, or the last: which those are, the draft says. */
function opensRule(at: 0 | -1): Effect["see"] {
  return async (page, ask) => {
    await backTest(page);
    await ask();
    await expect.poll(() => inAddress(page, "rule")).toMatch(at === 0 ? /\.\w+$/ : /\.(?:unused|unused_read|ask)$/);
  };
}

const start = Date.parse("2026-06-16T00:00:00Z") * 1000;

const effects: Readonly<Record<Command, Effect>> = {
  palette: { see: opens("Commands") },
  help: { see: opens("Keys") },
  goOverview: { see: goes(() => `/incidents/${id}`) },
  goEvidence: { see: goes(() => `/incidents/${id}/evidence`) },
  goTimeline: { on: "", see: goes(() => `/incidents/${id}/timeline`) },
  goInjection: { see: goes(() => `/incidents/${id}/injection`) },
  goReport: { see: goes(() => `/incidents/${id}/report`) },
  goImpact: { see: goes(() => `/incidents/${id}/impact`) },
  goReplay: { query: "sel=310", see: async (page, ask) => {
    await panelOf(page).waitFor();
    await ask();
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 15_000 }).toBe(`/incidents/${id}/replay`);
    await addressHas(page, "at", "c161");
  } },
  goCompare: { see: goes(() => `/incidents/${id}/compare`) },
  goPolicy: { see: goes(() => `/incidents/${id}/policy`) },
  goIncidents: { see: goes(() => "/") },
  goMethod: { see: goes(() => "/method") },
  theme: { see: async (page, ask) => {
    await ask();
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.evaluate(() => localStorage.removeItem("aftertrace.theme"));
  } },
  next: { at: 3, see: focuses(() => 4) },
  previous: { at: 3, see: focuses(() => 2) },
  first: { at: 5, see: focuses(() => 0) },
  last: { at: 0, see: focuses(() => last) },
  pageDown: { at: 0, see: async (page, ask) => {
    await ask();
    await expect.poll(() => focusedIndex(page)).toBeGreaterThan(5);
  } },
  pageUp: { at: 6, see: focuses(() => 0) },
  expand: { query: "level=0", at: 0, see: async (page, ask) => {
    await ask();
    await page.locator("[data-index='0'][aria-expanded=true]").waitFor();
    await settled(page);
    await ask();
    await expect.poll(() => focusedIndex(page)).toBe(1);
  } },
  collapse: { at: 1, see: async (page, ask) => {
    await ask();
    await page.locator("[data-index='1'][aria-expanded=false]").getByText(/\d+ hidden/).waitFor();
    await settled(page);
    await ask();
    await expect.poll(() => focusedIndex(page)).toBe(0);
  } },
  open: { at: 2, see: async (page, ask) => {
    await ask();
    await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
    await page.locator("[data-index='2'][aria-selected=true]").waitFor();
  } },
  close: { query: "sel=3", see: async (page, ask) => {
    await panelOf(page).waitFor();
    await ask();
    await panelOf(page).waitFor({ state: "detached" });
    await addressHas(page, "sel", null);
  } },
  search: { see: async (page, ask) => {
    await ask();
    await expect.poll(() => searchOf(page).evaluate((field) => field === document.activeElement)).toBe(true);
  } },
  nextHit: { query: "q=volumeDelete&view=flat", at: 0, see: async (page, ask) => {
    await ask();
    await panelOf(page).getByRole("tab", { name: "What" }).waitFor();
    await ask();
    await page.locator("[data-index='1'][aria-selected=true]").waitFor();
  } },
  previousHit: { query: "q=volumeDelete&view=flat", at: 3, see: async (page, ask) => {
    await ask();
    await page.locator("[data-index='2'][aria-selected=true]").waitFor();
    await page.getByRole("status").getByText(/^Row that passes, 3 of \d+$/).waitFor();
  } },
  nextFlagged: { at: 0, see: stops("Flagged", "flagged", () => 0) },
  previousFlagged: { at: 0, query: "sel=c168", see: stops("Flagged", "flagged", (all) => all.length - 2) },
  nextHarmful: { at: 0, see: stops("Harmful", "harmful", () => 0) },
  previousHarmful: { query: "sel=c168", see: stops("Harmful", "harmful", (all) => all.length - 1) },
  fit: { at: 4, see: async (page, ask) => {
    await ask();
    await addressHas(page, "t", /Z\.\.2026/);
    await statusOf(page).getByText(/· 1 filter/).waitFor();
  } },
  fitAll: { query: someHours, see: async (page, ask) => {
    await ask();
    await addressHas(page, "t", null);
  } },
  zoomIn: { query: someHours, see: windowBecomes(({ from, to }) => to - from <= 25 * hour && from >= start) },
  zoomOut: { query: someHours, see: windowBecomes(({ from, to }) => to - from > 70 * hour) },
  panLeft: { query: someHours, see: windowBecomes(({ from, to }) => from < start && Math.abs(to - from - 48 * hour) < hour) },
  panRight: { query: someHours, see: windowBecomes(({ from, to }) => from > start && Math.abs(to - from - 48 * hour) < hour) },
  gaps: { query: "axis=time", see: async (page, ask) => {
    await ask();
    await page.getByRole("button", { name: /idle folded: unfold/ }).waitFor();
    await addressHas(page, "gaps", "fold");
    await ask();
    await addressHas(page, "gaps", null);
  } },
  axis: { query: "view=flat", see: async (page, ask) => {
    await ask();
    await page.getByRole("radio", { name: "Bars by position in order of time", checked: true }).waitFor();
    await addressHas(page, "axis", "position");
  } },
  note: { at: 2, see: async (page, ask) => {
    await ask();
    await expect.poll(() => panelOf(page).getByLabel("Note", { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true);
  } },
  star: { at: 2, see: async (page, ask) => {
    const name = () => page.locator("[data-index='2']").getAttribute("aria-label");
    await ask();
    await expect.poll(name).toContain(", starred");
    await ask();
    await expect.poll(name).not.toContain(", starred");
  } },
  baseline: { query: "view=flat&kind=TOOL", at: 0, see: async (page, ask) => {
    await ask();
    await page.getByText(/^c\d+ was taken out of the baseline of the allow-list\.$/).waitFor();
    await ask();
    await page.getByText(/^c\d+ counts for the allow-list as the rules say\.$/).waitFor();
  } },
  harm: { at: 2, see: async (page, ask) => {
    await ask();
    await expect.poll(() => panelOf(page).getByRole("radio", { name: "Harmful" }).evaluate((field) => field === document.activeElement)).toBe(true);
  } },
  event: { see: opens("Add an event") },
  view: { at: 0, see: async (page, ask) => {
    for (const [view, role] of [["flat", "treegrid"], ["table", "grid"], [null, "treegrid"]] as const) {
      await ask();
      await addressHas(page, "view", view);
      await page.locator(`[role=${role}] [role=row][data-row]`).first().waitFor();
    }
  } },
  collapseAll: { at: 0, see: async (page, ask) => {
    await ask();
    await statusOf(page).getByText(/folded/).waitFor();
    await expect.poll(async () => (await drawn(page)).length).toBe(18);
  } },
  expandAll: { query: "level=0", see: async (page, ask) => {
    await ask();
    await addressHas(page, "level", null);
    await expect.poll(() => page.locator("[role=row][aria-expanded=false]").count()).toBe(0);
  } },
  clearFilters: { query: "q=drop&kind=TOOL&status=error", see: async (page, ask) => {
    await ask();
    await statusOf(page).getByText(/^363 of 363 rows$/).waitFor();
    for (const name of ["q", "kind", "status"]) await addressHas(page, name, null);
  } },
  copyLink: { query: "view=flat&kind=TOOL", at: 2, see: async (page, ask) => {
    const row = await focusedRow(page);
    await ask();
    await page.getByRole("status").getByText("Link copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${new URL(page.url()).origin}/incidents/${id}/timeline?view=flat&kind=TOOL&sel=${row}`);
  } },
  saveView: { see: opens("Save this view") },
  exportCsv: { query: "status=error", see: async (page, ask) => {
    const [download] = await Promise.all([page.waitForEvent("download"), ask()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  } },
  nextPassage: { ...onInjection("document=d1"), see: shows("passage", "1") },
  previousPassage: { ...onInjection("document=d1"), see: shows("passage", "1") },
  nextDocument: { ...onInjection("document=d1"), see: shows("document", "d2") },
  previousDocument: { ...onInjection("document=d3"), see: shows("document", "d2") },
  replayPlay: { on: "/replay?at=c161", see: async (page, ask) => {
    await atStep(page, "c161");
    await ask();
    await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
    await ask();
    await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  } },
  replayForward: { on: "/replay?at=c161", see: stepsTo("c161", "c161.end") },
  replayBack: { on: "/replay?at=c161.end", see: stepsTo("c161.end", "c161") },
  replayFirst: { on: "/replay?at=c161", see: async (page, ask) => {
    await atStep(page, "c161");
    await ask();
    await page.getByText(/^Step 1 of \d+$/).waitFor();
  } },
  replayLast: { on: "/replay?at=c161", see: async (page, ask) => {
    await atStep(page, "c161");
    await ask();
    await page.getByText(/^Step (\d+) of \1$/).waitFor();
  } },
  replayHarm: { on: "/replay?at=c3", see: stepsTo("c3", "c161") },
  nextRule: { on: "/policy", see: opensRule(0) },
  previousRule: { on: "/policy", see: opensRule(-1) },
  undoPolicy: { on: "/policy", see: async (page, ask) => {
    await ticked(page).check();
    await page.getByRole("button", { name: "Undo", disabled: false }).waitFor();
    await ticked(page).blur();
    await ask();
    await expect.poll(() => ticked(page).isChecked()).toBe(false);
  } },
  redoPolicy: { on: "/policy", see: async (page, ask) => {
    await ticked(page).check();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => ticked(page).isChecked()).toBe(false);
    await ask();
    await expect.poll(() => ticked(page).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
  } },
  savePolicy: { on: "/policy", see: async (page, ask) => {
    await backTest(page);
    await opens("Save as a version")(page, ask);
  } },
  exportPolicy: { on: "/policy", see: async (page, ask) => {
    await backTest(page);
    await opens("Save it, then export")(page, ask);
  } },
};

async function open(page: Page, { on, of = () => id, query = "", at }: Effect): Promise<void> {
  if (on === undefined) await openTimeline(page, id, query);
  else {
    await page.goto(`/incidents/${of()}${on}`);
    await page.getByRole("button", { name: "Keys and help" }).waitFor();
  }
  if (query.includes("sel=c")) await expect.poll(() => focusedRow(page), { timeout: 10_000 }).not.toBeNull();
  else if (at !== undefined) await focusRow(page, at);
}

/** Finds a command by its words in the list of commands, and takes it. */
async function byPalette(page: Page, does: string): Promise<void> {
  await pressKey(page, "Mod+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill(does);
  await page.keyboard.press("Enter");
  await dialog(page, "Commands").waitFor({ state: "detached" });
}

describe("every line of the table of keys does what it says", () => {
  test.each(bindings.map((binding) => [binding.does, binding] as const))("%s", async (_, { command, keys, does }) => {
    const { page, complaints } = watched;
    const effect = effects[command];
    const ways = keys.length === 0 ? [() => byPalette(page, does)] : keys.map((key) => () => pressKey(page, key));
    for (const ask of ways) {
      await open(page, effect);
      await effect.see(page, ask);
    }
    expect(complaints).toEqual([]);
  });

  test("a second stroke that leads nowhere does nothing, and the first one names those that lead somewhere", async () => {
    const { page } = watched;
    await openTimeline(page, id, "view=flat");
    await focusRow(page, 2);
    const name = await page.locator("[data-index='2']").getAttribute("aria-label");
    await page.keyboard.press("g");
    await page.getByRole("status").getByText("go to the evidence").waitFor();
    await page.keyboard.press("s");
    await page.getByRole("status").getByText("go to the evidence").waitFor({ state: "detached" });
    await page.keyboard.press("j");
    await expect.poll(() => focusedIndex(page)).toBe(3);
    expect(await page.locator("[data-index='2']").getAttribute("aria-label")).toBe(name);
  });
});

describe("the list of commands", () => {
  test("offers on the timeline every command of the table but itself, and a step by its id", async () => {
    const { page } = watched;
    await openTimeline(page, id, "kind=TOOL");
    await pressKey(page, "Mod+k");
    const list = dialog(page, "Commands");
    const here = bindings.filter(({ scope, command }) => scope !== "injection" && scope !== "replay" && scope !== "policy" && command !== "palette").length;
    await list.getByText(`${here} of ${here} commands`).waitFor();
    await page.keyboard.type("c60");
    await list.getByRole("option", { name: /c60/ }).waitFor();
    await page.keyboard.press("Enter");
    await panelOf(page).getByRole("heading", { name: /bash/ }).waitFor();
    await addressHas(page, "sel", "119");
    await addressHas(page, "kind", "TOOL");
  });

  test("on a page without rows it offers only what works there", async () => {
    const { page } = watched;
    await page.goto(`/incidents/${id}/evidence`);
    await page.getByRole("button", { name: /^Commands/ }).click();
    const everywhere = bindings.filter(({ scope, command }) => scope === "incident" && command !== "palette").length;
    await dialog(page, "Commands").getByText(`${everywhere} of ${everywhere} commands`).waitFor();
    expect(await dialog(page, "Commands").getByRole("option").count()).toBe(everywhere);
  });
});

describe("keys that print a character (WCAG 2.1.4)", () => {
  /** Each of them once; a page on which one of them works is no longer the same. */
  const printed = bindings.flatMap(({ keys }) => keys.filter((key) => key.length === 1));
  const view = async (page: Page) => ({ url: page.url(), rows: await drawn(page), overlays: await page.getByRole("dialog").count(), focus: await focusedIndex(page) });

  test("they are switched off in the help, stay off after a reload, and keys that print nothing go on working", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "view=flat&kind=TOOL");
      await pressKey(page, "?");
      await dialog(page, "Keys").getByRole("switch", { name: /Single keys/ }).click();
      await page.keyboard.press("Escape");
      await dialog(page, "Keys").waitFor({ state: "detached" });
      for (const again of [false, true]) {
        if (again) await page.reload();
        await settled(page);
        await focusRow(page, 2);
        const before = await view(page);
        // Space scrolls, as it does everywhere.
        for (const key of [...printed.filter((one) => one !== " "), "g e"]) await pressKey(page, key);
        // A key that is heard comes before this one: if one of them did something, it shows now.
        await page.keyboard.press("ArrowDown");
        await expect.poll(() => focusedIndex(page)).toBe(3);
        expect({ ...(await view(page)), focus: 2 }).toEqual(before);
      }
      await page.getByRole("button", { name: "Keys and help" }).click();
      await dialog(page, "Keys").getByRole("switch").click();
      await page.keyboard.press("Escape");
      await focusRow(page, 2);
      await page.keyboard.press("j");
      await expect.poll(() => focusedIndex(page)).toBe(3);
    });
  });

  test("they are text while typing, and nothing while a dialog is open or Ctrl or Alt is held", async () => {
    await withPage(browser, "light", async (page) => {
      await openTimeline(page, id, "sel=17");
      await panelOf(page).getByRole("button", { name: "Add a note" }).click();
      const note = panelOf(page).getByLabel("Note", { exact: true });
      await note.pressSequentially(printed.join(""));
      expect(await note.inputValue()).toBe(printed.join(""));
      await searchOf(page).pressSequentially("jvZ");
      await addressHas(page, "q", "jvZ");
      await addressHas(page, "view", null);
      await searchOf(page).fill("");
      await settled(page);
      await addressHas(page, "q", null);

      await page.getByRole("button", { name: "Keys and help" }).click();
      // At once, before the dialog itself can have come.
      for (const key of ["j", "v", "Shift+Z", "x"]) await page.keyboard.press(key);
      await dialog(page, "Keys").waitFor();
      for (const key of ["j", "v", "Shift+Z", "x"]) await page.keyboard.press(key);
      await page.keyboard.press("Escape");
      await dialog(page, "Keys").waitFor({ state: "detached" });
      await rowsOf(page).first().focus();
      for (const key of ["Alt+v", "Control+j", "Alt+j", "Control+Alt+j"]) await page.keyboard.press(key);
      await page.keyboard.press("ArrowDown");
      await addressHas(page, "view", null);
      await addressHas(page, "level", null);
      expect(await rowOf(page, 17).count()).toBeLessThanOrEqual(1);
    });
  });
});
