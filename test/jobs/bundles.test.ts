import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { BundleRefused } from "../../lib/bundle/bundleRefused.ts";
import { checkBundle } from "../../lib/bundle/checkBundle.ts";
import { readZipDirectory } from "../../lib/bundle/zipReading.ts";
import { memorySource } from "../../lib/evidence/source.ts";
import { trustedKeys } from "../../lib/store/custodyCheck.ts";
import { installation } from "../../lib/store/custodyLog.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { findingsText } from "../../lib/store/findingsText.ts";
import { closeIndex } from "../../lib/store/incidentIndex.ts";
import { createIncident, deleteIncident, incidentRecord, type Store } from "../../lib/store/incidents.ts";
import { queueJob } from "../../lib/store/jobRecords.ts";
import { IncidentLocked, lockIncident, unlockIncident } from "../../lib/store/locks.ts";
import { sayingsOf, sayingsText } from "../../lib/store/sayings.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { hand, tempStore } from "../store/tempStore.ts";
import { bundled, restoredFrom, settled, spokenOf } from "./bundledIncident.ts";

async function findingsOf(store: Store, incident: string): Promise<string> {
  let text = "";
  for await (const piece of findingsText(store, incident)) text += piece;
  closeIndex(indexPath(store.dataDir, incident));
  return text;
}

const said = (store: Store, incident: string): string => {
  const record = incidentRecord(store, incident);
  return record === null ? "" : sayingsText(sayingsOf(store.cases, record));
};

/** Any files: talk, lines, damaged ones, no text at all; each once. */
const anyFile = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }).map((word) => transcript(word)),
  fc.array(fc.json(), { maxLength: 4 }).map((lines) => lines.join("\n")),
  fc.uint8Array({ maxLength: 300 }),
);
const anyFiles = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 20 }), anyFile), { minLength: 1, maxLength: 3, selector: ([, content]) => Buffer.from(content).toString("hex") });

test("any incident goes out as a bundle that verifies, and comes back with the same findings and everything that was said; whatever byte is changed, the file is named", async () => {
  await fc.assert(fc.asyncProperty(anyFiles, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), async (files, places) => {
    const [store, other] = [tempStore(), tempStore()];
    const incident = await spokenOf(store, files);
    const path = await bundled(store, incident);
    const bytes = readFileSync(path);
    const { faults, signer, custody } = await checkBundle(memorySource(bytes), { keys: trustedKeys(signingKey(store.cases)) });
    expect([faults, signer?.trusted, custody?.status]).toEqual([[], true, "verified"]);
    const restored = await restoredFrom(other, path);
    await settled(other, restored.incident);
    expect(await findingsOf(other, restored.incident)).toBe(await findingsOf(store, incident));
    expect(said(other, restored.incident)).toBe(said(store, incident));
    const directory = readZipDirectory(memorySource(bytes));
    for (const place of places) {
      const at = place % bytes.length;
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const owner = at >= (directory?.directoryAt ?? 0) ? null : (directory?.entries.findLast(({ offset }) => offset <= at)?.path ?? null);
      const named = (await checkBundle(memorySource(changed), { keys: trustedKeys(signingKey(store.cases)) })).faults.map((fault) => fault.path);
      expect(named.length).toBeGreaterThan(0);
      if (owner !== null) expect(named).toContain(owner);
    }
  }), { numRuns: 8 });
}, 120_000);

/** Every file of a data folder, by its path. */
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

test("a deleted incident leaves nothing but its line in the installation's log: in no table and in no file", async () => {
  const [first, store] = [tempStore(), tempStore()];
  const secret = "Tidy up confidential-4711";
  const bundle = await bundled(first, await spokenOf(first, [["customers-4711.json", transcript("confidential-4711")], ["b.bin", "only bytes"]], "said of 4711"));
  const { incident } = await restoredFrom(store, bundle);
  const before = new Set(filesIn(store.dataDir).map((path) => relative(store.dataDir, path)));
  await settled(store, incident);
  await bundled(store, incident);
  queueJob(store, incident, [], "responder", "bundle");
  const tables = store.cases.$client.prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").pluck().all();
  const rows = (): Record<string, number> => Object.fromEntries(tables.map((name) => [name, store.cases.$client.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0]));
  const full = rows();
  // Every table that can hold something of an incident does: what is added later is seen here.
  expect(Object.entries(full).filter(([, count]) => count === 0).map(([name]) => name).toSorted()).toEqual(["custody", "key_files", "trust_changes", "trusted_keys"]);
  expect(before.size).toBeGreaterThan(2);

  closeIndex(indexPath(store.dataDir, incident));
  expect(deleteIncident(store, incident, "responder")).toBe(true);
  const left = Object.entries(rows()).filter(([, count]) => count > 0);
  expect(left.map(([name]) => name).toSorted()).toEqual(["__drizzle_migrations", "custody_records"]);
  expect(store.cases.$client.prepare("select distinct scope from custody_records").pluck().all()).toEqual([installation]);
  const names = filesIn(store.dataDir).map((path) => relative(store.dataDir, path));
  expect(names.filter((name) => !/^aftertrace\.sqlite(-wal|-shm)?$|^keys\/custody\.key$/.test(name))).toEqual([]);
  for (const path of filesIn(store.dataDir)) {
    const bytes = readFileSync(path).toString("latin1");
    for (const word of [secret, "customers-4711", "said of 4711", "only bytes"]) expect(bytes.includes(word), `${word} in ${path}`).toBe(false);
  }
});

test("a locked incident is neither deleted nor given an exhibit, also one that was on its way", async () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "held" }, "responder");
  await hand(store, incident, "a.json", "[1]");
  expect(lockIncident(store, incident, { reason: "hold", author: "Ada" })).toBe(true);
  expect(lockIncident(store, incident, { reason: "again", author: "Bo" })).toBe(false);
  expect(() => deleteIncident(store, incident, "responder")).toThrow(IncidentLocked);
  await expect(hand(store, incident, "b.json", "[2]")).rejects.toThrow(/locked at .* by "Ada": "hold"/);
  expect(unlockIncident(store, incident, { reason: "done", author: "Ada" })).toBe(true);
  expect(deleteIncident(store, incident, "responder")).toBe(true);
});

test("what is signed and still no incident is refused by name: decisions of another form", async () => {
  const [store, other] = [tempStore(), tempStore()];
  const incident = await spokenOf(store, [["a.json", transcript("x")]]);
  store.cases.$client.prepare("update views set name = ?").run("n".repeat(300));
  const path = await bundled(store, incident);
  await expect(restoredFrom(other, path)).rejects.toThrow(BundleRefused);
  await expect(restoredFrom(other, path)).rejects.toThrow(/decisions\.json: it does not fit at views\.0\.name/);
  expect(readdirSync(join(other.dataDir, "uploads"))).toEqual([]);
});

test("an exhibit whose bytes are no longer those that came ends the making of a bundle, and says which", async () => {
  const store = tempStore();
  const incident = await spokenOf(store, [["a.json", transcript("x")]]);
  const [path] = filesIn(join(store.dataDir, "exhibits"));
  if (path === undefined) throw new Error("no exhibit");
  const { chmodSync } = await import("node:fs");
  chmodSync(path, 0o600);
  writeFileSync(path, transcript("y"));
  onTestFinished(() => closeIndex(indexPath(store.dataDir, incident)));
  await expect(bundled(store, incident)).rejects.toThrow(/^The bytes of x1 are not those that came/);
});
