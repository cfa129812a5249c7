import { createPublicKey, verify } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { appendCustody, custodyLines, installation } from "../../lib/store/custodyLog.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { keysFolder, nextSigningKeyPath, signingKeyPath } from "../../lib/store/dataFolder.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { closeCases, openCases, writeCases } from "../../lib/store/openDatabase.ts";
import { replaceSigningKey } from "../../lib/store/replaceSigningKey.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { newKeyContent, SigningKeyRefused, writeKeyFile } from "../../lib/store/signingKeyFile.ts";
import { protectionWords, startCustody } from "../../lib/store/startCustody.ts";
import { byAnother, fileVerdict, recordTexts } from "./custodyStore.ts";
import { asProgram, output } from "./program.ts";
import { tempStore } from "./tempStore.ts";

/** The app stops and starts again. */
function restarted({ dataDir }: Store): Store {
  closeCases(dataDir);
  return { cases: openCases(dataDir), dataDir };
}
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test("the key is made at the first start, for its owner alone, and is the same at the next", () => {
  const store = tempStore();
  expect(startCustody(store)).toEqual({ kind: "private" });
  const { did, publicKey, sign } = signingKey(store.cases);
  expect([modeOf(signingKeyPath(store.dataDir)), modeOf(keysFolder(store.dataDir))]).toEqual([0o600, 0o700]);
  expect(readdirSync(keysFolder(store.dataDir))).toEqual(["custody.key"]);
  const message = Buffer.from("m");
  const spki = createPublicKey({ key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]), format: "der", type: "spki" });
  expect(verify(null, message, spki, sign(message))).toBe(true);
  expect(signingKey(restarted(store).cases).did).toBe(did);
});

test("two installations have two keys", () => {
  expect(signingKey(tempStore().cases).did).not.toBe(signingKey(tempStore().cases).did);
});

/** Asks for the key as a process of its own, at the moment when the others do. */
const asking = `
import { openCases } from "./lib/store/openDatabase.ts";
import { signingKey } from "./lib/store/signingKey.ts";
const cases = openCases(process.env.DATA);
while (Date.now() < Number(process.env.AT)) {}
console.log(signingKey(cases).did);
`;

test("processes that start at the same moment make one key", async () => {
  const store = tempStore();
  const code = await asProgram(asking);
  const at = String(Date.now() + 2_000);
  const dids = await Promise.all(Array.from({ length: 4 }, () => output(code, { DATA: store.dataDir, AT: at })));
  expect(new Set(dids)).toEqual(new Set([signingKey(store.cases).did]));
});

describe("a key file that must not be used ends the start with one sentence", () => {
  const damage: readonly (readonly [string, (path: string) => void])[] = [
    ["cut short", (path) => truncateSync(path, 40)],
    ["empty", (path) => truncateSync(path, 0)],
    ["no JSON", (path) => writeFileSync(path, "-----BEGIN PRIVATE KEY-----\n")],
    ["a folder", (path) => (rmSync(path), mkdirSync(path, { mode: 0o700 }))],
    ["with one digit changed", (path) => writeFileSync(path, readFileSync(path, "utf8").replace(/"d": "(.)/, (_, letter) => `"d": "${letter === "A" ? "B" : "A"}`))],
    ["with another key's public half", (path) => writeFileSync(path, readFileSync(path, "utf8").replace(/"x": "[^"]*"/, `"x": "${newKeyContent([]).x}"`))],
    ["with another name", (path) => writeFileSync(path, readFileSync(path, "utf8").replace(/"kid": "[^"]*"/, `"kid": "${newKeyContent([]).kid}"`))],
  ];
  test.each(damage)("%s", (_, hurt) => {
    const store = tempStore();
    startCustody(store);
    hurt(signingKeyPath(store.dataDir));
    const later = restarted(store);
    expect(() => startCustody(later)).toThrow(SigningKeyRefused);
    expect(() => startCustody(later)).toThrow(/^The key that signs the custody logs, \S+, is damaged: [^.]*\.$/);
    // Nothing is written in its place.
    expect(existsSync(signingKeyPath(later.dataDir))).toBe(true);
    expect(custodyLines(later.cases, installation)).toHaveLength(1);
  });

  test("not to be read", () => {
    const store = tempStore();
    startCustody(store);
    rmSync(signingKeyPath(store.dataDir));
    symlinkSync(signingKeyPath(store.dataDir), signingKeyPath(store.dataDir));
    expect(() => startCustody(restarted(store))).toThrow(/^The key that signs the custody logs, \S+, cannot be read \(ELOOP\): [^.]*\.$/);
  });
});

test("a key that others could read is made private, and the signed log says that they could", () => {
  const store = tempStore();
  startCustody(store);
  chmodSync(signingKeyPath(store.dataDir), 0o644);
  chmodSync(keysFolder(store.dataDir), 0o755);
  const later = restarted(store);
  const protection = startCustody(later);
  expect(protection).toEqual({ kind: "mended", mode: "644" });
  expect(protectionWords(later.dataDir, protection)).toMatch(/^Others on this machine could read the signing key .*\(mode 644\)/);
  expect([modeOf(signingKeyPath(later.dataDir)), modeOf(keysFolder(later.dataDir))]).toEqual([0o600, 0o700]);
  expect(custodyLines(later.cases, installation).at(-1)).toMatchObject({ event: "key.protected", actor: "aftertrace", detail: { mode: "644" } });
  expect(checkCustody(later.cases, installation).ok).toBe(true);
  expect(startCustody(restarted(later))).toEqual({ kind: "private" });
  expect(protectionWords(later.dataDir, { kind: "private" })).toBe(null);
  expect(protectionWords(later.dataDir, { kind: "unprotected", mode: "777" })).toMatch(/keeps no permissions/);
});

test("a replaced key signs, in every log, a last record that names its successor, and everything before still verifies", () => {
  const store = tempStore();
  startCustody(store);
  const id = createIncident(store, { title: "a" }, "responder");
  const old = signingKey(store.cases);
  const next = replaceSigningKey(store, "responder");
  expect([next.did === old.did, signingKey(store.cases).did]).toEqual([false, next.did]);
  expect(next.former).toMatchObject([{ did: old.did, created: old.created, why: "replaced" }]);
  expect(readFileSync(signingKeyPath(store.dataDir), "utf8")).toContain(next.did);
  expect(existsSync(nextSigningKeyPath(store.dataDir))).toBe(false);
  writeCases(store.cases, () => appendCustody(store.cases, id, "responder", "incident.renamed", "b"));
  for (const scope of [installation, id]) {
    const key = custodyLines(store.cases, scope).find(({ event }) => event === "key.replaced");
    expect(key).toMatchObject({ action: "key", detail: { newKey: next.did }, signed: { key: old.did } });
    expect(checkCustody(store.cases, scope)).toMatchObject({ ok: true, status: "verified" });
    expect(fileVerdict(store.cases, scope).status).toBe("verified");
  }
  expect(custodyLines(store.cases, id).at(-1)?.signed).toMatchObject({ key: next.did });
  const later = restarted(store);
  startCustody(later);
  expect(custodyLines(later.cases, id).map(({ event }) => event)).toEqual(["incident.created", "key.replaced", "incident.renamed"]);
  expect(checkCustody(later.cases, id).ok).toBe(true);
});

describe("a crash while the key is replaced", () => {
  test("after the logs had named the successor lets it take over", () => {
    const store = tempStore();
    const id = createIncident(store, { title: "a" }, "responder");
    const old = signingKey(store.cases);
    const next = newKeyContent([{ did: old.did, created: old.created, ended: "2026-01-01T00:00:00.000Z", why: "replaced" }]);
    writeCases(store.cases, () => {
      appendCustody(store.cases, id, "responder", "key.replaced", "key", { detail: { newKey: next.kid } });
      writeKeyFile(nextSigningKeyPath(store.dataDir), next);
    });
    const later = restarted(store);
    expect(signingKey(later.cases).did).toBe(next.kid);
    writeCases(later.cases, () => appendCustody(later.cases, id, "responder", "incident.renamed", "b"));
    expect(custodyLines(later.cases, id).map(({ event }) => event)).toEqual(["incident.created", "key.replaced", "incident.renamed"]);
    expect(checkCustody(later.cases, id).ok).toBe(true);
  });

  test("before that leaves the old key in charge, and the other one gone", () => {
    const store = tempStore();
    const id = createIncident(store, { title: "a" }, "responder");
    const old = signingKey(store.cases);
    writeKeyFile(nextSigningKeyPath(store.dataDir), newKeyContent([]));
    writeFileSync(join(keysFolder(store.dataDir), "custody.key.x.part"), "half");
    const later = restarted(store);
    expect(signingKey(later.cases).did).toBe(old.did);
    expect(readdirSync(keysFolder(later.dataDir))).toEqual(["custody.key"]);
    expect(checkCustody(later.cases, id).ok).toBe(true);
  });
});

test("where the key is gone another log begins, names the old one's end, and nothing old is signed anew", () => {
  const store = tempStore();
  startCustody(store);
  const id = createIncident(store, { title: "a" }, "responder");
  writeCases(store.cases, () => appendCustody(store.cases, id, "responder", "incident.renamed", "b"));
  const before = recordTexts(store.cases, id);
  const old = signingKey(store.cases);
  const end = checkCustody(store.cases, id).head;
  rmSync(signingKeyPath(store.dataDir));
  const later = restarted(store);
  startCustody(later);
  const next = signingKey(later.cases);
  expect(next.did).not.toBe(old.did);
  expect(next.former).toMatchObject([{ did: old.did, created: null, why: "lost" }]);
  expect(recordTexts(later.cases, id).slice(0, 2)).toEqual(before);
  const [, , opening] = custodyLines(later.cases, id);
  expect(opening).toMatchObject({ number: 3, action: "open", event: "log.opened", previous: null, signed: { seq: 1, key: next.did }, detail: { scope: id, former: { log: end?.log, count: 2, head: end?.hash, key: old.did, why: "key_lost" } } });
  expect(opening?.signed?.log).not.toBe(end?.log);
  expect(checkCustody(later.cases, id)).toMatchObject({ ok: true, status: "verified", signed: 3, verified: 3, findings: [] });
  expect(fileVerdict(later.cases, id)).toMatchObject({ status: "verified", entries: 3 });
  // What the old log's end was can no longer be changed unnoticed, although its key is gone.
  byAnother(later, (db) => db.prepare("delete from custody_records where scope = ? and number = 2").run(id));
  expect(checkCustody(later.cases, id)).toMatchObject({ ok: false, status: "incomplete", findings: expect.arrayContaining([expect.objectContaining({ class: "missing_entry", line: 3 })]) });
});
