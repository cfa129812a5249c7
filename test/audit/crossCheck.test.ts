import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RecordClaims } from "../../lib/audit/profile.ts";
import { shortTool } from "../../lib/audit/tracedCalls.ts";
import { action, call, checked, second, type Checked, type TestAction, type TestCall } from "./crossChecked.ts";

const jcsDigest = (text: string): RecordClaims["argumentsDigest"] => ({ hex: createHash("sha256").update(text).digest("hex"), algorithm: "sha256", form: "jcs" });
const digestOf = (query: number): RecordClaims["argumentsDigest"] => jcsDigest(JSON.stringify({ query: `select ${query}` }));
const paired = ({ pairs }: Checked) => pairs.map(({ call: number, exhibit, entry, by, strength }) => [number, `x${exhibit}`, entry, by, strength]);

describe("who goes with whom", () => {
  test("a call and an entry with the same id are one, however far apart their clocks are", async () => {
    const result = await checked([call(1), call(2)], [action(1, { callIds: ["call_2"] }, 9_000 * second), action(2, { callIds: ["call_1"] }, 8_999 * second)]);
    expect(result).toMatchObject({ matched: 2, inTraceNotInLog: [], inLogNotInTrace: [], differs: [], by: { id: 2, arguments: 0, order: 0 } });
    expect(paired(result)).toEqual([[2, "x2", 1, "id", "strong"], [1, "x2", 2, "id", "strong"]]);
  });

  test("an id that the framework uses again goes to the call with the same tool, in its session, nearest by the clock that the sure pairs line up", async () => {
    const again = { callId: "call_0" };
    const ahead = 500 * second;
    const result = await checked(
      [call(1, again), call(40, again), call(80, { ...again, tool: "send_email" }), call(7), call(90, { ...again, sessions: ["s2"] })],
      [action(1, { callIds: ["call_7"] }, 7 * second + ahead), action(2, { callIds: ["call_0"] }, 41 * second + ahead), action(3, { callIds: ["call_0"], tool: "send_email" }, 79 * second + ahead), action(4, { callIds: ["call_0"], session: "s2" }, 42 * second + ahead)],
    );
    expect(paired(result).map(([number, , entry]) => [number, entry])).toEqual([[7, 1], [40, 2], [80, 3], [90, 4]]);
    expect(result).toMatchObject({ clockOffsetUs: ahead - second, inTraceNotInLog: [], outsideWindow: [1], differs: [] });
  });

  test("an id that stands for one call alone pairs whatever else differs; one that is used again does not", async () => {
    const other = action(1, { callIds: ["call_1"], tool: "send_email" });
    expect((await checked([call(1)], [other])).differs).toMatchObject([{ call: 1, what: "tool", inTrace: "run_sql", inLog: "send_email" }]);
    expect(await checked([call(1), call(2, { callId: "call_1" })], [other])).toMatchObject({ matched: 0, differs: [], inLogNotInTrace: [{ exhibit: 2, entry: 1 }] });
  });

  test("without ids the digest of the arguments pairs them, in the form that the log names or in another one", async () => {
    const python = { hex: createHash("sha256").update('{"query": "select 1"}').digest("hex"), algorithm: "sha256", form: "jcs" } as const;
    const result = await checked([call(1), call(2)], [action(1, { argumentsDigest: digestOf(2) }), action(2, { argumentsDigest: python })]);
    expect(result.pairs.map(({ call: number, entry, by, form }) => [number, entry, by, form])).toEqual([[2, 1, "arguments", "jcs"], [1, 2, "arguments", "pyDefault"]]);
  });

  test("one call never answers for two actions of a log, but for one of each of two logs", async () => {
    const twice = [action(1, { argumentsDigest: digestOf(1) }), action(2, { argumentsDigest: digestOf(1) })];
    expect(await checked([call(1)], twice)).toMatchObject({ matched: 1, inLogNotInTrace: [{ exhibit: 2, entry: 2 }] });
    const [here, there] = [action(1, { argumentsDigest: digestOf(1) }), action(1, { argumentsDigest: digestOf(1) }, second, 3)];
    expect(await checked([call(1)], [here], [there])).toMatchObject({ matched: 1, inLogNotInTrace: [], inTraceNotInLog: [] });
  });

  test("files of one format are one log: what was rotated away from the first must not be paired with a call of the first", async () => {
    const result = await checked([call(1)], [action(1, { argumentsDigest: digestOf(1) }), action(1, { argumentsDigest: digestOf(1) }, 500 * second, 3)]);
    expect(result).toMatchObject({ matched: 1, inLogNotInTrace: [{ exhibit: 3, entry: 1 }] });
  });

  test("the same record in two files is one action", async () => {
    const identity = new Uint8Array(32).fill(7);
    const result = await checked([call(1)], [{ ...action(1, { argumentsDigest: digestOf(1) }), identity }, { ...action(5, { argumentsDigest: digestOf(1) }, second, 3), identity }]);
    expect(result).toMatchObject({ matched: 1, inLogNotInTrace: [] });
    expect(result.pairs.map(({ exhibit, entry, leads }) => [exhibit, entry, leads])).toEqual([[2, 1, true], [3, 5, false]]);
  });

  test("what was asked and what came of it join one call, by the format's phases or by the id of a call that is taken", async () => {
    const phases = [action(1, { callIds: ["a1"], phase: "intent" }), action(2, { callIds: ["a1"], phase: "outcome" })];
    expect(await checked([call(1)], phases)).toMatchObject({ matched: 1, inLogNotInTrace: [] });
    expect(await checked([call(1)], [action(1, { callIds: ["call_1"] }), action(2, { callIds: ["call_1"], tool: null })])).toMatchObject({ matched: 1, inLogNotInTrace: [] });
    // Two actions under one id, each asked for and each with its outcome.
    const twice = [...phases, action(3, { callIds: ["a1"], phase: "intent" }), action(4, { callIds: ["a1"], phase: "outcome" })];
    expect(await checked([call(1), call(3)], twice)).toMatchObject({ matched: 2, inLogNotInTrace: [] });
    expect(await checked([call(1)], twice)).toMatchObject({ matched: 1, inLogNotInTrace: [{ exhibit: 2, entry: 3 }] });
  });

  test("a second entry under an id that is taken is another action where its content says so", async () => {
    const result = await checked([call(1)], [action(1, { callIds: ["call_1"], argumentsDigest: digestOf(1) }), action(2, { callIds: ["call_1"], argumentsDigest: digestOf(2) })]);
    expect(result).toMatchObject({ matched: 1, inLogNotInTrace: [{ exhibit: 2, entry: 2 }] });
  });

  test("tool and order pair only inside the window, and weakly where no clock is known; time alone never does", async () => {
    expect(paired(await checked([call(1)], [action(1, {}, 60 * second)]))).toEqual([[1, "x2", 1, "order", "weak"]]);
    expect((await checked([call(1)], [action(1, {}, 600 * second)])).matched).toBe(0);
    expect((await checked([call(1)], [action(1, { tool: "send_email" }, second)])).matched).toBe(0);
    const known = [action(1, { callIds: ["call_1"] }, 11 * second)];
    expect(paired(await checked([call(1), call(5)], [...known, action(2, {}, 14 * second)])).at(-1)).toEqual([5, "x2", 2, "order", "strong"]);
    expect((await checked([call(1), call(5)], [...known, action(2, {}, 30 * second)])).matched).toBe(1);
  });

  test("a digest that fits no call is never paired by order with a call whose arguments are known", async () => {
    const strange = action(1, { argumentsDigest: digestOf(99) });
    expect((await checked([call(1)], [strange])).matched).toBe(0);
    expect((await checked([call(1, { arguments: undefined })], [strange])).matched).toBe(1);
  });

  test("names are compared without the server's prefix", () => {
    expect(["mcp__db__run_sql", "db.run_sql", "tool.run_sql", "server/run_sql", "Run_SQL", "run_sql."].map(shortTool)).toEqual(Array.from({ length: 6 }, () => "run_sql"));
  });
});

describe("what does not agree", () => {
  test("what the agent did and no entry speaks of is told, and what an entry speaks of and no span shows", async () => {
    const result = await checked([call(1), call(2), call(3)], [action(1, { callIds: ["call_1"] }), action(2, { callIds: ["call_9"], tool: "send_email" }), action(3, { callIds: ["call_3"] })]);
    expect(result).toMatchObject({ inTraceNotInLog: [2], inLogNotInTrace: [{ exhibit: 2, entry: 2 }] });
  });

  test("a denied action that was carried out all the same is the gravest difference; one that was not carried out is none", async () => {
    const denied = action(1, { callIds: ["call_1"], decision: "deny", argumentsDigest: jcsDigest("{}") });
    const result = await checked([call(1, { tool: "drop" }), call(2)], [action(2, { callIds: ["call_2"], tool: "x" }), denied]);
    expect(result.differs.map(({ call: number, what, inLog }) => [number, what, inLog])).toEqual([[1, "decision", "denied"], [1, "tool", "run_sql"], [2, "tool", "x"], [1, "arguments", jcsDigest("{}")?.hex]]);
    for (const state of ["requested", "failed", "refused", "unknown"] as const) expect((await checked([call(1, { state })], [action(1, { callIds: ["call_1"], decision: "deny" })])).differs).toEqual([]);
  });

  test("what was decided last holds: a refusal that was lifted is no difference", async () => {
    const phased = (phase: string, decision: "allow" | "deny", entry: number) => action(entry, { callIds: ["a"], phase, decision });
    expect((await checked([call(1)], [phased("intent", "deny", 1), phased("outcome", "allow", 2)])).differs).toEqual([]);
    expect((await checked([call(1)], [phased("intent", "allow", 1), phased("outcome", "deny", 2)])).differs).toHaveLength(1);
  });

  test("arguments that differ under one id are shown as both digests", async () => {
    const [difference] = (await checked([call(1)], [action(1, { callIds: ["call_1"], argumentsDigest: digestOf(7) })])).differs;
    expect(difference).toMatchObject({ what: "arguments", inLog: digestOf(7)?.hex, inTrace: digestOf(1)?.hex });
    const odd = await checked([call(1)], [action(1, { callIds: ["call_1"], argumentsDigest: { hex: "abc", algorithm: "sha256", form: null } })]);
    expect(odd.differs).toMatchObject([{ inLog: "abc" }]);
  });

  test("calls before and after what the logs cover are outside them, not missing from them", async () => {
    const result = await checked([call(1), call(500), call(900)], [action(1, { callIds: ["call_500"] }, 500 * second)]);
    expect(result).toMatchObject({ inTraceNotInLog: [], outsideWindow: [1, 900] });
    expect(await checked([call(1), call(900)], [action(1, { callIds: ["call_1"] }, null)])).toMatchObject({ inTraceNotInLog: [900], outsideWindow: [] });
  });
});

describe("laws", () => {
  type World = { readonly calls: readonly TestCall[]; readonly actions: readonly TestAction[] };
  /** Calls with entries that name their id, or the digest of their arguments, or nothing but tool and time; each beyond doubt. */
  const world = fc.array(fc.record({ by: fc.constantFrom("id", "digest", "order"), jitter: fc.integer({ min: -900_000, max: 900_000 }), exhibit: fc.integer({ min: 2, max: 4 }) }), { minLength: 4, maxLength: 20 }).map((parts): World => ({
    calls: parts.map((_, at) => call(at + 1, { timeUs: at * 10 * second })),
    actions: parts.map(({ by, jitter, exhibit }, at) => action(at + 1, by === "id" ? { callIds: [`call_${at + 1}`] } : by === "digest" ? { argumentsDigest: digestOf(at + 1) } : {}, at * 10 * second + jitter, exhibit)),
  }));
  /** Never the first or the last one: those also say how far the log reaches. */
  const inner = ({ calls }: World, at: number): number => 1 + (at % (calls.length - 2));
  /** File by file, in an order of files that does not depend on their numbers. */
  const byFile = (actions: readonly TestAction[], files: readonly number[] = [1, 2, 3, 4]): TestAction[] => actions.toSorted((a, b) => files.indexOf(a.exhibit) - files.indexOf(b.exhibit) || a.entry - b.entry);

  test("a trace and its log agree in everything", async () => {
    await fc.assert(fc.asyncProperty(world, async ({ calls, actions }) => {
      expect(await checked(calls, byFile(actions))).toMatchObject({ matched: calls.length, inTraceNotInLog: [], outsideWindow: [], inLogNotInTrace: [], differs: [] });
    }));
  });

  test("an entry that is taken out of the log leaves exactly its call in the trace alone", async () => {
    await fc.assert(fc.asyncProperty(world, fc.nat(), async (one, at) => {
      const gone = inner(one, at);
      const result = await checked(one.calls, byFile(one.actions.filter((_, place) => place !== gone)));
      expect(result).toMatchObject({ inTraceNotInLog: [gone + 1], inLogNotInTrace: [], differs: [] });
    }));
  });

  test("a call that is taken out of the trace leaves exactly its entry in the log alone", async () => {
    await fc.assert(fc.asyncProperty(world, fc.nat(), async (one, at) => {
      const gone = inner(one, at);
      const result = await checked(one.calls.filter((_, place) => place !== gone), byFile(one.actions));
      expect(result).toMatchObject({ inTraceNotInLog: [], inLogNotInTrace: [{ entry: gone + 1, exhibit: one.actions[gone]?.exhibit }], differs: [] });
    }));
  });

  test("the order in which exhibits are given changes nothing but their names", async () => {
    const any = fc.array(fc.record({
      tool: fc.constantFrom("run_sql", "http.get"), id: fc.constantFrom(null, "call_1", "call_2", "a"), query: fc.constantFrom(null, 1, 2, 9), time: fc.integer({ min: 0, max: 40 }), exhibit: fc.integer({ min: 1, max: 3 }), phase: fc.constantFrom(null, "intent", "outcome"),
    }), { minLength: 1, maxLength: 24 });
    await fc.assert(fc.asyncProperty(any, fc.constantFrom<readonly number[]>([1, 2, 3], [2, 3, 1], [3, 2, 1]), async (parts, names) => {
      const calls = [call(1), call(2), call(3, { callId: "call_2" }), call(4, { tool: "http.get", callId: null }), call(20), call(30, { arguments: { query: "select 1" } })];
      const made = parts.map(({ tool, id, query, time, exhibit, phase }, at) => action(at + 1, { tool, phase, callIds: id === null ? [] : [id], argumentsDigest: query === null ? null : digestOf(query) }, time * second, exhibit));
      const renamed = made.map((one) => ({ ...one, exhibit: names[one.exhibit - 1] ?? 0 }));
      const [first, second_] = [await checked(calls, byFile(made)), await checked(calls, byFile(renamed, names))];
      const told = (result: Checked, name: (exhibit: number) => number) => ({
        matched: result.matched, by: result.by, inTrace: result.inTraceNotInLog, outside: result.outsideWindow, offset: result.clockOffsetUs,
        pairs: result.pairs.map(({ exhibit, ...rest }) => JSON.stringify({ exhibit: name(exhibit), ...rest, leads: null })).sort(),
        inLog: result.inLogNotInTrace.map(({ exhibit, entry }) => `${name(exhibit)} ${entry}`).sort(), differs: result.differs.map((one) => JSON.stringify({ ...one, exhibit: name(one.exhibit) })).sort(),
      });
      expect(told(second_, (exhibit) => names.indexOf(exhibit) + 1)).toEqual(told(first, (exhibit) => exhibit));
    }));
  });
});

test("a hundred thousand calls and entries are lined up in time that grows as they do, and each call is read once", { timeout: 120_000 }, async () => {
  const many = 100_000;
  const timed = async (calls: TestCall[], actions: TestAction[]): Promise<Checked> => checked(calls, actions);
  const same = await timed(
    Array.from({ length: many }, (_, at) => call(at + 1, { callId: "call_1", arguments: { query: "select 1" } })),
    Array.from({ length: many }, (_, at) => action(at + 1, at % 3 === 0 ? { callIds: ["call_1"] } : at % 3 === 1 ? { argumentsDigest: digestOf(1) } : {}, (at + 1) * second + 1)),
  );
  expect(same).toMatchObject({ matched: many, inTraceNotInLog: [], inLogNotInTrace: [], differs: [] });
  expect(same.reads).toBeLessThanOrEqual(many);
  const plain = await timed(Array.from({ length: many }, (_, at) => call(at + 1)), Array.from({ length: many - 1 }, (_, at) => action(at + 1, {}, (at + 1) * second + 400_000)));
  expect(plain).toMatchObject({ matched: many - 1, reads: 0 });
});
