import { describe, expect, test } from "vitest";
import { readText, readValue } from "./readText.ts";

const step = {
  id: "o1",
  traceId: "t1",
  type: "GENERATION",
  name: "chat",
  startTime: "2026-03-01T10:00:00Z",
  endTime: "2026-03-01T10:00:01Z",
  level: "DEFAULT",
  parentObservationId: null,
  input: [{ role: "user", content: "Hi" }],
  output: "Hello",
};
const trace = { id: "t1", htmlPath: "/project/p/traces/t1", name: "desk", timestamp: "2026-03-01T10:00:00Z" };
const download = { trace: { id: "t1", name: "desk" }, observations: [step] };
const body = {
  batch: [
    {
      id: "e1",
      timestamp: "2026-03-01T10:00:00Z",
      type: "generation-create",
      body: { ...step, parentObservationId: undefined },
    },
  ],
  metadata: {},
};
const span = {
  traceId: "5b8efff798038103d269b633813fc60c",
  spanId: "eee19b7ec3c1b174",
  name: "chat m",
  startTimeUnixNano: "1772870400123456789",
};
const otlp = { resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: {}, spans: [span] }] }] };

describe("what scripts gather is read as what they gathered", () => {
  test.each<[string, unknown, string]>([
    ["a list of downloads", [download], "langfuse.ui-download"],
    ["a list of version 4 downloads", [{ observations: [step], scores: [] }], "langfuse.ui-download-v4"],
    ["version 4 downloads under data", { data: [{ observations: [step], scores: [] }] }, "langfuse.ui-download-v4"],
    ["a list of ingestion bodies", [body, body], "langfuse.ingestion-batch"],
    ["a list of OTLP requests", [otlp, otlp], "otlp.json"],
    [
      "an envelope of another API around a trace",
      { message: "ok", data: { ...trace, observations: [step] } },
      "langfuse.api-trace",
    ],
  ])("%s", async (_name, value, format) => {
    const read = await readValue(value);
    expect(read.format).toBe(format);
    expect(read.spans.length).toBeGreaterThan(0);
    expect(read.skipped).toBe(0);
  });
  test("headings beside steps do not hide the steps", async () => {
    const read = await readValue({
      sessions: [{ id: "s" }],
      traces: [{ ...trace, observations: ["o1"] }],
      observations: [step],
    });
    expect(read.spans.map(({ spanId }) => spanId)).toEqual(["o1"]);
  });
  test("ingestion bodies, one per line", async () => {
    const read = await readText([body, body].map((one) => JSON.stringify(one)).join("\n"));
    expect(read?.format).toBe("langfuse.ingestion-batch");
    expect(read?.spans.map(({ spanId, at }) => [spanId, at])).toEqual([
      ["o1", "/batch/0/body"],
      ["o1", "/batch/0/body"],
    ]);
  });
  test("messages deep inside a stranger's document are not claimed", async () => {
    expect(
      await readText(JSON.stringify({ game: { npc: { messages: [{ role: "user", content: "Hi" }] } } })),
    ).toBeNull();
  });
});
