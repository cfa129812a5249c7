import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Findings } from "../../lib/findings.ts";
import { analyzed } from "../analyzed.ts";

// Real and labelled exports lie outside the project; where they are, every one must be read as its label says.
const corpora = process.env["AFTERTRACE_CORPORA"];
const disputed = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync("test/disputed.json", "utf8")));
/** Folders of samples, and which of their formats are read by now. */
const vendors: [string, RegExp][] = [["langsmith", /./], ["langfuse", /./], ["coding-agents", /^openai\./]];

type Expected = Record<string, unknown> & { files?: string[] };

const count = (names: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
const sorted = (names: readonly string[]) => [...names].sort();
const sum = (findings: Findings, key: "read" | "kept" | "skipped") => findings.exhibits.reduce((total, one) => total + one.records[key], 0);

/** Each labelled field, read from the findings document. */
const fields: Record<string, (findings: Findings, want: never) => unknown> = {
  format: (f) => f.exhibits[0]?.format,
  records: (f, want: Record<"read" | "kept" | "skipped", number>) =>
    Object.fromEntries((["read", "kept", "skipped"] as const).filter((key) => key in want).map((key) => [key, sum(f, key)])),
  traces: (f) => f.counts.traces,
  spans: (f) => f.counts.spans,
  runs: (f) => f.counts.spans,
  roots: (f) => f.counts.roots,
  orphans: (f) => f.counts.orphans,
  withoutEnd: (f) => f.counts.withoutEnd,
  errorSpans: (f) => f.counts.errorSpans,
  messages: (f) => f.counts.messages,
  toolSchemas: (f) => sorted(f.counts.toolSchemas),
  toolsOffered: (f) => f.counts.toolSchemas.length,
  toolCalls: (f) => sorted(f.calls.map((call) => call.tool)),
  toolCallTotal: (f) => f.calls.length,
  toolCallCounts: (f) => count(f.calls.map((call) => call.tool)),
  callIds: (f) => sorted([...new Set(f.calls.flatMap((call) => call.callId ?? []))]),
  requestedOnly: (f) => f.calls.filter((call) => call.state === "requested" && call.result === "absent").length,
  toolResults: (f) => f.calls.filter((call) => call.result === "present").length,
  failedResults: (f) => f.calls.filter((call) => call.result === "present" && call.state === "failed").length,
  documents: (f) => f.documents.filter((one) => one.origin === "retrieval").length,
  problems: (f, want: string[]) => want.filter((code) => f.exhibits.some((one) => one.problems.some((problem) => problem.code === code))),
};

function filesOf(folder: string, key: string, expected: Expected): string[] {
  if (expected.files) return expected.files.map((name) => join(folder, name));
  if (!key.includes("*")) return [join(folder, key)];
  const [pattern = key] = key.split(" ");
  const parts = basename(pattern).split("*");
  const names = readdirSync(join(folder, dirname(pattern))).filter((name) => name.startsWith(parts[0] ?? "") && name.endsWith(parts.at(-1) ?? ""));
  return sorted(names).map((name) => join(folder, dirname(pattern), name));
}

describe.runIf(corpora !== undefined && corpora !== "")("labelled exports come out as their labels say", () => {
  for (const [vendor, formats] of vendors) {
    const folder = join(corpora ?? "", "samples", vendor);
    const labels: Record<string, Expected> = existsSync(folder) ? JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) : {};
    const readable = ([key, { format }]: [string, Expected]): boolean => !key.startsWith("_") && !(`${vendor}/${key}` in disputed) && formats.test(String(format));
    test.each(Object.entries(labels).filter(readable))(`${vendor}/%s`, async (key, expected) => {
      const findings = await analyzed(...filesOf(folder, key, expected));
      const known = Object.entries(expected).filter(([field, want]) => field in fields && want !== null);
      const seen = Object.fromEntries(known.map(([field, want]) => [field, fields[field]?.(findings, want as never)]));
      const wanted = Object.fromEntries(known.map(([field, want]) => [field, field === "toolCalls" && Array.isArray(want) ? sorted(want) : want]));
      expect(seen).toEqual(wanted);
      for (const exhibit of findings.exhibits) expect(exhibit.records.read).toBe(exhibit.records.kept + exhibit.records.skipped);
    });
  }
});
