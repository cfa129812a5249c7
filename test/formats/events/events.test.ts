import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInstant } from "../../../lib/base/time.ts";
import { readText } from "../readText.ts";

const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");
const short = (read: Awaited<ReturnType<typeof readText>>) =>
  read?.events.map(({ time, kind, source, text, detail, id }) => [formatInstant(time.us), kind, source, text, ...(detail === null ? [] : [detail]), ...(id === null ? [] : [`#${id}`])]);

describe("lists of events in the shapes that tools export are events, one per record, and nothing else", () => {
  const noon = "2026-05-12T12:00:00.000Z";
  test.each<[string, string, string, unknown[]]>([
    ["the plain table", "time,kind,source,text\n2026-05-12T12:00:00Z,deploy,ci,\"new HEAD, on main\"", "events.csv", [noon, "deploy", "ci", "new HEAD, on main"]],
    ["semicolons and other names", "Created At;Severity;Service;Title;Description\n2026-05-12 12:00:00+00:00;critical;orders;No rows;The table is empty", "events.csv", [noon, "critical", "orders", "No rows", "The table is empty"]],
    ["a zone in the column's name, to the minute", "Date (UTC),Event,Host,Message\n2026-05-12 12:00,restart,web-1,started", "events.csv", [noon, "restart", "web-1", "started"]],
    ["day and clock time apart", "date,time,type,text\n2026-05-12,12:00:00Z,page,woke up", "events.csv", [noon, "page", null, "woke up"]],
    ["chat messages with seconds as text", JSON.stringify([{ type: "message", user: "U1", text: "who dropped it?", ts: "1778587200.000000" }]), "events.json", [noon, "message", "U1", "who dropped it?"]],
    ["alerts with labels", JSON.stringify([{ startsAt: noon, labels: { alertname: "Down", severity: "page", instance: "db-1" }, annotations: { summary: "database down" }, fingerprint: "f0" }]), "events.json",
      [noon, "page", "db-1", "database down", "#f0"]],
    ["incidents in their wrapper", JSON.stringify({ incidents: [{ id: "P1", created_at: noon, urgency: "high", service: { summary: "checkout" }, title: "500s" }], limit: 25 }), "events.json",
      [noon, "high", "checkout", "500s", "#P1"]],
    ["one line alone", lines({ time: noon, kind: "alert", source: "db", text: "down" }), "events.json", [noon, "alert", "db", "down"]],
    ["annotations with milliseconds", JSON.stringify([{ time: 1_778_587_200_000, tags: ["deploy"], text: "v2 out" }]), "events.json", [noon, null, null, "v2 out"]],
  ])("%s", async (_name, text, format, event) => {
    const read = await readText(text);
    expect(read?.format).toBe(format);
    expect(short(read)).toEqual([event]);
    expect([read?.drafts, read?.skipped, read?.codes]).toEqual([[], 0, []]);
  });
});

describe("what only looks like a list of events is left to others", () => {
  test.each<[string, string]>([
    ["no time", "kind,source,text\ndeploy,ci,x"],
    ["no words", "time,value\n2026-05-12T12:00:00Z,4"],
    ["no time that can be read", "time,text\nyesterday,x\ntoday,y"],
    ["a table of spans", "timestamp,trace_id,name,message\n2026-05-12T12:00:00Z,t,x,y"],
    ["model calls", "timestamp,model,input,text\n2026-05-12T12:00:00Z,m,i,y"],
    ["a coding agent's session", lines({ type: "user", sessionId: "s", timestamp: "2026-05-12T12:00:00Z", message: "hi" }, { type: "user", sessionId: "s", timestamp: "2026-05-12T12:00:01Z", message: "ho" })],
    ["a log with payloads", lines({ timestamp: "2026-05-12T12:00:00Z", type: "event_msg", message: "x", payload: {} })],
    ["a list deep inside a stranger's document", JSON.stringify({ report: { events: [{ time: "2026-05-12T12:00:00Z", text: "x" }] } })],
    ["a document with two lists", JSON.stringify({ events: [{ time: "2026-05-12T12:00:00Z", text: "x" }], rows: [1] })],
    ["prose", "time, and again\nhe said, no"],
  ])("%s", async (_name, text) => {
    expect((await readText(text))?.format ?? "unknown").not.toMatch(/^events/);
  });
});

test("a row whose time cannot be read is a problem with its place, and counted; the others stay", async () => {
  const read = await readText("time,kind,text\n2026-05-12T12:00:00Z,alert,a\n03/04/2026 10:00,alert,b\n,alert,c\n2026-05-12T12:00:02Z,alert,d");
  expect(read?.events.map(({ text }) => text)).toEqual(["a", "d"]);
  expect(read?.skipped).toBe(2);
  expect(read?.problems).toMatchObject([{ code: "record_malformed", at: "row 2", count: 2 }]);
});

test("times without a zone are read as UTC, and it says where the first stood", async () => {
  const read = await readText("time,text\n2026-05-12T12:00:00Z,a\n2026-05-12 12:00:01,b");
  expect(read?.problems).toMatchObject([{ code: "zone_assumed_utc", at: "row 2", count: 1 }]);
});

test("the time of another column never stands in for one that cannot be read", async () => {
  const read = await readText("time,updated_at,text\n2026-05-12T12:00:00Z,2026-05-13T12:00:00Z,a\nsoon,2026-05-13T12:00:00Z,b");
  expect(read?.events.map(({ text }) => text)).toEqual(["a"]);
});

test("whatever text stands in a row comes out as it is, markup and formulas and control characters too", async () => {
  const hostile = "<script>alert(1)</script>\u202e=HYPERLINK(\"http://x\")\u0007 ${x} '; drop table external_events;--";
  const read = await readText(lines({ time: "2026-05-12T12:00:00Z", text: hostile, url: "javascript:alert(1)" }, { time: "x" }));
  expect(read?.events[0]).toMatchObject({ text: hostile, url: "javascript:alert(1)" });
});

test("any table of good rows gives as many events as rows, with their own instants", async () => {
  const row = fc.record({ us: fc.integer({ min: 100_000_000_000, max: 4_000_000_000_000 }), text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== "") });
  await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 30 }), async (rows) => {
    const read = await readText(lines(...rows.map(({ us, text }) => ({ time: formatInstant(us * 1000), kind: "k", text }))));
    expect(read?.events.map(({ time, text }) => [time.us, text])).toEqual(rows.map(({ us, text }) => [us * 1000, text]));
  }), { numRuns: 50 });
});
