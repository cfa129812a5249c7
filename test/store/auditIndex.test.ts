import { expect, onTestFinished, test } from "vitest";
import { auditEntriesQuerySchema, type AuditEntriesQuery } from "../../lib/api/auditContract.ts";
import { noKeys, type KeySet } from "../../lib/audit/trustedKeys.ts";
import { ensure } from "../../lib/base/assert.ts";
import { auditEntriesPage } from "../../lib/store/auditEntries.ts";
import { auditEntryDetail } from "../../lib/store/auditEntryDetail.ts";
import { auditOverview } from "../../lib/store/auditOverview.ts";
import { auditFindingRows, auditLogRecordOf } from "../../lib/store/auditRows.ts";
import { verificationWriter } from "../../lib/store/auditWriting.ts";
import { crossCheckPage } from "../../lib/store/crossCheckPage.ts";
import { indexPath } from "../../lib/store/dataFolder.ts";
import { entryAround, entryRecords } from "../../lib/store/entryRecords.ts";
import { evidenceOf, withEvidence, type EvidenceReading } from "../../lib/store/evidenceReading.ts";
import { findingsText } from "../../lib/store/findingsText.ts";
import { closeIndex, incidentIndex, type IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { readStep } from "../../lib/store/step.ts";
import { verifyLogs } from "../../lib/verifyLogs.ts";
import { custodyLog, makers } from "../audit/logs.ts";
import { inHex, keySet, sha256, signer, trusted } from "../audit/signer.ts";
import { exports, stepsOf } from "../pipeline/exports.ts";
import { gateLog } from "../pipeline/gateLog.ts";
import { incidentOf, reanalyzed } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";
import { accept, pasted } from "./trust.ts";

const [own, stranger] = [signer("index"), signer("index stranger")];
const keys = keySet(trusted(own));
const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
const steps = stepsOf(6);
const tools = steps.filter(({ kind }) => kind === "tool");
const gate = gateLog(tools.map((step, at) => ({ step, ...(at === 4 ? { decision: "deny" as const } : {}) })).toSpliced(1, 1), own);
const trace = exports["Langfuse UI download"]?.text(steps) ?? "";
const altered = (lines: readonly string[]): string[] => lines.with(2, (lines[2] ?? "").replace('"allow"', '"denyx"'));

async function analysed(set: KeySet, ...files: readonly (readonly [string, string | Uint8Array])[]): Promise<{ store: Store; incident: string; index: IncidentIndex }> {
  const store = tempStore();
  const incident = await incidentOf(store, ...files);
  return { store, incident, index: await reanalyzed(store, incident, undefined, { keys: set }) };
}
const pageOf = (index: IncidentIndex, exhibit: number, query: Partial<Record<keyof AuditEntriesQuery, string | number>> = {}) =>
  auditEntriesPage(index, ensure(auditLogRecordOf(index.db, exhibit), "a log"), auditEntriesQuerySchema.parse(query));
const reading = async <T>(store: Store, incident: string, read: (reading: EvidenceReading) => Promise<T>): Promise<T> => ensure(await withEvidence(store, incident, async (one) => ({ value: await read(one) })), "an index").value;
const documentOf = async (store: Store, incident: string): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of findingsText(store, incident)) pieces.push(piece);
  return pieces.join("");
};

test("every entry is a row, with what is wrong with it, its key, its claims and the call that goes with it", async () => {
  const { index } = await analysed(keys, ["trace.json", trace], ["gate.jsonl", text(altered(gate))]);
  const { entries, total, next } = pageOf(index, 2);
  expect([total, next, entries.length]).toEqual([5, null, 5]);
  expect(entries[0]).toMatchObject({ entry: 1, at: "line 1", offset: 0, contentClass: null, holding: "trusted", fingerprint: `sha256:${sha256(own.key)}`, tool: "kiln__set_burner", decision: "allow", pair: { by: "id", strength: "strong", differs: [] } });
  expect(entries[2]).toMatchObject({ entry: 3, contentClass: "altered_entry", holding: "none", message: expect.stringContaining("does not fit"), pair: { by: "id" } });
  expect(entries[3]).toMatchObject({ decision: "deny", pair: { differs: ["decision"] } });
  expect(entries[4]).toMatchObject({ placeClasses: ["tail_unproven"] });
});

test("pages, places and filters of entries agree with each other", async () => {
  const lines = custodyLog(40, (at) => (at < 20 ? own : stranger));
  const { index } = await analysed(keys, ["a.jsonl", text(lines.with(5, "torn").with(33, "torn"))]);
  const all = pageOf(index, 1, { count: 500 }).entries;
  const walked: number[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: ReturnType<typeof pageOf> = pageOf(index, 1, { after, count: 7, class: "any" });
    walked.push(...page.entries.map(({ entry }) => entry));
    expect(page.total).toBe(all.filter(({ contentClass, placeClasses }) => contentClass !== null || placeClasses.length > 0).length);
    after = page.next;
  }
  expect(walked).toEqual(all.filter(({ contentClass, placeClasses }) => contentClass !== null || placeClasses.length > 0).map(({ entry }) => entry));
  expect(pageOf(index, 1, { from: 3, count: 4, class: "any" }).entries.map(({ entry }) => entry)).toEqual(walked.slice(3, 7));
  const numbers = (query: Parameters<typeof pageOf>[2]) => pageOf(index, 1, { count: 500, ...query }).entries.map(({ entry }) => entry);
  expect(numbers({ class: "malformed" })).toEqual([6, 34]);
  expect(numbers({ class: "sound" })).toEqual(all.filter(({ entry }) => !walked.includes(entry)).map(({ entry }) => entry));
  expect(numbers({ holding: "trusted" })).toEqual(all.filter(({ holding }) => holding === "trusted").map(({ entry }) => entry));
  expect([numbers({ entry: 34 }), numbers({ entry: 41 }), numbers({ pairing: "paired" }), numbers({ tool: "x" })]).toEqual([[34], [], [], []]);
  expect(numbers({ class: "wrong_key", holding: "embedded" }).every((entry) => entry > 20)).toBe(true);
});

test("an entry is laid open from the exhibit's own bytes, out of lines, arrays, bundles and single receipts", async () => {
  const list = `[${gate.join(",\n ")}]`;
  const [first = ""] = gate;
  const { store, incident } = await analysed(keys, ["lines.jsonl", `\n${text(altered(gate))}`], ["array.json", list], ["bundle.json", `{"receipts": ${list}}`], ["one.json", ` ${first}\n`]);
  const detail = async (exhibit: number, entry: number, limit = 20_000) => reading(store, incident, (one) => auditEntryDetail(store, incident, one, exhibit, entry, limit));
  accept(store, pasted(own.hex));
  for (const exhibit of [1, 2, 3, 4]) {
    const one = ensure(await detail(exhibit, 1), "an entry");
    expect([one.text.text, one.text.length, one.at]).toEqual([first, first.length, ["line 2", "/0", "/receipts/0", "file"][exhibit - 1]]);
    expect(Buffer.from(one.signed[0]?.base64 ?? "", "base64").toString()).toContain('"issuer_id"');
    expect(one.links).toMatchObject([{ previous: null, previousEntry: null }]);
    expect(one.claims).toMatchObject({ callIds: ["burner-1"], argumentsDigest: { algorithm: "sha256", form: "jcs" } });
  }
  expect(await detail(2, 3)).toMatchObject({ links: [{ previousEntry: 2 }], explanation: null });
  expect(await detail(1, 3)).toMatchObject({ contentClass: "altered_entry", signed: [{ holds: false }], explanation: expect.stringContaining("does not fit"), uncovered: ["signature.alg", "signature.kid"] });
  expect(await detail(1, 4)).toMatchObject({ links: [{ previousEntry: null }] });
  expect((await detail(2, 1, 100))?.text).toEqual({ text: first.slice(0, 100), length: first.length });
  expect([await detail(1, 99), await detail(9, 1)]).toEqual([null, null]);
});

test("the entries of a log are records of its exhibit, found by their place", async () => {
  const { index } = await analysed(noKeys, ["a.jsonl", `\n\n${text(gate)}`], ["b.json", `{"receipts":[${gate.join(",")}]}`]);
  const [, second] = entryRecords(index.db, 1, 0, 2);
  expect(second).toMatchObject({ number: 1, at: "line 4" });
  expect(entryAround(index.db, 1, "line 4")).toEqual({ exhibit: 1, ...second });
  expect(entryAround(index.db, 2, "/receipts/3/payload/tool_name")).toMatchObject({ number: 3, at: "/receipts/3" });
  expect([entryAround(index.db, 1, "line 2"), entryAround(index.db, 1, "line 99"), entryAround(index.db, 2, "/other/3"), entryAround(index.db, 3, "line 1")]).toEqual([null, null, null, null]);
});

test("the overview counts everything, sends the beginning of long lists, and offers the keys that lie in the evidence", async () => {
  const many = custodyLog(300, own).map((line, at) => (at % 2 === 1 ? "torn" : line));
  const { store, incident, index } = await analysed(keys, ["a.jsonl", text(many)], ["own.key", own.hex], ["keys.json", JSON.stringify({ keys: [{ kid: "s", issuer_id: "t", public_key: inHex(stranger.key) }] })]);
  const overview = auditOverview(store, incident, index.db);
  const [log] = overview.logs;
  expect(log).toMatchObject({ exhibit: "x1", exhibitName: "a.jsonl", findings: expect.objectContaining({ length: 100 }), keysOf: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(log?.findingsOf).toBe(log?.classes.reduce((sum, { runs }) => sum + runs, 0));
  expect(auditFindingRows(index.db, 1, { after: 100, count: 500 })).toHaveLength((log?.findingsOf ?? 0) - 100);
  expect(overview.keysInEvidence.map(({ exhibit, at, form, key, ids, trusted: isTrusted, logs }) => [exhibit, at, form, key, ids, isTrusted, logs.length])).toEqual([
    ["x1", "entry 1", "embedded", own.hex, [own.did], false, 1], ["x2", "line 1", "hex", own.hex, [], false, 1], ["x3", "/keys/0", "object", inHex(stranger.key), ["s", "t"], false, 0],
  ]);
  // The index was made with a key that this store does not know.
  expect(overview).toMatchObject({ keySet: { keys: 1 }, keysChanged: true, crossCheck: null });
  accept(store, pasted(own.hex));
  expect(auditOverview(store, incident, index.db)).toMatchObject({ keysChanged: false, keysInEvidence: [{ trusted: true }, { trusted: true }, { trusted: false }] });
});

test("each list of the cross-check has both sides of every row, and a step says what the logs say of its call", async () => {
  const { store, incident } = await analysed(keys, ["trace.json", trace], ["gate.jsonl", text(gate)]);
  const page = async (list: "matched" | "inTraceNotInLog" | "inLogNotInTrace" | "differs" | "outsideWindow") => reading(store, incident, (one) => crossCheckPage(one, { list, after: 0, count: 2, limit: 12 }));
  expect(await page("differs")).toMatchObject({
    total: 1, next: null, numbers: { matched: 5, calls: 6, entries: 5 },
    rows: [{ number: 1, by: "id", difference: { what: "decision", inTrace: "executed", inLog: "denied" }, call: { callId: "burner-5", argumentsJson: expect.stringMatching(/^.{12}$/s) }, entry: { exhibit: "x2", entry: 4, decision: "deny", callIds: ["burner-5"], sound: true } }],
  });
  expect(await page("inTraceNotInLog")).toMatchObject({ total: 1, rows: [{ call: { callId: "burner-2" }, entry: null }] });
  const matched = ensure(await page("matched"), "a page");
  expect(matched).toMatchObject({ total: 5, next: 2, rows: [{ number: 1, form: "jcs", difference: null }, { number: 2 }] });
  const row = ensure(matched.rows[0]?.call?.row, "a row");
  expect((await reading(store, incident, (one) => readStep(one, row, 1_000)))?.audit).toMatchObject({ state: "in_log", differences: [], entries: [{ exhibit: "x2", exhibitName: "gate.jsonl", entry: 1, status: "verified", holding: "trusted", by: "id" }] });
});

test("verified again with other keys an index says what an analysis with these keys says, byte for byte", async () => {
  const tirith = makers.find(({ format }) => format === "tirith.log");
  const files = [["trace.json", trace], ["gate.jsonl", text(altered(gate))], ["again.jsonl", text(altered(gate))], ["t.jsonl", `\ufeff${text(tirith?.make(4, own) ?? []).replace('"Allow"', '"Block"')}torn`], ["own.key", own.hex]] as const;
  const { store, incident } = await analysed(noKeys, ...files);
  const before = await documentOf(store, incident);
  const under = async (set: KeySet): Promise<string> => {
    const path = indexPath(store.dataDir, incident);
    closeIndex(path);
    const db = openTraceIndex(path, "update");
    await verifyLogs(evidenceOf(store, incident), verificationWriter(db), { scratch: { kind: "memory" }, keys: set });
    db.close();
    onTestFinished(() => closeIndex(path));
    return documentOf(store, incident);
  };
  const after = await under(keys);
  await reanalyzed(store, incident, undefined, { keys });
  expect(after).toBe(await documentOf(store, incident));
  expect(after).not.toBe(before);
  expect(await under(noKeys)).toBe(before);
  expect(incidentIndex(store.dataDir, incident)?.db.prepare("select count(*) from audit_entries").pluck().get()).toBe(10);
});
