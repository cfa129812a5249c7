import type { z } from "zod";
import type { ManualEvent } from "../api/annotationContract.ts";
import type { Impact } from "../api/impactContract.ts";
import { captureSchema, countsSchema } from "../findings.ts";
import type { ReportFacts, ReportFactor, Said } from "../report/reportFacts.ts";
import { impactOverview } from "./impactOverview.ts";
import { injectionOverview } from "./injectionOverview.ts";
import { ReportCalls } from "./reportCalls.ts";
import { reportDocuments } from "./reportDocuments.ts";
import { reportLogs } from "./reportLogs.ts";
import { reportMoments } from "./reportMoments.ts";
import { ReportPlaces } from "./reportPlaces.ts";
import { reportRecovery } from "./reportRecovery.ts";
import { saidOf, type ReportSource } from "./reportSource.ts";
import { reportSetting } from "./reportSetting.ts";
import { reportTotals } from "./reportTotals.ts";
import { exhibitSummary } from "./summaryRecord.ts";

/** Of long lists a post-mortem tells the first, and of how many. */
const harmfulMax = 50;

/** What people wrote down beside the evidence. */
export type ReportWords = Pick<ReportFacts, "incident" | "version" | "people" | "allowList"> & {
  readonly events: readonly ManualEvent[]; readonly marks: readonly Omit<ReportFacts["marks"][number], "place" | "timeUs" | "call">[]; readonly marksOf: number;
  /** Reasons of decisions on harm, by call. */
  readonly decided: ReadonlyMap<number, Said>;
};

/** Everything that a post-mortem is made of, read from one analysis with people's words on top. */
export async function reportFacts(read: ReportSource, words: ReportWords): Promise<ReportFacts> {
  const { db, index, standing } = read;
  const impact = impactOverview(index, standing, words.events);
  const injection = injectionOverview(db, standing);
  const places = new ReportPlaces(db, exhibitSummary(db));
  const calls = new ReportCalls(db, standing, words.decided, places);
  const harmful = impact.harmful.slice(0, harmfulMax).map(({ call }) => call);
  for (const id of harmful) calls.need(id);
  const { blastRadius } = impact;
  const totals = reportTotals(db, standing, impact, calls);
  const factors = factorsOf(impact, calls, places);
  const logs = reportLogs(db, places, calls);
  const recovery = reportRecovery(index, standing, calls);
  const moments = reportMoments(db, impact, words.events, places);
  const marks = words.marks.map((mark) => ({ ...mark, ...places.ofRow(mark.row, (id) => calls.need(id)) }));
  const deciding = injection.deciding?.call.call ?? null;
  const setting = await reportSetting(read, impact, places);
  for (const id of [deciding, blastRadius.firstHarm?.call, blastRadius.lastHarm?.call]) if (id !== null && id !== undefined) calls.need(id);
  const known = calls.all();
  const documents = await reportDocuments(read, [...known.values()].filter(({ harm }) => harm === "harmful"), places);
  return {
    version: words.version, incident: words.incident, people: words.people, allowList: words.allowList,
    exhibits: exhibitSummary(db), counts: summary(read, "counts", countsSchema), capture: summary(read, "capture", captureSchema),
    verdict: { holds: impact.verdict, machine: impact.machineVerdict, said: saidOf(standing.verdicts.incident), strength: injection.strength, deciding },
    zeroUs: blastRadius.firstHarm?.timeUs ?? null, firstHarm: blastRadius.firstHarm?.call ?? null, lastHarm: blastRadius.lastHarm?.call ?? null, harmDurationUs: blastRadius.harmDurationUs,
    harmful, attempts: totals.attempts, totals: totals.totals, calls: known, documents,
    documentCounts: { total: injection.documentsOf, injected: injection.documents.injected, suspicious: injection.documents.suspicious, unread: injection.unread },
    factors, phases: impact.phases.map(({ rule, title, from }) => ({ rule, title, us: from.us, tPlusUs: from.tPlusUs, call: from.call?.call ?? null })), moments,
    recovery: recovery.items, recoveryCounts: impact.recovery, ...logs, setting,
    events: words.events.map(({ id, atUs, kind, text, author, createdUs }) => ({ atUs, kind, text, said: { id, author, reason: "", atUs: createdUs } })),
    marks, marksOf: words.marksOf, places: places.all(),
  };
}

function summary<S extends z.ZodType>({ db }: Pick<ReportSource, "db">, key: "counts" | "capture", schema: S): z.output<S> {
  return schema.parse(JSON.parse(db.prepare<[string], string>("select json from summary where key = ?").pluck().get(key) ?? "null"));
}

const callsOfFactor = 6;
const citesOfFactor = 4;

function factorsOf({ factors }: Impact, calls: ReportCalls, places: ReportPlaces): ReportFactor[] {
  return factors.map(({ code, title, message, calls: of, cites }) => {
    const ids = of.slice(0, callsOfFactor).map(({ call }) => call);
    const shown = cites.slice(0, citesOfFactor);
    for (const id of ids) calls.need(id);
    for (const cite of shown) places.need(cite);
    return { code, title, message, calls: ids, cites: shown };
  });
}
