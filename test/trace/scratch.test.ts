import { test } from "vitest";
import { at, join, span } from "./harness.ts";
const loose = { traceId: null } as const;
test("t", async () => {
  for (const top of [null, "gone"]) for (const n of [500, 1000, 2000, 4000]) {
    const spans = Array.from({ length: n }, (_, k) => span({ spanId: `s${k}`, parentId: k === 0 ? top : `s${k - 1}`, start: at(k), end: at(k + 1), ...loose }));
    const t = performance.now(); await join(spans.reverse()); console.log("T", top, n, Math.round(performance.now() - t));
  }
}, 200000);
