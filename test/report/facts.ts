import type { ReportCall, ReportFacts } from "@/lib/report/reportFacts.ts";

const place = { exhibit: "x1", at: "line 1", sha256: "0".repeat(64), offset: 0, length: 10 };

/** A call that dropped a table. `text` stands wherever the evidence may put a text. */
export function callOf(text: string, more: Partial<ReportCall> = {}): ReportCall {
  return {
    id: "c1", tool: text, state: "executed", result: true, argued: true, preview: text, row: 1, timeUs: 1_000_000, harm: "harmful", decided: null,
    effects: [{ id: "c1.1", class: "data_mutation", destructive: true, reversible: "no", shared: "yes", environment: "production", targets: [{ kind: "table", name: text }], magnitude: { rows: 3 }, rule: "sql.drop", why: text, corrected: null }],
    origin: { verdict: "injection", machine: "injection", strength: "strong", rule: "origin.injection.wrapped", document: "d1", passage: { start: 0, end: 5 }, for: [text], against: [text], missing: [text], said: { id: "v1", author: text, reason: text, atUs: 5 } },
    places: [place], ...more,
  };
}

/** An incident of one call, in which one text stands at every place where evidence or people put one. */
export function factsOf(text: string, more: Partial<ReportFacts> = {}): ReportFacts {
  const said = { id: "s", author: text, reason: text, atUs: 9_000_000 };
  const cite = { exhibit: "x1", at: "line 1" };
  return {
    version: "1.0.0", incident: { id: "abcabcabcabc", title: text, sample: false },
    exhibits: [{
      id: "x1", name: text, sha256: "0".repeat(64), bytes: 10, format: "transcript.messages", why: text, container: null, records: { read: 2, kept: 1, skipped: 1 },
      capture: { systemPrompt: "present", userTurn: "present", retrievedContext: "present", toolSchemas: "present", toolCalls: "present", executorResponses: "absent" }, problems: [{ code: "secret_present", at: text, message: text, fix: text, count: 1 }],
    }],
    counts: { traces: 1, spans: 1, roots: 1, orphans: 0, withoutEnd: 0, errorSpans: 0, messages: 2, toolSchemas: [text] },
    capture: { systemPrompt: "present", userTurn: "present", retrievedContext: "present", toolSchemas: "present", toolCalls: "present", executorResponses: "absent" },
    verdict: { holds: "injection", machine: "injection", said, strength: "strong", deciding: "c1" }, zeroUs: 1_000_000, firstHarm: "c1", lastHarm: "c1", harmDurationUs: 0, harmful: ["c1"], attempts: [],
    totals: {
      calls: 1, effects: 1, harmful: 1, attempts: 0, irreversible: 1, unstated: 0, unfinished: 0, leaked: 1, classes: [{ class: "data_mutation", executed: 1, harmful: 1, attempts: 0, example: "c1" }], sentences: ["3 rows in 1 table, as reported by the tool"],
      refused: 0, refusedFirst: [], failed: 0, unargued: 0, unanswered: 1,
    },
    calls: new Map([["c1", callOf(text)]]),
    documents: new Map([["d1", { id: "d1", origin: "retrieval", source: text, verdict: "injected", row: 2, timeUs: 500_000, length: 5, passages: [{ start: 0, end: 5, technique: "override", rule: "inj.override.ignore", strength: "strong", text }], places: [place] }]]),
    documentCounts: { total: 1, injected: 1, suspicious: 0, unread: 0 }, places: new Map([["x1@line 1", { ...place, row: 3 }]]),
    factors: [{ code: "no_approval_gate", title: "Nobody was asked before", message: text, calls: ["c1"], cites: [cite] }, { code: "own_explanation", title: "The agent's own explanation", message: `“${text}”`, calls: ["c1"], cites: [cite] }],
    phases: [], moments: { noticed: { atUs: 2_000_000, afterUs: 1_000_000, text, cites: [cite], statement: null }, contained: { atUs: 3_000_000, afterUs: 2_000_000, text, cites: [], statement: said }, recovered: null },
    recovery: [{ id: "freeze", kind: "freeze_credentials", title: text, action: text, proof: text, alternatives: [], warning: null, reversible: null, call: null, state: "open", owner: text, why: text, shown: text, said }], recoveryCounts: { total: 1, open: 1, done: 0, cannot: 0 },
    audits: [{ exhibit: "x1", format: "acta.receipt", profile: text, chain: "signed", entries: 1, verified: 0, status: "altered", findings: [{ class: "altered_entry", entry: 1, message: text }], findingsOf: 1, uncovered: [], keys: [], blindSpots: [text], keySet: "sha256:0" }],
    crossCheck: { matched: 0, inTraceNotInLog: ["c1"], inTraceNotInLogOf: 1, inLogNotInTrace: [{ exhibit: "x1", entry: 1 }], inLogNotInTraceOf: 1, outsideWindowOf: 0, differs: [{ call: "c1", exhibit: "x1", entry: 1, what: "tool", inTrace: text, inLog: text }], differsOf: 1 },
    gate: { denied: 0, allowed: 1, other: 0, firstDenied: null }, entries: new Map([["x1:1", place]]), people: { actions: null }, allowList: null,
    setting: { models: [{ name: text, steps: 1, place: cite }], agents: [{ name: text, steps: 1, place: cite }], offered: [text], systemPrompts: [{ sha256: "1".repeat(64), length: 4, traces: 1, place: cite }], systemPromptsOf: 1, asked: { text, place: cite, row: 3 } },
    events: [{ atUs: 4_000_000, kind: "other", text, said: { ...said, id: "e" } }], marks: [{ kind: "note", text, label: text, row: 1, timeUs: 1_000_000, call: "c1", place: null, said: { ...said, id: "m" } }], marksOf: 1, ...more,
  };
}
