import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonOf, readCsv, readJson, readRows, type Reading } from "./exhibit.ts";

const folder = join(import.meta.dirname, "../../fixtures/langfuse");

/** Reads one of our fixtures, as its ending says. */
export function readFixture(name: string): Reading {
  const text = readFileSync(join(folder, name), "utf8");
  if (name.endsWith(".csv")) return readCsv(text);
  if (name.endsWith(".jsonl")) return readRows(text.trim().split("\n").map(jsonOf), "jsonLines");
  return readJson(jsonOf(text));
}

/** One story, told in every layout: what each step is and did, whatever the file looks like. */
export function story(reading: Reading): unknown[] {
  return reading.spans
    .map((span) => ({
      id: `${span.traceId}/${span.spanId}`,
      parent: span.parentId,
      name: span.name,
      kind: span.kind,
      status: span.status,
      start: span.start?.us,
      end: span.end?.us,
      tokens: span.tokens,
      messages: [...span.inputMessages, ...span.outputMessages].map(({ role, text, requests, results }) => ({
        role,
        text,
        requests: requests.map(({ callId, tool, arguments: { value } }) => ({ callId, tool, value })),
        results,
      })),
      execution: span.execution && { ...span.execution, arguments: span.execution.arguments.value },
      retrieved: span.retrieved,
      offered: span.offered,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
