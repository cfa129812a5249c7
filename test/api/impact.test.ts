import { expect, test } from "vitest";
import * as decisions from "../../app/api/v1/incidents/[id]/decisions/route.ts";
import * as corrections from "../../app/api/v1/incidents/[id]/impact/corrections/route.ts";
import * as withdraw from "../../app/api/v1/incidents/[id]/impact/corrections/[correction]/withdraw/route.ts";
import * as correct from "../../app/api/v1/incidents/[id]/impact/effects/[effect]/corrections/route.ts";
import * as effects from "../../app/api/v1/incidents/[id]/impact/effects/route.ts";
import * as recovery from "../../app/api/v1/incidents/[id]/impact/recovery/route.ts";
import * as item from "../../app/api/v1/incidents/[id]/impact/recovery/[item]/route.ts";
import * as undo from "../../app/api/v1/incidents/[id]/impact/recovery/changes/[change]/withdraw/route.ts";
import * as impact from "../../app/api/v1/incidents/[id]/impact/route.ts";
import * as steps from "../../app/api/v1/incidents/[id]/steps/[row]/route.ts";
import { decisionSchema } from "../../lib/api/annotationContract.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import {
  correctionSchema, correctionsSchema, effectsPageSchema, impactSchema, recoveryChangeSchema, recoveryPageSchema,
} from "../../lib/api/impactContract.ts";
import { stepSchema } from "../../lib/api/stepContract.ts";
import { transcript } from "../store/analyzedIncident.ts";
import { analyzedByApi, newIncident } from "./analyzedByApi.ts";

const { send } = analyzedByApi([["run.json", transcript("orders")]]);

test("an incident that was not analysed has no impact, and says what to do", async () => {
  const fresh = await newIncident();
  for (const handler of [impact.GET, effects.GET, recovery.GET, corrections.GET]) expect((await send(apiErrorSchema, handler, { params: fresh, status: 409 })).error.code).toBe("not_analysed");
});

test("the overview, the list and the panel tell the same effect", async () => {
  const overview = await send(impactSchema, impact.GET);
  expect(overview).toMatchObject({ verdict: "agent", harmfulOf: 1, recovery: { total: 2, open: 2 } });
  const page = await send(effectsPageSchema, effects.GET, { query: "?class=data_mutation&reversible=with_effort,no,unknown&harm=harmful" });
  expect(page).toMatchObject({ total: 1, of: 1, next: null, effects: [{ id: "c1.1", rule: "sql.delete.all", destructive: true }] });
  const [effect] = page.effects;
  const step = await send(stepSchema, steps.GET, { params: { row: String(effect?.call.row) } });
  expect(step.effects.map(({ id, rule, why }) => [id, rule, why])).toEqual([[effect?.id, effect?.rule, effect?.why]]);
  expect(step.row.effect).toMatchObject({ class: "data_mutation", harm: "harmful" });
});

test("a correction is made, holds everywhere, and is taken back; what changes nothing and what gives no reason is refused", async () => {
  const params = { effect: "c1.1" };
  const made = await send(correctionSchema, correct.POST, { params, body: { destructive: false, reason: "a scratch table", author: "Ada" } });
  expect((await send(impactSchema, impact.GET))).toMatchObject({ harmfulOf: 0, verdict: "none", machineVerdict: "agent", corrections: 1 });
  expect((await send(effectsPageSchema, effects.GET, { query: "?destructive=no" })).effects).toMatchObject([{ id: "c1.1", machine: { destructive: true }, correction: { id: made.id } }]);
  expect((await send(apiErrorSchema, correct.POST, { params, body: { destructive: false }, status: 400 })).error.code).toBe("bad_request");
  expect((await send(apiErrorSchema, correct.POST, { params, body: { reason: "none of the four" }, status: 400 })).error.message).toContain("it changes nothing");
  expect((await send(apiErrorSchema, correct.POST, { params: { effect: "c7.1" }, body: { destructive: false, reason: "x" }, status: 404 })).error.code).toBe("no_such_effect");
  await send(correctionSchema, withdraw.POST, { params: { correction: made.id }, body: { reason: "it was real" }, status: 200 });
  expect((await send(apiErrorSchema, withdraw.POST, { params: { correction: made.id }, body: {}, status: 409 })).error.code).toBe("is_withdrawn");
  expect((await send(correctionsSchema, corrections.GET, { query: "?effect=c1.1" })).corrections).toMatchObject([{ id: made.id, withdrawnUs: expect.any(Number) }]);
  expect((await send(impactSchema, impact.GET)).harmfulOf).toBe(1);
});

test("a recovery item is closed with a reason and opened again; one that cannot be undone says why", async () => {
  expect((await send(apiErrorSchema, item.POST, { params: { item: "c1.1" }, body: { state: "cannot" }, status: 400 })).error.message).toContain("needs a reason");
  const change = await send(recoveryChangeSchema, item.POST, { params: { item: "c1.1" }, body: { state: "cannot", why: "no copy was kept", owner: "Ada" } });
  expect((await send(recoveryPageSchema, recovery.GET, { query: "?state=cannot" })).items).toMatchObject([{ id: "c1.1", state: "cannot", why: "no copy was kept", owner: "Ada" }]);
  await send(recoveryChangeSchema, undo.POST, { params: { change: change.id }, body: {}, status: 200 });
  expect((await send(recoveryPageSchema, recovery.GET)).counts).toEqual({ total: 2, open: 2, done: 0, cannot: 0 });
  expect((await send(apiErrorSchema, item.POST, { params: { item: "changes" }, body: { state: "done" }, status: 404 })).error.code).toBe("no_such_item");
  expect((await send(apiErrorSchema, undo.POST, { params: { change: "none" }, body: {}, status: 404 })).error.code).toBe("no_such_change");
});

test("a decision on a call's row counts at once", async () => {
  const row = (await send(effectsPageSchema, effects.GET)).effects[0]?.call.row ?? 0;
  await send(decisionSchema, decisions.POST, { body: { kind: "harm", subject: { row }, value: "harmless", reason: "it was asked for" } });
  expect(await send(impactSchema, impact.GET)).toMatchObject({ harmfulOf: 0, decided: { harmful: 0, harmless: 1 } });
});
