import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";

/** What one page cost: scripts in kB as gzip sends them, those that came with the page and those that reading it to its end brought; and how far what was drawn moved by itself (cumulative layout shift). */
export type PageLoad = { readonly scriptKb: number; readonly readKb: number; readonly shift: number; readonly shifted: readonly string[]; readonly status: number };

const quietMs = 800;
const quietMax = 15_000;
const scrollPx = 600;

declare global {
  var pageShifts: { value: number; from: string[] } | undefined;
}

/** Loads a page with nothing cached, reads it from top to bottom, and weighs it. */
export async function loadPage(browser: Browser, url: string, width: number): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 800 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchShifts);
    const scripts = new Map<string, Promise<number>>();
    let last = Date.now();
    page.on("response", (response) => {
      last = Date.now();
      if (response.request().resourceType() === "script") scripts.set(response.url(), gzipBytes(response));
    });
    const quiet = async () => {
      const end = Date.now() + quietMax;
      while (Date.now() - last < quietMs && Date.now() < end) await page.waitForTimeout(100);
    };
    const status = (await page.goto(url, { waitUntil: "load" }))?.status() ?? 0;
    await quiet();
    const atLoad = await total(scripts.values());
    await scrollThrough(page);
    await quiet();
    const { value, from } = await page.evaluate(() => globalThis.pageShifts ?? { value: 0, from: [] });
    return { scriptKb: atLoad / 1_000, readKb: (await total(scripts.values())) / 1_000, shift: value, shifted: from, status };
  } finally {
    await context.close();
  }
}

async function total(bytes: Iterable<Promise<number>>): Promise<number> {
  return (await Promise.all(bytes)).reduce((sum, one) => sum + one, 0);
}

/** By our own hand, so that it does not depend on how the server was set up. */
async function gzipBytes(response: Response): Promise<number> {
  try {
    return gzipSync(await response.body(), { level: 6 }).length;
  } catch {
    // A script that the page stopped asking for was not run.
    return 0;
  }
}

async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let at = 0; at < height; at += scrollPx) {
    await page.evaluate((top) => scrollTo(0, top), at);
    await page.waitForTimeout(50);
  }
}

/** Runs in the page: adds up what moved without the reader having done anything, and names it. */
function watchShifts(): void {
  const found = { value: 0, from: [] as string[] };
  globalThis.pageShifts = found;
  type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean; readonly sources?: readonly { readonly node: Node | null }[] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue;
      found.value += entry.value;
      for (const { node } of entry.sources ?? []) if (node instanceof Element) found.from.push(`${entry.value.toFixed(4)} ${node.outerHTML.slice(0, 140)}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** When a page can be used: drawn, its scripts run, and no task longer than 50 ms after that. Milliseconds since the navigation began. */
export async function interactiveMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const tasks: number[] = [];
      globalThis.longTaskEnds = tasks;
      new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) tasks.push(startTime + duration); }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(1_500);
    return await page.evaluate(() => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return Math.max(paint, navigation?.domContentLoadedEventEnd ?? 0, ...(globalThis.longTaskEnds ?? []));
    });
  } finally {
    await context.close();
  }
}

declare global {
  var longTaskEnds: number[] | undefined;
}
