import { createHash, createPublicKey } from "node:crypto";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as log from "../../app/api/v1/incidents/[id]/custody/log/route.ts";
import * as rehash from "../../app/api/v1/incidents/[id]/custody/rehash/route.ts";
import * as verify from "../../app/api/v1/incidents/[id]/custody/verify/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as incident from "../../app/api/v1/incidents/[id]/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as key from "../../app/api/v1/custody/key/route.ts";
import * as houseLog from "../../app/api/v1/custody/log/route.ts";
import * as house from "../../app/api/v1/custody/route.ts";
import * as houseVerify from "../../app/api/v1/custody/verify/route.ts";
import { custodyCheckSchema, incidentSchema } from "../../lib/api/contract.ts";
import { custodyKeySchema, custodySchema, rehashStepSchema } from "../../lib/api/custodyContract.ts";
import { currentStore } from "../../lib/jobs/current.ts";
import { exhibitPath } from "../../lib/store/dataFolder.ts";
import { removeExhibitFiles } from "../../lib/store/incidents.ts";
import { startCustody } from "../../lib/store/startCustody.ts";
import { cli, readFindings, tempFolder } from "../pipeline/run.ts";
import { call, ownDataFolder } from "./client.ts";

const dataDir = ownDataFolder();
const folder = tempFolder();
const at = { id: "" };
const files = ["[1]", "[22]", "[333]"];

async function newIncident(contents: readonly string[]): Promise<string> {
  const { id } = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST", body: '{"title":"Custody"}' })).json());
  for (const content of contents) await call(exhibits.POST, `/?name=${content.length}.json`, { params: { id }, method: "POST", body: content, headers: { "x-file-size": String(content.length) } });
  return id;
}
beforeAll(async () => {
  startCustody(currentStore());
  at.id = await newIncident(files);
});

const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");
const page = async (query = "/?count=500") => custodySchema.parse(await (await call(custody.GET, query, { params: at })).json());
const exported = async (): Promise<string> => (await call(log.GET, "/", { params: at })).text();
const publicKey = async (form: string): Promise<Response> => call(key.GET, `/?form=${form}`);

test("the exported log and the public key are enough for the command line: verified, code 0, the end open", async () => {
  const path = folder.put("log.jsonl", await exported());
  for (const form of ["jwks", "pem", "did"]) {
    const keys = folder.put(`keys.${form}`, await (await publicKey(form)).text());
    const { code, out, err } = await cli("verify", path, "--keys", keys, "--json");
    const [audit] = readFindings(out).audit;
    expect([code, err, audit?.status, audit?.format, audit?.findings.map((one) => one.class)]).toEqual([0, "", "verified", "aftertrace.custody", ["tail_unproven"]]);
    expect(audit?.keys).toMatchObject([{ trusted: true }]);
  }
  expect((await cli("verify", path)).code).toBe(2);
});

test("one byte changed in the export is found at its entry, code 1; a tail cut off leaves the end open, code 0", async () => {
  const text = await exported();
  const keys = folder.put("keys.jwks", await (await publicKey("jwks")).text());
  const edited = folder.put("edited.jsonl", text.replace('"x2: 4.json', '"x2: 5.json'));
  const { code, out } = await cli("verify", edited, "--keys", keys, "--json");
  expect([code, readFindings(out).audit[0]?.status, readFindings(out).audit[0]?.findings.map((one) => `${one.class} ${one.entry}`)]).toEqual([1, "altered", ["altered_entry 3", `tail_unproven ${text.split("\n").length - 1}`]]);
  const cut = folder.put("cut.jsonl", `${text.split("\n").slice(0, 3).join("\n")}\n`);
  const shorter = await cli("verify", cut, "--keys", keys, "--json");
  expect([shorter.code, readFindings(shorter.out).audit[0]?.status, readFindings(shorter.out).audit[0]?.findings.map((one) => `${one.class} ${one.entry}`)]).toEqual([0, "verified", ["tail_unproven 3"]]);
});

test("an export is an attachment, holds the records byte for byte, and is a line with its hash and its number of records", async () => {
  const before = await page();
  const answer = await call(log.GET, "/", { params: at });
  const text = await answer.text();
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="aftertrace-${at.id}-custody.jsonl"`);
  expect(answer.headers.get("content-type")).toMatch(/^application\/x-ndjson/);
  expect(answer.headers.get("x-aftertrace-sha256")).toBe(sha256(text));
  const rows = currentStore().cases.$client.prepare<[string], string>("select record from custody_records where scope = ? order by number").pluck().all(at.id);
  expect(text).toBe(rows.slice(0, -1).map((row) => `${row}\n`).join(""));
  const { entries, check, total } = await page();
  expect(total).toBe(before.total + 1);
  expect(entries.at(-1)).toMatchObject({ action: "export", event: "custody.exported", actor: "responder", object: { sha256: sha256(text), bytes: Buffer.byteLength(text), name: `aftertrace-${at.id}-custody.jsonl` }, detail: { records: before.total } });
  expect(check).toMatchObject({ ok: true, status: "verified" });
});

test("whoever asks for the headers alone leaves no line that says something was sent", async () => {
  const before = (await page()).total;
  expect((await call(log.GET, "/", { params: at, method: "HEAD" })).status).toBe(200);
  expect((await page()).total).toBe(before);
});

test("the installation's own log is verified and exported like an incident's", async () => {
  const answer = custodySchema.parse(await (await call(house.GET, "/")).json());
  expect(answer).toMatchObject({ verifying: null, check: { ok: true, status: "verified" } });
  expect(answer.entries[0]).toMatchObject({ event: "log.opened", action: "open" });
  const text = await (await call(houseLog.GET, "/")).text();
  const { code } = await cli("verify", folder.put("house.jsonl", text), "--keys", folder.put("house.jwks", await (await publicKey("jwks")).text()));
  expect(code).toBe(0);
});

test("pages of the log add up, whatever their size", async () => {
  const whole = await page();
  const found: number[] = [];
  for (let after: number | null = 0; after !== null;) {
    const one = await page(`/?after=${after}&count=2`);
    found.push(...one.entries.map(({ number }) => number));
    expect(one.total).toBe(whole.total);
    after = one.next;
  }
  expect(found).toEqual(whole.entries.map(({ number }) => number));
});

test("the key is told with its fingerprint; no form of it holds the private half", async () => {
  const answer = custodyKeySchema.parse(await (await call(key.GET, "/")).json());
  const pem = await (await publicKey("pem")).text();
  const { x } = z.object({ x: z.string() }).parse(createPublicKey(pem).export({ format: "jwk" }));
  expect(answer.fingerprint).toBe(`sha256:${sha256(Buffer.from(x, "base64url"))}`);
  const { keys } = z.object({ keys: z.array(z.record(z.string(), z.string())) }).parse(JSON.parse(await (await publicKey("jwks")).text()));
  expect(keys).toEqual([{ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: answer.did, x, created: answer.created }]);
  expect((await (await publicKey("did")).text()).trim()).toBe(answer.did);
  for (const { signed } of (await page()).entries) expect(signed?.key).toBe(answer.did);
  expect((await publicKey("secret")).status).toBe(400);
});

const linesOf = async (answer: Response): Promise<unknown[]> => (await answer.text()).split("\n").filter((line) => line !== "").map((line): unknown => JSON.parse(line));

test("verifying anew tells how far it is and ends with the verdict", async () => {
  for (const answer of [await call(verify.POST, "/", { params: at, method: "POST" }), await call(houseVerify.POST, "/", { method: "POST" })]) {
    const lines = await linesOf(answer);
    expect(lines[0]).toMatchObject({ done: expect.any(Number), total: expect.any(Number) });
    expect(custodyCheckSchema.parse(z.object({ check: z.unknown() }).parse(lines.at(-1)).check)).toMatchObject({ ok: true, status: "verified" });
  }
});

const steps = async (id: string) => z.array(rehashStepSchema).parse(await linesOf(await call(rehash.POST, "/", { params: { id }, method: "POST" })));

test("every exhibit is hashed again, each result is told, and the log has the outcome", async () => {
  const all = await steps(at.id);
  expect(all.filter(({ type }) => type === "exhibit")).toEqual(files.map((content, place) => ({ type: "exhibit", exhibit: `x${place + 1}`, name: `${content.length}.json`, sha256: sha256(content), bytes: content.length, result: "same", found: { sha256: sha256(content), bytes: content.length } })));
  expect(all.at(-1)).toEqual({ type: "end", same: 3, of: 3 });
  expect((await page()).entries.at(-1)).toMatchObject({ action: "verify", event: "exhibits.rehashed", actor: "responder", text: "3 of 3 exhibits are the bytes that came", detail: { same: 3, of: 3, whole: true, wrong: [] } });
});

test("an exhibit that was changed, is gone or cannot be read is found, named with both hashes, and written down", async () => {
  const contents = ["changed", "gone", "folder", "kept"];
  const id = await newIncident(contents);
  const [changed, gone, dir] = contents.map((content) => exhibitPath(dataDir, sha256(content)));
  if (!changed || !gone || !dir) throw new Error("three exhibits");
  chmodSync(changed, 0o600);
  writeFileSync(changed, "CHANGED");
  removeExhibitFiles(dataDir, sha256("gone"));
  rmSync(dir);
  const { mkdirSync } = await import("node:fs");
  mkdirSync(dir);
  const found = (await steps(id)).flatMap((step) => (step.type === "exhibit" ? [[step.exhibit, step.result, step.found?.sha256 ?? null]] : []));
  expect(found).toEqual([["x1", "differs", sha256("CHANGED")], ["x2", "missing", null], ["x3", "unreadable", null], ["x4", "same", sha256("kept")]]);
  const { entries } = custodySchema.parse(await (await call(custody.GET, "/", { params: { id } })).json());
  expect(entries.at(-1)).toMatchObject({
    event: "exhibits.rehashed", text: "1 of 4 exhibits are the bytes that came; x1 differs, x2 is missing, x3 cannot be read",
    detail: { same: 1, of: 4, whole: true, wrong: [{ exhibit: "x1", sha256: sha256("changed"), result: "differs", found: { sha256: sha256("CHANGED"), bytes: 7 } }, { exhibit: "x2", result: "missing", found: null }, { exhibit: "x3", result: "unreadable" }] },
  });
  expect(existsSync(gone)).toBe(false);
  rmSync(dir, { recursive: true });
});

test("whoever goes away while exhibits are hashed stops it, and the log says how far it came", async () => {
  const id = await newIncident(["one", "other"]);
  const reader = (await call(rehash.POST, "/", { params: { id }, method: "POST" })).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const { entries } = custodySchema.parse(await (await call(custody.GET, "/", { params: { id } })).json());
  expect(entries.at(-1)).toMatchObject({ event: "exhibits.rehashed", text: "1 of 2 exhibits are the bytes that came; broken off after 1", detail: { whole: false, of: 2 } });
});

test("an incident that is deleted while its exhibits are hashed leaves no line of them anywhere", async () => {
  const id = await newIncident(["first", "second"]);
  const reader = (await call(rehash.POST, "/", { params: { id }, method: "POST" })).body?.getReader();
  await reader?.read();
  expect((await call(incident.DELETE, "/", { params: { id }, method: "DELETE" })).status).toBe(200);
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) expect(next.value.length).toBeGreaterThan(0);
  expect(currentStore().cases.$client.prepare<[string], number>("select count(*) from custody_records where scope = ?").pluck().get(id)).toBe(0);
  const told = custodySchema.parse(await (await call(house.GET, "/?count=500")).json()).entries.at(-1);
  expect(told).toMatchObject({ event: "incident.deleted", action: "delete", detail: { incident: id, exhibits: 2, lines: 3, status: "verified" } });
});

test("a replaced key is told with the one before it, and what was exported under either still verifies", async () => {
  const before = folder.put("before.jsonl", await exported());
  const old = custodyKeySchema.parse(await (await call(key.GET, "/")).json());
  const next = custodyKeySchema.parse(await (await call(key.POST, "/", { method: "POST" })).json());
  expect(next.did).not.toBe(old.did);
  expect(next.former).toMatchObject([{ did: old.did, fingerprint: old.fingerprint, why: "replaced" }]);
  expect(await (await publicKey("did")).text()).toBe(`${next.did}\n${old.did}\n`);
  const keys = folder.put("both.jwks", await (await publicKey("jwks")).text());
  const later = folder.put("later.jsonl", await exported());
  for (const path of [before, later]) expect((await cli("verify", path, "--keys", keys)).code).toBe(0);
  // Whoever trusts only the old key follows the record that it signed.
  expect((await cli("verify", later, "--keys", folder.put("old.did", `${old.did}\n`))).code).toBe(0);
  expect((await page()).check).toMatchObject({ ok: true, status: "verified" });
});
