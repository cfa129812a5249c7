import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { sha256Hex } from "../../lib/base/hash.ts";
import { cli, findingsOf } from "../pipeline/run.ts";

const sample = (path: string): string => join(process.cwd(), "public", "samples", path);
const text = z.strictObject({ text: z.string().min(1) });
const uri = z.string().regex(/^[A-Za-z0-9._~/-]+$/);
const index = z.number().int().min(0);
/** What the schema of SARIF 2.1.0 says of the members that are written. */
const location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation: z.strictObject({ uri, index }), region: z.strictObject({ byteOffset: index, byteLength: index }).optional() }),
  logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string() })),
});
const level = z.enum(["none", "note", "warning", "error"]);
const sarifSchema = z.strictObject({
  $schema: z.url(), version: z.literal("2.1.0"),
  runs: z.array(z.strictObject({
    tool: z.strictObject({ driver: z.strictObject({
      name: z.literal("Aftertrace"), version: z.string(), semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
      rules: z.array(z.strictObject({ id: z.string().min(1), shortDescription: text, fullDescription: text, defaultConfiguration: z.strictObject({ level }) })),
    }) }),
    artifacts: z.array(z.strictObject({ location: z.strictObject({ uri }), length: index, hashes: z.strictObject({ "sha-256": z.string().regex(/^[0-9a-f]{64}$/) }), description: text })),
    results: z.array(z.strictObject({
      ruleId: z.string(), ruleIndex: index, level, message: text, locations: z.array(location), partialFingerprints: z.record(z.string().regex(/^[a-z]+\/v1$/), z.string()), properties: z.record(z.string(), z.json()),
    })),
    columnKind: z.literal("utf16CodeUnits"),
  })).length(1),
});

const files = [sample("tarn-review-leak/otlp-traces.json"), sample("northquay-support-injection/quill-gate-receipts.jsonl")];
const exported = async (...paths: string[]) => {
  const { code, out } = await cli("export", ...paths, "--format", "sarif");
  expect(code).toBe(0);
  const [run] = sarifSchema.parse(JSON.parse(out)).runs;
  if (!run) throw new Error("no run");
  return run;
};

test("it keeps to the schema; rules are unique, each result names its own, and artifacts are the exhibits by hash", async () => {
  const run = await exported(...files);
  const ids = run.tool.driver.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { ruleId, ruleIndex, locations } of run.results) {
    expect(ids[ruleIndex]).toBe(ruleId);
    for (const { physicalLocation: { artifactLocation } } of locations) expect(run.artifacts[artifactLocation.index]?.location.uri).toBe(artifactLocation.uri);
  }
  expect(run.artifacts.map(({ hashes }) => hashes["sha-256"])).toEqual(files.map((path) => sha256Hex(readFileSync(path))));
  expect(new Set(run.results.map(({ partialFingerprints, message }) => `${partialFingerprints["aftertrace/v1"]} ${message.text}`)).size).toBe(run.results.length);
}, 60_000);

test("the byte range of a result is the record that it rests on, and every harmful call and every passage is a result", async () => {
  const run = await exported(...files);
  const bytes = files.map((path) => readFileSync(path));
  const ranges = run.results.flatMap(({ locations }) => locations.flatMap(({ physicalLocation: { artifactLocation, region } }) => (region === undefined ? [] : [{ at: artifactLocation.index, ...region }])));
  expect(ranges.length).toBeGreaterThan(0);
  for (const { at, byteOffset, byteLength } of ranges) expect(() => void JSON.parse(bytes[at]?.subarray(byteOffset, byteOffset + byteLength).toString() ?? "")).not.toThrow();
  const findings = await findingsOf(...files);
  const told = new Set(run.results.flatMap(({ level: how, properties }) => (how === "error" && typeof properties["call"] === "string" ? [properties["call"]] : [])));
  expect(findings.incident?.harmful.every((call) => told.has(call))).toBe(true);
  expect(run.results.filter(({ properties }) => "document" in properties).length).toBe(findings.documents.reduce((sum, { passages }) => sum + passages.length, 0));
  expect(run.results.filter(({ ruleId }) => ruleId.startsWith("audit.")).length).toBe(findings.audit.reduce((sum, { findings: found }) => sum + found.length, 0));
}, 60_000);
