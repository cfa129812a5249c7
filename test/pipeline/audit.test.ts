import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { custodyLog, makers } from "../audit/logs.ts";
import { signer } from "../audit/signer.ts";
import { exports, stepsOf, type Step } from "./exports.ts";
import { gateLog, type Gated } from "./gateLog.ts";
import { cli, findingsOf, only, readFindings, tempFolder } from "./run.ts";

const own = signer("pipeline");
const folder = tempFolder();
let files = 0;
const put = (content: string | Uint8Array): string => folder.put(`${files++}.txt`, content);
const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
const key = put(own.hex);
const analyze = async (...paths: string[]) => readFindings((await cli("analyze", ...paths, "--keys", key, "--json")).out);

describe("verify and analyze come to the same verdict", () => {
  test("over any logs, whole or damaged, with and without keys, heads and key files beside them", { timeout: 60_000 }, async () => {
    const piece = fc.record({ maker: fc.constantFrom(...makers), count: fc.integer({ min: 1, max: 5 }), damage: fc.constantFrom("none", "edit", "drop", "torn"), keys: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), async (pieces) => {
      const logs = pieces.map(({ maker: { make, edit }, count, damage }) => {
        const lines = make(count, own);
        const [first = ""] = lines;
        return text(damage === "edit" ? lines.with(0, edit(first)) : damage === "drop" ? lines.slice(1) : lines).slice(0, damage === "torn" ? -9 : undefined);
      });
      const paths = [...logs.map(put), ...(pieces.some(({ keys }) => keys) ? [put(own.hex), put('{"payload":[]}')] : [])];
      for (const keys of [[], ["--keys", key]]) {
        const [verified, analysed] = [await cli("verify", ...paths, ...keys, "--json"), await cli("analyze", ...paths, ...keys, "--json")];
        const [left, right] = [readFindings(verified.out), readFindings(analysed.out)];
        expect(right.audit).toEqual(left.audit);
        const shown = ({ exhibits }: typeof left) => exhibits.filter(({ format }) => format !== "unknown").map(({ id, format, why, records, problems }) => ({ id, format, why, records, problems }));
        expect(shown(right)).toEqual(shown(left));
      }
    }), { numRuns: 25 });
  });

  test("the keys of the evidence are offered and never used: with them alone nothing is verified", async () => {
    const log = put(text(custodyLog(3, own)));
    const own_ = await findingsOf(log, key);
    expect(only(own_.audit)).toMatchObject({ status: "unverifiable", verified: 0, keys: [{ trusted: false, how: "embedded" }] });
    const with_ = await analyze(log, key);
    expect(only(with_.audit)).toMatchObject({ status: "verified", verified: 3 });
    expect(only(with_.audit).keySet).not.toBe(only(own_.audit).keySet);
  });

  test("the digest of the keys names what they are, not how the files are called or ordered", async () => {
    const log = put(text(custodyLog(3, own)));
    const other = put(signer("other").did);
    const digestOf = async (...keys: string[]) => only(readFindings((await cli("analyze", log, "--keys", ...keys, "--json")).out).audit).keySet;
    expect(await digestOf(key, other)).toBe(await digestOf(other, key, put(own.hex)));
    expect(await digestOf(key)).not.toBe(await digestOf(other));
  });
});

describe("a trace and the log of its gate", () => {
  const steps = stepsOf(8);
  const tools = steps.filter(({ kind }) => kind === "tool");
  const trace = (of: readonly Step[] = steps): string => exports["Langfuse UI download"]?.text(of) ?? "";
  const checked = async (traced: string, ...logs: readonly string[][]) => {
    const findings = await analyze(put(traced), ...logs.map((lines) => put(text(lines))));
    if (findings.crossCheck === null) throw new Error("not lined up");
    const names = new Map(findings.calls.map(({ id, callId }) => [id, callId]));
    const { inTraceNotInLog, outsideWindow, ...rest } = findings.crossCheck;
    return { ...rest, inTraceNotInLog: inTraceNotInLog.map((id) => names.get(id)), outsideWindow: outsideWindow.map((id) => names.get(id)), names };
  };
  const gated = (more: (at: number) => Partial<Gated> = () => ({})): Gated[] => tools.map((step, at) => ({ step, ...more(at) }));

  test("agree by the ids of calls, and by the digests of arguments that are read from the export", async () => {
    expect(await checked(trace(), gateLog(gated(), own))).toMatchObject({ matched: 8, by: { id: 8 }, inTraceNotInLog: [], inLogNotInTrace: [], differs: [], clockOffsetUs: 300_000 });
    expect(await checked(trace(), gateLog(gated(() => ({ callId: null })), own))).toMatchObject({ matched: 8, by: { arguments: 8 }, inTraceNotInLog: [], inLogNotInTrace: [], differs: [], clockOffsetUs: 300_000 });
  });

  test("show what went around the gate, and what the export lacks", async () => {
    const without = await checked(trace(), gateLog(gated().toSpliced(3, 1), own));
    expect(without).toMatchObject({ matched: 7, inTraceNotInLog: ["burner-4"], inLogNotInTrace: [] });
    const lacking = await checked(trace(steps.filter(({ callId }) => callId !== "burner-5")), gateLog(gated(), own));
    expect(lacking).toMatchObject({ matched: 7, inTraceNotInLog: [], inLogNotInTrace: [{ exhibit: "x2", entry: 5 }] });
  });

  test("show a denied call that ran all the same before any other difference", async () => {
    const result = await checked(trace(), gateLog(gated((at) => (at === 6 ? { decision: "deny" } : at === 1 ? { input: { kiln: 9 } } : {})), own));
    expect(result.differs.map(({ call, entry, what, inLog }) => [result.names.get(call), entry, what, what === "decision" ? inLog : null])).toEqual([["burner-7", 7, "decision", "denied"], ["burner-2", 2, "arguments", null]]);
  });

  test("the order of the exhibits changes nothing but their names", async () => {
    const [a, b] = [gateLog(gated().slice(0, 4), own), gateLog(gated().slice(4).map((one) => ({ ...one, callId: null })), own)];
    const parts = [put(trace()), put(text(a)), put(text(b))];
    const [first, second] = [await analyze(...parts), await analyze(...parts.toReversed())];
    expect({ ...second.crossCheck, inLogNotInTrace: [] }).toEqual({ ...first.crossCheck, inLogNotInTrace: [] });
    expect(first.crossCheck).toMatchObject({ matched: 8, inTraceNotInLog: [] });
  });

  test("entries that are not sound take part: an altered entry still speaks of its call", async () => {
    const lines = gateLog(gated(), own);
    const altered = lines.with(2, (lines[2] ?? "").replace('"allow"', '"denyx"'));
    expect(await checked(trace(), altered)).toMatchObject({ matched: 8, inTraceNotInLog: [] });
  });

  test("without a trace, or without a log that speaks of calls, there is nothing to line up", async () => {
    expect((await findingsOf(put(text(gateLog(gated(), own))))).crossCheck).toBeNull();
    expect((await findingsOf(put(trace()), put(text(custodyLog(3, own))))).crossCheck).toBeNull();
  });

  test("two analyses of the same bytes and keys print the same bytes", async () => {
    const paths = [put(trace()), put(text(gateLog(gated(), own))), key];
    const run = async () => (await cli("analyze", ...paths, "--keys", key, "--json")).out;
    expect(await run()).toBe(await run());
  });
});
