import { existsSync, readdirSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines, installation } from "../../lib/store/custodyLog.ts";
import { casesPath, exhibitPath, indexFolder, indexPartPath, indexPath } from "../../lib/store/dataFolder.ts";
import { createIncident, deleteIncident, incidentRecords, renameIncident } from "../../lib/store/incidents.ts";
import { queueJob } from "../../lib/store/jobRecords.ts";
import { sweepLeftovers } from "../../lib/store/sweep.ts";
import { hand, tempStore } from "./tempStore.ts";

test("deleting leaves one line in the installation's log and nothing else of the incident", async () => {
  const store = tempStore();
  const { cases, dataDir } = store;
  const id = createIncident(store, { title: "Confidential title 4711" }, "responder");
  const kept = createIncident(store, { title: "other" }, "responder");
  const own = await hand(store, id, "customer-list.json", "only here");
  const shared = await hand(store, id, "shared.json", "in both");
  await hand(store, kept, "shared.json", "in both");
  queueJob(store, id, [], "responder");
  mkdirSync(indexFolder(dataDir), { recursive: true });
  for (const path of [indexPath(dataDir, id), indexPartPath(dataDir, id, "job"), indexPath(dataDir, kept)]) writeFileSync(path, "");

  expect(deleteIncident(store, id, "responder")).toBe(true);
  expect(deleteIncident(store, id, "responder")).toBe(false);

  expect(incidentRecords(store).map((record) => record.id)).toEqual([kept]);
  expect(existsSync(exhibitPath(dataDir, own.sha256))).toBe(false);
  expect(existsSync(exhibitPath(dataDir, shared.sha256))).toBe(true);
  expect(readdirSync(indexFolder(dataDir))).toEqual([`${kept}.sqlite`]);
  expect(custodyLines(cases, id)).toEqual([]);
  expect(custodyLines(cases, installation)).toMatchObject([{ action: "open", event: "log.opened", number: 1 }, { action: "delete", event: "incident.deleted", number: 2, detail: { incident: id, exhibits: 2, status: "verified" } }]);
  expect(checkCustody(cases, installation).ok).toBe(true);
  for (const file of [casesPath(dataDir), `${casesPath(dataDir)}-wal`]) {
    const bytes = existsSync(file) ? readFileSync(file).toString("latin1") : "";
    expect(bytes.includes("Confidential title 4711") || bytes.includes("customer-list.json")).toBe(false);
  }
});

test("a line changed in the database is found by the check", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "a" }, "responder");
  renameIncident(store, id, "b", "responder");
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: true, lines: 2 });
  store.cases.$client.prepare("update custody_records set record = replace(record, '\"b\"', '\"c\"') where scope = ? and number = 2").run(id);
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: false, status: "altered", findings: [{ class: "altered_entry", line: 2 }, { class: "tail_unproven", line: 2 }] });
});

test("the start removes what a crash left, and nothing that is in use", async () => {
  const store = tempStore();
  const { dataDir } = store;
  const id = createIncident(store, { title: "a" }, "responder");
  const { sha256 } = await hand(store, id, "a.json", "[1]");
  mkdirSync(indexFolder(dataDir), { recursive: true });
  for (const name of [`${id}.sqlite`, `${id}.job.part`, "gone.sqlite"]) writeFileSync(join(indexFolder(dataDir), name), "");
  writeFileSync(exhibitPath(dataDir, "0".repeat(64)), "orphan");
  writeFileSync(join(dataDir, "uploads", "x.part"), "cut");
  sweepLeftovers(store);
  expect(readdirSync(indexFolder(dataDir))).toEqual([`${id}.sqlite`]);
  expect(readdirSync(join(dataDir, "exhibits"))).toEqual([sha256]);
  expect(readdirSync(join(dataDir, "uploads"))).toEqual([]);
});
