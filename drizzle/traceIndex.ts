import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { auditStatuses } from "../lib/audit/auditStatus.ts";
import { pairedBy } from "../lib/audit/crossCheck.ts";
import { effectClasses, environments, magnitudeUnits, reversibilities, sharednesses, targetKinds } from "../lib/effects/effect.ts";
import { harmStandings } from "../lib/effects/incidentHarm.ts";
import { recoveryKinds } from "../lib/effects/recovery/recoveryItem.ts";
import { secretKinds, secretParts } from "../lib/effects/secrets/secretPlace.ts";
import { callStates, documentOrigins } from "../lib/findings.ts";
import { originVerdicts } from "../lib/findingsParts.ts";
import { documentVerdicts, strengths, techniques } from "../lib/injection/runFindings.ts";
import { factorCodes } from "../lib/rules/factors/factorCodes.ts";
import { rowTypes } from "../lib/timeline/row.ts";
import { payloadStates, spanKinds } from "../lib/trace/model.ts";

/**
 * The index of one incident: everything that is derived from its exhibits and can be thrown away and made again.
 * It lives in a database file of its own (in memory for the command line). Payloads are not in it: each row names the
 * record that holds them. Full-text search is the FTS5 table `hits` (rowid = steps.id; columns input, output).
 */

/** Where each record of an exhibit lies. `exhibit` is the number of the exhibit: 1 for x1. */
export const records = sqliteTable("records", {
  id: integer("id").primaryKey(),
  exhibit: integer("exhibit").notNull(),
  number: integer("number").notNull(),
  offset: integer("offset"),
  length: integer("length"),
  at: text("at").notNull(),
});

export const traces = sqliteTable(
  "traces",
  {
    id: integer("id").primaryKey(),
    traceId: text("trace_id").notNull(),
    exhibit: integer("exhibit").notNull(),
    name: text("name"),
    thread: text("thread"),
    /** Traces of one thread share a conversation: the smallest of their ids. */
    conversation: integer("conversation").notNull(),
    startUs: integer("start_us"),
    endUs: integer("end_us"),
    spans: integer("spans").notNull().default(0),
  },
  (t) => [uniqueIndex("traces_trace_id").on(t.traceId)],
);

/** Rows of the timeline: spans, and what has a place in it without a span of its own. */
/* Full-text keys: a step indexes its text under its id; a further appearance (another part of the same span) under minus the rowid of its row in `appearances`. */
export const steps = sqliteTable(
  "steps",
  {
    id: integer("id").primaryKey(),
    type: text("type", { enum: rowTypes }).notNull(),
    trace: integer("trace").notNull(),
    spanId: text("span_id"),
    parentId: text("parent_id"),
    /** 0 where the export does not say whether there is a parent. */
    parentKnown: integer("parent_known", { mode: "boolean" }).notNull(),
    parent: integer("parent"),
    name: text("name").notNull(),
    kind: text("kind", { enum: spanKinds }).notNull(),
    tool: text("tool"),
    status: text("status", { enum: ["ok", "error", "pending", "unset"] }).notNull(),
    startUs: integer("start_us"),
    endUs: integer("end_us"),
    clockless: integer("clockless", { mode: "boolean" }).notNull(),
    orderKey: text("order_key").notNull(),
    exhibit: integer("exhibit").notNull(),
    /** The record, the draft inside it, and for message and call rows the sighting inside the draft. */
    record: integer("record"),
    draft: integer("draft"),
    ordinal: integer("ordinal"),
    inputState: text("input_state", { enum: payloadStates }).notNull(),
    outputState: text("output_state", { enum: payloadStates }).notNull(),
    preview: text("preview").notNull(),
    model: text("model"),
    agent: text("agent"),
    tokensIn: integer("tokens_in"),
    tokensOut: integer("tokens_out"),
    cost: real("cost"),
    /** True while the span is known in parts only, or as several records that complete each other. */
    partial: integer("partial", { mode: "boolean" }).notNull().default(false),
    /** Number of the call: 7 for c7. */
    call: integer("call"),
    callState: text("call_state", { enum: callStates }),
    /** Dense from 0 once the incident is joined. */
    treeOrder: integer("tree_order"),
    timeOrder: integer("time_order"),
    depth: integer("depth").notNull().default(0),
    subtree: integer("subtree").notNull().default(0),
    /** The last `time_order` of this row and all below it. */
    throughOrder: integer("through_order"),
    /** The nearest row above that names an agent names another one. */
    entersAgent: integer("enters_agent", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [uniqueIndex("steps_trace_span").on(t.trace, t.spanId)],
);

/** Other records that hold the same span: its halves, its repeats, its conflicting copies. */
export const appearances = sqliteTable(
  "appearances",
  {
    step: integer("step").notNull(),
    record: integer("record").notNull(),
    draft: integer("draft").notNull(),
    relation: text("relation", { enum: ["part", "duplicate", "conflict"] }).notNull(),
  },
  (t) => [index("appearances_step").on(t.step)],
);

export const sightingKinds = ["message", "request", "result", "execution", "retrieval", "attachment", "schema"] as const;

/** Each request, execution, result, document and message at its first appearance in a trace of an exhibit. */
export const sightings = sqliteTable(
  "sightings",
  {
    id: integer("id").primaryKey(),
    kind: text("kind", { enum: sightingKinds }).notNull(),
    trace: integer("trace").notNull(),
    exhibit: integer("exhibit").notNull(),
    step: integer("step").notNull(),
    /** Equal for the same thing repeated in a later prompt. */
    identity: text("identity").notNull(),
    record: integer("record").notNull(),
    /** Index of the draft in its record; -1: the step's merged draft, made of all its parts. */
    draft: integer("draft").notNull(),
    ordinal: integer("ordinal").notNull(),
    /** False where it stands in what went in, true where it came out. */
    isOutput: integer("is_output", { mode: "boolean" }).notNull(),
    timeUs: integer("time_us"),
    position: integer("position").notNull(),
    /** What links a request with its result: the call id, or one made up from name, arguments and turn. */
    link: text("link"),
    callId: text("call_id"),
    tool: text("tool"),
    /** JSON object: argument name to hash of its value; null where the arguments are not named or not captured. */
    argumentsDigest: text("arguments_digest"),
    /** Whether the arguments of a request or an execution are there. */
    argumentsState: text("arguments_state", { enum: payloadStates }),
    textHash: text("text_hash"),
    textLength: integer("text_length"),
    state: text("state", { enum: payloadStates }),
    isError: integer("is_error", { mode: "boolean" }),
    role: text("role"),
    source: text("source"),
    seen: integer("seen").notNull().default(1),
  },
  (t) => [uniqueIndex("sightings_identity").on(t.trace, t.exhibit, t.identity)],
);

export const calls = sqliteTable("calls", {
  /** 7 for c7. */
  number: integer("number").primaryKey(),
  callId: text("call_id"),
  trace: integer("trace").notNull(),
  /** The span that ran the tool, else the span whose model asked for it; null without spans. */
  step: integer("step"),
  /** The row of the timeline that stands for this call. */
  row: integer("row"),
  tool: text("tool").notNull(),
  state: text("state", { enum: callStates }).notNull(),
  result: text("result", { enum: ["present", "absent"] }).notNull(),
  timeUs: integer("time_us"),
  /** Sighting that holds the arguments, and the one that holds the result's text. */
  argumentsSighting: integer("arguments_sighting"),
  argumentsFrom: text("arguments_from", { enum: ["request", "execution", "none"] }).notNull(),
  resultSighting: integer("result_sighting"),
  /** JSON array of {exhibit, at}. */
  cites: text("cites").notNull(),
  /** Of its worst effect; null until effects are worked out. */
  class: text("class", { enum: effectClasses }),
  gravity: integer("gravity"),
  harm: text("harm", { enum: harmStandings }),
  /** JSON array of what earlier calls had set; null where nothing that matters. */
  session: text("session"),
});

/** What calls do to the world, the worst of each call first. `id`: number of the call · 2^12 + place, from 0 (`effectId` in lib/effects/effectIndex.ts). */
export const effects = sqliteTable("effects", {
  id: integer("id").primaryKey(),
  call: integer("call").notNull(),
  class: text("class", { enum: effectClasses }).notNull(),
  destructive: integer("destructive", { mode: "boolean" }).notNull(),
  reversible: text("reversible", { enum: reversibilities }).notNull(),
  shared: text("shared", { enum: sharednesses }).notNull(),
  environment: text("environment", { enum: environments }).notNull(),
  /** What a result states; null where nothing does. */
  unit: text("unit", { enum: magnitudeUnits }),
  value: real("value"),
  currency: text("currency"),
  targets: integer("targets").notNull(),
  rule: text("rule").notNull(),
  why: text("why").notNull(),
});

export const effectTargets = sqliteTable("effect_targets", {
  id: integer("id").primaryKey(),
  effect: integer("effect").notNull(),
  kind: text("kind", { enum: targetKinds }).notNull(),
  name: text("name").notNull(),
});

/** What the machine's verdicts say of each target of a changing effect that ran, counted once; `id` is its rank, the most concerned first. */
export const targetCounts = sqliteTable("target_counts", {
  id: integer("id").primaryKey(),
  kind: text("kind", { enum: targetKinds }).notNull(),
  name: text("name").notNull(),
  effects: integer("effects").notNull(),
  harmful: integer("harmful").notNull(),
  destructive: integer("destructive").notNull(),
  production: integer("production").notNull(),
  staging: integer("staging").notNull(),
  development: integer("development").notNull(),
  unknown: integer("unknown").notNull(),
  /** Number of the first call that reached it. */
  first: integer("first").notNull(),
});

/** Targets of harmful effects for which a result states a number, by the number's unit. */
export const totalTargets = sqliteTable("total_targets", {
  id: integer("id").primaryKey(),
  unit: text("unit", { enum: magnitudeUnits }).notNull(),
  currency: text("currency"),
  kind: text("kind", { enum: targetKinds }).notNull(),
  name: text("name").notNull(),
  effects: integer("effects").notNull(),
});

/** What may have contributed. `calls`: JSON array of numbers; `cites`: JSON array of {exhibit, at}. */
export const factors = sqliteTable("factors", {
  number: integer("number").primaryKey(),
  code: text("code", { enum: factorCodes }).notNull(),
  message: text("message").notNull(),
  calls: text("calls").notNull(),
  cites: text("cites").notNull(),
});

/** What there is to be done about an effect; `id` is the effect's. */
export const recoveryItems = sqliteTable("recovery_items", {
  id: integer("id").primaryKey(),
  call: integer("call").notNull(),
  kind: text("kind", { enum: recoveryKinds }).notNull(),
  title: text("title").notNull(),
  action: text("action").notNull(),
  proof: text("proof").notNull(),
  /** JSON array of texts. */
  alternatives: text("alternatives").notNull(),
  warning: text("warning"),
  reversible: text("reversible", { enum: reversibilities }),
});

/** Where credentials stand in the evidence, never the credentials. `offset`: UTF-16 units into the text. */
export const secrets = sqliteTable("secrets", {
  id: integer("id").primaryKey(),
  part: text("part", { enum: secretParts }).notNull(),
  exhibit: integer("exhibit").notNull(),
  record: integer("record").notNull(),
  draft: integer("draft").notNull(),
  step: integer("step"),
  call: integer("call"),
  kind: text("kind", { enum: secretKinds }).notNull(),
  offset: integer("offset").notNull(),
  length: integer("length").notNull(),
  fingerprint: text("fingerprint").notNull(),
});

/** Credentials that a call carried outside. */
export const leaks = sqliteTable("leaks", { call: integer("call").notNull(), fingerprint: text("fingerprint").notNull() }, (t) => [primaryKey({ columns: [t.call, t.fingerprint] })]);

export const documents = sqliteTable("documents", {
  number: integer("number").primaryKey(),
  trace: integer("trace").notNull(),
  step: integer("step"),
  call: integer("call"),
  callId: text("call_id"),
  origin: text("origin", { enum: documentOrigins }).notNull(),
  source: text("source"),
  length: integer("length").notNull(),
  sighting: integer("sighting").notNull(),
  appearances: integer("appearances").notNull(),
  cites: text("cites").notNull(),
  /** Null until it is read for passages. */
  verdict: text("verdict", { enum: documentVerdicts }),
  /** How much of the text was read for passages, in UTF-16 units from its beginning; null where the evidence does not have the text. */
  read: integer("read"),
  /** The run that read it, and its place in what the agent lived. */
  run: integer("run"),
  place: integer("place"),
});

/** Stretches of documents that instruct the agent or hide something. `id`: number of the document · 2^20 + place in it, from 0. Offsets: UTF-16 units. */
export const passages = sqliteTable("passages", {
  id: integer("id").primaryKey(),
  document: integer("document").notNull(),
  start: integer("start").notNull(),
  end: integer("end").notNull(),
  technique: text("technique", { enum: techniques }).notNull(),
  rule: text("rule").notNull(),
  strength: text("strength", { enum: strengths }).notNull(),
  decoded: text("decoded"),
  why: text("why").notNull(),
});

/** Why each call was made. Lists are JSON arrays, null where they are empty. */
export const origins = sqliteTable("origins", {
  call: integer("call").primaryKey(),
  verdict: text("verdict", { enum: originVerdicts }).notNull(),
  strength: text("strength", { enum: strengths }).notNull(),
  rule: text("rule").notNull(),
  document: integer("document"),
  passageStart: integer("passage_start"),
  passageEnd: integer("passage_end"),
  for: text("for"),
  against: text("against"),
  words: text("words"),
  values: text("values"),
  path: text("path"),
  missing: text("missing"),
  run: integer("run").notNull(),
  place: integer("place").notNull(),
});

export const toolSchemas = sqliteTable("tool_schemas", {
  name: text("name").primaryKey(),
  exhibit: integer("exhibit").notNull(),
  record: integer("record").notNull(),
  draft: integer("draft").notNull(),
  ordinal: integer("ordinal").notNull(),
  /** The earliest time at which it was offered to a model; null where the evidence has no clock. */
  firstUs: integer("first_us"),
});

/*
 * Signed logs. An entry of exhibit 2 is named by one number, 2 · 2^32 + its own (`entryId` in lib/verification/auditIndex.ts), so that
 * the entries of a log lie together and a run of them is a range.
 */

/** One row per signed log: what lists show of it, and the rest of its findings as JSON (`AuditLogRecord`). */
export const auditLogs = sqliteTable("audit_logs", {
  exhibit: integer("exhibit").primaryKey(),
  format: text("format").notNull(),
  status: text("status", { enum: auditStatuses }).notNull(),
  entries: integer("entries").notNull(),
  verified: integer("verified").notNull(),
  json: text("json").notNull(),
});

/** Runs of neighbouring entries with one fault, by entry, then by class. `id`: exhibit · 2^32 + number of the finding, from 1; `entry`, `last`: names of entries. */
export const auditFindings = sqliteTable(
  "audit_findings",
  {
    id: integer("id").primaryKey(),
    class: text("class").notNull(),
    entry: integer("entry").notNull(),
    last: integer("last").notNull(),
    message: text("message").notNull(),
  },
  (t) => [index("audit_findings_class_entry").on(t.class, t.entry)],
);

export const auditEntries = sqliteTable("audit_entries", {
  id: integer("id").primaryKey(),
  offset: integer("offset"),
  length: integer("length"),
  /** Line (from 1), element (from 0) or row (from 1). */
  number: integer("number").notNull(),
  timeUs: integer("time_us"),
  /** Place in `contentClasses`; null: nothing is wrong with its content. */
  content: integer("content"),
  /** Bits, in the order of `placeClasses`. */
  place: integer("place").notNull().default(0),
  /** Place in `holdings`. */
  held: integer("held").notNull(),
  /** The log's own number of the key (`audit_keys`). */
  key: integer("key"),
  tool: text("tool"),
  /** Place in `loggedDecisions`. */
  decision: integer("decision"),
  actor: text("actor"),
  /** 0 where what it says means nothing, because of what is wrong with its content. */
  sound: integer("sound").notNull().default(1),
});

/** Keys under which entries hold. `id`: exhibit · 2^32 + the log's own number of the key. */
export const auditKeys = sqliteTable("audit_keys", { id: integer("id").primaryKey(), fingerprint: text("fingerprint").notNull() });

/**
 * Links of entries that do not simply lead to the entry before. `ordinal`: which link of the entry, where it stands in several
 * chains; `how`: as in `tie` (lib/audit/chainContext.ts); `target`: the entry of the same log that it leads to, 0 for none.
 */
export const auditLinks = sqliteTable(
  "audit_links",
  { entry: integer("entry").notNull(), ordinal: integer("ordinal").notNull(), how: integer("how").notNull(), target: integer("target").notNull() },
  (t) => [primaryKey({ columns: [t.entry, t.ordinal] })],
);

/** Keys that lie in the evidence: in key files, in endorsements, in entries under which their signatures hold. */
export const foundKeys = sqliteTable("found_keys", {
  id: integer("id").primaryKey(),
  exhibit: integer("exhibit").notNull(),
  at: text("at").notNull(),
  fingerprint: text("fingerprint").notNull(),
  key: text("key").notNull(),
  /** JSON array of texts. */
  ids: text("ids").notNull(),
  name: text("name"),
  form: text("form").notNull(),
});

/** Entries that speak of a call of the trace. Several may speak of one action; one of them leads. */
export const crossEntries = sqliteTable(
  "cross_entries",
  {
    id: integer("id").primaryKey(),
    call: integer("call").notNull(),
    by: text("by", { enum: pairedBy }).notNull(),
    strength: text("strength", { enum: ["strong", "weak"] }).notNull(),
    form: text("form"),
    leads: integer("leads", { mode: "boolean" }).notNull(),
  },
  (t) => [index("cross_entries_call").on(t.call)],
);

/** What trace and log say differently, the gravest first. */
export const crossDifferences = sqliteTable(
  "cross_differences",
  {
    number: integer("number").primaryKey(),
    call: integer("call").notNull(),
    entry: integer("entry").notNull(),
    what: text("what", { enum: ["decision", "tool", "arguments"] }).notNull(),
    inTrace: text("in_trace").notNull(),
    inLog: text("in_log").notNull(),
  },
  (t) => [index("cross_differences_call").on(t.call), index("cross_differences_entry").on(t.entry)],
);

/** Calls that no log speaks of; outside: of a time that no log speaks of. */
export const crossCalls = sqliteTable("cross_calls", { call: integer("call").primaryKey(), outside: integer("outside", { mode: "boolean" }).notNull() });

/** Actions that no call of the trace goes with, by their leading entry. */
export const crossActions = sqliteTable("cross_actions", { id: integer("id").primaryKey() });

/** What happened outside the traces, as lists of events have it. Texts are cut to what lists and marks show; the record holds all of it. */
export const externalEvents = sqliteTable("external_events", {
  record: integer("record").primaryKey(),
  exhibit: integer("exhibit").notNull(),
  atUs: integer("at_us").notNull(),
  /** The time as it was written. */
  timeText: text("time_text").notNull(),
  kind: text("kind"),
  source: text("source"),
  text: text("text").notNull(),
  detail: text("detail"),
  /** The event's id in its own system. */
  ownId: text("own_id"),
  url: text("url"),
  cut: integer("cut", { mode: "boolean" }).notNull(),
});

/** Findings of the whole incident as JSON: exhibits, counts, capture, rows, timeRange, audit, harm. */
export const summary = sqliteTable("summary", { key: text("key").primaryKey(), json: text("json").notNull() });

/**
 * The structure of the timeline as packed arrays, one blob per column (lib/store/timelineColumns.ts): what pages ask
 * for on every scroll and every filter is answered from these without touching a million rows. Written last.
 */
export const timelineColumns = sqliteTable("timeline_columns", {
  name: text("name").primaryKey(),
  bytes: blob("bytes", { mode: "buffer" }).notNull(),
});
