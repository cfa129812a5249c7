import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as custody from "../../app/api/v1/incidents/[id]/custody/route.ts";
import * as baseline from "../../app/api/v1/incidents/[id]/policy/baseline/route.ts";
import * as withdraw from "../../app/api/v1/incidents/[id]/policy/baseline/[decision]/withdraw/route.ts";
import * as draft from "../../app/api/v1/incidents/[id]/policy/draft/route.ts";
import * as heldOut from "../../app/api/v1/incidents/[id]/policy/held-out/route.ts";
import * as replay from "../../app/api/v1/incidents/[id]/policy/replay/route.ts";
import * as replayCalls from "../../app/api/v1/incidents/[id]/policy/replay/calls/route.ts";
import * as policy from "../../app/api/v1/incidents/[id]/policy/route.ts";
import * as versions from "../../app/api/v1/incidents/[id]/policy/versions/route.ts";
import * as version from "../../app/api/v1/incidents/[id]/policy/versions/[version]/route.ts";
import * as exportRoute from "../../app/api/v1/incidents/[id]/policy/versions/[version]/export/route.ts";
import * as restore from "../../app/api/v1/incidents/[id]/policy/versions/[version]/restore/route.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import { custodySchema } from "../../lib/api/custodyContract.ts";
import * as contract from "../../lib/api/policyContract.ts";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { verifyPolicy } from "../../lib/policy/policySignature.ts";
import { noKeys } from "../../lib/audit/trustedKeys.ts";
import { policyStanding } from "../../lib/jobs/policy/currentStanding.ts";
import { currentStore } from "../../lib/jobs/current.ts";
import { policyText } from "../../lib/store/policyVersions.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { analyzedByApi, newIncident } from "./analyzedByApi.ts";

const sample = "public/samples/petrel-token-table/transcripts.jsonl";
const { at, send } = analyzedByApi([["transcripts.jsonl", readFileSync(sample, "utf8")]]);

const drafted = () => send(contract.policyReviewSchema, draft.POST, { body: {}, status: 200 });
const save = (body: object, status = 201) => send(contract.policyVersionTextSchema, versions.POST, { body: { source: "draft", after: 0, ...body }, status });
const custodyWords = async (): Promise<string[]> => (await send(custodySchema, custody.GET, { query: "?count=500" })).entries.map(({ text }) => text);

test("an incident that was not analysed has no allow-list, and says what to do", async () => {
  const fresh = await newIncident();
  expect((await send(apiErrorSchema, policy.GET, { params: fresh, status: 409 })).error.code).toBe("not_analysed");
  expect((await send(apiErrorSchema, draft.POST, { params: fresh, body: {}, status: 409 })).error.code).toBe("not_analysed");
});

test("a draft stops the incident, allows the work, and shows what led to each rule", async () => {
  const { backTest, tools, excluded, text } = await drafted();
  expect(backTest?.parts.baseline).toEqual({ allow: 10, require_approval: 0, deny: 0, of: 10 });
  expect([backTest?.parts.harmful.allow, backTest?.passing.of, backTest?.stops[0]?.inTime]).toEqual([0, 0, true]);
  const rule = tools.flatMap(({ rules }) => rules).find(({ id }) => id === "execute_sql.read_1");
  expect(rule).toMatchObject({ decision: "allow", calls: 6, runs: 3, form: "apart" });
  expect([rule?.examples.length, rule?.forms.find(({ kind }) => kind === "meaning")?.lets]).toEqual([3, ["c11"]]);
  expect(excluded.calls.map(({ call, reason }) => [call.call, reason])).toContainEqual(["c13", "harmful"]);
  expect(parsePolicy(text ?? "").ok).toBe(true);
});

test("a policy of one's own is tried, and what is wrong with it is told by line and column", async () => {
  const { text } = await drafted();
  const broken = await send(contract.policyReviewSchema, replay.POST, { body: { text: `${text ?? ""}odd: 1\n` }, status: 200 });
  expect(broken).toMatchObject({ text: null, backTest: null, problems: [{ code: "unknown_key", column: 1 }] });
  const nothing = await send(contract.policyReviewSchema, replay.POST, { body: { text: "schema: aftertrace.policy/1\nname: p\nversion: 1\ndefault: deny\ntools: []\n" }, status: 200 });
  expect(nothing.backTest?.parts.baseline).toEqual({ allow: 0, require_approval: 0, deny: 10, of: 10 });
  const page = await send(contract.replayPageSchema, replayCalls.POST, { body: { text: nothing.text, list: "newly_denied", from: 3, count: 2 }, status: 200 });
  expect([page.calls.length, page.next, page.of]).toEqual([2, 5, nothing.backTest?.lists.newly_denied.of]);
});

test("what a person takes out teaches nothing until it is taken back, and both are lines of the custody log", async () => {
  const made = await send(contract.baselineDecisionSchema, baseline.POST, { body: { subject: { tool: "execute_sql" }, include: false, reason: "not ours", author: "jo" } });
  expect(made).toMatchObject({ include: false, tool: "execute_sql", reason: "not ours" });
  expect(made.calls).toBeGreaterThan(5);
  const without = await drafted();
  expect([without.backTest?.parts.baseline.of, without.excluded.calls.some(({ reason }) => reason === "by_responder")]).toEqual([0, true]);
  expect((await send(contract.policyHeadSchema, policy.GET)).decisions).toBe(1);
  await send(contract.baselineDecisionSchema, withdraw.POST, { params: { decision: made.id }, body: {}, status: 200 });
  expect((await drafted()).backTest?.parts.baseline.of).toBe(10);
  const turned = await send(contract.baselineDecisionSchema, baseline.POST, { body: { subject: { call: "c13" }, include: "turn" } });
  expect([turned.include, turned.call]).toEqual([true, "c13"]);
  await send(contract.baselineDecisionSchema, withdraw.POST, { params: { decision: turned.id }, body: {}, status: 200 });
  expect((await send(contract.baselineSchema, baseline.GET)).decisions.map(({ withdrawnUs }) => withdrawnUs !== null)).toEqual([true, true]);
  expect((await send(apiErrorSchema, baseline.POST, { body: { subject: { tool: "no such tool" }, include: true }, status: 404 })).error.code).toBe("no_such_calls");
  expect((await custodyWords()).filter((words) => words.includes("taken out") && words.includes("not ours")).length).toBeGreaterThan(0);
});

test("versions follow each other by hash; wider ones need a reason, narrower ones none; any comes back as a new one", async () => {
  const narrow = (await drafted()).text ?? "";
  const wide = (await send(contract.policyReviewSchema, draft.POST, { body: { widths: { "execute_sql.read_1": { form: "meaning" } } }, status: 200 }));
  expect([wide.backTest?.passing.of, wide.backTest?.passing.calls[0]?.call.call]).toEqual([1, "c11"]);
  const first = await save({ text: narrow });
  expect(first).toMatchObject({ version: 1, previous: null, source: "draft", wider: 0 });
  expect((await send(apiErrorSchema, versions.POST, { body: { text: wide.text, source: "edit", after: 1 }, status: 409 })).error.code).toBe("needs_reason");
  expect((await send(apiErrorSchema, versions.POST, { body: { text: narrow, source: "edit", after: 0 }, status: 409 })).error.code).toBe("version_is_old");
  const second = await save({ text: `# ours\n${wide.text ?? ""}`, source: "edit", after: 1, reason: "the desk reads freely", author: "jo" });
  expect(second).toMatchObject({ version: 2, previous: first.hash, reason: "the desk reads freely", author: "jo" });
  expect([second.wider > 0, second.text.startsWith("# ours\n"), parsePolicy(second.text)]).toMatchObject([true, true, { policy: { version: 2, previous: first.hash } }]);
  const third = await send(contract.policyVersionTextSchema, restore.POST, { params: { version: "1" }, body: { after: 2, reason: "enough" } });
  expect(third).toMatchObject({ version: 3, restores: 1, source: "rollback", previous: second.hash });
  expect((await send(contract.policyVersionTextSchema, version.GET, { params: { version: "2" } })).hash).toBe(second.hash);
  expect(policyText(currentStore(), at.id)).toBe(third.text);
  expect((await send(apiErrorSchema, version.GET, { params: { version: "9" }, status: 404 })).error.code).toBe("no_such_version");
  expect((await custodyWords()).filter((words) => words.includes("allow-list version 2") && words.includes("the desk reads freely")).length).toBe(1);
});

test("an export says what is lost and warns where the incident passes; signed, its signature holds under the installation's key", async () => {
  const send2 = (body: object) => send(contract.policyExportSchema, exportRoute.POST, { params: { version: "2" }, body, status: 200 });
  const ours = await send2({ format: "aftertrace", sign: true });
  const text = ours.files[0]?.text ?? "";
  expect(text).toMatch(/^# WARNING: 1 call of the incident would pass this policy: c11\.\n/);
  const read = parsePolicy(text);
  const { publicKey } = signingKey(currentStore().cases);
  expect(read.ok && verifyPolicy(read.policy, noKeys, nodeCrypto, [publicKey])).toBe("untrusted_key");
  expect((await send2({ format: "claude-code" })).losses.length).toBeGreaterThan(0);
  const before = (await custodyWords()).length;
  await send2({ format: "cedar", save: false });
  expect((await custodyWords()).length).toBe(before);
  expect((await custodyWords()).filter((words) => words.includes("as aftertrace: policy.yaml, signed by sha256:")).length).toBe(1);
});

test("work that is left out is counted, and the standing says what the newest version comes to", async () => {
  expect(await send(contract.heldOutSchema, heldOut.POST, { body: {}, status: 200 })).toMatchObject({ calls: { of: 10 } });
  expect(await policyStanding(currentStore(), at.id, 60_000)).toMatchObject({ state: "answered", source: "version", version: 3, baseline: { allow: 10, of: 10 }, passing: 0, asks: 0, lost: 0, firstStop: { call: { call: "c11" } }, inTime: true });
});
