import fc from "fast-check";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { custodyRecords } from "../../drizzle/cases.ts";
import { firstPlace, signCustodyRecord, custodyText } from "../../lib/evidence/custody.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { actionOfEvent, type CustodyEvent } from "../../lib/store/custodyEvents.ts";
import { appendCustody, custodyLength, custodyLines, deleteCustody, installation, wordsOfEvent } from "../../lib/store/custodyLog.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { closeCases, openCases, writeCases } from "../../lib/store/openDatabase.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { startCustody } from "../../lib/store/startCustody.ts";
import { byAnother, fileVerdict, putUnsigned, recordTexts } from "./custodyStore.ts";
import { asProgram, output } from "./program.ts";
import { hand, tempStore } from "./tempStore.ts";

const say = ({ cases }: Store, scope: string, event: CustodyEvent, text: string): void => writeCases(cases, () => appendCustody(cases, scope, "responder", event, text));
const events = (Object.keys(actionOfEvent) as CustodyEvent[]).filter((event) => event !== "key.replaced");

test("whatever is told in whatever order, the log verifies as a file, line by line, and says what was told", () => {
  const store = tempStore();
  let scopes = 0;
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...events), fc.string({ unit: "binary" })), { minLength: 1, maxLength: 8 }), (told) => {
    const scope = `scope-${scopes++}`;
    for (const [event, text] of told) say(store, scope, event, text);
    const lines = custodyLines(store.cases, scope);
    // A log begins with an opening: where what is told first is none, one is written before it.
    const own = lines.slice(lines.length - told.length);
    expect(lines[0]?.action).toBe("open");
    expect(lines.map(({ number, signed }) => [number, signed?.seq])).toEqual(lines.map((_, at) => [at + 1, at + 1]));
    expect(own.map(({ event, action, text }) => [event, action, text])).toEqual(told.map(([event, text]) => [event, actionOfEvent[event], text.replace(/\p{Surrogate}/gu, "\ufffd")]));
    expect(checkCustody(store.cases, scope)).toMatchObject({ ok: true, status: "verified", verified: lines.length, lines: lines.length });
    expect(fileVerdict(store.cases, scope)).toEqual({ isCustody: true, status: "verified", verified: lines.length, entries: lines.length });
  }), { numRuns: 15 });
});

test("an exhibit's line names its bytes, and every line its time in milliseconds", async () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  const { sha256 } = await hand(store, id, "a.json", "[1]");
  const [first, second] = recordTexts(store.cases, id).map((text): unknown => JSON.parse(text));
  expect(first).toMatchObject({ schema: "aftertrace.custody/1", seq: 1, prev: null, action: "open", object: null, detail: { event: "incident.created", scope: id, text: "t" } });
  expect(second).toMatchObject({ action: "upload", actor: "responder", object: { sha256, bytes: 3, name: "a.json" }, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), detail: { event: "exhibit.added", exhibit: "x1" } });
});

test("what fails leaves no line behind, and the next one follows the last that was kept", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  expect(() => writeCases(store.cases, () => {
    appendCustody(store.cases, id, "responder", "incident.renamed", "never");
    throw new Error("disk");
  })).toThrow("disk");
  say(store, id, "incident.renamed", "kept");
  expect(custodyLines(store.cases, id).map(({ text }) => text)).toEqual(["t", "kept"]);
  expect(checkCustody(store.cases, id).ok).toBe(true);
});

/** Writes lines as a process of its own, while others do. */
const writing = `
import { appendCustody } from "./lib/store/custodyLog.ts";
import { openCases, writeCases } from "./lib/store/openDatabase.ts";
const cases = openCases(process.env.DATA);
while (Date.now() < Number(process.env.AT)) {}
for (let at = 0; at < 40; at++) writeCases(cases, () => appendCustody(cases, process.env.SCOPE, "responder", "incident.renamed", process.env.NAME + at));
`;

test("processes that write at the same time make one chain: nothing forks, nothing is lost", async () => {
  const store = tempStore();
  startCustody(store);
  const id = createIncident(store, { title: "t" }, "responder");
  const code = await asProgram(writing);
  const at = String(Date.now() + 2_000);
  await Promise.all(["a", "b", "c"].map((name) => output(code, { DATA: store.dataDir, SCOPE: id, AT: at, NAME: name })));
  const lines = custodyLines(store.cases, id);
  expect(lines).toHaveLength(121);
  for (const name of ["a", "b", "c"]) expect(lines.filter(({ text }) => text.startsWith(name)).map(({ text }) => text)).toEqual(Array.from({ length: 40 }, (_, one) => `${name}${one}`).filter((text) => lines.some((line) => line.text === text)));
  expect(lines.filter(({ event }) => event === "incident.renamed")).toHaveLength(120);
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: true, verified: 121 });
  expect(new Set(lines.map(({ signed }) => signed?.log)).size).toBe(1);
});

test("the database itself refuses a second record at one place of a log", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  const [line] = store.cases.select().from(custodyRecords).all();
  if (line === undefined) throw new Error("a line");
  expect(() => store.cases.insert(custodyRecords).values({ ...line, number: 2 }).run()).toThrow(/UNIQUE/);
  expect(custodyLength(store.cases, id)).toBe(1);
});

test("lines from before signing began are kept, shown as unsigned, named by the log that begins, and signed by nobody", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  deleteCustody(store.cases, id);
  putUnsigned(store.cases, id, ["x1: a.json", "x2: b.json", "x3: c.json"]);
  const old = custodyLines(store.cases, id);
  startCustody(store);
  say(store, id, "incident.renamed", "new");
  const lines = custodyLines(store.cases, id);
  expect(lines.slice(0, 3)).toEqual(old);
  expect(old.map(({ number, signed, action, event, text }) => ({ number, signed, action, event, text }))).toEqual([1, 2, 3].map((number) => ({ number, signed: null, action: null, event: "exhibit.added", text: `x${number}: ${"abc".charAt(number - 1)}.json` })));
  expect(lines[3]).toMatchObject({ number: 4, event: "log.opened", actor: "aftertrace", signed: { seq: 1 }, detail: { scope: id, unsigned: { ok: true, lines: 3, head: old[2]?.hash } } });
  expect(lines[4]).toMatchObject({ number: 5, text: "new", signed: { seq: 2 } });
  expect(custodyLines(store.cases, id, 2, 2).map(({ number }) => number)).toEqual([3, 4]);
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: true, status: "verified", lines: 5, signed: 2, verified: 2, unsigned: { lines: 3, ok: true, head: old[2]?.hash, line: null } });
  expect(recordTexts(store.cases, id)).toHaveLength(2);
  startCustody(store);
  expect(custodyLength(store.cases, id)).toBe(5);
});

test("unsigned lines that were changed or taken away after signing began contradict the signed record, and say where", () => {
  const cases: readonly (readonly [string, string, number | null])[] = [
    ["update custody set detail = 'x' where scope = ? and number = 2", "altered_entry", 2],
    ["delete from custody where scope = ? and number = 3", "missing_entry", null],
    ["delete from custody where scope = ? and number > 0", "missing_entry", null],
  ];
  for (const [sql, name, line] of cases) {
    const store = tempStore();
    const id = createIncident(store, { title: "t" }, "responder");
    deleteCustody(store.cases, id);
    putUnsigned(store.cases, id, ["a", "b", "c"]);
    startCustody(store);
    byAnother(store, (db) => db.prepare(sql).run(id));
    const check = checkCustody(store.cases, id);
    expect([check.ok, check.findings[0]?.class, check.unsigned?.line ?? null]).toEqual([false, name, line]);
  }
});

test("a chain that was broken before signing began is named as broken, not made whole", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  deleteCustody(store.cases, id);
  putUnsigned(store.cases, id, ["a", "b", "c"]);
  byAnother(store, (db) => db.prepare("update custody set detail = 'x' where scope = ? and number = 2").run(id));
  startCustody(store);
  expect(custodyLines(store.cases, id).at(-1)).toMatchObject({ event: "log.opened", detail: { unsigned: { ok: false, lines: 3, line: 2, why: "altered" } } });
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: false, status: "verified", findings: [], unsigned: { ok: false, line: 2 } });
});

/** A clone as it was when custody lines were not signed. */
function unsignedRelease(): string {
  const root = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "drizzle", "migrations", "cases");
  const today = join(process.cwd(), "drizzle", "migrations", "cases");
  mkdirSync(join(folder, "meta"), { recursive: true });
  for (const name of ["0000_cases.sql", "0001_annotations.sql"]) cpSync(join(today, name), join(folder, name));
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(join(today, "meta", "_journal.json"), "utf8"));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries: journal.entries.slice(0, 2) }));
  return root;
}

test("a data folder of a release without signatures goes on: its lines, its samples, its incidents", () => {
  const root = unsignedRelease();
  const dataDir = join(root, "data");
  onTestFinished(() => closeCases(dataDir));
  const before = openCases(dataDir, root);
  expect(() => before.$client.prepare("select * from custody_records")).toThrow("no such table");
  before.$client.prepare("insert into incidents (id, title, created_us, state) values ('aaaaaaaaaaaa', 'older', 1, 'empty')").run();
  putUnsigned(before, "aaaaaaaaaaaa", ["one", "two"]);
  putUnsigned(before, installation, ["first-sample"]);
  before.$client.prepare("update custody set action = 'sample.seeded' where scope = ?").run(installation);
  closeCases(dataDir);
  const store = { cases: openCases(dataDir), dataDir };
  startCustody(store);
  expect(custodyLines(store.cases, "aaaaaaaaaaaa").map(({ number, event }) => [number, event])).toEqual([[1, "exhibit.added"], [2, "exhibit.added"], [3, "log.opened"]]);
  expect(checkCustody(store.cases, "aaaaaaaaaaaa")).toMatchObject({ ok: true, unsigned: { lines: 2, ok: true } });
  say(store, installation, "sample.seeded", "second-sample");
  expect(wordsOfEvent(store.cases, installation, "sample.seeded")).toEqual(["first-sample", "second-sample"]);
});

test("nothing follows a closing record: another log begins behind it and names it", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  const { head } = checkCustody(store.cases, id);
  const key = signingKey(store.cases);
  const close = signCustodyRecord({ log: head?.log ?? "", seq: 2, prev: head?.hash ?? null }, { atMs: Date.now(), actor: "responder", action: "close", object: null, detail: { event: "log.closed", text: "", count: 2, head: head?.hash ?? null } }, key);
  store.cases.insert(custodyRecords).values({ scope: id, number: 2, log: close.log, seq: 2, record: custodyText(close) }).run();
  expect(checkCustody(store.cases, id)).toMatchObject({ status: "verified", findings: [] });
  say(store, id, "incident.renamed", "later");
  expect(custodyLines(store.cases, id).at(-2)).toMatchObject({ event: "log.opened", detail: { former: { log: close.log, count: 2, why: "closed" } } });
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: true, verified: 4 });
});

test("a last record that cannot be read any more stops nobody from writing the next, and is named", () => {
  const store = tempStore();
  const id = createIncident(store, { title: "t" }, "responder");
  say(store, id, "incident.renamed", "b");
  for (const garbage of ["{", "null", '{"schema":"aftertrace.custody/1"}', "[".repeat(200_000)]) {
    byAnother(store, (db) => db.prepare("update custody_records set record = ? where scope = ? and number = 2").run(garbage, id));
    expect(custodyLines(store.cases, id).at(1)).toMatchObject({ number: 2, atUs: null, actor: null, event: null, text: expect.stringContaining("cannot be read") });
    expect(checkCustody(store.cases, id)).toMatchObject({ ok: false, status: "altered", findings: expect.arrayContaining([expect.objectContaining({ class: "malformed", line: 2 })]) });
  }
  say(store, id, "incident.renamed", "c");
  expect(custodyLines(store.cases, id).slice(2)).toMatchObject([{ event: "log.opened", detail: { former: { count: 2, key: null, why: "unreadable" } } }, { text: "c" }]);
});

test("a whole log moved from one incident to another is found, although every signature in it holds", () => {
  const store = tempStore();
  const [a, b] = [createIncident(store, { title: "a" }, "responder"), createIncident(store, { title: "b" }, "responder")];
  byAnother(store, (db) => {
    db.prepare("delete from custody_records where scope = ?").run(b);
    db.prepare("update custody_records set scope = ? where scope = ?").run(b, a);
  });
  expect(fileVerdict(store.cases, b).status).toBe("verified");
  expect(checkCustody(store.cases, b)).toMatchObject({ ok: false, status: "altered", findings: [{ class: "altered_entry", line: 1, message: "this log was opened for something else" }] });
});

test("a log signed anew with another key is not the installation's", () => {
  const [store, other] = [tempStore(), tempStore()];
  const id = createIncident(store, { title: "a" }, "responder");
  say(other, id, "log.opened", "a");
  byAnother(store, (db) => db.prepare("update custody_records set record = ? where scope = ?").run(recordTexts(other.cases, id)[0], id));
  expect(checkCustody(store.cases, id)).toMatchObject({ ok: false, verified: 0 });
  expect(firstPlace("x").prev).toBe(null);
});
