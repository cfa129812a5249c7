import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../lib/base/json.ts";
import { ProblemLog } from "../../../lib/evidence/problem.ts";
import type { RecordPlan } from "../../../lib/evidence/record.ts";
import { langsmith } from "../../../lib/formats/langsmith/langsmith.ts";
import { shapes } from "../../../lib/formats/langsmith/shapes.ts";
import { runs, sdkRun } from "../../fixtures/langsmith/build.ts";
import { blankProbe, detectionOf, records } from "./harness.ts";

const plans: readonly RecordPlan[] = [
  { kind: "json", patterns: ["/*"] },
  { kind: "jsonLines" },
  { kind: "parquet" },
  { kind: "multipart" },
];
const formats = [
  ...shapes.map(({ format }) => format),
  "langsmith.fetch-messages",
  "langsmith.ingest-multipart",
  "langsmith.bulk-parquet",
];
const anyJson = fc.jsonValue({ maxDepth: 5 }).map((value) => value as JsonValue);

/** A run in which some fields have been replaced by anything. */
const mutatedRun = fc
  .tuple(
    fc.constantFrom(...runs),
    fc.dictionary(
      fc.constantFrom(
        "id",
        "trace_id",
        "parent_run_id",
        "parent_run_ids",
        "dotted_order",
        "name",
        "run_type",
        "status",
        "start_time",
        "end_time",
        "inputs",
        "outputs",
        "error",
        "extra",
        "metadata",
        "tags",
        "child_runs",
        "s3_urls",
        "inputs_s3_urls",
        "prompt_tokens",
        "ttl_seconds",
        "__proto__",
      ),
      anyJson,
    ),
  )
  .map(([run, changes]): JsonObject => ({ ...sdkRun(run), ...changes }));

const part = fc.record({
  name: fc.oneof(fc.constant("post.0190aaaa-0000-7000-8000-000000000001.inputs"), fc.string()),
  contentType: fc.constant(null),
  value: anyJson,
});

describe("nothing in the evidence makes the reader fail", () => {
  test("mapping never throws, and mapping the same record again gives the same drafts", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.constantFrom(...plans),
        fc.oneof(
          anyJson,
          mutatedRun,
          mutatedRun.map((run) => ({ runs: [run], post: [run], patch: [run], result: [run] })),
          part,
        ),
        anyJson,
        (format, plan, value, envelope) => {
          const map = () => {
            const mapper = langsmith.open(detectionOf(format, plan), envelope, new ProblemLog());
            const [record] = records([value], () => "/patch/0");
            const result = record && mapper.map(record);
            mapper.finish();
            return result;
          };
          const first = map();
          expect(map()).toEqual(first);
          for (const draft of first && "drafts" in first ? first.drafts : []) {
            if (draft.type === "span") langsmith.complete?.(draft, detectionOf(format, plan));
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test("detection never throws", () => {
    fc.assert(
      fc.property(anyJson, fc.array(anyJson), fc.array(fc.string()), fc.string(), (outline, samples, columns, head) => {
        for (const shape of ["empty", "json", "jsonLines", "csv", "parquet", "multipart", "text", "binary"] as const) {
          langsmith.detect({ ...blankProbe, shape, outline, samples, columns, head });
        }
      }),
    );
  });

  test("metadata stays bounded, however much a run carries", () => {
    const events = Array.from({ length: 50_000 }, (_, n) => ({ name: "new_token", time: n }));
    const mapper = langsmith.open(
      detectionOf("langsmith.runs", { kind: "json", patterns: [""] }),
      null,
      new ProblemLog(),
    );
    const [record] = records([{ ...sdkRun(runs[0]), events, blob: "x".repeat(1_000_000) }]);
    const result = record && mapper.map(record);
    const [draft] = result && "drafts" in result ? result.drafts : [];
    expect(draft?.type).toBe("span");
    expect(JSON.stringify(draft?.metadata).length).toBeLessThan(50_000);
  });

  test("a member named __proto__ stays a member and changes no prototype", () => {
    const value = JSON.parse(
      '{"id":"a","run_type":"chain","__proto__":{"polluted":1},"extra":{"__proto__":{"polluted":1}}}',
    ) as JsonObject;
    const mapper = langsmith.open(
      detectionOf("langsmith.runs", { kind: "json", patterns: [""] }),
      null,
      new ProblemLog(),
    );
    const [record] = records([value]);
    const result = record && mapper.map(record);
    const [draft] = result && "drafts" in result ? result.drafts : [];
    expect(Object.getPrototypeOf(draft?.metadata)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
