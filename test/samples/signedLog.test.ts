import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { receiptLines } from "../../bin/samples/acta.mjs";
import { copiedReceipts, gate, signedReceipts } from "../../bin/samples/northquay/gate.mjs";
import { northquay } from "../../bin/samples/northquay/incident.mjs";
import { record } from "../../bin/samples/record.mjs";
import { readKeyFile } from "../../lib/audit/keyFile.ts";
import { logEntries } from "../../lib/audit/logEntries.ts";
import { readEntry } from "../../lib/audit/readEntry.ts";
import type { KeySet } from "../../lib/audit/trustedKeys.ts";
import type { JsonObject } from "../../lib/base/json.ts";
import { readTime } from "../../lib/base/time.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { checked, type Checked, type TestAction, type TestCall } from "../audit/crossChecked.ts";
import { keySet } from "../audit/signer.ts";
import { verdict } from "../audit/verdicts.ts";
import { cli, readFindings } from "../pipeline/run.ts";
import { readLangsmith, textOf } from "./read.ts";

const slug = "northquay-support-injection";
const at = (name: string): string => join(process.cwd(), "public", "samples", slug, name);

const finding = z.strictObject({ class: z.string(), entry: z.number(), last: z.number().optional() });
const verdictSchema = z.object({ verified: z.number(), status: z.string(), findings: z.array(finding) });
const { audit, crossCheck: expected, harmful } = z.object({
  harmful: z.tuple([z.string(), z.string()]),
  audit: verdictSchema.extend({
    file: z.string(), format: z.string(), entries: z.number(), chain: z.string(), uncovered: z.array(z.string()),
    key: z.object({ file: z.string(), id: z.string(), name: z.string(), fingerprint: z.string() }),
    withoutKey: verdictSchema,
    asSigned: verdictSchema.extend({ entries: z.number(), edited: z.object({ decision: z.string(), reason: z.string() }) }),
  }),
  crossCheck: z.object({
    matched: z.number(), inTraceNotInLog: z.array(z.string()), inLogNotInTrace: z.array(z.unknown()), outsideWindow: z.array(z.string()), clockAheadMs: z.number(),
    differs: z.array(z.object({ call: z.string(), entry: z.number(), what: z.string(), inTrace: z.string(), inLog: z.string() })),
  }),
}).parse(JSON.parse(textOf(slug, "expected.json")));

const log = textOf(slug, audit.file);
const lines = log.trimEnd().split("\n");
const keys: KeySet = readKeyFile(readFileSync(at(audit.key.file)), audit.key.file, nodeCrypto);
const turns = record(northquay);
/** Every receipt as the gate wrote it, before anybody touched the log. */
const whole = receiptLines(signedReceipts(northquay, turns));

/** Findings as `class first-last`, in one order. */
const shown = (findings: readonly z.infer<typeof finding>[]): string[] =>
  findings.map(({ class: kind, entry, last = entry }) => `${kind} ${entry}-${last}`).sort();

async function verified(...args: string[]) {
  const { code, out } = await cli("verify", at(audit.file), ...args, "--json");
  const [one, ...others] = readFindings(out).audit;
  if (one === undefined || others.length > 0) throw new Error(`${others.length} logs more than one`);
  return { code, ...one, findings: shown(one.findings) };
}

describe("the gate's log", () => {
  test("is verified with its key up to the edited entry and the open end", async () => {
    const { code, format, entries, verified: held, status, chain, findings, uncovered, keys: met } = await verified("--keys", at(audit.key.file));
    expect({ code, format, entries, held, status, chain, findings, uncovered }).toEqual({
      code: 1, format: audit.format, entries: audit.entries, held: audit.verified, status: audit.status, chain: audit.chain, findings: shown(audit.findings), uncovered: audit.uncovered,
    });
    expect(met).toEqual([{ fingerprint: audit.key.fingerprint, trusted: true, how: "pinned", entries: audit.verified }]);
  });

  test("is verified by nobody's word where the key is not accepted", async () => {
    const { code, verified: held, status, findings, keys: met } = await verified();
    expect({ code, held, status, findings }).toEqual({ code: 1, held: audit.withoutKey.verified, status: audit.withoutKey.status, findings: shown(audit.withoutKey.findings) });
    expect(met).toMatchObject([{ fingerprint: audit.key.fingerprint, trusted: false, how: "embedded" }]);
  });

  test("as the gate signed it, every entry holds, and only the end is open", () => {
    expect(whole.trimEnd().split("\n")).toHaveLength(audit.asSigned.entries);
    expect(verdict(whole, keys)).toEqual({ status: audit.asSigned.status, found: audit.asSigned.findings.map((one) => `${one.class} ${one.entry}`) });
    expect(verdict(whole, keySet()).status).toBe("unverifiable");
  });

  test("differs from the signed one in two words of one entry and in its end, and in nothing else", () => {
    const [edited = -1, ...others] = lines.flatMap((line, place) => (line === whole.split("\n")[place] ? [] : [place]));
    expect([edited + 1, others]).toEqual([audit.findings[0]?.entry, []]);
    const { decision, reason } = audit.asSigned.edited;
    const restored = lines.with(edited, (lines[edited] ?? "").replace('"decision":"deny"', `"decision":"${decision}"`).replace('"reason":"cedar_deny"', `"reason":"${reason}"`));
    expect(verdict(restored, keys)).toEqual({ status: "verified", found: [`tail_unproven ${audit.entries}`] });
    // The entry after it names the hash of what was signed, not of what is there now.
    const hash = nodeCrypto.sha256Hex(canonical(restored[edited] ?? ""));
    expect(lines[edited + 1]).toContain(`"previousReceiptHash":"sha256:${hash}"`);
  });

  test("does not show how much of its end is gone", () => {
    for (const left of [2, 100, audit.entries, audit.asSigned.entries - 1])
      expect(verdict(whole.split("\n").slice(0, left), keys)).toEqual({ status: "verified", found: [`tail_unproven ${left}`] });
  });

  test("holds digests in place of arguments: no credential and no customer is in it", () => {
    expect(log).not.toMatch(/demo|Harbour|Otter|@|parcel-relay|DROP/);
    expect(log).not.toMatch(/"(args|arguments|query|body)"/);
  });

  test("is made anew by the generator, byte for byte", () => {
    expect(receiptLines(copiedReceipts(northquay, turns))).toBe(log);
  });
});

describe("the sample's files as one incident", () => {
  const { files } = z.object({ files: z.array(z.string()) }).parse(JSON.parse(textOf(slug, "sample.json")));

  async function findings(...args: string[]) {
    const { code, out, err } = await cli("analyze", ...files.map(at), "--json", ...args);
    if (code !== 0) throw new Error(err);
    const { exhibits, calls, audit: logs, crossCheck } = readFindings(out);
    const [one, ...others] = logs;
    if (one === undefined || crossCheck === null || others.length > 0) throw new Error("not one log beside a trace");
    const callIds = new Map(calls.map(({ id, callId }) => [id, callId]));
    const named = (ids: readonly string[]) => ids.map((id) => callIds.get(id));
    const { matched, inLogNotInTrace, inTraceNotInLog, outsideWindow, differs } = crossCheck;
    return {
      formats: exhibits.map(({ format }) => format), skipped: exhibits.reduce((sum, { records }) => sum + records.skipped, 0),
      log: { entries: one.entries, verified: one.verified, status: one.status, findings: shown(one.findings), how: one.keys.map(({ how }) => how) },
      beside: {
        matched, inLogNotInTrace, inTraceNotInLog: named(inTraceNotInLog), outsideWindow: named(outsideWindow),
        differs: differs.map(({ call, entry, what, inTrace, inLog }) => ({ call: callIds.get(call), entry, what, inTrace, inLog })),
      },
    };
  }

  const { clockAheadMs: _, ...beside } = expected;
  const formats = ["langsmith.rest-v1-query", audit.format, "keys.jwks"];

  test("are a trace, a log and a key; the key vouches for nothing until it is given as trusted", async () => {
    const { verified: held, status, findings: found } = audit.withoutKey;
    expect(await findings()).toEqual({ formats, skipped: 0, beside, log: { entries: audit.entries, verified: held, status, findings: shown(found), how: ["embedded"] } });
  });

  test("come with the key to what expected.json says of log and trace", async () => {
    const { entries, verified: held, status } = audit;
    expect(await findings("--keys", at(audit.key.file))).toEqual({ formats, skipped: 0, beside, log: { entries, verified: held, status, findings: shown(audit.findings), how: ["pinned"] } });
  });
});

/** Sorted compact JSON of an object without lists, written apart from the generator. */
function canonical(line: string): string {
  const sort = (value: unknown): unknown => {
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sort(one)]));
  };
  return JSON.stringify(sort(JSON.parse(line)));
}

test("the key file names one public key with its time, and holds nothing that could sign", () => {
  const file = z.object({ keys: z.array(z.record(z.string(), z.string())).length(1) }).parse(JSON.parse(textOf(slug, audit.key.file)));
  expect(file.keys[0]).toMatchObject({ kid: audit.key.id, name: audit.key.name, valid_from: "2026-07-01T00:00:00Z", valid_until: "2026-10-01T00:00:00Z" });
  expect(Object.keys(file.keys[0] ?? {})).not.toContain("d");
  expect(keys).toMatchObject({ problems: [], keys: [{ id: audit.key.id, name: audit.key.name }] });
});

describe("the log beside the trace", () => {
  const { calls } = readLangsmith(textOf(slug, "langsmith-runs.json"));
  const idOf = (number: number): string => calls[number - 1]?.id ?? "";
  const traced = calls.map((call, place): TestCall => ({
    number: place + 1, callId: call.id, tool: call.tool, arguments: JSON.parse(call.args) as JsonObject, state: call.failed ? "failed" : "executed", timeUs: readTime(`${call.time}Z`)?.us ?? null, sessions: [],
  }));
  const told = ({ matched, inTraceNotInLog, inLogNotInTrace, differs, outsideWindow }: Checked) => ({
    matched, inTraceNotInLog: inTraceNotInLog.map(idOf), inLogNotInTrace, outsideWindow: outsideWindow.map(idOf),
    differs: differs.map(({ call, entry, what, inTrace, inLog }) => ({ call: idOf(call), entry, what, inTrace, inLog })),
  });

  test("shows the calls that went around the gate, the drop after its end, and the refusal that was none", async () => {
    const result = await checked(traced, actionsOf(log));
    const { clockAheadMs, ...lists } = expected;
    expect(told(result)).toEqual(lists);
    expect(result.pairs.every(({ by, strength }) => by === "id" && strength === "strong")).toBe(true);
    // The gate writes a few milliseconds after a call has reached it.
    expect(result.clockOffsetUs).toBeGreaterThan(clockAheadMs * 1000);
    expect(result.clockOffsetUs).toBeLessThan((clockAheadMs + 5) * 1000);
    const [leak, drop] = harmful;
    expect([lists.differs[0]?.call, lists.inTraceNotInLog.at(-1)]).toEqual([leak, drop]);
  });

  test("as the gate signed it, differs in nothing and lacks only what the gate never saw", async () => {
    const ungated = calls.filter(({ tool }) => tool === gate.ungated).map(({ id }) => id);
    expect(told(await checked(traced, actionsOf(whole)))).toEqual({ matched: audit.asSigned.entries, inTraceNotInLog: ungated, inLogNotInTrace: [], differs: [], outsideWindow: [] });
    expect(ungated).toHaveLength(calls.length - audit.asSigned.entries);
  });

  test("has the digest of every call's arguments in RFC 8785 spelling", () => {
    const args = new Map(calls.map((call) => [call.id, call.args]));
    const digests = actionsOf(log).map(({ claims }) => [claims.argumentsDigest?.hex, nodeCrypto.sha256Hex(canonical(args.get(claims.callIds[0] ?? "") ?? "null"))]);
    expect(digests.filter(([inLog, inTrace]) => inLog !== inTrace)).toEqual([]);
  });
});

function actionsOf(text: string): TestAction[] {
  const found = logEntries(text);
  if (found === null) throw new Error("no log");
  return [...found.entries].map((one, place) => {
    const facts = readEntry(one.text, found.profile, nodeCrypto);
    if (!facts.ok || facts.json?.root.kind !== "object") throw new Error(`entry ${place + 1} cannot be read`);
    return { exhibit: 2, entry: place + 1, claims: found.profile.claims(facts.json.root), timeUs: facts.time };
  });
}
