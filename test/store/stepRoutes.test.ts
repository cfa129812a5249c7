import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as history from "../../app/api/v1/incidents/[id]/steps/[row]/history/route.ts";
import * as step from "../../app/api/v1/incidents/[id]/steps/[row]/route.ts";
import * as values from "../../app/api/v1/incidents/[id]/steps/[row]/values/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as events from "../../app/api/v1/jobs/[id]/events/route.ts";
import { apiErrorSchema, incidentSchema, jobSchema } from "../../lib/api/contract.ts";
import { historySchema, stepSchema, valueParts, valueSchema } from "../../lib/api/stepContract.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { call, ownDataFolder } from "../api/client.ts";

const data = ownDataFolder();
const bundle: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));

const at = { id: "" };
const uuid = (n: number): string => `01a7c3d0-5e21-7000-8000-${String(n).padStart(12, "0")}`;
const said = (type: string, content: string, more = {}) => ({ lc: 1, type: "constructor", id: ["langchain", "schema", "messages", type], kwargs: { content, ...more } });
const asked = { tool_calls: [{ name: "run_sql", args: { query: "DELETE FROM orders" }, id: "call_n3dJKAH3Ma0et5doAODK48y0", type: "tool_call" }] };

function run(n: number, run_type: string, inputs: object, outputs: object, more = {}): object {
  const [start_time, end_time] = [n, n + 1].map((second) => new Date(Date.UTC(2026, 1, 3, 4, 0, second)).toISOString());
  return {
    id: uuid(n), trace_id: uuid(0), parent_run_id: n === 0 ? null : uuid(0), name: run_type === "tool" ? "run_sql" : `step ${n}`, run_type, start_time, end_time,
    status: "success", error: null, dotted_order: `${start_time}${uuid(n)}`, inputs, outputs, tags: [], extra: { metadata: {} }, ...more,
  };
}
const human = said("HumanMessage", "Tidy the orders.");
const generation = (message: object) => ({ generations: [[{ message }]] });
const tools = [{ type: "function", function: { name: "run_sql", description: "Runs SQL.", parameters: { type: "object", properties: { query: { type: "string" } } } } }];
const file = `[${[
  run(0, "chain", { messages: [human] }, { output: "done" }),
  run(2, "llm", { messages: [[human]] }, generation(said("AIMessage", "", asked)), { extra: { invocation_params: { tools, model: "m1" }, metadata: {} } }),
  run(4, "tool", { query: "DELETE FROM orders", big: 1 }, { output: "11200000 rows deleted" }, { extra: { tool_call_id: asked.tool_calls[0]?.id, metadata: {} } }),
  run(6, "llm", { messages: [[human, said("AIMessage", "", asked), said("ToolMessage", "11200000 rows deleted", { tool_call_id: asked.tool_calls[0]?.id })]] }, generation(said("AIMessage", "Done."))),
].map((one) => JSON.stringify(one).replace('"big":1', '"big":12345678901234567890')).join(",\n")}]`;

const rows = new Map<string, string>();

beforeAll(async () => {
  await bundle.bundle();
  at.id = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST" })).json()).id;
  expect((await call(exhibits.POST, "/?name=runs.json", { params: at, method: "POST", body: file })).status).toBe(201);
  const job = jobSchema.parse(await (await call(analyze.POST, "/", { params: at, method: "POST" })).json());
  expect(await (await call(events.GET, "/", { params: { id: job.id } })).text()).toContain('"done"');
  const db = openTraceIndex(indexPath(data, at.id), "readonly");
  for (const { id, spanId } of db.prepare<[], { id: number; spanId: string | null }>("select id, span_id as spanId from steps").all()) rows.set(spanId ?? "heading", String(id));
  db.close();
});

const params = (n: number) => ({ ...at, row: rows.get(uuid(n)) ?? "0" });
const refusal = async (answer: Response) => [answer.status, apiErrorSchema.parse(await answer.json()).error.code];

test("every row and every part of it answers in the shape that is published, unframed and unsniffed", async () => {
  for (const row of rows.values()) {
    stepSchema.parse(await (await call(step.GET, "/", { params: { ...at, row } })).json());
    historySchema.parse(await (await call(history.GET, "/", { params: { ...at, row } })).json());
    for (const part of valueParts) {
      const answer = await call(values.GET, `/?part=${part}`, { params: { ...at, row } });
      valueSchema.parse(await answer.json());
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
  }
});

test("a tool's run is told with the model that asked, the words of the user, and the tool as it was offered", async () => {
  const found = stepSchema.parse(await (await call(step.GET, "/", { params: params(4) })).json());
  expect(found.why.askedBy?.id).toBe(Number(params(2).row));
  expect(found.why.userTurn?.text).toBe("Tidy the orders.");
  expect(found.toolSchema).toMatchObject({ name: "run_sql", description: "Runs SQL." });
  const value = valueSchema.parse(await (await call(values.GET, "/?part=schema&path=/properties/query", { params: params(4) })).json());
  expect(value.members).toEqual([{ type: "string", size: 6, preview: "string", key: "type", path: "/properties/query/type" }]);
});

test("a number keeps its digits on the way through the API", async () => {
  const value = valueSchema.parse(await (await call(values.GET, "/?part=input&path=/big", { params: params(4) })).json());
  expect([value.type, value.preview]).toEqual(["number", "12345678901234567890"]);
});

test("two model calls are compared, and another row may be asked for", async () => {
  const found = historySchema.parse(await (await call(history.GET, "/", { params: params(6) })).json());
  expect([found.against?.id, found.changes.map(({ type }) => type)]).toEqual([Number(params(2).row), ["same", "added", "added"]]);
  expect(found.tools).toMatchObject({ removed: ["run_sql"], removedOf: 1 });
  const other = historySchema.parse(await (await call(history.GET, `/?against=${params(6).row}`, { params: params(2) })).json());
  expect(other.changes.map(({ type }) => type)).toEqual(["same", "removed", "removed"]);
});

test("what is not there is refused in words", async () => {
  const nowhere = { ...at, row: "999999" };
  expect(await refusal(await call(values.GET, "/?part=input", { params: nowhere }))).toEqual([404, "no_such_row"]);
  expect(await refusal(await call(values.GET, "/?part=input", { params: { ...at, row: "1; drop" } }))).toEqual([404, "no_such_row"]);
  expect(await refusal(await call(history.GET, "/", { params: nowhere }))).toEqual([404, "no_such_row"]);
  expect(await refusal(await call(history.GET, "/?against=999999", { params: params(6) }))).toEqual([404, "no_such_row"]);
  expect(await refusal(await call(values.GET, "/?part=input&path=/nowhere", { params: params(4) }))).toEqual([404, "no_such_value"]);
  expect(await refusal(await call(values.GET, "/?part=input&path=nowhere", { params: params(4) }))).toEqual([404, "no_such_value"]);
  expect(await refusal(await call(values.GET, `/?part=input&path=${"/a".repeat(10_000)}`, { params: params(4) }))).toEqual([404, "no_such_value"]);
  expect(await refusal(await call(values.GET, `/?part=input&path=${"/a".repeat(10_001)}`, { params: params(4) }))).toEqual([400, "bad_request"]);
  expect(await refusal(await call(values.GET, "/?part=everything", { params: params(4) }))).toEqual([400, "bad_request"]);
  expect(await refusal(await call(values.GET, "/?part=input", { params: params(4), headers: { host: "evil.example" } }))).toEqual([421, "refused"]);
});
