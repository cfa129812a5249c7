import type { Page } from "playwright-core";

const row = "[role=row][data-row]";

/** Milliseconds from the start of the navigation until rows have been drawn. */
export async function firstRows(page: Page, url: string): Promise<number> {
  await openTimeline(page, url);
  return await page.evaluate(() => performance.getEntriesByName("rows drawn")[0]?.startTime ?? NaN);
}

const watched = new WeakSet<Page>();

/** Opens the timeline and waits for rows. */
export async function openTimeline(page: Page, url: string): Promise<void> {
  if (!watched.has(page)) await page.addInitScript(markRows, row);
  watched.add(page);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("rows drawn").length > 0, undefined, { timeout: 60_000 });
}

/** Runs in the page: marks the frame after the one in which a row is there. */
function markRows(selector: string): void {
  const look = (): void => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => performance.mark("rows drawn"));
  };
  requestAnimationFrame(look);
}

/** What the page holds in its JavaScript heap after a collection. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}
