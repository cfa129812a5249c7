import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { checkCustody, freshCustody, keepCustody, nextRows, trustedKeys, unjudgedLines } from "../../lib/store/custodyCheck.ts";
import { custodyProfile } from "../../lib/audit/profiles/custody.ts";
import { appendCustody, installation, recordRows } from "../../lib/store/custodyLog.ts";
import { createIncident, deleteIncident, type Store } from "../../lib/store/incidents.ts";
import { closeCases, openCases, writeCases } from "../../lib/store/openDatabase.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { blockReports } from "../../lib/verification/blockReports.ts";
import { byAnother, fileVerdict } from "./custodyStore.ts";
import { tempStore } from "./tempStore.ts";


const say = ({ cases }: Store, scope: string, count: number): void => writeCases(cases, () => {
  for (let at = 0; at < count; at++) appendCustody(cases, scope, "responder", "mark.added", `note ${at}`);
});

/** The verdict of somebody who knows nothing yet. */
function anew({ cases }: Store, scope: string) {
  const custody = freshCustody(cases, scope);
  for (let rows = nextRows(cases, scope, custody); rows.length > 0; rows = nextRows(cases, scope, custody))
    custody.add(rows, blockReports({ texts: rows.map(({ record }) => record) }, { profile: custodyProfile, keys: custody.keys, withClaims: false }));
  return custody.check();
}

test("what is verified bit by bit is verified as it would be at once", () => {
  const store = tempStore();
  let scopes = 0;
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), (parts) => {
    const scope = `s${scopes++}`;
    for (const count of parts) {
      say(store, scope, count);
      expect({ ...checkCustody(store.cases, scope), checkedUs: 0 }).toEqual({ ...anew(store, scope), checkedUs: 0 });
    }
    expect(checkCustody(store.cases, scope)).toMatchObject({ ok: true, findings: [{ class: "tail_unproven" }] });
    expect(fileVerdict(store.cases, scope)).toMatchObject({ status: "verified", verified: checkCustody(store.cases, scope).verified });
  }), { numRuns: 15 });
});

test("a line that was verified is not verified again while nobody else writes, and is when somebody does", () => {
  const store = tempStore();
  say(store, "s", 5);
  const verify = vi.spyOn(nodeCrypto, "verify");
  try {
    checkCustody(store.cases, "s");
    expect(verify).toHaveBeenCalledTimes(6);
    checkCustody(store.cases, "s");
    expect(verify).toHaveBeenCalledTimes(6);
    say(store, "s", 2);
    expect(unjudgedLines(store.cases, "s")).toBe(2);
    checkCustody(store.cases, "s");
    expect(verify).toHaveBeenCalledTimes(8);
    byAnother(store, (db) => db.prepare("update incidents set title = title").run());
    byAnother(store, (db) => db.exec("create table elsewhere (a)"));
    expect(unjudgedLines(store.cases, "s")).toBe(8);
    checkCustody(store.cases, "s");
    expect(verify).toHaveBeenCalledTimes(16);
  } finally {
    verify.mockRestore();
  }
});

test("a verified record that another program changes is found at the next look, not at the next start", () => {
  const store = tempStore();
  say(store, "s", 5);
  expect(checkCustody(store.cases, "s").ok).toBe(true);
  byAnother(store, (db) => db.prepare(`update custody_records set record = replace(record, 'note 1', 'note 9') where scope = 's' and number = 3`).run());
  expect(checkCustody(store.cases, "s")).toMatchObject({ ok: false, status: "altered", verified: 5, findings: expect.arrayContaining([expect.objectContaining({ class: "altered_entry", line: 3, last: 3 })]) });
});

test("records cut off the end are missed by the server that has read them, although what is left verifies", () => {
  const store = tempStore();
  say(store, "s", 5);
  checkCustody(store.cases, "s");
  byAnother(store, (db) => db.prepare("delete from custody_records where scope = 's' and number > 3").run());
  expect(fileVerdict(store.cases, "s").status).toBe("verified");
  expect(checkCustody(store.cases, "s")).toMatchObject({ ok: false, status: "incomplete", findings: expect.arrayContaining([{ class: "missing_entry", line: 4, last: 4, message: expect.stringMatching(/^this server has read record 6 of the log \S+ before; the last one here is record 3$/) }]) });
  // Writing on over the gap does not heal it.
  say(store, "s", 4);
  expect(checkCustody(store.cases, "s")).toMatchObject({ ok: false, status: "altered", findings: expect.arrayContaining([{ class: "altered_entry", line: 6, last: 6, message: "this server has read another record here before" }]) });
  say(store, "s", 4);
  byAnother(store, (db) => db.exec("create table elsewhere (a)"));
  expect(checkCustody(store.cases, "s")).toMatchObject({ ok: false, status: "altered", lines: 11 });
});

test("a record that is gone from the middle is missing there, and not at the end as well", () => {
  const store = tempStore();
  say(store, "s", 5);
  checkCustody(store.cases, "s");
  byAnother(store, (db) => db.prepare("delete from custody_records where scope = 's' and number = 3").run());
  expect(checkCustody(store.cases, "s").findings.map((one) => `${one.class} ${one.line}`)).toEqual(["missing_entry 4", "tail_unproven 6"]);
  say(store, "s", 3);
  byAnother(store, (db) => db.exec("create table elsewhere (a)"));
  expect(checkCustody(store.cases, "s").findings.map((one) => `${one.class} ${one.line}`)).toEqual(["missing_entry 4", "tail_unproven 9"]);
});

test("a record that is moved, doubled or taken out of the middle is named with the line at which it shows", () => {
  const changes: readonly (readonly [string, string, number])[] = [
    ["delete from custody_records where scope = 's' and number = 3", "missing_entry", 4],
    ["update custody_records set number = 100 + number where scope = 's' and number = 3", "reordered", 103],
    ["insert into custody_records select scope, 7, 'x', 1, record from custody_records where scope = 's' and number = 2", "duplicate_entry", 7],
    ["update custody_records set number = -1 where scope = 's' and number = 3; update custody_records set number = 3 where scope = 's' and number = 4; update custody_records set number = 4 where scope = 's' and number = -1", "reordered", 4],
  ];
  for (const [sql, name, line] of changes) {
    const store = tempStore();
    say(store, "s", 5);
    byAnother(store, (db) => db.exec(sql));
    const check = checkCustody(store.cases, "s");
    expect([check.ok, check.findings.find((one) => one.class === name)?.line]).toEqual([false, line]);
  }
});

test("an empty scope has no verdict, and a deleted one leaves none behind", () => {
  const store = tempStore();
  expect(checkCustody(store.cases, "nobody")).toMatchObject({ ok: false, status: "empty", lines: 0, head: null });
  const id = createIncident(store, { title: "t" }, "responder");
  say(store, id, 3);
  checkCustody(store.cases, id);
  deleteIncident(store, id, "responder");
  expect(checkCustody(store.cases, id)).toMatchObject({ status: "empty", findings: [] });
  expect(checkCustody(store.cases, installation).ok).toBe(true);
});

test("the log of one process is the log of the next: a restart verifies the same", () => {
  const store = tempStore();
  say(store, "s", 5);
  const before = checkCustody(store.cases, "s");
  closeCases(store.dataDir);
  const cases = openCases(store.dataDir);
  expect({ ...checkCustody(cases, "s"), checkedUs: 0 }).toEqual({ ...before, checkedUs: 0 });
});

test("only keys of this installation are trusted, and only as many verdicts are kept as fit", () => {
  const store = tempStore();
  expect(trustedKeys(signingKey(store.cases)).keys.map(({ id }) => id)).toEqual([signingKey(store.cases).did]);
  for (let at = 0; at < 20; at++) {
    say(store, `s${at}`, 1);
    keepCustody(store.cases, `s${at}`, freshCustody(store.cases, `s${at}`));
    checkCustody(store.cases, `s${at}`);
  }
  expect(unjudgedLines(store.cases, "s19")).toBe(0);
  expect(unjudgedLines(store.cases, "s0")).toBe(2);
  expect(recordRows(store.cases, "s0", 0, 10)).toHaveLength(2);
});
