import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { eventKinds, harmWords, markKinds } from "../lib/api/annotationContract.ts";
import { jobKinds, jobStages, jobStates } from "../lib/api/contract.ts";
import { actionStates, actionTypes, humanSections } from "../lib/report/reportDocument.ts";
import { versionSources } from "../lib/api/policyContract.ts";
import { effectClasses } from "../lib/effects/effect.ts";
import { keyOrigins, suppliedForms, trustActions, trustKinds } from "../lib/api/keyContract.ts";

/**
 * The cases: what people did and what they handed in. Never derived, so it is migrated and never rebuilt.
 * What is derived from the exhibits lies in one index file per incident (drizzle/traceIndex.ts).
 */

/** Where the last analysis of an incident stands; `analysing` is a running job, never stored. */
export const restingStates = ["empty", "ready", "stale", "cancelled", "failed", "interrupted"] as const;

export const incidents = sqliteTable(
  "incidents",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    /** Folder of the bundled sample this incident was made from; null for the responder's own. */
    sample: text("sample"),
    createdUs: integer("created_us").notNull(),
    state: text("state", { enum: restingStates }).notNull(),
    /** Job whose index is in place; null until one is. */
    indexJob: text("index_job"),
    /** Since when it is locked against deletion and changes to its exhibits; null while it is not. */
    lockedUs: integer("locked_us"),
    lockedBy: text("locked_by"),
    lockReason: text("lock_reason"),
  },
  (t) => [index("incidents_created").on(t.createdUs)],
);

/** One evidence file of one incident. The bytes lie in `exhibits/<sha256>` and may serve several incidents. */
export const exhibits = sqliteTable(
  "exhibits",
  {
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    /** 1 for x1. */
    number: integer("number").notNull(),
    name: text("name").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    addedUs: integer("added_us").notNull(),
    /** Number of the archive it came out of. */
    container: integer("container"),
    /** JSON array of problems met at the door: refused archive entries. */
    problems: text("problems").notNull().default("[]"),
  },
  (t) => [
    primaryKey({ columns: [t.incident, t.number] }),
    uniqueIndex("exhibits_incident_sha256").on(t.incident, t.sha256),
    index("exhibits_sha256").on(t.sha256),
  ],
);

/**
 * The custody logs as they were kept before lines were signed: hash chains, read only. Each is named, with its length and
 * its last hash, by the first record of the signed log of its scope.
 */
export const unsignedCustody = sqliteTable(
  "custody",
  {
    scope: text("scope").notNull(),
    number: integer("number").notNull(),
    atUs: integer("at_us").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    detail: text("detail").notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.number] })],
);

/**
 * The signed custody logs, `aftertrace.custody/1`: one scope per incident, and `installation`. No foreign key and no
 * update: records outlive what they speak of. What a record says is read from its text alone, never from a column.
 */
export const custodyRecords = sqliteTable(
  "custody_records",
  {
    scope: text("scope").notNull(),
    /** Place in everything that the scope has, unsigned lines and earlier logs first. From 1, without a gap. */
    number: integer("number").notNull(),
    /** UUID of the log: a scope begins another one where its key was lost. */
    log: text("log").notNull(),
    seq: integer("seq").notNull(),
    /** The exact JSON text that was signed. */
    record: text("record").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.number] }), uniqueIndex("custody_records_log_seq").on(t.log, t.seq)],
);

export const jobs = sqliteTable(
  "jobs",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: jobKinds }).notNull(),
    state: text("state", { enum: jobStates }).notNull(),
    stage: text("stage", { enum: jobStages }).notNull(),
    /** JSON array of the progress of each exhibit. */
    exhibits: text("exhibits").notNull(),
    done: integer("done").notNull(),
    total: integer("total").notNull(),
    createdUs: integer("created_us").notNull(),
    startedUs: integer("started_us"),
    endedUs: integer("ended_us"),
    error: text("error"),
  },
  (t) => [index("jobs_incident_created").on(t.incident, t.createdUs), index("jobs_state").on(t.state)],
);

/**
 * What people say about the evidence. `anchor` is the JSON of lib/store/anchors.ts: the place in the exhibit's bytes,
 * because the numbers of rows and documents change with each analysis. `label` is what it was called then.
 */
export const marks = sqliteTable(
  "marks",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: markKinds }).notNull(),
    anchor: text("anchor").notNull(),
    label: text("label").notNull(),
    /** The tag or the note; empty for a star. */
    text: text("text").notNull(),
    author: text("author").notNull(),
    createdUs: integer("created_us").notNull(),
    editedUs: integer("edited_us"),
  },
  (t) => [index("marks_incident_created").on(t.incident, t.createdUs, t.id)],
);

export const decisionKinds = ["harm"] as const;
export const decisionEnds = ["replaced", "withdrawn"] as const;

/** Rulings of the responder. A later one ends an earlier one; none is ever deleted but with its incident. */
export const decisions = sqliteTable(
  "decisions",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: decisionKinds }).notNull(),
    value: text("value", { enum: harmWords }).notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    anchor: text("anchor").notNull(),
    label: text("label").notNull(),
    madeUs: integer("made_us").notNull(),
    /** Null while it holds. */
    endedUs: integer("ended_us"),
    ended: text("ended", { enum: decisionEnds }),
  },
  (t) => [index("decisions_incident_made").on(t.incident, t.madeUs, t.id)],
);

export const impactDecisionKinds = ["effect", "recovery", "origin", "verdict"] as const;

/**
 * What a responder says of effects and of what there is to be done: corrections of the machine's verdict, and the state of a
 * recovery item. The newest that was not withdrawn holds. `anchor` names the call in the exhibits' bytes; null: of the whole incident.
 */
export const impactDecisions = sqliteTable(
  "impact_decisions",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: impactDecisionKinds }).notNull(),
    anchor: text("anchor"),
    label: text("label").notNull(),
    /** Place of the effect among those of the call, from 0, and the rule that made it: both must fit for it to be the same effect. */
    place: integer("place").notNull(),
    rule: text("rule").notNull(),
    /** JSON: the answers that are changed, or state, owner, why and proof. */
    value: text("value").notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    madeUs: integer("made_us").notNull(),
    /** Null while it may hold. */
    withdrawnUs: integer("withdrawn_us"),
  },
  (t) => [index("impact_decisions_incident_made").on(t.incident, t.madeUs, t.id)],
);

/** Calls that people take into the baseline of the allow-list or out of it. The newest word that was not withdrawn holds. What is null is not asked for. */
export const baselineDecisions = sqliteTable(
  "baseline_decisions",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    include: integer("include", { mode: "boolean" }).notNull(),
    /** One call, by its place in the exhibits' bytes. */
    anchor: text("anchor"),
    trace: text("trace"),
    tool: text("tool"),
    class: text("class", { enum: effectClasses }),
    label: text("label").notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    madeUs: integer("made_us").notNull(),
    withdrawnUs: integer("withdrawn_us"),
  },
  (t) => [index("baseline_decisions_incident_made").on(t.incident, t.madeUs, t.id)],
);

/** Versions of the allow-list. None is ever changed or deleted but with its incident. */
export const policyVersions = sqliteTable(
  "policy_versions",
  {
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    /** From 1, without a gap. */
    version: integer("version").notNull(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    hash: text("hash").notNull(),
    /** The hash of the version before. */
    previous: text("previous"),
    source: text("source", { enum: versionSources }).notNull(),
    restores: integer("restores"),
    author: text("author").notNull(),
    reason: text("reason").notNull(),
    madeUs: integer("made_us").notNull(),
    /** JSON of what lies between it and the version before, rule by rule. */
    changes: text("changes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.incident, t.version] })],
);

/** Named addresses of the timeline. */
export const views = sqliteTable(
  "views",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    query: text("query").notNull(),
    author: text("author").notNull(),
    createdUs: integer("created_us").notNull(),
  },
  (t) => [index("views_incident_created").on(t.incident, t.createdUs, t.id)],
);

/** What happened outside the evidence, as somebody remembers it. */
export const events = sqliteTable(
  "events",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    atUs: integer("at_us").notNull(),
    kind: text("kind", { enum: eventKinds }).notNull(),
    text: text("text").notNull(),
    author: text("author").notNull(),
    createdUs: integer("created_us").notNull(),
  },
  (t) => [index("events_incident_at").on(t.incident, t.atUs, t.createdUs, t.id)],
);

/**
 * What people write into the post-mortem, one row for each version of a section's text. A version of the same editing session that is younger than a
 * minute is written over; `logged` is the hash of its text that the custody log has, so that what is not there yet is known.
 */
export const reportTexts = sqliteTable(
  "report_texts",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    section: text("section", { enum: humanSections }).notNull(),
    text: text("text").notNull(),
    author: text("author").notNull(),
    /** Of the page that wrote it. */
    session: text("session").notNull(),
    startedUs: integer("started_us").notNull(),
    savedUs: integer("saved_us").notNull(),
    /** Id of the version that it brought back. */
    restored: text("restored"),
    logged: text("logged").notNull(),
  },
  (t) => [index("report_texts_incident_section_saved").on(t.incident, t.section, t.savedUs)],
);

/** What is to be done after an incident. */
export const reportActions = sqliteTable(
  "report_actions",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    type: text("type", { enum: actionTypes }).notNull(),
    owner: text("owner").notNull(),
    /** A day, or empty. */
    due: text("due").notNull(),
    state: text("state", { enum: actionStates }).notNull(),
    /** The rule, check or recovery item that it comes from; empty: a person's own. */
    source: text("source").notNull(),
    author: text("author").notNull(),
    createdUs: integer("created_us").notNull(),
    editedUs: integer("edited_us"),
  },
  (t) => [index("report_actions_incident_created").on(t.incident, t.createdUs, t.id)],
);

/** By how much the times of an exhibit are shown later or earlier. The newest of an exhibit that has not ended holds; none is ever deleted. */
export const clockAlignments = sqliteTable(
  "clock_alignments",
  {
    id: text("id").primaryKey(),
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    /** The exhibit by its bytes. */
    sha256: text("sha256").notNull(),
    shiftUs: integer("shift_us").notNull(),
    reason: text("reason").notNull(),
    author: text("author").notNull(),
    madeUs: integer("made_us").notNull(),
    endedUs: integer("ended_us"),
    ended: text("ended", { enum: ["replaced", "withdrawn"] }),
  },
  (t) => [index("clock_alignments_incident_made").on(t.incident, t.madeUs)],
);

/** The files and texts that trusted keys were read from, byte for byte. */
export const keyFiles = sqliteTable("key_files", {
  sha256: text("sha256").primaryKey(),
  content: blob("content", { mode: "buffer" }).notNull(),
  addedUs: integer("added_us").notNull(),
});

/**
 * Keys that the responder vouches for, and what others claim about keys: revocation lists, endorsements. One row for each
 * for ever: what is removed stays, because verdicts were given by it.
 */
export const trustedKeys = sqliteTable(
  "trusted_keys",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: trustKinds }).notNull(),
    /** The fingerprint of a key; the hash of what a claim says. */
    identity: text("identity").notNull(),
    /** The 32 raw bytes in hex; null for a claim. */
    key: text("key"),
    /** JSON of what a claim says; null for a key. */
    claim: text("claim"),
    /** JSON array of the ids by which records name it; empty: it answers for every record. */
    ids: text("ids").notNull(),
    name: text("name").notNull(),
    note: text("note").notNull(),
    validFromUs: integer("valid_from_us"),
    validUntilUs: integer("valid_until_us"),
    revoked: text("revoked", { enum: ["always", "since"] }),
    revokedUs: integer("revoked_us"),
    /** Id of the key that took its place. */
    successor: text("successor"),
    /** JSON array of the incidents and exhibits that it is limited to; null: it holds everywhere. */
    scope: text("scope"),
    form: text("form", { enum: suppliedForms }).notNull(),
    origin: text("origin", { enum: keyOrigins }).notNull(),
    sourceName: text("source_name"),
    sourceSha256: text("source_sha256").notNull(),
    sourceAt: text("source_at"),
    sourceIncident: text("source_incident"),
    sourceExhibit: text("source_exhibit"),
    /** Somebody compared the fingerprint with what the key's owner says. */
    compared: integer("compared", { mode: "boolean" }).notNull(),
    acceptedBy: text("accepted_by").notNull(),
    acceptedUs: integer("accepted_us").notNull(),
    removedUs: integer("removed_us"),
  },
  (t) => [uniqueIndex("trusted_keys_kind_identity").on(t.kind, t.identity)],
);

/** What was done to each of them, with everything that may change before and after. Never updated. */
export const trustChanges = sqliteTable(
  "trust_changes",
  {
    number: integer("number").primaryKey({ autoIncrement: true }),
    subject: text("subject").notNull().references(() => trustedKeys.id),
    atUs: integer("at_us").notNull(),
    action: text("action", { enum: trustActions }).notNull(),
    author: text("author").notNull(),
    reason: text("reason").notNull(),
    /** JSON; null where there was nothing before. */
    before: text("before"),
    after: text("after").notNull(),
  },
  (t) => [index("trust_changes_subject_number").on(t.subject, t.number)],
);

/** The newest bundle of an incident, ready to be fetched: `bundles/<incident>.zip`. Made again at any time; removed with its incident. */
export const bundles = sqliteTable("bundles", {
  incident: text("incident").primaryKey().references(() => incidents.id, { onDelete: "cascade" }),
  sha256: text("sha256").notNull(),
  bytes: integer("bytes").notNull(),
  manifestSha256: text("manifest_sha256").notNull(),
  madeUs: integer("made_us").notNull(),
});

/** Where an incident came from that was restored from a bundle, and whether its exhibits give the same findings here. */
export const restorations = sqliteTable("restorations", {
  incident: text("incident").primaryKey().references(() => incidents.id, { onDelete: "cascade" }),
  /** Of the whole bundle, as it was handed in. */
  bundleSha256: text("bundle_sha256").notNull(),
  /** The manifest, byte for byte; it is among the files too. */
  manifest: text("manifest").notNull(),
  manifestSha256: text("manifest_sha256").notNull(),
  signer: text("signer").notNull(),
  signerTrusted: integer("signer_trusted", { mode: "boolean" }).notNull(),
  custodyStatus: text("custody_status"),
  findingsSha256: text("findings_sha256").notNull(),
  restoredUs: integer("restored_us").notNull(),
  /** Null until its exhibits were analysed here. */
  findingsSame: integer("findings_same", { mode: "boolean" }),
  comparedUs: integer("compared_us"),
});

/** What a bundle brought that is neither exhibit nor findings: the original custody log, keys, policy, report. Kept byte for byte and handed on with the next bundle. */
export const restoredFiles = sqliteTable(
  "restored_files",
  {
    incident: text("incident").notNull().references(() => incidents.id, { onDelete: "cascade" }),
    path: text("path").notNull(),
    role: text("role").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    content: blob("content", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.incident, t.path] })],
);
