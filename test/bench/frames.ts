import type { Page } from "playwright-core";
import { quantile } from "./quantiles.ts";

/** How scrolling went: milliseconds from frame to frame, and the most rows that were in the page at once. */
export type Frames = { readonly p95Ms: number; readonly maxMs: number; readonly frames: number; readonly rowsMax: number; readonly work: Work };

/** What the page's main thread did for one frame, in milliseconds on the average. */
export type Work = { readonly script: number; readonly style: number; readonly layout: number; readonly all: number };

/** What to scroll: the nearest scrolling ancestor of the first `row`. */
type Sweep = { readonly row: string; readonly seconds: number };

/**
 * Scrolls for a while as a hand on the wheel does (slowly and fast, down and up), with a jump to anywhere every half second of
 * the last third, and takes the time of every frame.
 */
export async function sweep(page: Page, { row, seconds }: Sweep): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const metrics = async () => new Map((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1_000]));
  const before = await metrics();
  const { gaps, rowsMax } = await page.evaluate(
    ([rowSelector, total]) =>
      new Promise<{ gaps: number[]; rowsMax: number }>((resolve, reject) => {
        const scrolls = (element: Element): boolean => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
        let box: Element | null = document.querySelector(rowSelector);
        while (box !== null && !scrolls(box)) box = box.parentElement;
        if (box === null) return reject(new Error(`nothing scrolls around ${rowSelector}`));
        const element = box;
        const gaps: number[] = [];
        let [rowsMax, last, jumped, state] = [0, 0, 0, 7];
        const began = performance.now();
        const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
        const step = (now: number): void => {
          if (last !== 0) gaps.push(now - last);
          const share = (now - began) / (total * 1_000);
          rowsMax = Math.max(rowsMax, element.querySelectorAll(rowSelector).length);
          if (share >= 1) return resolve({ gaps, rowsMax });
          const pace = share < 0.2 ? 40 : share < 0.35 ? 400 : share < 0.5 ? -200 : share < 0.66 ? 120 : 60;
          if (share > 0.66 && now - jumped > 500) {
            jumped = now;
            element.scrollTop = random() * (element.scrollHeight - element.clientHeight);
          } else element.scrollTop += element.scrollTop + element.clientHeight >= element.scrollHeight - 2 && pace > 0 ? -element.scrollHeight / 2 : pace;
          last = now;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [row, seconds] as const,
  );
  const after = await metrics();
  await session.detach();
  const perFrame = (name: string): number => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / gaps.length;
  const work = { script: perFrame("ScriptDuration"), style: perFrame("RecalcStyleDuration"), layout: perFrame("LayoutDuration"), all: perFrame("TaskDuration") };
  return { p95Ms: quantile(gaps, 0.95), maxMs: Math.max(...gaps), frames: gaps.length, rowsMax, work };
}

/** What the machine can do: the same movement over plain rows of text. */
export async function plainSweep(page: Page, seconds: number): Promise<Frames> {
  const rows = Array.from({ length: 5_000 }, (_, at) => `<div class="row">row ${at}: select order, total from orders</div>`).join("");
  await page.setContent(`<style>.box { height: 90vh; overflow-y: scroll } .row { height: 28px }</style><div class="box">${rows}</div>`);
  return sweep(page, { row: ".row", seconds });
}
