import { describe, expect, test, vi } from "vitest";
import { PagedRows, type RowPage } from "@/components/shell/paged-rows.ts";
import type { Answer } from "@/components/shell/api.ts";
import { windowRows } from "@/components/timeline/rows/windows.ts";

const total = windowRows * 3;
const page = (from: number): Answer<RowPage<number>> => ({ ok: true, value: { total, of: total, rows: Array.from({ length: windowRows }, (_, index) => from + index) } });
const refusal = { code: "x", message: "m", fix: "f", status: 500 };

/** A source that answers when it is told to, and rejects as a fetch does when it is called off. */
function source() {
  const asked: { readonly from: number; readonly answer: (answer: Answer<RowPage<number>>) => void; readonly signal: AbortSignal }[] = [];
  const rows = new PagedRows<number>((from, _count, signal) => new Promise((resolve, reject) => {
    asked.push({ from, answer: resolve, signal });
    signal.addEventListener("abort", () => reject(new DOMException("called off", "AbortError")));
  }));
  return { rows, asked };
}

describe("rows by window", () => {
  test("each is at its place, and nothing is known before the first window has come", async () => {
    const { rows, asked } = source();
    rows.want(0, 20);
    expect([rows.size, rows.row(3)]).toEqual([null, null]);
    asked[0]?.answer(page(0));
    await vi.waitUntil(() => rows.size !== null);
    expect([rows.row(3), rows.row(windowRows), rows.find((row) => row === 7)]).toEqual([3, null, 7]);
  });

  test("what was called off and is wanted again is asked for again, even at the same instant", async () => {
    const { rows, asked } = source();
    rows.want(0, 20);
    rows.stop();
    rows.want(0, 20);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asked[1]?.answer(page(0));
    await vi.waitUntil(() => rows.row(5) === 5);
  });

  test("a window that is no longer in sight is called off, one that is on the way is not asked for twice", async () => {
    const { rows, asked } = source();
    rows.want(0, 20);
    asked[0]?.answer(page(0));
    await vi.waitUntil(() => rows.size !== null);
    rows.want(windowRows * 2 + 60, windowRows * 2 + 80);
    rows.want(windowRows * 2 + 61, windowRows * 2 + 81);
    rows.want(0, 10);
    expect(asked.map(({ from, signal }) => [from, signal.aborted])).toEqual([[0, false], [windowRows * 2, true]]);
  });

  test("a refusal is kept until it is tried again, and rows that are there stay", async () => {
    const { rows, asked } = source();
    rows.want(0, 20);
    asked[0]?.answer({ ok: false, refusal });
    await vi.waitUntil(() => rows.refusal !== null);
    rows.retry(0, 20);
    expect([rows.refusal, asked.length]).toEqual([null, 2]);
  });
});
