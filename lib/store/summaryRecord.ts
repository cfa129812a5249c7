import { statSync } from "node:fs";
import { z } from "zod";
import { crossCheckNumbersSchema } from "../api/auditContract.ts";
import { auditStatuses } from "../audit/auditStatus.ts";
import { effectClasses } from "../effects/effect.ts";
import { captureSchema, citeSchema, countsSchema, exhibitSchema, originVerdicts, type ExhibitFindings } from "../findings.ts";
import type { SummaryKey } from "../trace/traceIndex.ts";
import type { AuditHead } from "../verification/auditIndex.ts";
import type { ClockFindings } from "../timeline/clockIndex.ts";
import { clockLinks, clockStrengths } from "../timeline/clockSkew.ts";
import { indexPath } from "./dataFolder.ts";
import { openTraceIndex, traceIndexVersion, type TraceIndexDatabase } from "./openDatabase.ts";

const time = z.number().int().nullable();
const rangeSchema = z.object({ startUs: time, endUs: time });
const count = z.number().int();
const auditHeadSchema = z.object({
  keySet: z.object({ digest: z.string(), keys: count }),
  logs: z.array(z.object({ exhibit: z.string(), format: z.string(), status: z.enum(auditStatuses), entries: count, verified: count, findings: count, fingerprints: z.array(z.string()), fingerprintsOf: count })),
  crossCheck: crossCheckNumbersSchema.nullable(),
}) satisfies z.ZodType<AuditHead>;
const saidSchema = z.object({ atUs: count, step: count, text: z.string(), cite: citeSchema }).nullable();
const harmHeadSchema = z.object({
  verdict: z.enum([...originVerdicts, "none"]), harmful: count, firstHarm: count.nullable(), response: z.object({ mention: saidSchema, stop: saidSchema }),
});
const clocksSchema = z.object({
  pairs: z.array(z.object({ first: count, second: count, offsetUs: time, spreadUs: time, matches: count, by: z.enum(clockLinks), strength: z.enum(clockStrengths).nullable() })),
  calls: z.object({ looked: count, of: count }), mentions: z.object({ looked: count, of: count }),
}) satisfies z.ZodType<ClockFindings>;
const summarySchema = z.object({
  exhibits: z.array(exhibitSchema), exhibitTimes: z.array(rangeSchema), counts: countsSchema, capture: captureSchema, timeRange: rangeSchema,
  rows: z.object({ rows: z.number().int(), calls: z.number().int(), documents: z.number().int() }),
  audit: auditHeadSchema, harm: harmHeadSchema, clocks: clocksSchema,
  // Of what `keptBlastRadius.ts` keeps, the numbers that lists show.
  blastRadius: z.object({
    attempts: count, irreversible: count, targetsOf: count, firstHarm: z.object({ timeUs: time }).nullable(),
    classes: z.array(z.object({ class: z.enum(effectClasses), harmful: count })),
  }),
} satisfies Record<SummaryKey, z.ZodType>);
/** What an analysis found, in a few lines: all that lists of incidents show. */
export type SummaryRecord = z.infer<typeof summarySchema>;

/** The list of incidents asks for all of them, more than stay open; what was read once is kept. */
const keptMax = 200;
declare global {
  var aftertraceSummaries: Map<string, { readonly identity: string; readonly summary: SummaryRecord | null }> | undefined;
}

/** The summary of an incident's index, or null where it has none, or one that must be made again. */
export function summaryRecord(dataDir: string, incident: string, root = process.cwd()): SummaryRecord | null {
  const path = indexPath(dataDir, incident);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  const kept = (globalThis.aftertraceSummaries ??= new Map());
  const identity = `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
  const known = kept.get(path);
  if (known?.identity === identity) return known.summary;
  const db = openTraceIndex(path, "readonly");
  try {
    const isPresent = db.pragma("user_version", { simple: true }) === traceIndexVersion(root);
    const summary = isPresent ? readSummary(db) : null;
    kept.delete(path);
    kept.set(path, { identity, summary });
    for (const oldest of kept.keys()) {
      if (kept.size <= keptMax) break;
      kept.delete(oldest);
    }
    return summary;
  } finally {
    db.close();
  }
}

/** What was found of the signed logs of an index, in a few lines. */
export function auditHead(db: TraceIndexDatabase): AuditHead | null {
  const json = db.prepare<[], string>("select json from summary where key = 'audit'").pluck().get();
  return json === undefined ? null : auditHeadSchema.parse(JSON.parse(json));
}

/** What the calls of an index come to, in a few lines. */
export function harmHead(db: TraceIndexDatabase): HarmHead {
  return harmHeadSchema.parse(JSON.parse(db.prepare<[], string>("select json from summary where key = 'harm'").pluck().get() ?? "null"));
}
export type HarmHead = z.infer<typeof harmHeadSchema>;

/** What an index tells of the clocks of its exhibits. */
export function clocksOf(db: TraceIndexDatabase): ClockFindings {
  return clocksSchema.parse(JSON.parse(db.prepare<[], string>("select json from summary where key = 'clocks'").pluck().get() ?? "null"));
}

/** What was said of the exhibits of an index. */
export function exhibitSummary(db: TraceIndexDatabase): ExhibitFindings[] {
  return summarySchema.shape.exhibits.parse(JSON.parse(db.prepare<[], string>("select json from summary where key = 'exhibits'").pluck().get() ?? "[]"));
}

/** Null where an older version wrote it in another shape: the incident then counts as stale. */
function readSummary(db: TraceIndexDatabase): SummaryRecord | null {
  const rows = db.prepare<[], { key: string; json: string }>("select key, json from summary").all();
  return summarySchema.safeParse(Object.fromEntries(rows.map(({ key, json }) => [key, JSON.parse(json)]))).data ?? null;
}
