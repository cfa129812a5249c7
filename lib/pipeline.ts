import { Cancelled } from "./cancelled.ts";
import { noKeys, type ScopedKeySet } from "./audit/trustedKeys.ts";
import { auditExhibits } from "./auditExhibits.ts";
import type { JsonValue } from "./base/json.ts";
import { formatInstant } from "./base/time.ts";
import { maskText } from "./effects/secrets/masking.ts";
import { classifyCalls } from "./effects/classifyCalls.ts";
import { judgeHarm } from "./effects/judgeHarm.ts";
import type { EffectIndexWriter } from "./effects/effectIndex.ts";
import { findOrigins } from "./injection/findOrigins.ts";
import type { InjectionIndexWriter } from "./injection/injectionIndex.ts";
import type { ExhibitFindings } from "./findings.ts";
import { type Evidence, ExhibitShelf } from "./formats/exhibitShelf.ts";
import type { ScratchPlace } from "./evidence/scratch.ts";
import { type ExhibitRead, readExhibit, type ReadProgress, sameBytes } from "./readExhibit.ts";
import { clockFindings } from "./timeline/clockFindings.ts";
import type { ClockIndexWriter } from "./timeline/clockIndex.ts";
import { captureOf, noCapture } from "./trace/capture.ts";
import { draftSource } from "./trace/draftSource.ts";
import { joinTraces } from "./trace/joinTraces.ts";
import { loadSighting, type DraftSource, type SightingPlace } from "./trace/loadSighting.ts";
import { orderRows } from "./trace/orderRows.ts";
import type { EventFacts, TimeRange, TraceIndexWriter } from "./trace/traceIndex.ts";
import { traceProblem } from "./trace/traceProblems.ts";
import type { AuditIndexWriter } from "./verification/auditIndex.ts";
import type { TableReader } from "./verification/verifyOptions.ts";

export { Cancelled } from "./cancelled.ts";
export type { Evidence } from "./formats/exhibitShelf.ts";

export type AnalysisStage = "open" | "read" | "join" | "order" | "effects" | "injection" | "audit" | "finish";
/** Where an analysis stands. `number` is the exhibit at work, null where the stage concerns the whole incident. */
export type AnalysisProgress = { readonly stage: AnalysisStage; readonly number: number | null; readonly done: number; readonly total: number } & Omit<ReadProgress, "format"> & { readonly format: string | null };

export type AnalysisOptions = {
  /** Where compressed exhibits are unpacked to. */
  readonly scratch: ScratchPlace;
  readonly onProgress?: (progress: AnalysisProgress) => void;
  /** Looked at between batches. */
  readonly signal?: { readonly aborted: boolean };
  /** The keys that the responder trusts; without them signed logs are read and nothing in them is verified. */
  readonly keys?: ScopedKeySet;
  /** The bundled thread of the verification; without it all is verified in this one. */
  readonly workerScript?: string | null;
  /** Reads receipts out of SQLite files; without it such files are unknown. */
  readonly readTable?: TableReader;
};

/** What an analysis writes. */
export type IncidentIndexWriter = TraceIndexWriter & EffectIndexWriter & InjectionIndexWriter & AuditIndexWriter & ClockIndexWriter;

/**
 * The whole product on one screen: exhibits in, findings in the index out.
 * A pure function of the exhibits' bytes, their order, the trusted keys and the version. Throws `Cancelled` when the signal says so.
 */
export async function analyze(evidence: readonly Evidence[], index: IncidentIndexWriter, options: AnalysisOptions): Promise<void> {
  const { signal = { aborted: false }, onProgress = () => undefined, keys = noKeys, workerScript = null, readTable } = options;
  const shelf = new ExhibitShelf(evidence, options.scratch);
  try {
    const source = draftSource(shelf, index.recordAt);
    const sink = { index, reload: source.draft, mask: maskText };
    const reads: ExhibitRead[] = [];
    const firstRead = new Map<string, ExhibitRead>();
    const report = (stage: AnalysisStage, done: number, total: number, number: number | null = null, read: Partial<AnalysisProgress> = {}) => {
      if (signal.aborted) throw new Cancelled();
      onProgress({ stage, number, done, total, bytesDone: 0, records: 0, problems: 0, format: null, ...read });
    };

    index.begin();
    for (const [done, { number, sha256 }] of evidence.entries()) {
      report("open", done, evidence.length, number);
      const twin = firstRead.get(sha256);
      const watched = { onProgress: (progress: ReadProgress) => report("read", done, evidence.length, number, progress), signal, readTable };
      const read = twin ? sameBytes(number, twin) : await readExhibit(number, shelf, sink, watched);
      firstRead.set(sha256, twin ?? read);
      reads.push(read);
    }
    await joinTraces(sink, source, (done, total) => report("join", done, total));
    report("order", 0, 1);
    const cycles = orderRows(index);
    const { calls, documents, rows } = index.sizes();
    const classified = await classifyCalls(index, source, calls, {
      onProgress: (done, total) => report("effects", done, total), withSecrets: reads.flatMap(({ number, log }) => (log.has("secret_present") ? [number] : [])),
    });
    await findOrigins(index, source, calls + documents, { onProgress: (done, total) => report("injection", done, total) });
    const harm = await judgeHarm(index, source, classified, () => report("injection", calls + documents, calls + documents));
    const trace = { readArguments: async ({ number }: { readonly number: number }) => argumentsOf(source, index.argumentsPlace(number)) };
    const head = await auditExhibits(evidence, reads, shelf, rows > 0 ? trace : null, { index, onLog: () => undefined }, {
      keys, workerScript, readTable, signal, onProgress: ({ number, done, total, ...rest }) => report("audit", done, total, number, rest),
    });
    report("finish", 0, 1);
    index.summariseTraces();
    summarise(index, evidence, reads, cycles);
    index.putSummary("audit", head);
    index.putSummary("clocks", clockFindings(index, head.crossCheck?.clocks ?? []));
    index.putSummary("harm", { verdict: harm.verdict, harmful: harm.harmful.length, firstHarm: harm.firstHarm, response: harm.response });
    index.commit();
    index.seal();
  } finally {
    shelf.close();
  }
}

/** Arguments that are all there; an export writes none as nothing. */
async function argumentsOf(source: DraftSource, place: SightingPlace | null): Promise<JsonValue | undefined> {
  const payload = place === null ? null : ((await loadSighting(source, place))?.arguments ?? null);
  if (payload?.state === "present") return payload.value;
  return payload?.state === "empty" ? (payload.value ?? {}) : undefined;
}

const noTime = { startUs: null, endUs: null };

const eventsOf = (facts: EventFacts | undefined): Pick<ExhibitFindings, "events"> =>
  facts === undefined ? {} : { events: { count: facts.count, first: formatInstant(facts.firstUs), last: formatInstant(facts.lastUs) } };

const eventTimes = (facts: EventFacts | undefined): TimeRange => (facts === undefined ? noTime : { startUs: facts.firstUs, endUs: facts.lastUs });

function summarise(index: TraceIndexWriter, evidence: readonly Evidence[], reads: readonly ExhibitRead[], cycles: readonly number[]): void {
  const problems = index.problemFacts(cycles);
  const facts = index.captureFacts();
  const times = index.timeRanges();
  const events = index.eventFacts();
  const exhibits = evidence.map((one, at): ExhibitFindings => {
    const read = reads[at];
    if (!read) throw new Error(`exhibit x${one.number} was not read`);
    for (const fact of problems) if (fact.exhibit === one.number) read.log.add(traceProblem(fact, read.advice[fact.code]));
    return {
      id: `x${one.number}`, name: one.name, sha256: one.sha256, bytes: read.bytes, format: read.format, why: read.why, container: one.container,
      records: read.records, capture: captureOf(facts.get(one.number) ?? noCapture), ...eventsOf(events.get(one.number)), problems: read.log.list(),
    };
  });
  index.putSummary("exhibits", exhibits);
  index.putSummary("exhibitTimes", evidence.map((one) => times.get(one.number) ?? eventTimes(events.get(one.number))));
  index.putSummary("counts", index.counts());
  index.putSummary("capture", captureOf(facts.get(null) ?? noCapture));
  index.putSummary("timeRange", times.get(null) ?? noTime);
  index.putSummary("rows", index.sizes());
}
