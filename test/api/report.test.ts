import { expect, test } from "vitest";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as actions from "../../app/api/v1/incidents/[id]/report/actions/route.ts";
import * as action from "../../app/api/v1/incidents/[id]/report/actions/[action]/route.ts";
import * as exported from "../../app/api/v1/incidents/[id]/report/export/route.ts";
import * as printed from "../../app/api/v1/incidents/[id]/report/printed/route.ts";
import * as redacted from "../../app/api/v1/incidents/[id]/report/redacted/route.ts";
import * as redaction from "../../app/api/v1/incidents/[id]/report/redaction/route.ts";
import * as report from "../../app/api/v1/incidents/[id]/report/route.ts";
import * as texts from "../../app/api/v1/incidents/[id]/report/texts/[section]/route.ts";
import * as restore from "../../app/api/v1/incidents/[id]/report/texts/[section]/restore/route.ts";
import * as end from "../../app/api/v1/incidents/[id]/report/texts/end/route.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import { actionsSchema, printedSchema, redactionSchema, reportActionSchema, reportViewSchema, textEndedSchema, textVersionSchema, versionsSchema } from "../../lib/api/reportContract.ts";
import { reportSchema } from "../../lib/report/reportDocument.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { analyzedByApi, newIncident } from "./analyzedByApi.ts";
import { call } from "./client.ts";

const { at, send } = analyzedByApi([["run.json", transcript("orders")]]);
const session = "0123456789abcdef";
const custodyWords = async (): Promise<string[]> => (await send(custodySchema, custody.GET, { query: "?count=500" })).entries.map(({ text }) => text);

test("an incident that was not analysed has no report, and says what to do; texts and actions are taken all the same", async () => {
  const fresh = await newIncident();
  for (const handler of [report.GET, actions.GET, exported.GET]) expect((await send(apiErrorSchema, handler, { params: fresh, query: "?format=md", status: 409 })).error.code).toBe("not_analysed");
  await send(textVersionSchema, texts.POST, { params: { ...fresh, section: "summary" }, body: { text: "early", base: 0, session } });
});

test("the document, its hash, people's texts and what is proposed come in one answer", async () => {
  const view = await send(reportViewSchema, report.GET);
  expect(view.report.sections.map(({ id }) => id)).toEqual(["summary", "impact", "origin", "timeline", "causes", "active", "guardrails", "response", "recovery", "evidence", "learned", "actions", "method", "appendix"]);
  expect(view).toMatchObject({ texts: [], actions: [] });
  expect(view.suggestions.length).toBeGreaterThan(1);
});

test("the files are what the document says: the JSON file's hash is the report hash, and each export is a line with the file's own hash", async () => {
  const { hash, report: document } = await send(reportViewSchema, report.GET);
  for (const format of ["md", "html", "json"]) {
    const answer = await call(exported.GET, `/?format=${format}`, { params: at });
    const text = await answer.text();
    expect(answer.headers.get("x-aftertrace-report-sha256")).toBe(hash);
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="aftertrace-${at.id}-report.${format}"`);
    expect(answer.headers.get("x-aftertrace-sha256")).toBe(sha256Hex(text));
    if (format === "json") expect([sha256Hex(text), reportSchema.parse(JSON.parse(text))]).toEqual([hash, document]);
    expect((await custodyWords()).filter((words) => words === `report as ${format}, report hash ${hash}`)).toHaveLength(1);
  }
  const before = (await custodyWords()).length;
  await call(exported.GET, "/?format=md", { params: at, method: "HEAD" });
  expect((await custodyWords()).length).toBe(before);
});

test("a text is saved, kept in versions, brought back; another one meanwhile is told apart", async () => {
  const params = { section: "causes" };
  const first = await send(textVersionSchema, texts.POST, { params, body: { text: "one\ntwo", base: 0, session, author: "Ada" } });
  expect((await send(apiErrorSchema, texts.POST, { params, body: { text: "late", base: 0, session }, status: 409 })).error.code).toBe("text_changed");
  await send(textVersionSchema, texts.POST, { params, body: { text: "one\nthree", base: first.savedUs, session: "ffffffffffff", author: "Grace" } });
  const back = await send(textVersionSchema, restore.POST, { params, body: { version: first.id, author: "Ada" } });
  expect(await send(versionsSchema, texts.GET, { params })).toMatchObject({ of: 3, versions: [{ id: back.id, text: "one\ntwo", restored: first.id }, { text: "one\nthree" }, { text: "one\ntwo" }] });
  expect(await send(textEndedSchema, end.POST, { body: { session }, status: 200 })).toEqual({ ended: 0 });
  expect((await send(reportViewSchema, report.GET)).report.sections.find(({ id }) => id === "causes")?.human).toMatchObject({ text: "one\ntwo", author: "Ada" });
  expect((await send(apiErrorSchema, texts.GET, { params: { section: "appendix" }, status: 404 })).error.code).toBe("no_such_section");
});

test("a proposal is accepted, changed and removed", async () => {
  const { suggestions } = await send(actionsSchema, actions.GET);
  const [proposal] = suggestions;
  const made = await send(reportActionSchema, actions.POST, { body: { text: proposal?.text, type: proposal?.type, source: proposal?.source } });
  expect((await send(actionsSchema, actions.GET)).suggestions.map(({ source }) => source)).not.toContain(proposal?.source);
  expect((await send(apiErrorSchema, actions.POST, { body: { text: "x", type: "prevent", due: "2026-13-01" }, status: 400 })).error.code).toBe("bad_request");
  const changed = await call(action.PATCH, "/", { params: { ...at, action: made.id }, method: "PATCH", body: JSON.stringify({ text: "in other words", type: "detect", owner: "Ada", state: "done" }) });
  expect(reportActionSchema.parse(await changed.json())).toMatchObject({ id: made.id, text: "in other words", owner: "Ada", state: "done" });
  expect((await send(reportViewSchema, report.GET)).report.actions).toMatchObject([{ id: made.id, text: "in other words" }]);
  await call(action.DELETE, "/", { params: { ...at, action: made.id }, method: "DELETE" });
  expect((await send(actionsSchema, actions.GET)).actions).toEqual([]);
});

test("a redacted copy is counted before it is saved, names nothing that was chosen, and its line says what it is a copy of", async () => {
  const { hash } = await send(reportViewSchema, report.GET);
  const preview = await send(redactionSchema, redaction.POST, { body: { rules: ["targets", "files"], terms: ["call_1"] }, status: 200 });
  expect(preview.values).toContainEqual({ label: "[target 1]", value: "orders" });
  const answer = await call(redacted.POST, "/", { params: at, method: "POST", body: JSON.stringify({ rules: ["targets", "files"], terms: [], format: "json" }) });
  const text = await answer.text();
  const copy = reportSchema.parse(JSON.parse(text));
  expect(text).not.toMatch(/\borders\b|run\.json/);
  expect(copy.redaction?.map(({ places }) => places)).toEqual(preview.replaced.map(({ places }) => places));
  expect((await custodyWords()).at(-1)).toContain(`a redacted copy of the report ${hash}: targets, files`);
});

test("that it was printed is a line", async () => {
  const { hash } = await send(reportViewSchema, report.GET);
  await send(printedSchema, printed.POST, { body: { hash }, status: 200 });
  expect((await custodyWords()).at(-1)).toBe(`report printed or saved as PDF, report hash ${hash}`);
});
