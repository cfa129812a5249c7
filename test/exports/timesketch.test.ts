import { parse } from "csv-parse/sync";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { timesketchCsvLine, timesketchJsonLine, type TimesketchEvent } from "../../lib/exports/timesketch.ts";
import { cli, findingsOf } from "../pipeline/run.ts";

const sample = (path: string): string => join(process.cwd(), "public", "samples", path);
const files = [sample("brackwell-force-push/trace-download.json"), sample("brackwell-force-push/events.csv")];
const lineSchema = z.looseObject({ message: z.string().min(1), datetime: z.iso.datetime(), timestamp_desc: z.string().min(1), timestamp: z.number().int(), data_type: z.string() });

test("every line has what Timesketch insists on; every call with a time and every event of a list is one", async () => {
  const { out } = await cli("export", ...files, "--format", "timesketch-jsonl");
  const lines = out.trimEnd().split("\n").map((line) => lineSchema.parse(JSON.parse(line)));
  const findings = await findingsOf(...files);
  const calls = new Set(lines.flatMap((line) => (typeof line["call"] === "string" ? [line["call"]] : [])));
  expect(findings.calls.filter(({ time }) => time !== null).every(({ id }) => calls.has(id))).toBe(true);
  expect(lines.filter(({ data_type }) => data_type === "aftertrace:event").length).toBe(findings.exhibits[1]?.events?.count);
  for (const { timestamp, datetime } of lines) expect(Date.parse(datetime)).toBe(Math.floor(timestamp / 1_000));
});

test("CSV and JSON Lines hold the same events", async () => {
  const [csv, json] = [await cli("export", ...files, "--format", "timesketch-csv"), await cli("export", ...files, "--format", "timesketch-jsonl")];
  const rows = z.array(z.record(z.string(), z.string())).parse(parse(csv.out, { columns: true, bom: true }));
  const lines = json.out.trimEnd().split("\n").map((line) => lineSchema.parse(JSON.parse(line)));
  expect(rows.map((row) => [row["datetime"], row["timestamp_desc"]])).toEqual(lines.map(({ datetime, timestamp_desc }) => [datetime, timestamp_desc]));
  expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual(["message", "timestamp", "datetime", "timestamp_desc"]);
});

test("a text that a spreadsheet would run as a formula is defused in the CSV and left alone in JSON", () => {
  const event: TimesketchEvent = {
    message: "=HYPERLINK(\"http://x\")", atUs: 0, timestamp_desc: "Tool call", data_type: "aftertrace:step", duration_us: null, kind: null, tool: "@cmd", call: null, state: null, status: null, effect: null, harm: null, origin: null,
    model: null, agent: null, trace_id: null, span_id: null, thread: null, exhibit: null, exhibit_sha256: null, exhibit_at: null, author: null,
  };
  expect(timesketchCsvLine(event).startsWith(`"'=HYPERLINK(""http://x"")",0,1970-01-01T00:00:00`)).toBe(true);
  expect(timesketchCsvLine(event)).toContain(",'@cmd,");
  expect(JSON.parse(timesketchJsonLine(event))).toMatchObject({ message: "=HYPERLINK(\"http://x\")", tool: "@cmd" });
});

test("steps without a time are counted, not dropped in silence", async () => {
  const { err, out } = await cli("export", sample("petrel-token-table/transcripts.jsonl"), "--format", "timesketch-csv");
  const left = Number(/aftertrace: (\d+) steps have no time/.exec(err)?.[1] ?? 0);
  const findings = await findingsOf(sample("petrel-token-table/transcripts.jsonl"));
  expect(left + out.trimEnd().split("\r\n").length - 1).toBeGreaterThanOrEqual(findings.calls.length);
  expect(left).toBeGreaterThan(0);
});
