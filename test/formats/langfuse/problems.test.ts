import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../lib/base/json.ts";
import { readJson, readRows } from "./exhibit.ts";
import { readFixture } from "./fixtures.ts";

const step = (more: JsonObject = {}): JsonObject => ({
  id: "s1",
  traceId: "t1",
  type: "SPAN",
  name: "step",
  startTime: "2026-03-01T10:00:00.000Z",
  endTime: "2026-03-01T10:00:01.000Z",
  parentObservationId: null,
  level: "DEFAULT",
  input: { a: 1 },
  output: "b",
  metadata: {},
  ...more,
});
const download = (...observations: JsonValue[]): JsonValue => ({ trace: { id: "t1" }, observations });
const content = (name: string) => readFixture(name).problems.filter((one) => one.code === "content_not_captured");

describe("what an export left out is said, with the way to get it", () => {
  test.each([
    ["ui-download.bare.json", 6, "without their content"],
    ["ui-download-v4.stripped.json", 6, "350 or more steps"],
    ["api-list.v2.json", 6, "without their content"],
    ["log-view.unordered.json", 1, "1 of 6 steps"],
  ])("%s: %i steps without content", (name, count, words) => {
    const [problem, ...others] = content(name);
    expect(others).toEqual([]);
    expect(problem?.count).toBe(count);
    expect(problem?.message).toContain(words);
    expect(problem?.fix).not.toBe("");
  });

  test("a stripped download still lists the calls by name, with arguments not captured rather than none", () => {
    const { spans } = readFixture("ui-download-v4.stripped.json");
    const requests = spans.flatMap((span) => span.outputMessages.flatMap((message) => message.requests));
    expect(requests.map((one) => [one.tool, one.arguments.state])).toEqual([
      ["lookup_order", "not_captured"],
      ["refund_order", "not_captured"],
    ]);
    expect(
      spans.flatMap((span) => (span.execution ? [[span.execution.tool, span.execution.arguments.state]] : [])),
    ).toEqual([
      ["lookup_order", "not_captured"],
      ["refund_order", "not_captured"],
    ]);
  });

  test("a complete dump in which most steps have no content is not called a loss", () => {
    const silent = Array.from({ length: 9 }, (_, index) => step({ id: `n${index}`, input: null, output: null }));
    expect(readJson(download(step(), ...silent)).codes).toEqual([]);
  });

  test("a whole file of nulls is a loss even though the keys are there", () => {
    expect(readJson(download(step({ input: null, output: null }))).codes).toEqual(["content_not_captured"]);
  });

  test("a redaction marker is withheld, not empty, and no argument or text is made of it", () => {
    const { spans, codes } = readJson(
      download(
        step({ type: "GENERATION", input: "redacted-by-litellm", output: "redacted-by-litellm" }),
        step({ id: "s2", type: "TOOL", input: "redacted-by-litellm" }),
      ),
    );
    expect(codes).toEqual(["content_withheld"]);
    expect(spans[0]?.input.state).toBe("withheld");
    expect(spans[0]?.inputMessages).toEqual([]);
    expect(spans[1]?.execution?.arguments).toEqual({ state: "withheld", form: "none", value: null });
  });

  test("a media token is content stored elsewhere; an overflowed field says so", () => {
    const { spans, problems } = readJson(
      download(
        step({
          input: "@@@langfuseMedia:type=text/plain|id=m1|source=field_size_limit@@@",
          output: { image: "see @@@langfuseMedia:type=image/png|id=m2|source=bytes@@@" },
        }),
      ),
    );
    expect(spans[0]?.input.state).toBe("stored_elsewhere");
    expect(problems.map((one) => one.code)).toEqual(["content_stored_elsewhere", "content_stored_elsewhere"]);
    expect(problems[0]?.message).toContain("2 MiB");
    expect(problems[1]?.fix).toContain("m2");
  });

  test('the prompt {"content":"role"} was not captured; nobody said role', () => {
    const { spans, problems } = readJson(download(step({ type: "GENERATION", input: '{"content":"role"}' })));
    expect(spans[0]?.inputMessages).toEqual([]);
    expect(spans[0]?.input).toEqual({ state: "not_captured", value: { content: "role" } });
    expect(problems[0]?.message).toContain("prompt");
  });

  test("the four letters null are a null that was said", () => {
    const { spans } = readJson(
      download(step({ output: "null" }), step({ id: "s2", type: "TOOL", name: "ping", output: "null" })),
    );
    expect(spans[0]?.output).toEqual({ state: "present", value: null });
    expect(spans[1]?.execution?.result).toEqual({ state: "present", text: "null" });
  });

  test("content damaged by the exporter's decoder is kept as text and reported", () => {
    const damaged = '{"path":"C:\\users"x","a":1}';
    const { spans, codes } = readJson(download(step({ input: damaged })));
    expect(spans[0]?.input).toEqual({ state: "present", value: damaged });
    expect(codes).toEqual(["embedded_json_invalid"]);
  });

  test("arguments in Python notation are read and reported", () => {
    const { spans, codes } = readJson(download(step({ type: "TOOL", name: "search", input: "{'q': 'x', 'n': None}" })));
    expect(spans[0]?.execution?.arguments).toEqual({
      state: "present",
      form: "python_literal",
      value: { q: "x", n: null },
    });
    expect(codes).toEqual(["python_literal_input"]);
  });

  test("a metadata value of exactly 200 characters is cut, in the endpoint that cuts", () => {
    expect(readFixture("api-list.v2.json").codes).toEqual(["content_not_captured", "content_cut", "more_pages"]);
    expect(readJson(download(step({ metadata: { note: "x".repeat(200) } }))).codes).toEqual([]);
  });
});

describe("what only the whole file shows", () => {
  test("a traces export holds no steps", () => {
    for (const name of ["traces-export.json", "traces-export.dialectA.csv"])
      expect(readFixture(name).codes).toEqual(["no_observations"]);
    expect(readFixture("api-list.traces.json").codes).toEqual(["no_observations", "more_pages"]);
  });
  test("a trace in a list of traces that has no steps is named", () => {
    expect(readFixture("api-trace.several.json").codes).toEqual(["no_observations"]);
    expect(readJson({ id: "t", htmlPath: "/x", observations: [] }).codes).toEqual(["no_observations"]);
  });
  test("a table whose parents are all missing was filtered, and its times have no zone", () => {
    expect(readFixture("events-export.csv").codes).toEqual(["export_filtered", "zone_assumed_utc"]);
  });
  test("a table with a root, or with one parent that is there, was not filtered by type", () => {
    for (const name of ["observations-export.json", "blob.jsonl"])
      expect(readFixture(name).codes).not.toContain("export_filtered");
    const row = (id: string, parent: string, type: string) => ({
      ...step({ id, type, parentObservationId: parent }),
      traceName: "",
      traceTimestamp: "",
    });
    expect(readJson([row("b", "a", "SPAN"), row("c", "b", "TOOL")]).codes).not.toContain("export_filtered");
    expect(readJson([row("b", "a", "SPAN"), row("c", "x", "TOOL")]).codes).toContain("export_filtered");
  });
  test("rows in which depth jumps are not given parents", () => {
    const { spans, codes } = readFixture("log-view.unordered.json");
    expect(codes).toEqual(["content_not_captured", "no_parents"]);
    expect(spans.map((span) => span.parentId)).toEqual([null, undefined, undefined, undefined, undefined, undefined]);
  });
  test("a download of exactly 20,000 steps was cut off", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => step({ id: `s${index}` }));
    expect(readJson(download(...many)).codes).toEqual(["export_capped"]);
    expect(readJson(download(...many.slice(1))).codes).toEqual([]);
  });
  test("a list without rows is empty", () => {
    expect(readJson({ data: [], meta: { page: 1, limit: 50, totalItems: 0, totalPages: 0 } }).codes).toEqual([
      "empty_export",
    ]);
  });
  test("a table without the parent column does not turn its rows into roots", () => {
    const reading = readRows(
      [
        {
          id: "a",
          traceId: "t",
          traceName: "n",
          type: "SPAN",
          startTime: "2026-03-01 10:00:00.000000",
          input: "x",
          output: "y",
        },
      ],
      "csv",
    );
    expect(reading.spans[0]?.parentId).toBeUndefined();
    expect(reading.codes).toContain("no_parents");
  });
  test.each([
    "sessions-export.csv",
    "scores-export.json",
    "audit-export.csv",
    "blob-manifest.json",
    "githook-manifest.json",
  ])("%s holds no steps, and what to add instead is said", (name) => {
    const { problems, detection } = readFixture(name);
    expect(detection.plan).toEqual({ kind: "none" });
    expect(problems.map((one) => one.code)).toEqual(["not_a_trace"]);
    expect(problems[0]?.fix).not.toBe("");
  });
  test("an error reply saved by the command line is named as one", () => {
    expect(readFixture("cli-envelope.error.json").codes).toEqual(["export_is_an_error"]);
  });
});

test("a table of one type only may have been filtered, and it is said no stronger than that", () => {
  const row = (id: string) => ({ ...step({ id, type: "GENERATION" }), traceName: "", traceTimestamp: "" });
  expect(readJson([row("a"), row("b")]).problems).toMatchObject([
    { code: "export_filtered", message: expect.stringContaining("may have been") },
  ]);
  expect(readJson([row("a")]).codes).toEqual([]);
});
