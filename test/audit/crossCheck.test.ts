import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { crossCheck, shortTool, type LoggedAction, type TracedCall } from "../../lib/audit/crossCheck.ts";
import type { RecordClaims } from "../../lib/audit/profile.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";

const second = 1_000_000;
const call = (n: number, more: Partial<TracedCall> = {}): TracedCall => ({
  id: `c${n}`, callId: `call_${n}`, tool: "run_sql", arguments: { query: `select ${n}` }, executed: true, timeUs: n * second, session: null, ...more,
});
const claims = (more: Partial<RecordClaims>): RecordClaims => ({ tool: "run_sql", decision: "allow", callIds: [], session: null, argumentsDigest: null, actor: null, ...more });
const entry = (n: number, more: Partial<RecordClaims>, timeUs: number | null = n * second): LoggedAction => ({ exhibit: "x2", entry: n, claims: claims(more), timeUs, sound: true });
const jcsDigest = (text: string): RecordClaims["argumentsDigest"] => ({ hex: createHash("sha256").update(text).digest("hex"), algorithm: "sha256", form: "jcs" });

test("a call and an entry with the same id are one, however far apart their clocks are", () => {
  const result = crossCheck([call(1), call(2)], [entry(1, { callIds: ["call_2"] }, 9_000 * second), entry(2, { callIds: ["call_1"] }, 8_999 * second)], nodeCrypto);
  expect(result).toMatchObject({ matched: 2, inTraceNotInLog: [], inLogNotInTrace: [], differs: [] });
  expect(result.pairs).toEqual([{ call: "c2", exhibit: "x2", entry: 1, by: "id", strength: "strong" }, { call: "c1", exhibit: "x2", entry: 2, by: "id", strength: "strong" }]);
});

test("without ids the digest of the arguments pairs them, in the form that the log names or in another one", () => {
  const digest = jcsDigest('{"query":"select 2"}');
  const python = { hex: createHash("sha256").update('{"query": "select 1"}').digest("hex"), algorithm: "sha256", form: "jcs" } as const;
  const result = crossCheck([call(1), call(2)], [entry(1, { argumentsDigest: digest }), entry(2, { argumentsDigest: python })], nodeCrypto);
  expect(result.pairs.map(({ call: id, entry: at, by }) => [id, at, by])).toEqual([["c2", 1, "arguments"], ["c1", 2, "arguments"]]);
});

test("what the agent did and no entry speaks of is told, and what an entry speaks of and no span shows", () => {
  const result = crossCheck([call(1), call(2), call(3)], [entry(1, { callIds: ["call_1"] }), entry(2, { callIds: ["call_9"], tool: "send_email" }, 2 * second), entry(3, { callIds: ["call_3"] })], nodeCrypto);
  expect(result.inTraceNotInLog).toEqual(["c2"]);
  expect(result.inLogNotInTrace).toEqual([{ exhibit: "x2", entry: 2 }]);
});

test("a denied action that was carried out all the same is the first difference", () => {
  const result = crossCheck([call(1, { tool: "drop" })], [entry(1, { callIds: ["call_1"], decision: "deny", argumentsDigest: jcsDigest("{}") })], nodeCrypto);
  expect(result.differs.map(({ what }) => what)).toEqual(["decision", "tool", "arguments"]);
  expect(crossCheck([call(1, { executed: false })], [entry(1, { callIds: ["call_1"], decision: "deny" })], nodeCrypto).differs).toEqual([]);
});

test("arguments that differ under one id are shown as both digests", () => {
  const digest = jcsDigest('{"query":"select 7"}');
  const [difference] = crossCheck([call(1)], [entry(1, { callIds: ["call_1"], argumentsDigest: digest })], nodeCrypto).differs;
  expect(difference).toMatchObject({ what: "arguments", inLog: digest?.hex, inTrace: jcsDigest('{"query":"select 1"}')?.hex });
});

test("asking and outcome of one action join one call", () => {
  const both = [entry(1, { callIds: ["call_1"] }), entry(2, { callIds: ["call_1"] })];
  expect(crossCheck([call(1)], both, nodeCrypto)).toMatchObject({ matched: 1, inLogNotInTrace: [] });
});

test("calls before and after what a log covers are outside it, not missing from it", () => {
  const result = crossCheck([call(1), call(500), call(900)], [entry(1, { callIds: ["call_500"] }, 500 * second)], nodeCrypto);
  expect(result).toMatchObject({ inTraceNotInLog: [], outsideWindow: ["c1", "c900"] });
});

test("tool and order pair only inside the window, and weakly where no clock is known; time alone never does", () => {
  const near = crossCheck([call(1)], [entry(1, {}, 60 * second)], nodeCrypto);
  expect(near.pairs).toEqual([{ call: "c1", exhibit: "x2", entry: 1, by: "order", strength: "weak" }]);
  expect(crossCheck([call(1)], [entry(1, {}, 600 * second)], nodeCrypto).matched).toBe(0);
  expect(crossCheck([call(1)], [entry(1, { tool: "send_email" }, second)], nodeCrypto).matched).toBe(0);
});

test("one call never answers for two entries", () => {
  const result = crossCheck([call(1)], [entry(1, { argumentsDigest: jcsDigest('{"query":"select 1"}') }), entry(2, { argumentsDigest: jcsDigest('{"query":"select 1"}') })], nodeCrypto);
  expect(result).toMatchObject({ matched: 1, inLogNotInTrace: [{ exhibit: "x2", entry: 2 }] });
});

test("names are compared without the server's prefix", () => {
  expect(["mcp__db__run_sql", "db.run_sql", "tool.run_sql", "server/run_sql", "Run_SQL"].map(shortTool)).toEqual(Array.from({ length: 5 }, () => "run_sql"));
});
