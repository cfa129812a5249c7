import { createHash } from "node:crypto";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as csv from "../../app/api/v1/incidents/[id]/timeline/csv/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as events from "../../app/api/v1/jobs/[id]/events/route.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import { apiErrorSchema, incidentSchema, jobSchema } from "../../lib/api/contract.ts";
import { call, ownDataFolder } from "./client.ts";

ownDataFolder();
const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));
const at = { id: "" };

/** More than one page of rows; half of them have a name that a spreadsheet would run. */
const steps = 700;
const spans = Array.from({ length: steps }, (_, index) => ({
  traceId: "0af7651916cd43dd8448eb211c80319c", spanId: (0x1000_0000_0000_0000n + BigInt(index)).toString(16), name: index % 2 === 0 ? "=cmd|' /C calc'!A0" : "run_sql",
  kind: 1, startTimeUnixNano: `${1_772_618_530_000_000_000n + BigInt(index) * 1_000_000n}`, endTimeUnixNano: `${1_772_618_530_000_000_000n + BigInt(index) * 1_000_000n + 500_000n}`,
  attributes: [{ key: "openinference.span.kind", value: { stringValue: index % 2 === 0 ? "CHAIN" : "TOOL" } }],
}));
const file = JSON.stringify({ resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "s" }, spans }] }] });

beforeAll(async () => {
  await bundle.bundle();
  at.id = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST", body: '{"title":"Rows"}' })).json()).id;
  expect((await call(csv.GET, "/", { params: at })).status).toBe(409);
  await call(exhibits.POST, "/?name=run.json", { params: at, method: "POST", body: file, headers: { "x-file-size": String(Buffer.byteLength(file)) } });
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  expect(await (await call(events.GET, "/", { params: { id: job.id } })).text()).toContain('"state":"done"');
});

const lines = async (query: string): Promise<Record<string, string>[]> => parse(await (await call(csv.GET, `/${query}`, { params: at })).text(), { columns: true });

test("the file holds every row that passes, each once, in the order of the view, beyond one page", async () => {
  const all = await lines("?view=table&sort=-time");
  expect(all).toHaveLength(steps);
  expect(new Set(all.map(({ row }) => row)).size).toBe(steps);
  const starts = all.map((line) => line["start_utc"] ?? "");
  expect(starts).toEqual(starts.toSorted().toReversed());
  expect(await lines("?kind=TOOL&level=0&from=600&count=10")).toHaveLength(steps / 2);
});

test("a name that a spreadsheet would run arrives as text", async () => {
  const names = new Set((await lines("?view=flat&kind=CHAIN")).map(({ name }) => name));
  expect(names).toEqual(new Set(["'=cmd|' /C calc'!A0"]));
});

test("it is a download with a name of our own, whatever the evidence or the incident is called", async () => {
  const { headers, status } = await call(csv.GET, "/?kind=TOOL", { params: at });
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toBe(`attachment; filename="aftertrace-${at.id}-timeline.csv"`);
  expect(headers.get("content-type")).toMatch(/^text\/csv/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("what left the house is a line of the custody log, with how many rows and the hash of the file", async () => {
  const text = await (await call(csv.GET, "/?kind=TOOL", { params: at })).text();
  const { entries, check } = custodySchema.parse(await (await call(custody.GET, "/?count=500", { params: at })).json());
  expect(check?.ok).toBe(true);
  const last = entries.at(-1);
  expect(last).toMatchObject({ action: "export", event: "export.sent", object: { sha256: createHash("sha256").update(text).digest("hex"), bytes: Buffer.byteLength(text) } });
  expect(last?.text).toContain(`${steps / 2} of ${steps / 2} rows, sha256 ${createHash("sha256").update(text).digest("hex")}`);
});

test("a filter that cannot be read is refused, not answered with all rows", async () => {
  const answer = await call(csv.GET, `/?q=${"x ".repeat(600)}`, { params: at });
  expect(answer.status).toBe(400);
  expect(apiErrorSchema.safeParse(await answer.json()).success).toBe(true);
});

test("rows of two analyses never end up in one file", async () => {
  const { body } = await call(csv.GET, "/", { params: at });
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  await (await call(events.GET, "/", { params: { id: job.id } })).text();
  await expect(new Response(body).text()).rejects.toThrow("analysed again");
});
