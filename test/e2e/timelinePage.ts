import type { Locator, Page } from "playwright-core";
import { expect, inject, vi } from "vitest";
import type { Incident } from "@/lib/api/contract.ts";
import type { TimelineWindow } from "@/lib/timeline/row.ts";
import { incidents } from "./visit.ts";

/** The bundled samples by what happened in them. */
const titles = { injection: "The partner page that gave orders", misfire: "The volume that was not staging's" } as const;

/** A bundled sample, once it has been analysed. */
export function sample(which: keyof typeof titles): Promise<Incident> {
  return vi.waitUntil(async () => (await incidents()).find(({ title, state }) => title === titles[which] && state === "ready"), { timeout: 180_000, interval: 200 });
}

/** Asks the API of the served app; what is refused fails the test. */
export async function api<T>(path: string, body?: unknown, method: "POST" | "DELETE" = "POST"): Promise<T> {
  const sent = body === undefined ? {} : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(`${inject("base")}/api/v1/incidents/${path}`, sent);
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return await answer.json() as T;
}

/** The rows of a query as the server has them. */
export function serverRows(incident: string, query = ""): Promise<TimelineWindow> {
  return api<TimelineWindow>(`${incident}/timeline?count=500&${query}`);
}

const grids = "[role=treegrid], [role=grid][data-rows]";

export const panelOf = (page: Page): Locator => page.getByRole("complementary", { name: "Open step" });
export const rowsOf = (page: Page): Locator => page.locator("[role=row][data-row]");
export const rowOf = (page: Page, id: number): Locator => page.locator(`[role=row][data-row="${id}"]`);
export const searchOf = (page: Page): Locator => page.getByRole("searchbox", { name: "Search in inputs and outputs" });
/** How many rows of how many. */
export const statusOf = (page: Page): Locator => page.locator("p[role=status]").filter({ hasText: / rows/ });
export const gridOf = (page: Page): Locator => page.locator(grids);

/** Waits until the rows, the minimap and the open step are there and nothing is under way. */
export async function settled(page: Page): Promise<void> {
  await page.locator(`:is(${grids})[aria-busy=false]`).waitFor();
  await statusOf(page).waitFor();
  await page.locator("main [role=slider] canvas.opacity-50").waitFor({ state: "detached" });
}

/** Opens the timeline, or another page of the incident, and waits until it has settled. */
export async function openTimeline(page: Page, incident: string, query = ""): Promise<void> {
  await page.goto(`/incidents/${incident}/timeline${query === "" ? "" : `?${query}`}`);
  await settled(page);
}

/** The rows that are drawn, by their place in the list. */
export async function drawn(page: Page): Promise<{ index: number; id: number }[]> {
  const all = await rowsOf(page).evaluateAll((rows) => rows.map((row) => ({ index: Number(row.getAttribute("data-index")), id: Number(row.getAttribute("data-row")) })));
  return all.toSorted((a, b) => a.index - b.index);
}

/** Waits until what is drawn are rows of this query, each at its place. */
export async function drawsRowsOf(page: Page, incident: string, query: string): Promise<TimelineWindow> {
  const wanted = await serverRows(incident, query);
  await expect.poll(async () => {
    const rows = await drawn(page);
    return { rowcount: await gridOf(page).getAttribute("aria-rowcount"), wrong: rows.filter(({ index, id }) => wanted.rows[index]?.id !== id), enough: rows.length >= Math.min(8, wanted.total) };
  }, { timeout: 10_000 }).toEqual({ rowcount: String(wanted.total + 1), wrong: [], enough: true });
  return wanted;
}

/** The place of the row that has the focus; null where no row has it. */
export function focusedIndex(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const index = document.activeElement?.getAttribute("data-index");
    return index === null || index === undefined ? null : Number(index);
  });
}

/** The id of the row that has the focus; null where no row has it. */
export function focusedRow(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const row = document.activeElement?.getAttribute("data-row");
    return row === null || row === undefined ? null : Number(row);
  });
}

/** Gives the focus to a row as Tab would. */
export async function focusRow(page: Page, index: number): Promise<void> {
  await page.locator(`[role=row][data-index="${index}"]`).focus();
  await expect.poll(() => focusedIndex(page)).toBe(index);
}

/** A part of the address as it stands now. */
export function inAddress(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

/** Waits until a part of the address is as wanted; null: it is not there. */
export async function addressHas(page: Page, name: string, wanted: string | null | RegExp): Promise<void> {
  const poll = expect.poll(() => inAddress(page, name), { message: `${name} in the address`, timeout: 10_000 });
  await (wanted instanceof RegExp ? poll.toMatch(wanted) : poll.toBe(wanted));
}

/** Presses a key as the table of bindings spells it: letters in capitals need Shift, `g o` is one key after the other. */
export async function pressKey(page: Page, keys: string): Promise<void> {
  for (const key of keys === " " ? ["Space"] : keys.split(" ")) await page.keyboard.press(/^[A-Z]$/.test(key) ? `Shift+${key}` : key.replace(/^Mod\+/, "Control+"));
}
