import { describe, expect, test } from "vitest";
import { langfuse } from "../../../lib/formats/langfuse/langfuse.ts";
import { mergeParts } from "../../../lib/trace/mergeSpans.ts";
import type { SpanDraft } from "../../../lib/trace/model.ts";
import { readValue } from "../readText.ts";

const event = (second: number, type: string, body: Record<string, unknown>) => ({
  id: `e${second}`,
  timestamp: `2026-03-01T10:00:0${second}Z`,
  type,
  body: { traceId: "t1", ...body },
});

async function merged(...events: unknown[]): Promise<SpanDraft> {
  const read = await readValue({ batch: events, metadata: {} });
  const whole = mergeParts(read.spans);
  if (whole === null) throw new Error("no parts");
  return langfuse.complete?.(whole, { format: read.format, why: "", plan: { kind: "none" } }) ?? whole;
}

describe("the events of one step, read together", () => {
  test("a tool's run that one event opens and a general one closes has its result", async () => {
    const step = await merged(
      event(1, "tool-create", { id: "o1", name: "run_sql", startTime: "2026-03-01T10:00:01Z", input: { q: "x" } }),
      event(2, "span-update", { id: "o1", endTime: "2026-03-01T10:00:02Z", output: { rows: 3 } }),
    );
    expect(step).toMatchObject({ kind: "TOOL", name: "run_sql", end: { text: "2026-03-01T10:00:02Z" } });
    expect(step.execution).toMatchObject({
      tool: "run_sql",
      arguments: { value: { q: "x" } },
      result: { state: "present", text: '{"rows":3}' },
    });
  });
  test("the last word is the one with the latest time, not the last in the file", async () => {
    const step = await merged(
      event(1, "generation-create", {
        id: "o1",
        name: "draft",
        startTime: "2026-03-01T10:00:01Z",
        input: [{ role: "user", content: "old" }],
      }),
      event(4, "generation-update", {
        id: "o1",
        name: "final",
        input: [{ role: "user", content: "new" }],
        output: "late",
      }),
      event(3, "generation-update", { id: "o1", output: "early" }),
    );
    expect(step.name).toBe("final");
    expect(step.inputMessages.map(({ text }) => text)).toEqual(["new"]);
    expect(step.outputMessages.map(({ text }) => text)).toEqual(["late"]);
  });
});

describe("what a trace says of the whole run", () => {
  const step = {
    id: "o1",
    traceId: "t1",
    type: "SPAN",
    name: "run",
    startTime: "2026-03-01T10:00:00Z",
    parentObservationId: null,
  };
  const said = async (trace: Record<string, unknown>, more: Record<string, unknown>) => {
    const [draft] = (await readValue({ trace: { id: "t1", ...trace }, observations: [{ ...step, ...more }] })).spans;
    return [draft?.inputMessages.map(({ text }) => text), draft?.outputMessages.map(({ text }) => text)];
  };
  test("stands for a root step that shows nobody's words", async () => {
    expect(await said({ input: '"Clean up"', output: "Done" }, { input: null, output: { ok: true } })).toEqual([
      ["Clean up"],
      ["Done"],
    ]);
  });
  test("is not said twice, and never by a model", async () => {
    expect(await said({ input: "Clean up" }, { input: "Clean up", output: "Done" })).toEqual([["Clean up"], ["Done"]]);
    expect(await said({ output: "Boom" }, { type: "GENERATION", input: "Hi", output: null })).toEqual([["Hi"], []]);
  });
});

test("documents count wherever they show as such, not only in retrievers", async () => {
  const step = {
    id: "o1",
    traceId: "t1",
    type: "SPAN",
    name: "search",
    startTime: "2026-03-01T10:00:00Z",
    parentObservationId: null,
  };
  const output = [{ pageContent: "Page one", metadata: { source: "one.md" } }];
  const read = await readValue({ trace: { id: "t1" }, observations: [{ ...step, input: "q", output }] });
  expect(read.spans[0]?.retrieved).toEqual([{ text: "Page one", source: "one.md", id: null }]);
});
