import { expect, test } from "vitest";
import type { z } from "zod";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as decisions from "../../app/api/v1/incidents/[id]/decisions/route.ts";
import * as withdraw from "../../app/api/v1/incidents/[id]/decisions/[decision]/withdraw/route.ts";
import * as events from "../../app/api/v1/incidents/[id]/events/route.ts";
import * as event from "../../app/api/v1/incidents/[id]/events/[event]/route.ts";
import * as marks from "../../app/api/v1/incidents/[id]/marks/route.ts";
import * as mark from "../../app/api/v1/incidents/[id]/marks/[mark]/route.ts";
import * as views from "../../app/api/v1/incidents/[id]/views/route.ts";
import * as view from "../../app/api/v1/incidents/[id]/views/[view]/route.ts";
import {
  decisionSchema, decisionsSchema, eventSchema, markSchema, marksSchema, removedSchema, viewSchema, viewsSchema,
} from "../../lib/api/annotationContract.ts";
import { listedEventSchema, listedEventsSchema } from "../../lib/api/eventContract.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { analyzedByApi, newIncident } from "./analyzedByApi.ts";
import { call, type Handler } from "./client.ts";

const { at } = analyzedByApi([["run.json", transcript("orders")]]);

/** Sends a body and reads the answer by the schema it is published with; several fields go together, as strict as the contract. */
async function send<S extends z.ZodType>(schema: S, handler: Handler, method: string, body?: unknown, params: Record<string, string> = {}, status = 200): Promise<z.output<S>> {
  const answer = await call(handler, "/", { params: { ...at, ...params }, method, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) });
  const json: unknown = await answer.json();
  expect([answer.status, json]).toEqual([status, expect.anything()]);
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  return schema.parse(json);
}

const refusal = async (handler: Handler, method: string, body: unknown, params: Record<string, string>, status: number) =>
  (await send(apiErrorSchema, handler, method, body, params, status)).error;

test("marks are added, listed, edited, removed and added again, and the log tells all of it", async () => {
  const star = await send(markSchema, marks.POST, "POST", { kind: "star", subject: { row: 2 }, author: "Ada" }, {}, 201);
  expect(await send(markSchema, marks.POST, "POST", { kind: "star", subject: { row: 2 } }, {}, 201)).toEqual(star);
  const note = await send(markSchema, marks.POST, "POST", { kind: "note", text: " <b>ask</b>\nthe DBA ", subject: { document: 1 } }, {}, 201);
  expect(note).toMatchObject({ text: "<b>ask</b>\nthe DBA", author: "", editedUs: null, subject: { document: "d1" } });
  await send(markSchema, marks.POST, "POST", { kind: "tag", text: "sql", subject: { row: 2 } }, {}, 201);
  const list = await send(marksSchema, marks.GET, "GET");
  expect(list).toMatchObject({ total: 3, next: null, tags: [{ tag: "sql", count: 1 }] });
  const edited = await send(markSchema, mark.PATCH, "PATCH", { text: "asked", author: "Bob" }, { mark: note.id });
  expect(edited).toMatchObject({ id: note.id, text: "asked", author: "Bob" });
  expect(await send(removedSchema, mark.DELETE, "DELETE", undefined, { mark: note.id })).toEqual({ removed: note.id });
  const again = await send(markSchema, marks.POST, "POST", { kind: "note", text: "asked", subject: { document: 1 }, author: "Bob" }, {}, 201);
  expect(again.id).not.toBe(note.id);
  const log = await send(custodySchema, custody.GET, "GET");
  expect(log.check?.ok).toBe(true);
  const said = log.entries.filter(({ event }) => event?.startsWith("mark."));
  expect(said.map(({ event, actor }) => `${actor} ${event}`)).toEqual(["added", "added", "added", "edited", "removed", "added"].map((what) => `responder mark.${what}`));
});

test("decisions are made, replaced and withdrawn, and none disappears", async () => {
  const body = { subject: { row: 3 }, kind: "harm", reason: "the table is gone", author: "Ada" };
  const first = await send(decisionSchema, decisions.POST, "POST", { ...body, value: "harmful" }, {}, 201);
  const second = await send(decisionSchema, decisions.POST, "POST", { ...body, value: "harmless" }, {}, 201);
  await send(decisionSchema, withdraw.POST, "POST", { reason: "unclear" }, { decision: second.id });
  const { decisions: history } = await send(decisionsSchema, decisions.GET, "GET");
  expect(history.map(({ id, ended }) => [id, ended])).toEqual([[second.id, "withdrawn"], [first.id, "replaced"]]);
  expect((await refusal(withdraw.POST, "POST", undefined, { decision: second.id }, 409)).code).toBe("decision_has_ended");
});

test("views and events are kept, changed and removed; an instant without a zone is UTC, seconds may be missing", async () => {
  const saved = await send(viewSchema, views.POST, "POST", { name: "Failed", query: "status=error" }, {}, 201);
  expect(await send(viewSchema, view.PATCH, "PATCH", { name: "Errors" }, { view: saved.id })).toMatchObject({ id: saved.id, name: "Errors", query: "status=error" });
  expect((await send(viewsSchema, views.GET, "GET")).views).toHaveLength(1);
  await send(removedSchema, view.DELETE, "DELETE", undefined, { view: saved.id });
  const noticed = await send(eventSchema, events.POST, "POST", { at: "2026-03-01T10:00", kind: "noticed", text: "alert" }, {}, 201);
  expect(noticed.atUs).toBe(Date.UTC(2026, 2, 1, 10) * 1_000);
  const moved = await send(eventSchema, event.PATCH, "PATCH", { at: "2026-03-01T12:30:00.000001+02:00", kind: "contained", text: "key revoked" }, { event: noticed.id });
  expect(moved).toMatchObject({ kind: "contained", atUs: Date.UTC(2026, 2, 1, 10, 30) * 1_000 + 1 });
  expect(await send(listedEventsSchema, events.GET, "GET")).toMatchObject({ from: 0, total: 1, of: 1, manual: 1, events: [{ ...moved, origin: "manual" }] });
  expect(await send(listedEventSchema, event.GET, "GET", undefined, { event: moved.id })).toEqual({ ...moved, origin: "manual" });
  await send(removedSchema, event.DELETE, "DELETE", undefined, { event: noticed.id });
  expect((await send(listedEventsSchema, events.GET, "GET")).events).toEqual([]);
});

const star = { kind: "star", subject: { row: 1 } };
const happened = { at: "2026-03-01T10:00:00Z", kind: "other", text: "e" };
const none = "aaaaaaaaaaaa";
test.each<[string, Handler, string, unknown, Record<string, string>, number, string]>([
  ["a row that is not there", marks.POST, "POST", { ...star, subject: { row: 9_999 } }, {}, 404, "no_such_row"],
  ["a document that is not there", marks.POST, "POST", { ...star, subject: { document: 9_999 } }, {}, 404, "no_such_document"],
  ["a row of no size", marks.POST, "POST", { ...star, subject: { row: 1e300 } }, {}, 400, "bad_request"],
  ["a row and a document at once", marks.POST, "POST", { ...star, subject: { row: 1, document: 1 } }, {}, 400, "bad_request"],
  ["a star with a text", marks.POST, "POST", { ...star, text: "x" }, {}, 400, "bad_request"],
  ["a note of blanks", marks.POST, "POST", { ...star, kind: "note", text: " \n\u2028" }, {}, 400, "bad_request"],
  ["a note without end", marks.POST, "POST", { ...star, kind: "note", text: "x".repeat(4_001) }, {}, 400, "bad_request"],
  ["a tag of two", marks.POST, "POST", { ...star, kind: "tag", text: "a,b" }, {}, 400, "bad_request"],
  ["a name for a prototype", marks.POST, "POST", '{"kind":"star","subject":{"row":1},"__proto__":{"x":1},"constructor":1}', {}, 400, "bad_request"],
  ["no JSON", marks.POST, "POST", "{", {}, 400, "bad_request"],
  ["no body", marks.POST, "POST", undefined, {}, 400, "bad_request"],
  ["a body too large", marks.POST, "POST", { ...star, kind: "note", text: "x".repeat(70_000) }, {}, 413, "too_large"],
  ["an unknown mark", mark.PATCH, "PATCH", { text: "x" }, { mark: none }, 404, "no_such_mark"],
  ["an unknown mark to remove", mark.DELETE, "DELETE", undefined, { mark: "' or 1=1 --" }, 404, "no_such_mark"],
  ["an unknown decision", withdraw.POST, "POST", {}, { decision: none }, 404, "no_such_decision"],
  ["a decision without a reason", decisions.POST, "POST", { subject: { row: 1 }, kind: "harm", value: "harmful" }, {}, 400, "bad_request"],
  ["an unknown view", view.DELETE, "DELETE", undefined, { view: none }, 404, "no_such_view"],
  ["an unknown event", event.PATCH, "PATCH", happened, { event: none }, 404, "no_such_event"],
  ["a day that is not in the calendar", events.POST, "POST", { ...happened, at: "2026-02-30T10:00:00Z" }, {}, 400, "bad_instant"],
  ["a bare number for an instant", events.POST, "POST", { ...happened, at: "1760000000" }, {}, 400, "bad_instant"],
  ["an unknown incident", marks.POST, "POST", star, { id: none }, 404, "no_such_incident"],
  ["an incident that is a path", events.GET, "GET", undefined, { id: "../../etc" }, 404, "no_such_incident"],
])("%s is refused in words", async (_, handler, method, body, params, status, code) => {
  const error = await refusal(handler, method, body, params, status);
  expect(error.code).toBe(code);
  expect(error.fix.length).toBeGreaterThan(5);
});

test("where nothing was analysed yet there is nothing to speak of, but events and views can be written", async () => {
  const { id } = await newIncident();
  expect((await refusal(marks.POST, "POST", star, { id }, 409)).code).toBe("not_analysed");
  expect((await refusal(marks.GET, "GET", undefined, { id }, 409)).code).toBe("not_analysed");
  expect((await refusal(decisions.GET, "GET", undefined, { id }, 409)).code).toBe("not_analysed");
  await send(eventSchema, events.POST, "POST", happened, { id }, 201);
  await send(viewSchema, views.POST, "POST", { name: "v", query: "" }, { id }, 201);
});
