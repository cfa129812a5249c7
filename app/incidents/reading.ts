import { join } from "node:path";
import { cache } from "react";
import { connection } from "next/server";
import type { TimelineStart } from "@/components/timeline/timeline.tsx";
import { noStandings, policySaid, reportSaid, type Standings } from "@/components/overview/standing.ts";
import { policyStanding } from "@/lib/jobs/policy/currentStanding.ts";
import { reportProgress } from "@/lib/store/reportProgress.ts";
import { knownTrusted } from "@/components/evidence/verification/known-trusted.ts";
import type { KnownKey } from "@/components/evidence/verification/known-key.ts";
import type { AuditOverview } from "@/lib/api/auditContract.ts";
import type { CustodyEntry, Incident } from "@/lib/api/contract.ts";
import type { CustodyKey, CustodyState } from "@/lib/api/custodyContract.ts";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Injection } from "@/lib/api/injectionContract.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Course, Instructions, Overview } from "@/lib/api/overviewContract.ts";
import { originOf } from "@/lib/api/bundleLookups.ts";
import type { PolicyHead } from "@/lib/api/policyContract.ts";
import { custodyKey } from "@/lib/api/custodyKeyAnswer.ts";
import { errResult, okResult, type Result } from "@/lib/base/result.ts";
import { storeProblem, type StoreProblem } from "@/lib/store/storeProblem.ts";
import { overviewQuerySchema, timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { currentStore } from "@/lib/jobs/current.ts";
import { custodyState } from "@/lib/jobs/custodyVerification.ts";
import { sampleWords, type Sample } from "@/lib/jobs/samples.ts";
import { custodyLength, custodyLines } from "@/lib/store/custodyLog.ts";
import { currentIncident, currentIncidents } from "@/lib/jobs/incidents.ts";
import { manualEvents } from "@/lib/store/events.ts";
import { exhibitNumber } from "@/lib/store/timelineFilter.ts";
import { isId } from "@/lib/store/ids.ts";
import { signingKey } from "@/lib/store/signingKey.ts";
import { auditOverview } from "@/lib/store/auditOverview.ts";
import { traceRows } from "@/lib/store/findingsRows.ts";
import { keySetOf } from "@/lib/store/incidentKeys.ts";
import { impactOverview } from "@/lib/store/impactOverview.ts";
import { injectionOverview } from "@/lib/store/injectionOverview.ts";
import { impactStanding } from "@/lib/store/impactStanding.ts";
import { withEvidence } from "@/lib/store/evidenceReading.ts";
import { incidentCourse } from "@/lib/store/incidentCourse.ts";
import { incidentOverview } from "@/lib/store/incidentOverview.ts";
import { instructionsOf } from "@/lib/store/instruction.ts";
import { baselineDecisionCount } from "@/lib/store/baseline.ts";
import { policyVersionList } from "@/lib/store/policyVersions.ts";
import { unknownStanding } from "@/lib/store/policyStanding.ts";
import { incidentIndex } from "@/lib/store/incidentIndex.ts";
import { readPlace, readRange } from "@/lib/store/rawBytes.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";
import { trustRecords } from "@/lib/store/trustRecords.ts";
import { clockShifts } from "@/lib/store/clockAlignments.ts";
import { timelineOverview } from "@/lib/store/timelineOverview.ts";
import { timelineFacets } from "@/lib/store/timelineFacets.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";

/** What the pages read of the store, each at most once per request. */

/** All incidents, newest first, with what the bundled samples are about by the id of their incident; or why the data folder cannot be read. */
export async function readList(): Promise<Result<{ readonly incidents: readonly Incident[]; readonly words: ReadonlyMap<string, Sample> }, StoreProblem>> {
  await connection();
  try {
    const store = currentStore();
    return okResult({ incidents: currentIncidents(store), words: sampleWords(store, join(process.cwd(), "public", "samples")) });
  } catch (error) {
    const problem = storeProblem(error);
    if (problem === null) throw error;
    return errResult(problem);
  }
}

/** One incident, or null where there is none of this id. */
export const readIncident = cache(async (id: string): Promise<Incident | null> => {
  await connection();
  return isId(id) ? currentIncident(currentStore(), id) : null;
});

/** The verdicts on the signed logs of an incident, or null where it has not been analysed. */
export async function readAudit(id: string): Promise<AuditOverview | null> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : auditOverview(store, id, index.db);
}

/** What an incident comes to, or null where it has not been analysed by this version. */
export async function readImpact(id: string): Promise<Impact | null> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : impactOverview(index, impactStanding(store, id, index), manualEvents(store, id));
}

/** What the Overview and the tabs say, or null where the incident has not been analysed by this version. */
export const readOverview = cache(async (id: string): Promise<Overview | null> => {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : incidentOverview(index, impactStanding(store, id, index));
});

/** Where the instructions to the first harmful call and to the deciding one stand. */
export async function readInstructions(id: string): Promise<Instructions> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  const none = { firstHarm: null, deciding: null };
  if (index === null) return none;
  const standing = impactStanding(store, id, index);
  return (await withEvidence(store, id, (reading) => instructionsOf(reading, standing))) ?? none;
}

/** Calls over time and the growth of the harm, or null where the incident has not been analysed by this version. */
export async function readCourse(id: string): Promise<Course | null> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : incidentCourse(index, impactStanding(store, id, index));
}

/** What people wrote down of an incident, in order of time. */
export async function readEvents(id: string): Promise<ManualEvent[]> {
  await connection();
  return manualEvents(currentStore(), id);
}

/** The figures of the allow-list come soon or not with this answer: nobody waits for them to see a page. */
const policyWaitMs = 150;

/** How far the allow-list and the post-mortem have come. */
export const readStandings = cache(async (id: string): Promise<Standings> => {
  await connection();
  const store = currentStore();
  const figures = await policyStanding(store, id, policyWaitMs);
  return figures === null ? noStandings : { policy: policySaid(id, figures), report: reportSaid(id, reportProgress(store, id)) };
});

/** Who asked for it, or null where the incident has not been analysed by this version. */
export async function readInjection(id: string): Promise<Injection | null> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : injectionOverview(index.db, impactStanding(store, id, index));
}

/** Versions of the allow-list; what it comes to is read by the page itself. */
export async function readPolicy(id: string): Promise<PolicyHead> {
  await connection();
  const { cases } = currentStore();
  return { versions: policyVersionList(cases, id), decisions: baselineDecisionCount(cases, id), standing: unknownStanding(false, null) };
}

/** The keys that are trusted in an incident, as its verdicts name them. */
export async function readKnownKeys(id: string): Promise<KnownKey[]> {
  await connection();
  const store = currentStore();
  return knownTrusted(keySetOf(store, id).keys, trustRecords(store.cases), nodeCrypto.sha256);
}

/** The timeline without any filter. */
const everything = timelineQuerySchema.parse({});

/** The values of the timeline's filters, or null where the incident has not been analysed. */
export async function readFacets(id: string): Promise<ReturnType<typeof timelineFacets> | null> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  return index === null ? null : timelineFacets(index, everything, markedRows(store, id, index));
}

/** Beyond this many, names and times of traces are fetched as they come into sight. */
const namedTracesMax = 1_000;

/** The traces of an incident with their names and times, as the timeline shows them. */
export async function readTraces(id: string): Promise<{ id: string; name: string | null; startUs: number | null; endUs: number | null }[]> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  if (index === null) return [];
  const shifts = clockShifts(store, id);
  const moved = (us: number | null, exhibit: number) => (us === null ? null : us + (shifts.get(exhibit) ?? 0));
  return traceRows(index.db, { after: 0, count: namedTracesMax })
    .map(({ id: trace, name, exhibit, startUs, endUs }) => ({ id: trace, name, startUs: moved(startUs, exhibit), endUs: moved(endUs, exhibit) }));
}

/** What the timeline shows above its rows before anything is filtered, so that its place can be kept. */
export async function readTimelineStart(id: string): Promise<TimelineStart> {
  await connection();
  const store = currentStore();
  const index = incidentIndex(store.dataDir, id);
  if (index === null) return { phases: [], lanes: 0 };
  const events = manualEvents(store, id);
  const { lanes } = timelineOverview(index, everything, markedRows(store, id, index), overviewQuerySchema.parse({}), events);
  return { phases: impactOverview(index, impactStanding(store, id, index), events).phases, lanes: lanes.filter(({ total }) => total > 0).length };
}

/** Are times of this incident moved on the timeline? */
export async function readIsAligned(id: string): Promise<boolean> {
  await connection();
  return clockShifts(currentStore(), id).size > 0;
}

/** Lines drawn at first, the latest; earlier ones are fetched. */
const custodyPageLines = 100;

/** The end of an incident's custody log, what the verification says of all of it, and the key that signs it. */
export async function readCustody(id: string): Promise<CustodyState & { readonly entries: readonly CustodyEntry[]; readonly total: number; readonly signedBy: CustodyKey }> {
  await connection();
  const store = currentStore();
  const total = custodyLength(store.cases, id);
  const entries = custodyLines(store.cases, id, Math.max(0, total - custodyPageLines), custodyPageLines);
  return { ...custodyState(store, id), entries, total, signedBy: custodyKey(signingKey(store.cases)) };
}

export type Stretch = { readonly offset: number; readonly length: number; readonly total: number };

/** The stretch at a place in words: a record or a value inside one. Null where there is none, or the incident has not been analysed. */
export async function readStretchAt(id: string, exhibit: string, at: string): Promise<Stretch | null> {
  await connection();
  const range = await readPlace(currentStore(), id, exhibitNumber(exhibit), at);
  return range === null ? null : { offset: range.offset, length: range.bytes.length, total: range.total };
}

/** Size of what can be read of an exhibit: of the file, or of what comes out of it where it is compressed. */
export async function readTotal(id: string, exhibit: string): Promise<number> {
  await connection();
  return (await readRange(currentStore(), id, exhibitNumber(exhibit), { offset: 0, length: 1 }))?.total ?? 0;
}

/** The bundle that an incident was restored from. */
export async function readOrigin(id: string) {
  await connection();
  return originOf(currentStore(), id);
}
