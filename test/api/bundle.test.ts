import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import * as analyze from "../../app/api/v1/incidents/[id]/analyze/route.ts";
import * as bundle from "../../app/api/v1/incidents/[id]/bundle/route.ts";
import * as alignments from "../../app/api/v1/incidents/[id]/clocks/alignments/route.ts";
import * as custodyLog from "../../app/api/v1/incidents/[id]/custody/log/route.ts";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as decisions from "../../app/api/v1/incidents/[id]/decisions/route.ts";
import * as events from "../../app/api/v1/incidents/[id]/events/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as findings from "../../app/api/v1/incidents/[id]/findings/route.ts";
import * as corrections from "../../app/api/v1/incidents/[id]/impact/effects/[effect]/corrections/route.ts";
import * as incidentVerdict from "../../app/api/v1/incidents/[id]/injection/verdict/route.ts";
import * as lock from "../../app/api/v1/incidents/[id]/lock/route.ts";
import * as marks from "../../app/api/v1/incidents/[id]/marks/route.ts";
import * as origin from "../../app/api/v1/incidents/[id]/origin/route.ts";
import * as originFile from "../../app/api/v1/incidents/[id]/origin/file/route.ts";
import * as exportFormat from "../../app/api/v1/incidents/[id]/exports/[format]/route.ts";
import * as exportList from "../../app/api/v1/incidents/[id]/exports/route.ts";
import * as incident from "../../app/api/v1/incidents/[id]/route.ts";
import * as unlock from "../../app/api/v1/incidents/[id]/unlock/route.ts";
import * as views from "../../app/api/v1/incidents/[id]/views/route.ts";
import * as bundles from "../../app/api/v1/bundles/route.ts";
import * as custodyKey from "../../app/api/v1/custody/key/route.ts";
import * as house from "../../app/api/v1/custody/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as jobEvents from "../../app/api/v1/jobs/[id]/events/route.ts";
import * as preview from "../../app/api/v1/keys/preview/route.ts";
import * as keys from "../../app/api/v1/keys/route.ts";
import { originSchema, restoredSchema } from "../../lib/api/bundleContract.ts";
import { apiErrorSchema, incidentSchema, jobSchema } from "../../lib/api/contract.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import { exportListSchema } from "../../lib/api/exportContract.ts";
import { findingsSchema } from "../../lib/findings.ts";
import { startCustody } from "../../lib/store/startCustody.ts";
import { currentStore } from "../../lib/jobs/current.ts";
import { sayingsOf, sayingsText } from "../../lib/store/sayings.ts";
import { incidentRecord } from "../../lib/store/incidents.ts";
import { closeCases } from "../../lib/store/openDatabase.ts";
import { signer } from "../audit/signer.ts";
import { exports, stepsOf } from "../pipeline/exports.ts";
import { gateLog } from "../pipeline/gateLog.ts";
import { cli, tempFolder } from "../pipeline/run.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { call, type Handler } from "./client.ts";

const gate = signer("bundles");
const steps = stepsOf(4);
const gated = gateLog(steps.filter(({ kind }) => kind === "tool").map((step) => ({ step })), gate);
const files = [["kiln.json", exports["Langfuse UI download"]?.text(steps) ?? ""], ["gate.jsonl", `${gated.join("\n")}\n`], ["talk.json", transcript("orders")]] as const;
const makeBundles: { bundle(): Promise<void> } = await import(join(process.cwd(), "bin", "bundle.mjs"));
const folder = tempFolder();
const at = { id: "" };
let firstHouse = "";
let made: Buffer<ArrayBuffer> = Buffer.alloc(0);
let keyFile = "";

/** Another installation: a data folder of its own, a key of its own. */
function newHouse(): string {
  delete globalThis.aftertraceRunner;
  const dataDir = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  process.env["AFTERTRACE_DATA"] = dataDir;
  startCustody(currentStore());
  afterAll(() => {
    closeCases(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return dataDir;
}

function enterHouse(dataDir: string): void {
  delete globalThis.aftertraceRunner;
  process.env["AFTERTRACE_DATA"] = dataDir;
}

const post = async (handler: Handler, body: unknown, params: Record<string, string> = at): Promise<Response> => call(handler, "/", { params, method: "POST", body: JSON.stringify(body) });
async function json<S extends z.ZodType>(schema: S, answer: Promise<Response> | Response): Promise<z.output<S>> {
  const response = await answer;
  const value: unknown = await response.json();
  expect(response.status, JSON.stringify(value)).toBeLessThan(300);
  return schema.parse(value);
}
const ended = async (job: string): Promise<void> => void (await (await call(jobEvents.GET, "/", { params: { id: job } })).text());
const findingsBytes = async (id: string): Promise<Buffer> => Buffer.from(await (await call(findings.GET, "/", { params: { id } })).arrayBuffer());
const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const entries = async (id: string) => (await json(custodySchema, call(custody.GET, "/?count=500", { params: { id } }))).entries;
const sayings = (id: string): string => {
  const store = currentStore();
  const record = incidentRecord(store, id);
  return record === null ? "" : sayingsText(sayingsOf(store.cases, record));
};

async function fetched(id: string): Promise<Buffer<ArrayBuffer>> {
  const job = await json(jobSchema, call(bundle.POST, "/", { params: { id }, method: "POST" }));
  await ended(job.id);
  const answer = await call(bundle.GET, "/", { params: { id } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
const restore = (bytes: Uint8Array<ArrayBuffer>, query = "/?trust=adopt&author=Ada"): Promise<Response> => call(bundles.POST, query, { method: "POST", body: bytes, headers: { "x-file-size": String(bytes.length) } });
async function restored(bytes: Uint8Array<ArrayBuffer>, query?: string): Promise<string> {
  const { incident: id } = await json(restoredSchema, restore(bytes, query));
  const { job } = await json(incidentSchema, call(incident.GET, "/", { params: { id } }));
  if (job !== null) await ended(job.id);
  return id;
}

beforeAll(async () => {
  await makeBundles.bundle();
  firstHouse = newHouse();
  at.id = (await json(incidentSchema, call(incidents.POST, "/", { method: "POST", body: '{"title":"Quill gate"}' }))).id;
  for (const [name, body] of files) await call(exhibits.POST, `/?name=${name}`, { params: at, method: "POST", body, headers: { "x-file-size": String(Buffer.byteLength(body)) } });
  const keyText = JSON.stringify({ keys: [{ kid: gate.did, public_key: gate.hex }] });
  const found = z.object({ keys: z.array(z.object({ fingerprint: z.string() })) }).parse(await (await post(preview.POST, { source: { origin: "pasted", text: keyText } })).json());
  await post(keys.POST, { source: { origin: "pasted", text: keyText }, keys: found.keys.map(({ fingerprint }) => ({ fingerprint, compared: true })), claims: [], author: "Ada" });
  await ended((await json(jobSchema, call(analyze.POST, "/", { params: at, method: "POST" }))).id);
  for (const [handler, body, params] of [
    [marks.POST, { kind: "star", subject: { row: 2 }, author: "Ada" }], [marks.POST, { kind: "note", subject: { document: 1 }, text: "read this \ud83d\ude00", author: "" }],
    [marks.POST, { kind: "tag", subject: { row: 3 }, text: "export", author: "Ada" }],
    [decisions.POST, { subject: { row: 2 }, kind: "harm", value: "harmful", reason: "it sent the file", author: "Ada" }],
    [corrections.POST, { class: "infrastructure", shared: "yes", reason: "it is the kiln", author: "Ada" }, { effect: "c1.1" }],
    [incidentVerdict.POST, { verdict: "injection", reason: "the mail asked", author: "Ada" }],
    [views.POST, { name: "errors", query: "status=error", author: "Ada" }], [events.POST, { at: "2026-03-01T10:00:00Z", kind: "noticed", text: "a customer called", author: "Ada" }],
    [alignments.POST, { exhibit: "x2", shiftUs: 300_000, reason: "its clock is ahead", author: "Ada" }],
  ] as const) {
    const answer = await post(handler, body, { ...at, ...params });
    expect([answer.status, answer.ok ? "" : await answer.text()]).toEqual([201, ""]);
  }
  made = await fetched(at.id);
  keyFile = folder.put("custody-keys.jwks", await (await call(custodyKey.GET, "/?form=jwks")).text());
}, 120_000);

test("a bundle of the incident verifies on another machine with its file alone, and its findings are made again byte for byte", async () => {
  const path = folder.put("made.zip", made);
  const known = await cli("verify", path, "--keys", keyFile);
  expect(known.code, known.err).toBe(0);
  expect(known.out).toContain("made again from 3 exhibits, the same byte for byte");
  const alone = await cli("verify", path, "--json");
  const said = z.object({ status: z.string(), findings: z.object({ result: z.string() }), signer: z.object({ trusted: z.boolean() }) }).parse(JSON.parse(alone.out));
  expect([alone.code, said.status, said.findings.result, said.signer.trusted]).toEqual([2, "unverifiable", "same", false]);
});

test("making and sending it are lines of the custody log with the manifest's hash; nothing is sent to whoever asks for headers alone", async () => {
  const before = (await entries(at.id)).length;
  const head = await call(bundle.GET, "/", { params: at, method: "HEAD" });
  const manifest = head.headers.get("x-aftertrace-manifest-sha256");
  expect([head.status, head.headers.get("x-aftertrace-sha256"), head.headers.get("content-type"), head.headers.get("content-security-policy")]).toEqual([200, sha256(made), "application/octet-stream", "default-src 'none'; frame-ancestors 'none'; sandbox"]);
  const all = await entries(at.id);
  expect(all.length).toBe(before);
  expect(all.filter(({ event }) => event === "bundling.done" || event === "export.sent")).toMatchObject([
    { event: "bundling.done", action: "export", object: { sha256: sha256(made) }, detail: { manifest } }, { event: "export.sent", action: "export", object: { sha256: sha256(made), bytes: made.length }, detail: { manifest } },
  ]);
});

test("restored on a clean installation, the incident has the same findings byte for byte and everything that people said; its new log begins by naming the old one", async () => {
  const original = await findingsBytes(at.id);
  const said = sayings(at.id);
  const log = await (await call(custodyLog.GET, "/", { params: at })).text();
  newHouse();
  const id = await restored(made);
  expect((await findingsBytes(id)).equals(original)).toBe(true);
  expect(sayings(id)).toBe(said);
  const from = (await json(originSchema, call(origin.GET, "/", { params: { id } }))).restored;
  expect(from).toMatchObject({ incident: at.id, findings: "same", signer: { trusted: false }, custody: { status: "unverifiable" } });
  const kept = await (await call(originFile.GET, "/?path=custody/log.jsonl", { params: { id } })).text();
  expect(log.startsWith(kept)).toBe(true);
  expect((await cli("verify", folder.put("original.jsonl", kept), "--keys", keyFile)).code).toBe(0);
  const [first, ...more] = await entries(id);
  expect(first).toMatchObject({ number: 1, action: "open", event: "incident.restored", detail: { restored: { incident: at.id, log: { records: kept.split("\n").length - 1 } } } });
  expect(more.map(({ event }) => event)).toEqual(expect.arrayContaining(["exhibit.added", "sayings.restored", "trust.accepted", "analysis.done", "findings.compared"]));
  expect((await json(custodySchema, call(custody.GET, "/", { params: { id } }))).check).toMatchObject({ ok: true, status: "verified" });
  // A bundle of the restored one carries the first log with it, and is restored in its turn.
  const second = await fetched(id);
  newHouse();
  const again = await restored(second);
  expect((await findingsBytes(again)).equals(original)).toBe(true);
  expect((await json(originSchema, call(origin.GET, "/", { params: { id: again } }))).restored?.files.map(({ path }) => path)).toContain("origin/custody/log.jsonl");
  enterHouse(firstHouse);
}, 60_000);

test("restored beside the original, ids that are taken are replaced and the exhibits are stored once", async () => {
  const store = currentStore();
  const before = readdirSync(join(store.dataDir, "exhibits")).length;
  const id = await restored(made);
  expect(id).not.toBe(at.id);
  expect(readdirSync(join(store.dataDir, "exhibits")).length).toBe(before);
  const withoutIds = (text: string) => text.replaceAll(/"id":"[a-z0-9]{12}"/g, "");
  expect(withoutIds(sayings(id))).toBe(withoutIds(sayings(at.id)));
  expect((await json(originSchema, call(origin.GET, "/", { params: { id } }))).restored?.signer.trusted).toBe(true);
  await call(incident.DELETE, "/", { params: { id }, method: "DELETE" });
});

test("a bundle that was changed is refused with the names of what differs, and leaves nothing behind", async () => {
  const changed = Buffer.from(made);
  changed[200] = (changed[200] ?? 0) ^ 1;
  const dataDir = newHouse();
  const answer = await restore(changed);
  const { error } = apiErrorSchema.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([422, "bundle_refused"]);
  expect(error.message).toMatch(/exhibits\/[0-9a-f]{64}: /);
  expect(error.fix).toContain("ordinary exhibits");
  expect(currentStore().cases.$client.prepare("select count(*) from incidents").pluck().get()).toBe(0);
  for (const name of ["uploads", "exhibits"]) expect(readdirSync(dataDir).includes(name) ? readdirSync(join(dataDir, name)) : []).toEqual([]);
  const cut = await restore(made.subarray(0, made.length - 100));
  expect(cut.status).toBe(422);
  enterHouse(firstHouse);
});

test("a locked incident refuses deletion, new exhibits and another title with a sentence; unlocking needs a reason; both are lines of the log", async () => {
  const id = await restored(made, "/?trust=none");
  expect((await post(lock.POST, { author: "Ada" }, { id })).status).toBe(400);
  const locked = await json(incidentSchema, post(lock.POST, { reason: "legal hold 4711", author: "Ada" }, { id }));
  expect(locked.lock).toMatchObject({ by: "Ada", reason: "legal hold 4711" });
  const refused = [
    await call(incident.DELETE, "/", { params: { id }, method: "DELETE" }), await call(incident.PATCH, "/", { params: { id }, method: "PATCH", body: '{"title":"x"}' }),
    await call(exhibits.POST, "/?name=more.json", { params: { id }, method: "POST", body: "[1]", headers: { "x-file-size": "3" } }),
  ];
  for (const answer of refused) {
    const { error } = apiErrorSchema.parse(await answer.json());
    expect([answer.status, error.code]).toEqual([409, "locked"]);
    expect(error.message).toMatch(/^This incident was locked at .* by "Ada": "legal hold 4711"\. /);
  }
  expect((await post(lock.POST, { reason: "again" }, { id })).status).toBe(409);
  expect((await post(unlock.POST, { author: "Ada" }, { id })).status).toBe(400);
  // The lock goes with the bundle.
  const held = await fetched(id);
  const copy = await restored(held, "/?trust=none");
  expect((await json(incidentSchema, call(incident.GET, "/", { params: { id: copy } }))).lock).toMatchObject({ by: "Ada", reason: "legal hold 4711" });
  for (const one of [id, copy]) {
    expect((await json(incidentSchema, post(unlock.POST, { reason: "the case is closed", author: "Bo" }, { id: one }))).lock).toBeNull();
    expect((await post(unlock.POST, { reason: "again" }, { id: one })).status).toBe(409);
  }
  expect((await entries(id)).filter(({ action }) => action === "lock" || action === "unlock")).toMatchObject([{ event: "incident.locked" }, { event: "incident.unlocked", text: expect.stringContaining("the case is closed") }]);
  for (const one of [id, copy]) expect((await call(incident.DELETE, "/", { params: { id: one }, method: "DELETE" })).status).toBe(200);
  expect((await json(custodySchema, call(house.GET, "/?count=500"))).check).toMatchObject({ ok: true });
});

test("whatever is sent as an export has its line with the hash of what came, and the list of exports tells it", async () => {
  for (const [format, type] of [["findings", "application/json"], ["timesketch-csv", "text/csv"], ["otlp", "application/json"], ["sarif", "application/sarif+json"]] as const) {
    const answer = await call(exportFormat.GET, "/", { params: { ...at, format } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0], answer.headers.get("x-content-type-options")]).toEqual([200, type, "nosniff"]);
    const listed = (await json(exportListSchema, call(exportList.GET, "/", { params: at }))).exports.find(({ id }) => id === format);
    expect(listed).toMatchObject({ masked: true, last: { sha256: sha256(bytes), bytes: bytes.length } });
    if (format === "findings") expect(bytes.equals(await findingsBytes(at.id))).toBe(true);
  }
  expect((await call(exportFormat.GET, "/", { params: { ...at, format: "pdf" } })).status).toBe(404);
});

test("an incident without findings, and one without a bundle, say what to do", async () => {
  const { id } = await json(incidentSchema, call(incidents.POST, "/", { method: "POST", body: "{}" }));
  for (const [answer, code] of [[await call(bundle.POST, "/", { params: { id }, method: "POST" }), "not_analysed"], [await call(bundle.GET, "/", { params: { id } }), "no_bundle"]] as const)
    expect(apiErrorSchema.parse(await answer.json()).error.code).toBe(code);
  expect(findingsSchema.parse(JSON.parse((await findingsBytes(at.id)).toString())).audit[0]?.status).toBe("verified");
});
