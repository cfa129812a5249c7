import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../lib/base/json.ts";
import { ProblemLog } from "../../../lib/evidence/problem.ts";
import type { RawRecord } from "../../../lib/evidence/record.ts";
import { spellings } from "../../../lib/formats/langfuse/aliases.ts";
import { langfuse } from "../../../lib/formats/langfuse/langfuse.ts";
import { emptyProbe, probeOf } from "./exhibit.ts";

const formats = [
  "ui-download",
  "ui-download-v4",
  "log-view",
  "api-trace",
  "api-list",
  "cli-envelope",
  "trpc",
  "traces-export",
  "observations-export",
  "events-export",
  "blob",
  "ingestion-batch",
  "event-bucket",
  "otel-bucket",
].map((shape) => `langfuse.${shape}`);

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
const text = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.constantFrom(
    "",
    "null",
    "{'a': 1}",
    '{"a":',
    "@@@langfuseMedia:type=x@@@",
    "redacted-by-x",
    "2026-03-01 10:00:00",
  ),
  fc.string(),
);
const anything = fc.oneof(
  json,
  text,
  fc.constantFrom<JsonValue>(
    "TOOL",
    "GENERATION",
    "RETRIEVER",
    "tool-create",
    "span-update",
    "trace-create",
    "ERROR",
    0,
    1,
    -1,
    null,
  ),
);
const names = [
  ...Object.values(spellings).flat(),
  "depth",
  "body",
  "trace",
  "observations",
  "scopeSpans",
  "resource",
  "attributes",
  "spans",
  "scope",
  "htmlPath",
  "bookmarked",
  "meta",
  "data",
  "spanId",
  "parentSpanId",
  "result",
  "json",
  "messages",
  "tool_call_id",
  "content",
  "__proto__",
  "toString",
  "valueOf",
  "status",
  "headers",
  "version",
  "code",
  "level",
  "key",
  "value",
];
const record: fc.Arbitrary<JsonValue> = fc.letrec<{ node: JsonValue }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    anything,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie("node"), { maxKeys: 9 }),
  ),
})).node;

function raw(value: JsonValue, path: readonly (string | number)[] = []): RawRecord {
  return { number: 0, offset: null, length: null, at: "/0", value, path };
}

test("mapping never throws and mapping again gives the same, whatever the record and the envelope hold", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...formats),
      record,
      record,
      fc.constantFrom("/*", "", "/observations/*", "/*/observations/*", "/data/*", "/body/data/*"),
      (format, value, envelope, pattern) => {
        const open = () =>
          langfuse.open({ format, why: "", plan: { kind: "json", patterns: [pattern] } }, envelope, new ProblemLog());
        const mapper = open();
        const path = pattern
          .split("*")
          .slice(1)
          .map(() => 0);
        const first = mapper.map(raw(value, path));
        expect(mapper.map(raw(value, path))).toEqual(first);
        expect(open().map(raw(value, path))).toEqual(first);
        mapper.finish();
      },
    ),
    { numRuns: 1500 },
  );
});

test("recognising never throws", () => {
  fc.assert(
    fc.property(record, (value) => {
      langfuse.detect(probeOf(value));
      langfuse.detect({ ...emptyProbe, shape: "jsonLines", samples: [value] });
      langfuse.detect({ ...emptyProbe, shape: "csv", columns: names, samples: [value] });
    }),
    { numRuns: 500 },
  );
});

test("20,000 levels of depth in a Log View cost no call stack", () => {
  const rows = Array.from({ length: 20_000 }, (_, depth) => ({ id: `s${depth}`, type: "SPAN", name: "n", depth }));
  const mapper = langfuse.open(
    { format: "langfuse.log-view", why: "", plan: { kind: "json", patterns: [""] } },
    null,
    new ProblemLog(),
  );
  const result = mapper.map(raw(rows));
  expect("drafts" in result && result.drafts.length).toBe(20_000);
});
