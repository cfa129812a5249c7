import { z } from "zod";
import { pairedBy } from "../audit/crossCheck.ts";
import { keyForms } from "../audit/keyFile.ts";
import { contentClasses, placeClasses } from "../audit/report.ts";
import { auditSchema, callStates } from "../findings.ts";
import { readList } from "../timeline/filterList.ts";
import { revealQuery } from "./revealContract.ts";
import { holdings, loggedDecisions } from "../verification/auditIndex.ts";

/** Signed logs of an incident: their verdicts, their entries one by one, and how they agree with the trace. */
const us = z.number().int().nullable().describe("microseconds since the epoch");
const entryNumber = z.number().int().min(1).describe("entries count from 1, in the order of the file");
const findingClasses = [...contentClasses, ...placeClasses] as const;

/* Holdings: `embedded`: only under a key that the entry brings itself. `vouched`: unsigned, its format has a checkpoint vouch for it. */
export { holdings, loggedDecisions, pairedBy };
export const pairStrengths = ["strong", "weak"] as const;
export const differenceKinds = ["decision", "tool", "arguments"] as const;
/** How a key of the evidence is written down: in a key file, in an endorsement, or in the entries of a log. */
export const foundKeyForms = [...keyForms, "endorsement", "embedded"] as const;

const finding = auditSchema.shape.findings.element;
/** One log, without its list of findings, which may be as long as the log: the first 100 of them. */
export const auditLogSchema = auditSchema.omit({ findings: true }).extend({
  exhibitName: z.string(), sha256: z.string(), bytes: z.number().int(),
  findings: z.array(finding).describe("the first 100; the others are under /findings"),
  findingsOf: z.number().int(),
  classes: z.array(z.object({ class: z.enum(findingClasses), entries: z.number().int(), runs: z.number().int().describe("runs of neighbours: findings") })).describe("in the order of gravity; classes without a finding are left out"),
  keys: auditSchema.shape.keys.describe("the first 100"), keysOf: z.number().int(),
  uncovered: auditSchema.shape.uncovered.describe("the first 100"), uncoveredOf: z.number().int(),
  first: z.object({ entry: entryNumber, timeUs: z.number().int() }).nullable().describe("the first entry that claims a time, by the signer's clock"),
  last: z.object({ entry: entryNumber, timeUs: z.number().int() }).nullable(),
  head: z.string().nullable().describe("the hash of the last record, where the format has a chain: posted elsewhere it anchors the log"),
  unsupported: z.string().nullable().describe("algorithm or mode that is not supported, where one was met"),
  declaredEnd: z.object({
    count: z.number().int().nullable(), head: z.string().nullable(), root: z.string().nullable(),
    exhibit: z.string().nullable().describe("the exhibit that declares it; null: the log itself"),
  }).nullable(),
});
export type AuditLog = z.infer<typeof auditLogSchema>;

/** A key that lies in the evidence: offered, never trusted by itself. */
export const keyInEvidenceSchema = z.object({
  exhibit: z.string(), exhibitName: z.string(),
  at: z.string().describe("place in the exhibit: `/keys/0`, `line 1`, `entry 3`, `file`"),
  fingerprint: z.string(), key: z.string().describe("32 bytes in hex, as the Trusted keys take them"),
  ids: z.array(z.string()), name: z.string().nullable(), form: z.enum(foundKeyForms),
  trusted: z.boolean().describe("it is among the keys that the responder trusts now, here"),
  logs: z.array(z.object({ exhibit: z.string(), entries: z.number().int() })).describe("whose signatures hold under it, as far as the verification tried it"),
});
export type KeyInEvidence = z.infer<typeof keyInEvidenceSchema>;

export const crossCheckNumbersSchema = z.object({
  calls: z.number().int().describe("calls of the trace that took part"), entries: z.number().int().describe("entries that speak of a call"),
  matched: z.number().int(), inTraceNotInLog: z.number().int(), inLogNotInTrace: z.number().int(), differs: z.number().int().describe("differences; a pair may have several"),
  outsideWindow: z.number().int().describe("calls of a time that no log speaks of"),
  clockOffsetUs: z.number().int().nullable().describe("how far the log's clock runs ahead of the trace's; null where nothing tells"),
  clocks: z.array(z.object({ exhibit: z.string(), offsetUs: z.number().int(), pairs: z.number().int() })).readonly().describe("the same for each log that has sure pairs"),
  by: z.object({ id: z.number().int(), arguments: z.number().int(), order: z.number().int() }),
});

export const auditOverviewSchema = z.object({
  logs: z.array(auditLogSchema),
  keysInEvidence: z.array(keyInEvidenceSchema).describe("the first 500"),
  keysInEvidenceOf: z.number().int(),
  crossCheck: crossCheckNumbersSchema.nullable().describe("null where there is no trace, or no log that speaks of calls"),
  keySet: z.object({ digest: z.string(), keys: z.number().int() }).describe("the trusted keys that these verdicts used"),
  keysChanged: z.boolean().describe("the trusted keys are others by now: verify again"),
});
export type AuditOverview = z.infer<typeof auditOverviewSchema>;

const after = z.coerce.number().int().min(0).default(0);
const count = z.coerce.number().int().min(1).max(500).default(100);
const list = z.string().default("").transform(readList).describe("values separated by commas; a comma inside a value is written ~1, a tilde ~0");
const listOf = <T extends readonly string[]>(words: T) => list.transform((parts) => parts.filter((part): part is T[number] => words.includes(part)));

export const auditFindingsQuerySchema = z.object({ after: after.describe("number of the last finding of the page before, from 1"), count, class: listOf(findingClasses) });
export const auditFindingsPageSchema = z.object({
  total: z.number().int().describe("findings of these classes"), of: z.number().int(),
  findings: z.array(finding.extend({ number: z.number().int() })), next: z.number().int().nullable(),
});

export const pairingFilters = ["paired", "unpaired", "differs"] as const;
export const auditEntriesQuerySchema = z.object({
  after: after.describe("number of the last entry of the page before"),
  from: z.coerce.number().int().min(0).optional().describe("place in the filtered list to begin with, from 0; `after` is not heeded then"),
  count,
  entry: z.coerce.number().int().min(1).optional().describe("only this entry"),
  class: listOf([...findingClasses, "any", "sound"] as const).describe("any: every entry with a finding; sound: every entry without one"),
  holding: listOf(holdings), tool: list, decision: listOf(loggedDecisions), pairing: listOf(pairingFilters),
});
export type AuditEntriesQuery = z.infer<typeof auditEntriesQuerySchema>;

const pairing = z.object({
  call: z.string().describe("c7"), row: z.number().int().nullable().describe("its row in the timeline"),
  by: z.enum(pairedBy), strength: z.enum(pairStrengths), differs: z.array(z.enum(differenceKinds)),
});

/** One entry as a row of a list. All that it claims was claimed by whoever signed it. */
export const auditEntrySchema = z.object({
  entry: entryNumber,
  at: z.string().describe("`line 3`, `/receipts/4`, `row 7`"),
  offset: z.number().int().nullable().describe("first byte in the exhibit as it is read; null in a table"), length: z.number().int().nullable(),
  timeUs: us,
  contentClass: z.enum(contentClasses).nullable(),
  message: z.string().nullable().describe("of the content class"),
  placeClasses: z.array(z.enum(placeClasses)),
  holding: z.enum(holdings), fingerprint: z.string().nullable(),
  tool: z.string().nullable(), decision: z.enum(loggedDecisions).nullable(), actor: z.string().nullable(),
  pair: pairing.nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditEntriesPageSchema = z.object({
  exhibit: z.string(),
  total: z.number().int().describe("entries that pass the filter"), of: z.number().int().describe("entries of the log"),
  entries: z.array(auditEntrySchema), next: z.number().int().nullable().describe("`after` of the next page, null at the end"),
  tools: z.array(z.object({ tool: z.string(), count: z.number().int() })).describe("the 200 most frequent"), toolsOf: z.number().int(),
});

export const auditEntryQuerySchema = z.object({ limit: z.coerce.number().int().min(100).max(2_000_000).default(20_000).describe("characters of a text, bytes of a message"), reveal: revealQuery });
const cutText = z.object({ text: z.string(), length: z.number().int().describe("characters before the cut") });
const cutBytes = z.object({ base64: z.string(), length: z.number().int().describe("bytes before the cut") });

/** One entry laid open: what was signed, what disagrees, and where it stands in its chains. */
export const auditEntryDetailSchema = auditEntrySchema.extend({
  exhibit: z.string(), exhibitName: z.string(), format: auditSchema.shape.format, profile: z.string(),
  placeMessages: z.array(z.object({ class: z.enum(placeClasses), message: z.string() })),
  text: cutText.describe("the record as it stands in the exhibit"),
  signed: z.array(cutBytes.extend({ holds: z.boolean(), keyIds: z.array(z.string()) })).describe("the signed messages, byte for byte"),
  contradiction: z.object({
    what: z.string(), expected: z.string().nullable(), found: z.string().nullable(),
    at: z.number().int().nullable().describe("the first byte of a hash, or unit of a text, in which the two differ"),
    bytes: cutBytes.nullable().describe("the canonical bytes behind it"),
  }).nullable(),
  respelled: cutBytes.extend({ how: z.string(), at: z.number().int().nullable().describe("the first byte in which the two messages differ") }).nullable()
    .describe("a spelling of the same content that is what was signed"),
  explanation: z.string().nullable().describe("the finding in words, with what other spellings showed"),
  uncovered: z.array(z.string()).describe("members of this entry that no signature protects"),
  links: z.array(z.object({
    chain: z.string(), chainId: z.string().nullable(), own: z.string(), previous: z.string().nullable().describe("null: it starts a chain"), sequence: z.number().int().nullable(),
    previousEntry: z.number().int().nullable().describe("the entry that the link leads to; null where it leads to none of this file"),
    closes: z.object({ count: z.number().int().nullable() }).nullable(),
  })),
  claims: z.object({
    callIds: z.array(z.string()), session: z.string().nullable(),
    argumentsDigest: z.object({ hex: z.string(), algorithm: z.enum(["sha256", "sha512"]), form: z.string().nullable() }).nullable(),
  }),
});
export type AuditEntryDetail = z.infer<typeof auditEntryDetailSchema>;

export const crossCheckLists = ["matched", "inTraceNotInLog", "inLogNotInTrace", "differs", "outsideWindow"] as const;
export const crossCheckQuerySchema = z.object({
  list: z.enum(crossCheckLists).default("differs"), after: after.describe("`number` of the last row of the page before"), count,
  limit: z.coerce.number().int().min(0).max(20_000).default(2_000).describe("characters of the arguments"),
});

const crossCheckedCall = z.object({
  id: z.string(), callId: z.string().nullable(), tool: z.string(), state: z.enum(callStates), timeUs: us, trace: z.string(),
  row: z.number().int().nullable().describe("its row in the timeline"),
  argumentsJson: z.string().nullable().describe("null where the export did not capture them"), argumentsLength: z.number().int().describe("characters before the cut"),
});
const crossCheckedEntry = z.object({
  exhibit: z.string(), exhibitName: z.string(), entry: entryNumber,
  others: z.array(z.object({ exhibit: z.string(), entry: entryNumber })).describe("further entries of the same action: what was asked, what came of it"),
  tool: z.string().nullable(), decision: z.enum(loggedDecisions).nullable(), actor: z.string().nullable(), timeUs: us, callIds: z.array(z.string()),
  digest: z.object({ hex: z.string(), algorithm: z.enum(["sha256", "sha512"]), form: z.string().nullable() }).nullable(),
  sound: z.boolean().describe("false: the entry itself is in doubt"),
});

/** One row of a list: what the trace has beside what the log has. */
export const crossCheckRowSchema = z.object({
  number: z.number().int(),
  call: crossCheckedCall.nullable(), entry: crossCheckedEntry.nullable(),
  by: z.enum(pairedBy).nullable(), strength: z.enum(pairStrengths).nullable(),
  form: z.string().nullable().describe("the canonical form under which the traced arguments give the logged digest"),
  difference: z.object({ what: z.enum(differenceKinds), inTrace: z.string(), inLog: z.string() }).nullable(),
});
export type CrossCheckRow = z.infer<typeof crossCheckRowSchema>;
export const crossCheckPageSchema = z.object({
  list: z.enum(crossCheckLists), total: z.number().int(), rows: z.array(crossCheckRowSchema), next: z.number().int().nullable(),
  numbers: crossCheckNumbersSchema,
});

/** What the logs say of the call of a step. */
export const stepAuditSchema = z.object({
  state: z.enum(["in_log", "not_in_log", "outside_window"]),
  entries: z.array(z.object({
    exhibit: z.string(), exhibitName: z.string(), entry: entryNumber, status: auditSchema.shape.status.describe("of the whole log"),
    contentClass: z.enum(contentClasses).nullable(), placeClasses: z.array(z.enum(placeClasses)), holding: z.enum(holdings),
    tool: z.string().nullable(), decision: z.enum(loggedDecisions).nullable(), timeUs: us,
    by: z.enum(pairedBy), strength: z.enum(pairStrengths),
  })),
  differences: z.array(z.object({ what: z.enum(differenceKinds), inTrace: z.string(), inLog: z.string() })),
});
export type StepAudit = z.infer<typeof stepAuditSchema>;
