import { describe, expect, test } from "vitest";
import { readRawAddress, rawAddress } from "@/components/evidence/raw-address.ts";
import { formatText } from "@/components/evidence/words.ts";
import { keyQuestions } from "@/components/overview/key-questions.ts";
import { jobText, percentOf } from "@/components/shell/job-words.ts";
import { refusalOf } from "@/components/shell/api.ts";
import type { Incident, IncidentAudit, Job } from "@/lib/api/contract.ts";
import type { Capture } from "@/lib/findings.ts";

const capture: Capture = { systemPrompt: "present", userTurn: "present", retrievedContext: "present", toolSchemas: "present", toolCalls: "present", executorResponses: "present" };

const noLog: IncidentAudit = { logs: [], crossCheck: null };

const harm = { verdict: "undetermined", harmful: 2, firstHarm: "c3", attempts: 1, irreversible: 1, targets: 4 } as const;

describe("the six questions", () => {
  test("none is answered that has not been worked out", () => {
    const states = keyQuestions({ calls: 12, documents: 3, rows: 40, capture, audit: noLog, harm }).map(({ state }) => state);
    expect(states).not.toContain("answered");
    expect(states).toHaveLength(6);
  });

  test("before the exhibits are read, every question is unknown and says so", () => {
    for (const { state, said } of keyQuestions({ calls: null, documents: null, rows: null, capture: null, audit: null, harm: null })) expect([state, said.length > 0]).toEqual(["unknown", true]);
  });

  test("what the export left out is named where it matters", () => {
    const questions = keyQuestions({ calls: 12, documents: 0, rows: 40, capture: { ...capture, userTurn: "absent", executorResponses: "absent" }, audit: noLog, harm });
    expect(questions[0]?.said).toContain("no responses were captured");
    expect(questions[1]?.said).toContain("the user's turns");
  });

  test("harm is told by number, as the rules see it, and no harm is not taken for a proof", () => {
    const said = (of: Partial<NonNullable<Incident["harm"]>>) => keyQuestions({ calls: 12, documents: 0, rows: 40, capture, audit: noLog, harm: { ...harm, ...of } });
    const [happened, , touched, undone] = said({});
    expect(happened?.said).toContain("By the rules 2 calls did harm, 1 tried to");
    expect([touched?.state, touched?.link?.query, undone?.said]).toEqual(["partial", "harm=harmful", "1 effect of harmful calls cannot be brought back by anything in the evidence."]);
    const [, , , nothing] = said({ verdict: "none", harmful: 0, irreversible: 0, firstHarm: null });
    expect(nothing).toMatchObject({ state: "partial", link: { query: "class=unknown" } });
  });

  test("no tool call is no answer: it asks for a fuller export", () => {
    expect(keyQuestions({ calls: 0, documents: 0, rows: 4, capture, audit: noLog, harm })[0]).toMatchObject({ state: "unknown" });
  });
});

describe("words", () => {
  test("a format is said with its vendor, and one without a known vendor as it is", () => {
    expect([formatText("langfuse.ui-download"), formatText("otlp.json"), formatText("acme.thing"), formatText("unknown")])
      .toEqual(["Langfuse · UI download", "OpenTelemetry · JSON", "acme.thing", "Unknown format"]);
  });

  test("an import says how far it is, and that it waits while it waits", () => {
    const exhibit = { exhibit: "x1", name: "a", bytes: 1000, bytesDone: 500, records: 1, problems: 0, format: null };
    const job: Job = { id: "j", incident: "i", kind: "analyze", state: "running", stage: "read", exhibits: [exhibit], done: 0, total: 1, startedUs: 0, endedUs: null, error: null };
    expect([jobText(job), jobText({ ...job, state: "queued" }), jobText({ ...job, stage: "join", done: 1, total: 2 })]).toEqual(["Importing, 25 %", "Importing, waiting", "Importing, 54 %"]);
  });

  test("an import never goes back from one stage to the next", () => {
    const exhibits = [{ exhibit: "x1", name: "a", bytes: 1000, bytesDone: 1000, records: 1, problems: 0, format: null }];
    const stages = ["open", "read", "join", "order", "audit", "finish"] as const;
    for (const [kind, own] of [["analyze", stages], ["verify", ["audit", "finish"]]] as const) {
      const percents = own.flatMap((stage) => [0, 1].map((done) => percentOf({ kind, stage, done, total: 1, exhibits: stage === "open" ? [] : exhibits })));
      expect(percents).toEqual(percents.toSorted((a, b) => a - b));
      expect(percents.at(-1)).toBe(100);
    }
  });

  test("an answer that is none of ours still becomes a refusal with what to do", () => {
    expect(refusalOf(502, "<html>")).toMatchObject({ code: "http_502", status: 502 });
    expect(refusalOf(409, JSON.stringify({ error: { code: "no_exhibits", message: "m", fix: "f" } }))).toEqual({ code: "no_exhibits", message: "m", fix: "f", status: 409 });
  });
});

describe("the address of the raw viewer", () => {
  test("what is written is read back", () => {
    const url = new URL(rawAddress("i", { exhibit: "x2", at: "/runs/4", offset: 120, length: 900 }), "http://a");
    expect(readRawAddress(Object.fromEntries(url.searchParams))).toEqual({ place: { offset: 120, length: 900, at: "/runs/4" }, misread: [] });
  });

  test("a row of a table has no bytes and is named by its place", () => {
    expect(rawAddress("i", { exhibit: "x1", at: "row 7", offset: null, length: null })).toBe("/incidents/i/evidence/x1?at=row+7");
  });

  test("numbers that are none are left out and named", () => {
    expect(readRawAddress({ offset: "-1", length: "1e3" })).toEqual({ place: { offset: null, length: null, at: null }, misread: ["offset", "length"] });
  });
});
