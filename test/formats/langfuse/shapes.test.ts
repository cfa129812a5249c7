import { describe, expect, test } from "vitest";
import { langfuse } from "../../../lib/formats/langfuse/langfuse.ts";
import type { JsonValue } from "../../../lib/base/json.ts";
import { emptyProbe, probeOf, readJson, readRows } from "./exhibit.ts";
import { readFixture, story } from "./fixtures.ts";

const wanted = {
  "ui-download.json": ["langfuse.ui-download", 6, 0],
  "ui-download.bare.json": ["langfuse.ui-download", 6, 0],
  "ui-download-v4.json": ["langfuse.ui-download-v4", 6, 0],
  "ui-download-v4.stripped.json": ["langfuse.ui-download-v4", 6, 0],
  "log-view.json": ["langfuse.log-view", 6, 0],
  "log-view.unordered.json": ["langfuse.log-view", 6, 0],
  "api-trace.json": ["langfuse.api-trace", 6, 0],
  "api-trace.several.json": ["langfuse.api-trace", 7, 0],
  "api-trace.python.json": ["langfuse.api-trace", 6, 0],
  "api-list.traces.json": ["langfuse.api-list", 0, 1],
  "api-list.observations.json": ["langfuse.api-list", 6, 0],
  "api-list.v2.json": ["langfuse.api-list", 6, 0],
  "cli-envelope.json": ["langfuse.cli-envelope", 6, 0],
  "cli-envelope.error.json": ["langfuse.cli-envelope", 0, 0],
  "trpc.json": ["langfuse.trpc", 6, 0],
  "trpc.several.json": ["langfuse.trpc", 7, 0],
  "observations-export.json": ["langfuse.observations-export", 6, 0],
  "observations-export.jsonl": ["langfuse.observations-export", 6, 0],
  "observations-export.dialectA.csv": ["langfuse.observations-export", 6, 0],
  "observations-export.dialectB.csv": ["langfuse.observations-export", 6, 0],
  "events-export.csv": ["langfuse.events-export", 2, 0],
  "traces-export.json": ["langfuse.traces-export", 0, 1],
  "traces-export.dialectA.csv": ["langfuse.traces-export", 0, 1],
  "blob.jsonl": ["langfuse.blob", 6, 0],
  "ingestion-batch.json": ["langfuse.ingestion-batch", 10, 1],
  "event-bucket.json": ["langfuse.event-bucket", 10, 1],
  "otel-bucket.json": ["langfuse.otel-bucket", 6, 0],
  "sessions-export.csv": ["langfuse.sessions-export", 0, 0],
  "scores-export.json": ["langfuse.scores-export", 0, 0],
  "audit-export.csv": ["langfuse.audit-export", 0, 0],
  "blob-manifest.json": ["langfuse.blob-manifest", 0, 0],
  "githook-manifest.json": ["langfuse.githook-manifest", 0, 0],
} as const;

describe("every shape of the recognising table is recognised by what is in it", () => {
  test.each(Object.entries(wanted))("%s is %s", (name, [format, spans, traces]) => {
    const reading = readFixture(name);
    expect(reading.detection.format).toBe(format);
    expect(reading.spans).toHaveLength(spans);
    expect(reading.drafts.filter((one) => one.type === "trace")).toHaveLength(traces);
    expect(reading.skipped).toEqual([]);
  });
});

describe("the same run gives the same steps, calls, arguments, results and documents in every layout", () => {
  const base = story(readFixture("api-trace.json"));
  test.each([
    "ui-download.json",
    "ui-download-v4.json",
    "log-view.json",
    "api-trace.python.json",
    "api-list.observations.json",
    "cli-envelope.json",
    "trpc.json",
    "observations-export.json",
    "observations-export.jsonl",
    "observations-export.dialectA.csv",
    "observations-export.dialectB.csv",
    "blob.jsonl",
    "otel-bucket.json",
  ])("%s", (name) => {
    const told = story(readFixture(name));
    // A Log View does not name its trace, and shows no token counts.
    const trimmed = (list: unknown[]) =>
      list.map((one) => ({ ...Object(one), id: String(Object(one).id).split("/")[1], tokens: null }));
    expect(name === "log-view.json" ? trimmed(told) : told).toEqual(name === "log-view.json" ? trimmed(base) : base);
  });

  test("the expected story itself: two calls, the second refused, one document, two tools", () => {
    const { spans } = readFixture("api-trace.json");
    expect(spans.map((span) => span.kind)).toEqual(["AGENT", "LLM", "TOOL", "RETRIEVER", "LLM", "TOOL"]);
    expect(spans[5]?.execution).toEqual({
      callId: "call_two",
      tool: "refund_order",
      arguments: { state: "present", form: "json", value: { order: "A-17", reason: "late" } },
      result: { state: "present", text: "Refused:\nno manager" },
      isError: true,
    });
    expect(spans[3]?.retrieved).toEqual([{ text: "Refunds need a manager.", source: "policy.md", id: null }]);
    expect(spans[1]?.offered.map((tool) => tool.name)).toEqual(["lookup_order", "refund_order"]);
    expect(spans.every((span) => span.thread === "support-7" && span.traceName === "refund")).toBe(true);
  });
});

describe("files of other products are left to others", () => {
  test.each([
    ["an OTLP export", { resourceSpans: [{ resource: {}, scopeSpans: [] }] }],
    ["a chat transcript", { messages: [{ role: "user", content: "hi" }] }],
    [
      "LangSmith runs",
      [{ id: "r", trace_id: "t", run_type: "llm", start_time: "2026-01-01T00:00:00", dotted_order: "x" }],
    ],
    ["an API error", { message: "Unauthorized", error: "x" }],
    ["an answer with status and body of something else", { status: 200, headers: {}, body: { hello: "world" } }],
    ["rows with a data array and no meta", { data: [{ id: 1 }] }],
    ["an empty array", []],
    ["a scalar", 5],
  ])("%s", (_, value) => {
    expect(langfuse.detect(probeOf(value))).toBeNull();
  });
  test("text, binary and multipart are never claimed", () => {
    for (const shape of ["text", "binary", "multipart", "empty"] as const)
      expect(langfuse.detect({ ...emptyProbe, shape })).toBeNull();
  });
});

test("a document whose tell-tale members lie behind a long list is recognised by their names", () => {
  const probe = probeOf({ id: "t", timestamp: "2026-03-01T10:00:00Z", observations: [{ id: "a", type: "SPAN" }] });
  expect(langfuse.detect({ ...probe, keys: [...probe.keys, "htmlPath"] })?.plan).toEqual({
    kind: "json",
    patterns: ["/observations/*"],
  });
  const cut = probeOf({ trace: { id: "t" } });
  expect(langfuse.detect({ ...cut, keys: ["trace", "observations"] })?.format).toBe("langfuse.ui-download");
});

describe("what scripts leave of a trace is still a trace", () => {
  const step = {
    id: "a",
    traceId: "t",
    type: "SPAN",
    name: "n",
    startTime: "2026-03-01T10:00:00Z",
    parentObservationId: null,
    input: "x",
    output: "y",
  };
  test.each<[string, JsonValue, string]>([
    ["without htmlPath", { id: "t", name: "n", observations: [step] }, "langfuse.api-trace"],
    ["a list of them", [{ id: "t", name: "n", observations: [step] }], "langfuse.api-trace"],
    [
      "observations inside the trace alone",
      { trace: { id: "t", name: "n", observations: [step] } },
      "langfuse.ui-download",
    ],
    ["one observation", step, "langfuse.api-list"],
    ["a list of observations", [step], "langfuse.api-list"],
    ["version 2 of the list, with an empty meta", { data: [step], meta: {} }, "langfuse.api-list"],
  ])("%s", (_, value, format) => {
    const reading = readJson(value);
    expect(reading.detection.format).toBe(format);
    expect(reading.spans).toMatchObject([{ spanId: "a", traceId: "t", inputMessages: [{ text: "x" }] }]);
  });
  test("whole traces as lines", () => {
    const reading = readRows(
      [
        { id: "t", htmlPath: "/x", sessionId: "se", observations: [step] },
        { id: "u", htmlPath: "/y", observations: [] },
      ],
      "jsonLines",
    );
    expect(reading.spans).toMatchObject([{ at: "/observations/0", thread: "se" }]);
    expect(reading.codes).toEqual(["no_observations"]);
  });
});
