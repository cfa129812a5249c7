import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as calls from "../../app/api/v1/incidents/[id]/calls/route.ts";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as documents from "../../app/api/v1/incidents/[id]/documents/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as raw from "../../app/api/v1/incidents/[id]/exhibits/[exhibit]/raw/route.ts";
import * as records from "../../app/api/v1/incidents/[id]/exhibits/[exhibit]/records/route.ts";
import * as findings from "../../app/api/v1/incidents/[id]/findings/route.ts";
import * as incident from "../../app/api/v1/incidents/[id]/route.ts";
import * as search from "../../app/api/v1/incidents/[id]/search/route.ts";
import * as spans from "../../app/api/v1/incidents/[id]/spans/route.ts";
import * as step from "../../app/api/v1/incidents/[id]/steps/[row]/route.ts";
import * as facets from "../../app/api/v1/incidents/[id]/timeline/facets/route.ts";
import * as position from "../../app/api/v1/incidents/[id]/timeline/position/route.ts";
import * as overview from "../../app/api/v1/incidents/[id]/timeline/overview/route.ts";
import * as stop from "../../app/api/v1/incidents/[id]/timeline/stop/route.ts";
import * as timeline from "../../app/api/v1/incidents/[id]/timeline/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as events from "../../app/api/v1/jobs/[id]/events/route.ts";
import { callsSchema, documentsSchema, recordsSchema, spansSchema } from "../../lib/api/answerSchemas.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import { apiErrorSchema, incidentSchema, jobSchema, uploadSchema } from "../../lib/api/contract.ts";
import {
  searchResultSchema, timelineFacetsSchema, timelineOverviewSchema, timelinePositionSchema, timelineStopSchema, timelineWindowSchema,
} from "../../lib/api/timelineContract.ts";
import { stepSchema } from "../../lib/api/stepContract.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { main } from "../../lib/cli/main.ts";
import { findingsSchema } from "../../lib/findings.ts";
import { call, ownDataFolder } from "./client.ts";

ownDataFolder();
const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));

const transcript = [
  { role: "system", content: "You tidy up." },
  { role: "user", content: "Remove the old orders 12345678901234567890." },
  { role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "run_sql", arguments: '{"query": "DELETE FROM orders", "big": 12345678901234567890}' } }] },
  { role: "tool", tool_call_id: "call_1", content: "11200000 rows deleted" },
  { role: "assistant", content: "Done." },
];
const file = JSON.stringify({ messages: transcript }, null, 1).replace('"12345678901234567890"', "12345678901234567890");
const at = { id: "" };

beforeAll(async () => {
  await bundle.bundle();
  const opened = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST", body: '{"title":"Orders"}' })).json());
  at.id = opened.id;
  const sent = await call(exhibits.POST, "/?name=run.json", { params: at, method: "POST", body: file, headers: { "x-file-size": String(Buffer.byteLength(file)) } });
  expect(sent.status).toBe(201);
  expect(uploadSchema.parse(await sent.json())).toMatchObject({ exhibit: "x1", sha256: sha256Hex(file), already: null });
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  const told = await (await call(events.GET, "/", { params: { id: job.id } })).text();
  const last = jobSchema.parse(JSON.parse(told.trimEnd().split("\n\n").at(-1)?.replace("data: ", "") ?? ""));
  expect(last).toMatchObject({ state: "done", error: null });
});

test("every answer holds to the contract it is published with", async () => {
  const read = async (handler: Parameters<typeof call>[0], query = "", params = {}) => {
    const answer = await call(handler, `/${query}`, { params: { ...at, ...params } });
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    return answer.json();
  };
  expect(incidentSchema.parse(await read(incident.GET))).toMatchObject({ state: "ready", calls: 1 });
  const { rows } = timelineWindowSchema.parse(await read(timeline.GET));
  expect(rows.length).toBeGreaterThan(4);
  timelineFacetsSchema.parse(await read(facets.GET));
  const row = rows.at(-1)?.id ?? 0;
  expect(timelinePositionSchema.parse(await read(position.GET, `?row=${row}`)).position).toBe(rows.length - 1);
  const calling = rows.find((one) => one.call === "c1")?.id;
  expect(timelinePositionSchema.parse(await read(position.GET, "?row=c1")).id).toBe(calling);
  expect(timelinePositionSchema.parse(await read(position.GET, "?row=d1")).id).toBe(calling);
  expect(timelineStopSchema.parse(await read(stop.GET, "?stop=match&direction=previous"))).toMatchObject({ stop: { id: row }, number: rows.length, of: rows.length });
  expect(timelineOverviewSchema.parse(await read(overview.GET))).toMatchObject({ axis: "position", whole: { from: 0, to: rows.length - 1 }, gaps: [] });
  for (const { id } of rows) stepSchema.parse(await read(step.GET, "", { row: String(id) }));
  spansSchema.parse(await read(spans.GET));
  expect(callsSchema.parse(await read(calls.GET)).calls).toMatchObject([{ id: "c1", tool: "run_sql", state: "executed" }]);
  expect(documentsSchema.parse(await read(documents.GET)).documents).toHaveLength(1);
  const hits = searchResultSchema.parse(await read(search.GET, "?q=rows%20del*"));
  expect(hits).toMatchObject({ total: 1, next: null });
  expect(hits.hits[0]).toMatchObject({ match: "rows" });
  expect(custodySchema.parse(await read(custody.GET)).check?.ok).toBe(true);
  expect(recordsSchema.parse(await read(records.GET, "", { exhibit: "x1" })).total).toBeGreaterThan(0);
  findingsSchema.parse(await read(findings.GET));
});

test("the API and the command line give the same findings, byte for byte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "run.json"), file);
  const printed: string[] = [];
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void printed.push(chunk.toString())) });
  expect(await main(["analyze", join(folder, "run.json"), "--json"], process.cwd(), out)).toBe(0);
  expect(await (await call(findings.GET, "/", { params: at })).text()).toBe(printed.join(""));
});

test("numbers keep their digits on the way out", async () => {
  const text = await (await call(calls.GET, "/", { params: at })).text();
  expect(text).toContain('"big":12345678901234567890');
});

test("raw bytes are the exhibit's own, hashed, and never a page", async () => {
  const whole = await call(raw.GET, "/", { params: { ...at, exhibit: "x1" } });
  expect(await whole.text()).toBe(file);
  expect(whole.headers.get("x-aftertrace-sha256")).toBe(sha256Hex(file));
  expect(whole.headers.get("content-disposition")).toMatch(/^attachment; filename="x1-[0-9a-f]+\.bin"$/);
  expect(whole.headers.get("content-type")).toBe("application/octet-stream");
  const part = await call(raw.GET, "/?offset=2&length=10", { params: { ...at, exhibit: "x1" } });
  const bytes = Buffer.from(await part.arrayBuffer());
  expect(bytes.toString()).toBe(file.slice(2, 12));
  expect(part.headers.get("x-aftertrace-sha256")).toBe(sha256Hex(bytes));
  expect(part.headers.get("x-aftertrace-total")).toBe(String(Buffer.byteLength(file)));
  const { rows } = timelineWindowSchema.parse(await (await call(timeline.GET, "/", { params: at })).json());
  const { cites } = stepSchema.parse(await (await call(step.GET, "/", { params: { ...at, row: String(rows.find(({ type }) => type === "message")?.id) } })).json());
  const cite = cites[0];
  const place = await call(raw.GET, `/?at=${encodeURIComponent(cite?.at ?? "")}`, { params: { ...at, exhibit: "x1" } });
  expect((await place.arrayBuffer()).byteLength).toBe(cite?.length);
});

test("a request from another site, under another name, or without the token is refused in words", async () => {
  const attempts: Parameters<typeof call>[2][] = [
    { headers: { host: "evil.example" } }, { method: "POST", body: "{}", headers: { origin: "https://evil.example" } },
    { method: "POST", body: "{}", headers: { "sec-fetch-site": "cross-site" } },
  ];
  for (const attempt of attempts) {
    const answer = await call(attempt?.method ? incidents.POST : incidents.GET, "/", attempt);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(apiErrorSchema.parse(await answer.json()).error.code).toBe("refused");
  }
  process.env["AFTERTRACE_TOKEN"] = "secret";
  try {
    expect((await call(incidents.GET, "/")).status).toBe(401);
    expect((await call(incidents.GET, "/", { headers: { authorization: "Bearer secret" } })).status).toBe(200);
  } finally {
    delete process.env["AFTERTRACE_TOKEN"];
  }
});

test("what cannot be answered says what is wrong and what to do", async () => {
  const cases: [Response, number, string][] = [
    [await call(incident.GET, "/", { params: { id: "../../etc" } }), 404, "no_such_incident"],
    [await call(step.GET, "/", { params: { ...at, row: "999999" } }), 404, "no_such_row"],
    [await call(step.GET, "/", { params: { ...at, row: "1; drop" } }), 404, "no_such_row"],
    [await call(raw.GET, "/", { params: { ...at, exhibit: "x9" } }), 404, "no_such_exhibit"],
    [await call(raw.GET, "/?at=/nowhere", { params: { ...at, exhibit: "x1" } }), 404, "no_such_place"],
    [await call(timeline.GET, `/?q=${"a".repeat(1_001)}`, { params: at }), 400, "bad_request"],
    [await call(incidents.POST, "/", { method: "POST", body: "{" }), 400, "bad_request"],
    [await call(incidents.POST, "/", { method: "POST", body: `{"title":"${"a".repeat(70_000)}"}` }), 413, "too_large"],
    [await call(exhibits.POST, "/?name=a", { params: at, method: "POST", body: "abc", headers: { "x-file-size": "4" } }), 400, "upload_cut"],
    [await call(exhibits.POST, "/?name=a", { params: at, method: "POST", body: "abc", headers: { "x-file-size": "3", "content-length": "4" } }), 400, "bad_size"],
    [await call(exhibits.POST, "/", { params: at, method: "POST", body: "abc" }), 400, "bad_request"],
  ];
  for (const [answer, status, code] of cases) {
    const { error } = apiErrorSchema.parse(await answer.json());
    expect([answer.status, error.code]).toEqual([status, code]);
    expect(error.fix.length).toBeGreaterThan(5);
  }
});

test("an incident without analysis says so instead of showing nothing", async () => {
  const { id } = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST" })).json());
  for (const handler of [timeline.GET, facets.GET, findings.GET, calls.GET, search.GET]) {
    const answer = await call(handler, "/", { params: { id } });
    expect(answer.status).toBe(409);
    expect(apiErrorSchema.parse(await answer.json()).error.code).toBe("not_analysed");
  }
  expect(apiErrorSchema.parse(await (await call(analyze.POST, "/", { params: { id }, method: "POST" })).json()).error.code).toBe("no_exhibits");
});
