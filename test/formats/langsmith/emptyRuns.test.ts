import { expect, test } from "vitest";
import { readValue } from "../readText.ts";

const root = "019d4000-0001-7777-8777-000000000001";
const run = (last: number, name: string, more: Record<string, unknown>) => ({
  id: `019d4000-0001-7777-8777-00000000000${last}`,
  trace_id: root,
  parent_run_id: last === 1 ? null : root,
  name,
  run_type: last === 1 ? "chain" : "tool",
  start_time: "2026-03-05T10:00:01Z",
  end_time: "2026-03-05T10:00:02Z",
  status: "success",
  inputs: {},
  outputs: {},
  ...more,
});

test("{} on both sides is a function without arguments where other runs carry content, and hidden where none does", async () => {
  const shown = await readValue([
    run(1, "turn", { inputs: { question: "Q" }, outputs: { answer: "A" } }),
    run(2, "flush", {}),
  ]);
  expect(shown.spans[1]?.execution?.arguments).toEqual({ state: "empty", form: "json", value: {} });
  expect(shown.codes).not.toContain("content_withheld");
  const hidden = await readValue([run(1, "turn", {}), run(2, "flush", {})]);
  expect(hidden.spans[1]?.execution?.arguments).toEqual({ state: "withheld", form: "none", value: null });
  expect(hidden.codes).toContain("content_withheld");
});
