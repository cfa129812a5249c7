import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newMarkBodySchema, type Mark } from "../../lib/api/annotationContract.ts";
import { casesPath } from "../../lib/store/dataFolder.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLength, custodyLines } from "../../lib/store/custodyLog.ts";
import { makeDecision } from "../../lib/store/decisions.ts";
import { addEvent } from "../../lib/store/events.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import { deleteIncident, type Store } from "../../lib/store/incidents.ts";
import { addMark, editMark, marksPage, removeMark } from "../../lib/store/marks.ts";
import { saveView } from "../../lib/store/views.ts";
import { incidentOf, reanalyzed, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

type Case = { readonly store: Store; readonly incident: string; readonly index: IncidentIndex; readonly rows: readonly number[] };

async function oneCase(): Promise<Case> {
  const store = tempStore();
  const incident = await incidentOf(store, ["a.json", transcript("orders")], ["b.json", transcript("invoices")]);
  const index = await reanalyzed(store, incident);
  return { store, incident, index, rows: index.db.prepare<[], number>("select id from steps order by id").pluck().all() };
}

type NewMark = Parameters<typeof addMark>[3];
const on = (row: number) => ({ subject: { row }, author: "Ada" });

function added({ store, incident, index }: Case, mark: NewMark): Mark {
  const result = addMark(store, incident, index, mark);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function listed({ store, incident, index }: Pick<Case, "store" | "incident" | "index">, query: Partial<Parameters<typeof marksPage>[3]> = {}) {
  const page = marksPage(store, incident, index, { after: "", count: 100, ...query });
  if (!page.ok) throw new Error(page.error);
  return page.value;
}

test("a star is there once and a tag once, however often they are given, and only the first time is logged", async () => {
  const one = await oneCase();
  const [row = 0, other = 0] = one.rows;
  const before = custodyLength(one.store.cases, one.incident);
  const star = added(one, { kind: "star", ...on(row) });
  expect(added(one, { kind: "star", ...on(row), author: "Bob" })).toEqual(star);
  const tag = added(one, { kind: "tag", text: "to ask", ...on(row) });
  expect(added(one, { kind: "tag", text: "to ask", ...on(row) })).toEqual(tag);
  expect(added(one, { kind: "tag", text: "caf\u00e9", ...on(row) })).toEqual(added(one, { kind: "tag", text: "cafe\u0301", ...on(row) }));
  added(one, { kind: "tag", text: "to ask", ...on(other) });
  added(one, { kind: "tag", text: "To ask", ...on(row) });
  expect(custodyLength(one.store.cases, one.incident) - before).toBe(5);
  expect(listed(one).tags).toEqual([{ tag: "to ask", count: 2 }, { tag: "To ask", count: 1 }, { tag: "caf\u00e9", count: 1 }]);
});

test("marks outlive a new analysis, and what speaks of evidence that is gone is kept and said to be lost", async () => {
  const one = await oneCase();
  const { store, incident, index } = one;
  const of = (exhibit: number) => index.db.prepare<[number], number>("select id from steps where type = 'message' and exhibit = ?").pluck().get(exhibit) ?? 0;
  const kept = added(one, { kind: "note", text: "kept", ...on(of(2)) });
  const gone = added(one, { kind: "note", text: "gone", ...on(of(1)) });
  const document = added(one, { kind: "tag", text: "d", subject: { document: 1 }, author: "" });
  expect(document.subject).toMatchObject({ document: "d1", label: expect.stringContaining("run_sql") });

  const partly = await reanalyzed(store, incident, (number) => number === 2);
  const { marks, total } = listed({ store, incident, index: partly });
  expect(total).toBe(3);
  const row = partly.db.prepare<[], number>("select id from steps where type = 'message'").pluck().get();
  expect(marks.map(({ id, text, subject }) => ({ id, text, subject }))).toEqual([
    { id: kept.id, text: "kept", subject: { row, document: null, label: kept.subject.label } },
    { id: gone.id, text: "gone", subject: { row: null, document: null, label: gone.subject.label } },
    { id: document.id, text: "d", subject: { row: null, document: null, label: document.subject.label } },
  ]);
  expect(removeMark(store, incident, gone.id)).toBe(true);
  const whole = listed({ store, incident, index: await reanalyzed(store, incident) });
  expect(whole.marks.map(({ subject }) => subject)).toEqual([kept.subject, document.subject]);
});

test("each change is one line of the custody log, which says what, where in which bytes, and who; and the log verifies", async () => {
  const one = await oneCase();
  const { store, incident, index, rows } = one;
  const call = index.db.prepare<[], number>("select row from calls order by number").pluck().get() ?? 0;
  const start = custodyLength(store.cases, incident);
  const note = added(one, { kind: "note", text: "first\nsecond", ...on(call) });
  editMark(store, incident, index, note.id, { text: "third", author: "Bob" });
  removeMark(store, incident, note.id);
  removeMark(store, incident, note.id);
  editMark(store, incident, index, note.id, { text: "never", author: "" });
  addMark(store, incident, index, { kind: "star", ...on(Math.max(...rows) + 1) });
  const lines = custodyLines(store.cases, incident, start);
  expect(lines.map(({ event }) => event)).toEqual(["mark.added", "mark.edited", "mark.removed"]);
  const sha256 = store.cases.$client.prepare<[string], string>("select sha256 from exhibits where incident = ? and number = 1").pluck().get(incident) ?? "";
  for (const { text } of lines) for (const part of [note.id, sha256, "run_sql", '"file"']) expect(text).toContain(part);
  expect(lines[0]?.text).toContain('"first\\nsecond"');
  expect(lines[0]?.text).toContain('by "Ada"');
  expect(lines[1]?.text).toMatch(/"third".*by "Bob"; it was "first\\nsecond"$/);
  expect(lines[2]?.text).toContain('"third"');
  expect(checkCustody(store.cases, incident).ok).toBe(true);
});

test("where the log cannot be written nothing is changed", async () => {
  const one = await oneCase();
  const { store, incident, index } = one;
  const row = one.rows[0] ?? 0;
  const note = added(one, { kind: "note", text: "kept", ...on(row) });
  store.cases.$client.exec("create trigger full before insert on custody_records begin select raise(fail, 'disk'); end");
  const changes = [
    () => addMark(store, incident, index, { kind: "star", ...on(row) }),
    () => editMark(store, incident, index, note.id, { text: "changed", author: "" }),
    () => removeMark(store, incident, note.id),
    () => makeDecision(store, incident, index, { subject: { row }, kind: "harm", value: "harmful", reason: "r", author: "" }),
    () => saveView(store, incident, { name: "v", query: "", author: "" }),
    () => addEvent(store, incident, { atUs: 1, kind: "other", text: "e", author: "" }),
  ];
  for (const change of changes) expect(change).toThrow("disk");
  expect(listed(one).marks).toEqual([note]);
  for (const table of ["decisions", "views", "events"]) expect(store.cases.$client.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0);
});

/** What somebody sends, and what is kept of it. */
const hostile: readonly (readonly [string, string])[] = [
  ["<script>alert(1)</script><img src=x onerror=y>", "<script>alert(1)</script><img src=x onerror=y>"],
  ["'); drop table marks; --", "'); drop table marks; --"],
  ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
  ["  𝕏 שלום &amp; \\u0041 %00 {\"kind\":\"star\"}  ", "𝕏 שלום &amp; \\u0041 %00 {\"kind\":\"star\"}"],
  ["first\r\nsecond\rthird\u2028fourth\tend", "first\nsecond\nthird\nfourth\tend"],
  ["\u202egpj.exe", "\u{FFFD}gpj.exe"],
  ["a\u0000b\u001b[2Jc\u0085d", "a\u{FFFD}b\u{FFFD}[2Jc\u{FFFD}d"],
  ["half \ud800 pair", "half \u{FFFD} pair"],
];

function keptNote(one: Case, text: string): string | undefined {
  const row = one.rows[0] ?? 0;
  const { id } = added(one, newMarkBodySchema.parse({ kind: "note", text, subject: { row } }));
  const back = listed(one, { row, kind: "note" }).marks.find((mark) => mark.id === id)?.text;
  removeMark(one.store, one.incident, id);
  return back;
}

test("a note comes back as it was written; only what plays tricks with terminals and directions of writing is replaced", async () => {
  const one = await oneCase();
  for (const [sent, kept] of hostile) expect(keptNote(one, sent)).toBe(kept);
  const plain = fc.string({ unit: "grapheme", maxLength: 100 }).filter((text) => text.trim() !== "" && !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text));
  fc.assert(fc.property(plain, (text) => keptNote(one, text) === text.trim()), { numRuns: 50 });
  expect(checkCustody(one.store.cases, one.incident).ok).toBe(true);
});

test("an edit keeps to the rules: a star has no text, a tag stays a tag, and no two tags become one", async () => {
  const one = await oneCase();
  const { store, incident, index } = one;
  const row = one.rows[0] ?? 0;
  const star = added(one, { kind: "star", ...on(row) });
  const tag = added(one, { kind: "tag", text: "a", ...on(row) });
  added(one, { kind: "tag", text: "b", ...on(row) });
  const edit = (id: string, text: string, author = "") => editMark(store, incident, index, id, { text, author });
  expect(edit(star.id, "text")).toEqual({ ok: false, error: "no_text" });
  expect(edit(tag.id, "a, b")).toEqual({ ok: false, error: "bad_tag" });
  expect(edit(tag.id, "x".repeat(61))).toEqual({ ok: false, error: "bad_tag" });
  expect(edit(tag.id, "b")).toEqual({ ok: false, error: "tag_is_there" });
  expect(edit(tag.id, "c")).toMatchObject({ ok: true, value: { text: "c", author: "Ada", editedUs: expect.any(Number) } });
  expect(edit(tag.id, "c", "Bob")).toMatchObject({ ok: true, value: { author: "Bob" } });
  expect(edit("aaaaaaaaaaaa", "c")).toEqual({ ok: false, error: "no_such_mark" });
});

test("the 10,001st mark is refused and leaves no trace; a star that is there already is still answered", async () => {
  const one = await oneCase();
  const { store, incident, index, rows } = one;
  const star = added(one, { kind: "star", ...on(rows[0] ?? 0) });
  store.cases.$client.prepare(`insert into marks select 'm' || value, incident, 'note', anchor, label, 'n', '', created_us + value, null
    from marks, json_each((select json_group_array(key) from (with recursive n(key) as (select 1 union all select key + 1 from n where key < 9999) select key from n)))`).run();
  const before = custodyLength(store.cases, incident);
  expect(addMark(store, incident, index, { kind: "note", text: "one too many", ...on(rows[0] ?? 0) })).toEqual({ ok: false, error: "too_many_marks" });
  expect(custodyLength(store.cases, incident)).toBe(before);
  expect(added(one, { kind: "star", ...on(rows[0] ?? 0) })).toEqual(star);
  expect(listed(one).total).toBe(10_000);
});

test("pages follow each other without a gap, and rows show what was said of them and of the documents in them", async () => {
  const one = await oneCase();
  const { index, rows } = one;
  const notes = rows.flatMap((row) => [1, 2].map((n) => added(one, { kind: "note", text: `${n}`, ...on(row) }).id));
  const seen: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = listed(one, { after, count: 3 });
    expect(page.total).toBe(notes.length);
    seen.push(...page.marks.map(({ id }) => id));
    after = page.next;
  }
  expect(seen).toEqual(notes);
  const { row = 0, step = 0 } = index.db.prepare<[], { row: number; step: number }>("select c.row, d.step from documents d join calls c on c.number = d.call where d.number = 1").get() ?? {};
  expect(row).not.toBe(step);
  const { id } = added(one, { kind: "star", subject: { document: 1 }, author: "" });
  expect(listed(one, { row, kind: "star" }).marks.map((mark) => mark.id)).toEqual([id]);
  expect(listed(one, { row: step, kind: "star" }).marks.map((mark) => mark.id)).toEqual([id]);
  expect(listed(one, { row: rows.find((other) => other !== row && other !== step) ?? 0, kind: "star" }).total).toBe(0);
  expect(marksPage(one.store, one.incident, index, { after: "aaaaaaaaaaaa", count: 5 })).toEqual({ ok: false, error: "no_such_mark" });
});

test("marks of one incident are out of reach from another, and all that was said goes with its incident", async () => {
  const one = await oneCase();
  const { store, incident, index, rows } = one;
  const row = rows[0] ?? 0;
  const secret = "Confidential remark 4711";
  const note = added(one, { kind: "note", text: secret, ...on(row) });
  expect(makeDecision(store, incident, index, { subject: { row }, kind: "harm", value: "harmful", reason: secret, author: secret }).ok).toBe(true);
  expect(saveView(store, incident, { name: secret, query: "q=x", author: "" }).ok).toBe(true);
  expect(addEvent(store, incident, { atUs: 1, kind: "noticed", text: secret, author: "" }).ok).toBe(true);
  const other = await incidentOf(store, ["a.json", transcript("orders")]);
  expect(removeMark(store, other, note.id)).toBe(false);
  expect(listed({ store, incident: other, index: await reanalyzed(store, other) }).total).toBe(0);

  expect(deleteIncident(store, incident, "responder")).toBe(true);
  for (const table of ["marks", "decisions", "views", "events"]) expect(store.cases.$client.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0);
  for (const file of [casesPath(store.dataDir), `${casesPath(store.dataDir)}-wal`]) {
    expect(existsSync(file) ? readFileSync(file).toString("latin1") : "").not.toContain(secret);
  }
});
