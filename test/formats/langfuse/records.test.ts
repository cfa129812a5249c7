import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../lib/base/json.ts";
import { RawNumber } from "../../../lib/base/json.ts";
import { mergeSpans } from "../../../lib/trace/mergeSpans.ts";
import type { SpanDraft } from "../../../lib/trace/model.ts";
import { readJson } from "./exhibit.ts";
import { readFixture, story } from "./fixtures.ts";

const step = (more: JsonObject): JsonObject => ({
  id: "s1",
  traceId: "t1",
  type: "SPAN",
  name: "step",
  startTime: "2026-03-01T10:00:00.000Z",
  parentObservationId: null,
  ...more,
});
const read = (...observations: JsonValue[]) =>
  readJson({ trace: { id: "t1", name: "trace", sessionId: "se", userId: "u" }, observations });

describe("one alias table, key by key", () => {
  test("spellings of both versions in one record are read, the filled one before the empty one", () => {
    const [span] = read({
      id: "s1",
      trace_id: "t1",
      traceId: null,
      start_time: "2026-03-01 10:00:00.123456",
      endTime: "2026-03-01T10:00:01Z",
      parent_observation_id: "",
      provided_model_name: "m",
      status_message: "late",
      usage_details: { input: "3", output: 4 },
    }).spans;
    expect(span).toMatchObject({
      traceId: "t1",
      parentId: null,
      model: "m",
      statusMessage: "late",
      tokens: { input: 3, output: 4 },
    });
    expect(span?.start).toEqual({ us: Date.UTC(2026, 2, 1, 10) * 1000 + 123456, text: "2026-03-01 10:00:00.123456" });
  });
  test("-1 is not loaded, neither a cost nor a count", () => {
    expect(read(step({ totalCost: -1, inputUsage: -1, outputUsage: -1 })).spans[0]).toMatchObject({
      cost: null,
      tokens: { input: null, output: null },
    });
  });
  test("quotes around the dates of a table are not part of the time", () => {
    expect(read(step({ startTime: '"2026-03-01T10:00:00.000Z"' })).spans[0]?.start).toEqual({
      us: Date.UTC(2026, 2, 1, 10) * 1000,
      text: "2026-03-01T10:00:00.000Z",
    });
  });
  test("an EVENT is a moment, so that its missing end is no loss", () => {
    expect(read(step({ type: "EVENT" })).spans[0]?.end?.us).toBe(Date.UTC(2026, 2, 1, 10) * 1000);
    expect(read(step({})).spans[0]?.end).toBeNull();
  });
  test("the trace object gives its steps what they lack", () => {
    expect(read(step({})).spans[0]).toMatchObject({ thread: "se", user: "u", traceName: "trace" });
    expect(read(step({ sessionId: "own" })).spans[0]?.thread).toBe("own");
  });
  test("unknown columns of a table are scores", () => {
    const row = { ...step({}), traceName: "n", traceTimestamp: "x", helpfulness: [1], comments: [] };
    expect(readJson([row]).spans[0]?.metadata).toMatchObject({ scores: { helpfulness: [1] }, comments: [] });
  });
});

describe("a field of another type is missing and kept; a record that is none is skipped by name", () => {
  test("wrong types", () => {
    const odd = step({
      name: { a: 1 },
      level: 7,
      model: [],
      startTime: true,
      usageDetails: "no",
      toolCalls: 5,
      metadata: "{broken",
    });
    const { spans, skipped } = read(odd);
    expect(skipped).toEqual([]);
    expect(spans[0]).toMatchObject({ name: "", status: "unset", model: null, start: null });
    expect(spans[0]?.metadata).toMatchObject({
      name: { a: 1 },
      level: 7,
      model: [],
      startTime: true,
      toolCalls: 5,
      metadata: "{broken",
    });
  });
  test("ids written as numbers, also beyond 2^53, are text", () => {
    expect(read(step({ id: 12, traceId: new RawNumber("123456789012345678901") })).spans[0]).toMatchObject({
      spanId: "12",
      traceId: "123456789012345678901",
    });
  });
  test.each<[string, JsonValue]>([
    ["null", null],
    ["a text", "x"],
    ["an array", []],
    ["an object with nothing in it", {}],
  ])("%s", (_, value) => {
    const { spans, skipped } = read(step({}), value);
    expect(spans).toHaveLength(1);
    expect(skipped.map((one) => [one.code, one.at])).toEqual([["record_malformed", "/observations/1"]]);
  });
});

describe("ingestion events", () => {
  test.each(["ingestion-batch.json", "event-bucket.json"])("%s: parts merge into the same story", (name) => {
    const reading = readFixture(name);
    const parts = new Map<string, SpanDraft[]>();
    for (const span of reading.spans) parts.set(span.spanId ?? "", [...(parts.get(span.spanId ?? "") ?? []), span]);
    const spans = [...parts.values()]
      .flatMap(([first, ...rest]) => (first ? [mergeSpans([first, ...rest])] : []))
      .filter((span) => span.kindText !== "EVENT" && span.name !== "clicked");
    const told = (list: unknown[]) =>
      list.map((one) => ({ ...Object(one), parent: Object(one).parent ?? null, kind: null, tokens: null }));
    expect(told(story({ ...reading, spans }))).toEqual(told(story(readFixture("api-trace.json"))));
    expect(reading.drafts[0]).toMatchObject({ type: "trace", traceName: "refund", thread: "support-7" });
  });
  test("an event says which half of a step it tells and when", () => {
    const event = (type: string, body: JsonObject) => ({
      id: "e",
      timestamp: "2026-03-01T10:00:00Z",
      type,
      body: { id: "s", traceId: "t", ...body },
    });
    const { spans } = readJson({
      batch: [
        event("span-create", { name: "a" }),
        event("span-update", { endTime: "2026-03-01T10:00:01Z" }),
        event("tool-create", { endTime: "2026-03-01T10:00:01Z" }),
        event("event-create", {}),
      ],
      metadata: {},
    });
    expect(spans.map((span) => [span.part, span.kindText, span.parentId])).toEqual([
      ["begin", "SPAN", null],
      ["end", "SPAN", undefined],
      ["whole", "TOOL", null],
      ["whole", "EVENT", null],
    ]);
    expect(spans[0]).toMatchObject({ order: "01772359200000000", metadata: { event: { id: "e" } } });
  });
  test("the legacy events name id and content in their own way", () => {
    const body = { generationId: "g", traceId: "t", type: "GENERATION", prompt: "hi", completion: "hello" };
    const { spans } = readJson([{ id: "e", timestamp: "2026-03-01T10:00:00Z", type: "observation-update", body }]);
    expect(spans[0]).toMatchObject({
      spanId: "g",
      kind: "LLM",
      inputMessages: [{ text: "hi" }],
      outputMessages: [{ text: "hello" }],
    });
  });
});

test("a raw OpenTelemetry file: buffers are hexadecimal ids, 64-bit halves are nanoseconds", () => {
  const [span] = readFixture("otel-bucket.json").spans;
  expect(span).toMatchObject({
    traceId: "7d1e5c3a9b8f4e2d6c0a1b2c3d4e5f60",
    spanId: "00000000000000a1",
    parentId: null,
    at: "/scopeSpans/0/spans/0",
  });
  expect(span?.start?.us).toBe(Date.UTC(2026, 2, 1, 10) * 1000);
});
