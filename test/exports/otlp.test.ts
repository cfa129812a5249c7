import { join } from "node:path";
import { expect, test } from "vitest";
import type { Findings } from "../../lib/findings.ts";
import { exports as vendors, stepsOf } from "../pipeline/exports.ts";
import { cli, findingsOf, tempFolder } from "../pipeline/run.ts";
import { transcript } from "../store/analyzedIncident.ts";

const folder = tempFolder();
const sample = (path: string): string => join(process.cwd(), "public", "samples", path);
let files = 0;

async function exported(format: string, ...paths: string[]): Promise<{ readonly path: string; readonly text: string }> {
  const { code, out } = await cli("export", ...paths, "--format", format);
  expect(code).toBe(0);
  return { path: folder.put(`${files++}.${format}.json`, out), text: out };
}

/** What must come through: everything that says what the agent did. Ids of traces may be respelled. */
const deeds = ({ calls, counts, documents }: Findings) => ({
  calls: calls.map(({ callId, tool, arguments: args, state, result, time }) => ({ callId, tool, args, state, result, time })),
  roots: counts.roots, errors: counts.errorSpans, tools: counts.toolSchemas.toSorted(),
  documents: documents.map(({ origin, source, length, callId }) => ({ origin, source, length, callId })),
});

test.each([
  ["tarn-review-leak (OTLP)", [sample("tarn-review-leak/otlp-traces.json")]],
  ["quillfeather-sub-agent (Langfuse)", [sample("quillfeather-sub-agent/observations.jsonl")]],
  ["saltmarsh-cleanup (LangSmith)", [sample("saltmarsh-cleanup/runs.jsonl")]],
] as const)("the trace that goes out as OTLP is read back by our own reader as the same deeds: %s", async (_name, paths) => {
  const original = await findingsOf(...paths);
  const { path } = await exported("otlp", ...paths);
  const again = await findingsOf(path);
  expect(again.exhibits.map(({ format, records }) => [format, records.skipped])).toEqual([["otlp.json", 0]]);
  expect(again.counts.spans).toBe(original.counts.spans);
  expect(deeds(again)).toEqual(deeds(original));
}, 60_000);

test("every vendor's export of the same run, and a conversation without spans, comes through with its calls", async () => {
  const steps = stepsOf(3);
  const texts = [...Object.values(vendors).map(({ text }) => text(steps)), transcript("orders")];
  for (const text of texts) {
    const source = folder.put(`${files++}.txt`, text);
    const [original, again] = [await findingsOf(source), await findingsOf((await exported("otlp", source)).path)];
    expect(again.calls.map(({ tool, arguments: args, result, state }) => [tool, args, result, state])).toEqual(original.calls.map(({ tool, arguments: args, result, state }) => [tool, args, result, state]));
  }
}, 60_000);

test("the same files give the same bytes, and no credential that the findings mask", async () => {
  const paths = [sample("tarn-review-leak/otlp-traces.json")];
  const [one, other] = [await exported("otlp", ...paths), await exported("otlp", ...paths)];
  expect(one.text).toBe(other.text);
  const secret = folder.put("secret.json", transcript("x").replaceAll("Tidy up x.", "Use AKIAIOSFODNN7EXAMPQ1 with ghp_0123456789abcdefghijABCDEFGHIJ012345."));
  for (const format of ["otlp", "timesketch-csv", "timesketch-jsonl", "sarif"]) expect((await exported(format, secret)).text).not.toMatch(/ghp_0123456789abcdefghij/);
}, 60_000);
