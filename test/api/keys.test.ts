import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import * as installationCustody from "../../app/api/v1/custody/route.ts";
import * as exhibits from "../../app/api/v1/incidents/[id]/exhibits/route.ts";
import * as incidentCustody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as incidents from "../../app/api/v1/incidents/route.ts";
import * as key from "../../app/api/v1/keys/[key]/route.ts";
import * as history from "../../app/api/v1/keys/[key]/history/route.ts";
import * as source from "../../app/api/v1/keys/[key]/source/route.ts";
import * as keyTrial from "../../app/api/v1/keys/[key]/trial/route.ts";
import * as undo from "../../app/api/v1/keys/[key]/undo/route.ts";
import * as preview from "../../app/api/v1/keys/preview/route.ts";
import * as keys from "../../app/api/v1/keys/route.ts";
import * as trial from "../../app/api/v1/keys/trial/route.ts";
import { apiErrorSchema, incidentSchema } from "../../lib/api/contract.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import {
  keyAcceptedSchema, keyChangedSchema, keyPreviewSchema, keySourceBytesMax, keyTrialSchema, trustedKeysSchema, trustedThingSchema, trustHistorySchema,
} from "../../lib/api/keyContract.ts";
import { inBase64, sha256, signer, type Signer } from "../audit/signer.ts";
import { endorsement } from "../store/trust.ts";
import { call, ownDataFolder } from "./client.ts";

ownDataFolder();
const at = { id: "" };
const [own, next] = [signer("api"), signer("api next")];
const fingerprint = (one: Signer) => `sha256:${sha256(one.key)}`;
const file = (content: string | Uint8Array, name = "keys.json") => ({ origin: "file", name, base64: Buffer.from(content).toString("base64") });
const pasted = (text: string) => ({ origin: "pasted", text });

beforeAll(async () => {
  at.id = incidentSchema.parse(await (await call(incidents.POST, "/", { method: "POST" })).json()).id;
  await call(exhibits.POST, "/?name=log.jsonl", { params: at, method: "POST", body: "{}", headers: { "x-file-size": "2" } });
});

type Handler = Parameters<typeof call>[0];

/** Sends a body and reads the answer by the schema it is published with. */
async function send<S extends z.ZodType>(schema: S, handler: Handler, method: string, body?: unknown, params: Record<string, string> = {}, status = 200): Promise<z.output<S>> {
  const answer = await call(handler, "/", { params, method, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) });
  const json: unknown = await answer.json();
  expect([answer.status, json]).toEqual([status, expect.anything()]);
  return schema.parse(json);
}

const list = () => send(trustedKeysSchema, keys.GET, "GET");
const accept = (from: unknown, of: readonly Signer[], more: Record<string, unknown> = {}) =>
  send(keyAcceptedSchema, keys.POST, "POST", { source: from, keys: of.map((one) => ({ fingerprint: fingerprint(one), compared: true })), author: "Ada", ...more }, {}, 201);
const changed = (handler: Handler, method: string, id: string, body?: unknown) => send(keyChangedSchema, handler, method, body, { key: id });

test("two steps: a look keeps nothing, and only the fingerprints that are sent again are trusted", async () => {
  const jwks = file(JSON.stringify({ keys: [{ kid: "bank-1", public_key: own.hex }, { kid: "bank-2", public_key: inBase64(next.key) }, { kid: "weak", public_key: "00".repeat(32) }] }));
  const found = await send(keyPreviewSchema, preview.POST, "POST", { source: jwks });
  expect(found.keys.map((one) => [one.fingerprint, one.ids, one.form, one.at])).toEqual([[fingerprint(own), ["bank-1"], "object", ["/keys/0"]], [fingerprint(next), ["bank-2"], "object", ["/keys/1"]]]);
  expect(found.problems).toMatchObject([{ code: "weak_key", at: "/keys/2", message: expect.stringContaining("small order") }]);
  expect((await list()).keys).toEqual([]);
  expect(await send(keyTrialSchema, trial.POST, "POST", { source: jwks, keys: [{ fingerprint: fingerprint(own), compared: false }] })).toEqual({ logs: [], of: 0, unread: expect.any(Number) });
  expect((await list()).keys).toEqual([]);
  const { accepted: [id = ""] } = await accept(jwks, [own], { note: "by phone" });
  expect((await list()).keys).toMatchObject([{ id, fingerprint: fingerprint(own), key: own.hex, name: "bank-1", ids: ["bank-1"], note: "by phone", acceptedBy: "Ada", compared: true, state: "valid", source: { origin: "file", name: "keys.json" }, usedBy: { logs: 0 } }]);
  const answer = await call(source.GET, "/", { params: { key: id } });
  expect([await answer.text(), answer.headers.get("content-disposition"), answer.headers.get("content-security-policy")]).toEqual([Buffer.from(jwks.base64, "base64").toString(), expect.stringMatching(/^attachment; filename="key-[0-9a-f]{12}\.bin"$/), expect.stringContaining("sandbox")]);
});

test("a key is named, limited, retired, revoked, removed and brought back, and every step is told", async () => {
  const { accepted: [id = ""] } = await accept(pasted(next.hex), [next]);
  await changed(key.PATCH, "PATCH", id, { name: "next", note: "of 2026", validFrom: "2026-01-01T00:00:00Z", validUntil: "2026-07-01T00:00" });
  expect(await send(trustedThingSchema, key.GET, "GET", undefined, { key: id })).toMatchObject({ name: "next", note: "of 2026", validFromUs: Date.UTC(2026, 0, 1) * 1_000, validUntilUs: Date.UTC(2026, 6, 1) * 1_000 });
  const revoked = await changed(key.PATCH, "PATCH", id, { revoked: { since: "2026-03-01T00:00:00Z" }, reason: "laptop lost", author: "Bo" });
  await changed(key.PATCH, "PATCH", id, { revoked: "always" });
  expect((await send(apiErrorSchema, undo.POST, "POST", { change: revoked.change }, { key: id }, 409)).error.code).toBe("not_the_latest");
  await changed(key.PATCH, "PATCH", id, { revoked: null });
  const { change } = await changed(key.DELETE, "DELETE", id);
  expect(await send(trustedThingSchema, key.GET, "GET", undefined, { key: id })).toMatchObject({ state: "removed", lastChange: change });
  await changed(undo.POST, "POST", id, { change, author: "Bo" });
  const told = await send(trustHistorySchema, history.GET, "GET", undefined, { key: id });
  expect(told.changes.map(({ action, author, reason }) => [action, author, reason])).toEqual([["undone", "Bo", ""], ["removed", "", ""], ["edited", "", ""], ["revoked", "", ""], ["revoked", "Bo", "laptop lost"], ["retired", "", ""], ["accepted", "Ada", ""]]);
  const log = await send(custodySchema, installationCustody.GET, "GET");
  expect(log.check?.ok).toBe(true);
  expect(log.entries.filter(({ detail }) => detail["trusted"] === id).map(({ action, event }) => `${action} ${event}`)).toEqual(["accepted", "retired", "revoked", "revoked", "edited", "removed", "undone"].map((what) => `trust_key trust.${what}`));
});

test("a key out of an exhibit is told in the incident's log too, and can be limited to that exhibit", async () => {
  const from = { origin: "exhibit", text: own.did, incident: at.id, exhibit: "x1", at: "entry 2", ids: ["gate"] };
  const { accepted: [id = ""] } = await accept(from, [own], { scope: [{ incident: at.id, exhibit: "x1" }] });
  expect(await send(trustedThingSchema, key.GET, "GET", undefined, { key: id })).toMatchObject({ scope: [{ incident: at.id, exhibit: "x1" }], ids: ["bank-1", "gate", own.did], source: { origin: "exhibit", incident: at.id, exhibit: "x1", at: "entry 2" } });
  const log = await send(custodySchema, incidentCustody.GET, "GET", undefined, at);
  expect(log.entries.at(-1)).toMatchObject({ action: "trust_key", event: "trust.accepted", detail: { trusted: id } });
});

test("a revocation list and an endorsement are looked at, accepted by their digests, and removed", async () => {
  const krl = pasted('{"version":1,"issuer":"bank","revoked_kids":["bank-9"]}');
  const { revocations } = await send(keyPreviewSchema, preview.POST, "POST", { source: krl });
  expect(revocations).toMatchObject({ ids: ["bank-9"], issuer: "bank", known: null });
  const rotation = file(endorsement(own, signer("api third")), "rotation.json");
  const { endorsements: [endorsed] } = await send(keyPreviewSchema, preview.POST, "POST", { source: rotation });
  expect(endorsed).toMatchObject({ by: fingerprint(own), key: fingerprint(signer("api third")), state: "counts", signer: "bank-1", known: null });
  await changed(key.PATCH, "PATCH", (await list()).keys.find((one) => one.key === own.hex)?.id ?? "", { scope: null });
  const before = (await list()).keySet.digest;
  const { accepted: [list_ = ""] } = await accept(krl, [], { claims: [revocations?.digest] });
  await accept(rotation, [], { claims: [endorsed?.digest] });
  const all = await list();
  expect(all.claims).toMatchObject([{ kind: "revocations", ids: ["bank-9"] }, { kind: "endorsement", counts: "counts" }]);
  expect(all.endorsed).toMatchObject([{ fingerprint: fingerprint(signer("api third")), ids: [] }]);
  expect(all.keySet.digest).not.toBe(before);
  await changed(key.DELETE, "DELETE", list_);
  expect((await list()).claims).toMatchObject([{ kind: "revocations", state: "removed" }, {}]);
});

describe("refused in words", () => {
  const good = { source: pasted(own.hex), keys: [{ fingerprint: fingerprint(own), compared: true }] };
  const none = "aaaaaaaaaaaa";
  const secret = JSON.stringify({ keys: [{ kty: "OKP", crv: "Ed25519", x: Buffer.from(own.key).toString("base64url"), d: "secret" }] });
  test.each<[string, Handler, string, unknown, Record<string, string>, number, string]>([
    ["a fingerprint that is not in the source", keys.POST, "POST", { ...good, source: pasted(next.hex) }, {}, 409, "no_such_fingerprint"],
    ["a weak key by its fingerprint", keys.POST, "POST", { source: pasted("00".repeat(32)), keys: [{ fingerprint: `sha256:${sha256(new Uint8Array(32))}`, compared: true }] }, {}, 409, "no_such_fingerprint"],
    ["no key at all", keys.POST, "POST", { ...good, keys: [] }, {}, 400, "nothing_chosen"],
    ["a claim that is not in the source", keys.POST, "POST", { ...good, claims: ["sha256:0"] }, {}, 409, "no_such_claim"],
    ["a private key", keys.POST, "POST", { ...good, source: pasted(secret) }, {}, 400, "private_key"],
    ["an answer whether it was compared that is missing", keys.POST, "POST", { ...good, keys: [{ fingerprint: fingerprint(own) }] }, {}, 400, "bad_request"],
    ["a fingerprint that is none", keys.POST, "POST", { ...good, keys: [{ fingerprint: "sha256:zz", compared: true }] }, {}, 400, "bad_request"],
    ["an exhibit that is not there", preview.POST, "POST", { source: { origin: "exhibit", text: own.hex, incident: none, exhibit: "x1" } }, {}, 404, "no_such_incident"],
    ["a scope that is not there", keys.POST, "POST", { ...good, scope: [{ incident: none, exhibit: null }] }, {}, 400, "no_such_scope"],
    ["a scope of nothing", keys.POST, "POST", { ...good, scope: [] }, {}, 400, "bad_request"],
    ["an origin that is none", preview.POST, "POST", { source: { origin: "heaven", text: own.hex } }, {}, 400, "bad_request"],
    ["a file that is no base64", preview.POST, "POST", { source: { origin: "file", name: "a", base64: "%%%" } }, {}, 400, "bad_request"],
    ["a file that is too long", preview.POST, "POST", { source: file("x".repeat(keySourceBytesMax + 3)) }, {}, 400, "bad_request"],
    ["a body that is too long", preview.POST, "POST", "x".repeat(1_048_577), {}, 413, "too_large"],
    ["a key that is not there", key.PATCH, "PATCH", { name: "x" }, { key: none }, 404, "no_such_key"],
    ["a key that is not there, to be removed", key.DELETE, "DELETE", undefined, { key: "' or 1=1 --" }, 404, "no_such_key"],
    ["a key that is not there, to be tried", keyTrial.POST, "POST", { remove: true }, { key: none }, 404, "no_such_key"],
    ["a trial of two things", keyTrial.POST, "POST", { remove: true, undo: 1 }, { key: none }, 400, "bad_request"],
    ["an instant that is none", key.PATCH, "PATCH", { validUntil: "soon" }, { key: none }, 400, "bad_instant"],
    ["a name of blanks", key.PATCH, "PATCH", { name: "  " }, { key: none }, 400, "bad_request"],
    ["a history of nothing", history.GET, "GET", undefined, { key: none }, 404, "no_such_key"],
    ["a source of nothing", source.GET, "GET", undefined, { key: none }, 404, "no_such_key"],
  ])("%s", async (_, handler, method, body, params, status, code) => {
    const before = await list();
    const { error } = await send(apiErrorSchema, handler, method, body, params, status);
    expect(error.code).toBe(code);
    expect(error.fix.length).toBeGreaterThan(5);
    expect((await list()).keySet).toEqual(before.keySet);
  });

  test("and nothing of a file with a private key is kept on the disk", async () => {
    const folder = process.env["AFTERTRACE_DATA"] ?? "";
    await send(apiErrorSchema, keys.POST, "POST", { source: pasted(secret.replace("secret", "VERY-PRIVATE-PART")), keys: [{ fingerprint: fingerprint(own), compared: true }] }, {}, 400);
    for (const name of ["aftertrace.sqlite", "aftertrace.sqlite-wal"]) expect(readFileSync(`${folder}/${name}`).includes("VERY-PRIVATE-PART")).toBe(false);
  });
});
