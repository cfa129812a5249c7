import type { CDPSession, ElementHandle, Page } from "playwright-core";
import { quantile } from "./quantiles.ts";

/** How scrolling went: milliseconds from frame to frame, and the most rows that were in the page at once. */
export type Frames = { readonly p95Ms: number; readonly maxMs: number; readonly frames: number; readonly rowsMax: number; readonly work: Work };

/** What the page's main thread computed for one frame, in milliseconds on the average: time of the processor, whatever else it does. */
export type Work = { readonly script: number; readonly style: number; readonly layout: number; readonly all: number };

/** What to scroll: the nearest scrolling ancestor of the first `row`. */
type Sweep = { readonly row: string; readonly seconds: number };

/** Turns of the wheel: pixels per second, downwards where above 0, and the share of the time. */
const turns = [{ pxPerSecond: 1_000, share: 0.25 }, { pxPerSecond: 8_000, share: 0.25 }, { pxPerSecond: -3_000, share: 0.2 }] as const;
const jumpsShare = 0.3;
const jumpEveryMs = 400;

/** Scrolls with the wheel, slowly and fast, down and up, then drags to anywhere again and again; takes the time of every frame. */
export async function sweep(page: Page, { row, seconds }: Sweep): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const box = await scroller(page, row);
  const before = await metrics(session);
  await page.evaluate(watchFrames, row);
  await turnWheel(session, box, seconds);
  for (let at = 0; at < (seconds * jumpsShare * 1_000) / jumpEveryMs; at++) {
    const place = (at * 0.618_034) % 1;
    await box.evaluate((element, share) => void (element.scrollTop = share * (element.scrollHeight - element.clientHeight)), place);
    await page.waitForTimeout(jumpEveryMs);
  }
  const { gaps, rowsMax } = await page.evaluate(() => globalThis.framesWatched?.() ?? { gaps: [], rowsMax: 0 });
  const after = await metrics(session);
  await session.detach();
  const perFrame = (name: string): number => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / gaps.length;
  const work = { script: perFrame("ScriptDuration"), style: perFrame("RecalcStyleDuration"), layout: perFrame("LayoutDuration"), all: perFrame("TaskDuration") };
  return { p95Ms: quantile(gaps, 0.95), maxMs: Math.max(...gaps), frames: gaps.length, rowsMax, work };
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: list } = await session.send("Performance.getMetrics");
  return new Map(list.map(({ name, value }) => [name, value * 1_000]));
}

async function scroller(page: Page, row: string): Promise<ElementHandle<HTMLElement>> {
  const found = await page.evaluateHandle((selector) => {
    const scrolls = (element: HTMLElement): boolean => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
    let element = document.querySelector<HTMLElement>(selector);
    while (element !== null && !scrolls(element)) element = element.parentElement;
    return element;
  }, row);
  const box = found.asElement();
  if (box === null) throw new Error(`nothing scrolls around ${row}`);
  return box;
}

async function turnWheel(session: CDPSession, box: ElementHandle<HTMLElement>, seconds: number): Promise<void> {
  const place = await box.boundingBox();
  if (place === null) throw new Error("what scrolls is not in sight");
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  for (const { pxPerSecond, share } of turns) {
    await session.send("Input.synthesizeScrollGesture", {
      x, y, yDistance: -pxPerSecond * share * seconds, speed: Math.abs(pxPerSecond), gestureSourceType: "mouse", preventFling: true,
    });
  }
}

declare global {
  var framesWatched: (() => { gaps: number[]; rowsMax: number }) | undefined;
}

/** Runs in the page: takes the time of every frame, and now and then counts the rows, until it is asked. */
function watchFrames(selector: string): void {
  const gaps: number[] = [];
  let [rowsMax, last, isOver] = [0, 0, false];
  const step = (now: number): void => {
    if (last !== 0) gaps.push(now - last);
    last = now;
    if (gaps.length % 8 === 0) rowsMax = Math.max(rowsMax, document.querySelectorAll(selector).length);
    if (!isOver) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  globalThis.framesWatched = () => {
    isOver = true;
    return { gaps, rowsMax };
  };
}

/** What the machine can do: the same movement over plain rows of text. */
export async function plainSweep(page: Page, seconds: number): Promise<Frames> {
  const rows = Array.from({ length: 5_000 }, (_, at) => `<div class="row">row ${at}: select order, total from orders</div>`).join("");
  await page.setContent(`<style>.box { height: 90vh; overflow-y: scroll } .row { height: 28px }</style><div class="box">${rows}</div>`);
  return sweep(page, { row: ".row", seconds });
}
