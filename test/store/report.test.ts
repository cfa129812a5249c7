import { expect, test, vi } from "vitest";
import { ensure } from "../../lib/base/assert.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { incidentReport } from "../../lib/store/incidentReport.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { addAction, editAction, removeAction, reportActionList } from "../../lib/store/reportActions.ts";
import { reportParts } from "../../lib/store/reportParts.ts";
import { currentTexts, endAllTexts, endTexts, restoreText, saveText, textVersions } from "../../lib/store/reportTexts.ts";
import { addEvent } from "../../lib/store/events.ts";
import { inventedSecrets } from "../inventedSecrets.ts";
import { incidentOf, reanalyzed, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

const session = "0123456789abcdef";
const lines = (store: Store, incident: string) => custodyLines(store.cases, incident).filter(({ text }) => text.startsWith("report")).map(({ text }) => text);
function value<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
}

test("what one page saves within a minute is one version; its first text and its last are in the custody log by their hashes", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  let base = 0;
  for (const text of ["a", "ab", "abc"]) base = value(saveText(store, incident, "summary", { text, base, session, author: "Ada" })).savedUs;
  const { versions, of } = textVersions(store, incident, "summary", { from: 0, count: 20 });
  expect([of, versions.map(({ text, author }) => [text, author])]).toEqual([1, [["abc", "Ada"]]]);
  expect(lines(store, incident)).toEqual([expect.stringContaining(sha256Hex("a"))]);
  expect(endTexts(store, incident, session)).toBe(1);
  expect(lines(store, incident)).toEqual([expect.any(String), expect.stringContaining(sha256Hex("abc"))]);
  expect([endTexts(store, incident, session), endTexts(store, incident)]).toEqual([0, 0]);
});

test("another page, another name and another minute begin a version of their own, and what was open is logged before", () => {
  vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ["Date"] });
  try {
    const store = tempStore();
    const incident = createIncident(store, { title: "t" }, "responder");
    let base = value(saveText(store, incident, "impact", { text: "one", base: 0, session, author: "Ada" })).savedUs;
    base = value(saveText(store, incident, "impact", { text: "one more", base, session, author: "Ada" })).savedUs;
    base = value(saveText(store, incident, "impact", { text: "two", base, session: "fedcba9876543210", author: "Ada" })).savedUs;
    base = value(saveText(store, incident, "impact", { text: "three", base, session: "fedcba9876543210", author: "Grace" })).savedUs;
    vi.setSystemTime(1_800_000_061_000);
    value(saveText(store, incident, "impact", { text: "four", base, session: "fedcba9876543210", author: "Grace" }));
    expect(textVersions(store, incident, "impact", { from: 0, count: 20 }).versions.map(({ text }) => text)).toEqual(["four", "three", "two", "one more"]);
    const logged = lines(store, incident).join("\n");
    for (const text of ["one", "one more", "two", "three", "four"]) expect(logged).toContain(sha256Hex(text));
  } finally {
    vi.useRealTimers();
  }
});

test("a text that somebody else saved meanwhile is never written over", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const first = value(saveText(store, incident, "causes", { text: "theirs", base: 0, session: "aaaaaaaaaaaa", author: "Grace" }));
  expect(saveText(store, incident, "causes", { text: "mine", base: 0, session, author: "Ada" })).toEqual({ ok: false, error: "text_changed" });
  value(saveText(store, incident, "causes", { text: "mine", base: first.savedUs, session, author: "Ada" }));
  expect(textVersions(store, incident, "causes", { from: 0, count: 20 }).versions.map(({ text }) => text)).toEqual(["mine", "theirs"]);
});

test("an earlier version comes back as a new one, and what is written after it is a version again", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const first = value(saveText(store, incident, "learned", { text: "first", base: 0, session, author: "Ada" }));
  value(saveText(store, incident, "learned", { text: "second", base: first.savedUs, session: "bbbbbbbbbbbb", author: "Ada" }));
  const back = value(restoreText(store, incident, "learned", { version: first.id, author: "Grace" }));
  expect(back).toMatchObject({ text: "first", author: "Grace", restored: first.id });
  value(saveText(store, incident, "learned", { text: "third", base: back.savedUs, session, author: "Grace" }));
  expect(textVersions(store, incident, "learned", { from: 0, count: 2 })).toMatchObject({ of: 4, next: 2, versions: [{ text: "third" }, { text: "first" }] });
  expect(restoreText(store, incident, "summary", { version: first.id, author: "" })).toEqual({ ok: false, error: "no_such_version" });
  expect(currentTexts(store, incident)).toMatchObject([{ section: "learned", of: 4, current: { text: "third" } }]);
});

test("what a page that went away left unlogged is logged at the next start", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const first = value(saveText(store, incident, "method", { text: "a", base: 0, session, author: "" }));
  value(saveText(store, incident, "method", { text: "the end", base: first.savedUs, session, author: "" }));
  endAllTexts(store);
  endAllTexts(store);
  expect(lines(store, incident).filter((line) => line.includes(sha256Hex("the end")))).toHaveLength(1);
});

test("actions are written, changed and removed, each with a line that says what it was", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const action = { text: "Narrow the role", type: "prevent", owner: "", due: "", state: "open", source: "factor:broad_permission", author: "Ada" } as const;
  const made = value(addAction(store, incident, action));
  value(editAction(store, incident, made.id, { ...action, owner: "Grace", due: "2026-03-01", state: "done" }));
  expect(reportActionList(store, incident)).toMatchObject([{ id: made.id, owner: "Grace", due: "2026-03-01", state: "done", author: "Ada" }]);
  expect(removeAction(store, incident, made.id)).toBe(true);
  expect([removeAction(store, incident, made.id), editAction(store, incident, made.id, action).ok, reportActionList(store, incident).length]).toEqual([false, false, 0]);
  expect(custodyLines(store.cases, incident).filter(({ text }) => text.startsWith("action ")).map(({ text }) => text.includes("Narrow the role"))).toEqual([true, true, true]);
});

test("the report of an incident is made of its analysis and of what people said, and its parts are the three files", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ["run.json", transcript("orders")]);
  await reanalyzed(store, incident);
  value(saveText(store, incident, "summary", { text: "In short: orders went.", base: 0, session, author: "Ada" }));
  addEvent(store, incident, { atUs: 1_800_000_000_000_000, kind: "other", text: "Called the owner of orders", author: "Ada" });
  const { report, suggestions } = ensure(await incidentReport(store, incident), "the report");
  expect(report.sections[0]).toMatchObject({ id: "summary", human: { text: "In short: orders went.", author: "Ada" } });
  expect(JSON.stringify(report.sections.find(({ id }) => id === "timeline"))).toContain("Called the owner of orders");
  expect(suggestions.map(({ source }) => source)).toContain("recovery:c1.1");
  const parts = await reportParts(store, incident);
  expect(parts.map(({ path }) => path)).toEqual(["report.md", "report.html", "report.json"]);
  expect(JSON.parse(Buffer.from(ensure(parts[2], "report.json").bytes).toString())).toEqual(report);
  expect(await reportParts(store, createIncident(store, { title: "none" }, "responder"))).toEqual([]);
});

test("no credential of the evidence, and none that people wrote, is in any part", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ["run.json", transcript(inventedSecrets.map(({ text }) => text).join(" and then "))]);
  await reanalyzed(store, incident);
  for (const [at, { text }] of inventedSecrets.entries()) addEvent(store, incident, { atUs: 1_800_000_000_000_000 + at, kind: "other", text, author: "" });
  value(saveText(store, incident, "summary", { text: inventedSecrets.map(({ text }) => text).join("\n"), base: 0, session, author: "" }));
  const all = (await reportParts(store, incident)).map(({ bytes }) => Buffer.from(bytes).toString().replaceAll("\\", "")).join("\n");
  expect(all.length).toBeGreaterThan(10_000);
  expect(inventedSecrets.flatMap(({ parts }) => parts).filter((part) => all.includes(part))).toEqual([]);
});
