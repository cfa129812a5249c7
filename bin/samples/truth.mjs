// What a correct reader must find in a sample, for the README and for tests. Made from the story, not from the export.
import { gateTruth } from "./northquay/gateTruth.mjs";
import { callsOf } from "./record.mjs";

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const distinct = (list) => [...new Set(list)].sort(byText);
const labelled = (calls, label) => calls.find((c) => c.label === label);

const modelsIn = (spans) => spans.flatMap((span) => (span.kind === "model" ? [span] : modelsIn(span.sub?.spans ?? [])));

/** Counts that every reader must come to; `spans` is the number of records that the writer made. */
export function counts(story, turns, spans) {
  const calls = callsOf(turns);
  const models = turns.flatMap((turn) => modelsIn(turn.spans));
  return {
    traces: turns.length,
    threads: distinct(turns.map((t) => t.thread)).length,
    spans,
    modelSpans: models.length,
    failedModelSpans: models.filter((s) => s.error).length,
    calls: calls.length,
    failedCalls: calls.filter((c) => c.status === "error").length,
    retrievedDocuments: distinct(calls.flatMap((c) => (c.documents ?? []).map((d) => d.text))).length,
    toolsOffered: distinct(story.tools.map((t) => t.name)),
    toolsUsed: distinct(calls.map((c) => c.tool)),
    first: turns[0].at,
    last: turns.at(-1).at,
  };
}

const placeOf = (text, part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

/** The injection: five calls follow from the passage, two of them did harm. */
export function injectionTruth(story, turns, { spans, traceIds }) {
  const calls = callsOf(turns);
  const id = (label) => labelled(calls, label).id;
  const carrier = calls.find((c) => c.documents?.some((d) => d.text.includes(story.passage)));
  const document = carrier.documents.find((d) => d.text.includes(story.passage));
  return {
    verdict: "injection",
    counts: counts(story, turns, spans),
    harmful: [id("leak"), id("drop")],
    firstHarm: id("leak"),
    harmfulTrace: traceIds.get("ticket-4417"),
    followUpTraces: ["question-4417", "frozen-4417"].map((key) => traceIds.get(key)),
    fromPassage: ["tokens", "environment", "leak", "dropRefused", "drop"].map((label) => ({
      call: id(label),
      tool: labelled(calls, label).tool,
      arguments: labelled(calls, label).args,
      what: label,
    })),
    passage: {
      text: story.passage,
      source: document.metadata.source,
      inDocument: placeOf(document.text, story.passage),
      retrievedBy: carrier.id,
      inToolResult: placeOf(carrier.result, story.passage),
    },
    effects: {
      [id("tokens")]: { class: "credential_access", shared: "yes", targets: [{ kind: "table", name: "integration_tokens" }] },
      [id("environment")]: { class: "credential_access" },
      [id("leak")]: { class: "external_communication", destructive: true, reversible: "no", shared: "yes" },
      [id("dropRefused")]: { class: "data_mutation", destructive: true, shared: "yes", targets: [{ kind: "table", name: "webhook_deliveries" }] },
      [id("drop")]: { class: "data_mutation", destructive: true, shared: "yes", targets: [{ kind: "table", name: "webhook_deliveries" }] },
    },
    factors: ["instruction_in_content", "broad_permission", "no_approval_gate", "rule_in_prompt_only", "warning_ignored", "standing_credential", "false_report"],
    ...gateTruth(turns),
  };
}

/** The misfire: one call that nobody asked for. */
export function misfireTruth(story, turns, { spans, traceIds }) {
  const calls = callsOf(turns);
  const call = labelled(calls, "delete");
  return {
    verdict: "agent",
    counts: counts(story, turns, spans),
    harmful: [call.id],
    firstHarm: call.id,
    harmfulTrace: traceIds.get("staging-worker"),
    followUpTraces: ["what-happened", "frozen"].map((key) => traceIds.get(key)),
    effects: {
      [call.id]: { class: "infrastructure", destructive: true, reversible: "no", shared: "yes", environment: "production", targets: [{ kind: "volume", name: "vol-3e81c07a" }] },
    },
    factors: ["credential_found", "environment_confusion", "broad_permission", "no_approval_gate", "approval_disabled", "rule_in_prompt_only", "shared_backup", "standing_credential", "false_report"],
    harmfulCall: { tool: call.tool, arguments: call.args },
    credentialFoundBy: labelled(calls, "token").id,
    credentialUsedBy: ["delete", "list", "lookup", "frozen"].map((label) => labelled(calls, label).id),
  };
}
