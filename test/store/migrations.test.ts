import type Database from "better-sqlite3";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { incidentRecords } from "../../lib/store/incidents.ts";
import * as casesSchema from "../../drizzle/cases.ts";
import * as indexSchema from "../../drizzle/traceIndex.ts";
import { closeCases, openCases, openTraceIndex, traceIndexVersion } from "../../lib/store/openDatabase.ts";
import { putUnsigned } from "./custodyStore.ts";
import { tempStore } from "./tempStore.ts";

type Column = { readonly name: string; readonly notnull: number };

/** What the migrations made must be what the code believes: a forgotten `drizzle-kit generate` shows here. */
function expectTables(db: Database.Database, schema: Readonly<Record<string, unknown>>): void {
  const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable);
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) {
    const { name, columns, indexes } = getTableConfig(table);
    const made = db.prepare<[string], Column>("select name, \"notnull\" from pragma_table_info(?)").all(name);
    expect(made.map((one) => one.name).toSorted(), name).toEqual(columns.map((one) => one.name).toSorted());
    const names = db.prepare<[string], string>("select name from pragma_index_list(?)").pluck().all(name);
    for (const { config } of indexes) expect(names, name).toContain(config.name);
  }
}

test("the migrations of the index make the tables that its schema describes, and the full-text table", () => {
  const db = openTraceIndex(":memory:", "create");
  expectTables(db, indexSchema);
  expect(db.prepare("select count(*) as n from hits").get()).toEqual({ n: 0 });
  expect(db.pragma("user_version", { simple: true })).toBe(traceIndexVersion());
  db.close();
});

test("the migrations of the cases make the tables that their schema describes", () => {
  expectTables(tempStore().cases.$client, casesSchema);
});

test("opening twice migrates once", () => {
  const { cases } = tempStore();
  expect(cases.$client.pragma("foreign_keys", { simple: true })).toBe(1);
  expect(cases.$client.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(cases.$client.prepare("select count(*) as n from __drizzle_migrations").get()).toEqual({ n: 7 });
});

/** A clone as it was when the cases had only their first migration. */
function firstRelease(): string {
  const root = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "drizzle", "migrations", "cases");
  const today = join(process.cwd(), "drizzle", "migrations", "cases");
  mkdirSync(join(folder, "meta"), { recursive: true });
  cpSync(join(today, "0000_cases.sql"), join(folder, "0000_cases.sql"));
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(join(today, "meta", "_journal.json"), "utf8"));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  return root;
}

test("cases of the first release are kept whole when what people say about evidence gets its tables", () => {
  const root = firstRelease();
  const dataDir = join(root, "data");
  onTestFinished(() => closeCases(dataDir));
  const before = { cases: openCases(dataDir, root), dataDir };
  expect(() => before.cases.$client.prepare("select * from marks")).toThrow("no such table");
  const id = "aaaaaaaaaaaa";
  before.cases.$client.prepare("insert into incidents (id, title, created_us, state) values (?, 'older', 1, 'empty')").run(id);
  putUnsigned(before.cases, id, ["older"]);
  closeCases(dataDir);
  const cases = openCases(dataDir);
  expectTables(cases.$client, casesSchema);
  expect(incidentRecords({ cases, dataDir })).toMatchObject([{ id, title: "older" }]);
  expect(checkCustody(cases, id)).toMatchObject({ status: "unsigned", lines: 1, unsigned: { ok: true, lines: 1 } });
});
