import type { ExhibitFindings } from "./findings.ts";
import { type Evidence, ExhibitShelf } from "./formats/exhibitShelf.ts";
import type { ScratchPlace } from "./evidence/scratch.ts";
import { Cancelled, type ExhibitRead, readExhibit, type ReadProgress, sameBytes } from "./readExhibit.ts";
import { captureOf, noCapture } from "./trace/capture.ts";
import { draftSource } from "./trace/draftSource.ts";
import { joinTraces } from "./trace/joinTraces.ts";
import { orderRows } from "./trace/orderRows.ts";
import type { TraceIndexWriter } from "./trace/traceIndex.ts";
import { traceProblem } from "./trace/traceProblems.ts";

export { Cancelled } from "./readExhibit.ts";
export type { Evidence } from "./formats/exhibitShelf.ts";

export type AnalysisStage = "open" | "read" | "join" | "order" | "finish";
/** Where an analysis stands. `number` is the exhibit at work, null where the stage concerns the whole incident. */
export type AnalysisProgress = { readonly stage: AnalysisStage; readonly number: number | null; readonly done: number; readonly total: number } & Omit<ReadProgress, "format"> & { readonly format: string | null };

export type AnalysisOptions = {
  /** Where compressed exhibits are unpacked to. */
  readonly scratch: ScratchPlace;
  readonly onProgress?: (progress: AnalysisProgress) => void;
  /** Looked at between batches. */
  readonly signal?: { readonly aborted: boolean };
};

/**
 * The whole product on one screen: exhibits in, findings in the index out.
 * A pure function of the exhibits' bytes, their order and the version. Throws `Cancelled` when the signal says so.
 */
export async function analyze(evidence: readonly Evidence[], index: TraceIndexWriter, options: AnalysisOptions): Promise<void> {
  const { signal = { aborted: false }, onProgress = () => undefined } = options;
  const shelf = new ExhibitShelf(evidence, options.scratch);
  try {
    const source = draftSource(shelf, index.recordAt);
    const sink = { index, reload: source.draft };
    const reads: ExhibitRead[] = [];
    const firstRead = new Map<string, ExhibitRead>();
    const report = (stage: AnalysisStage, done: number, total: number, number: number | null = null, read: ReadProgress | null = null) => {
      if (signal.aborted) throw new Cancelled();
      onProgress({ stage, number, done, total, bytesDone: 0, records: 0, problems: 0, format: null, ...read });
    };

    index.begin();
    for (const [done, { number, sha256 }] of evidence.entries()) {
      report("open", done, evidence.length, number);
      const twin = firstRead.get(sha256);
      const read = twin ? sameBytes(number, twin) : await readExhibit(number, shelf, sink, (progress) => report("read", done, evidence.length, number, progress), signal);
      firstRead.set(sha256, twin ?? read);
      reads.push(read);
    }
    await joinTraces(sink, source, (done, total) => report("join", done, total));
    report("order", 0, 1);
    const cycles = orderRows(index);
    report("finish", 0, 1);
    index.summariseTraces();
    summarise(index, evidence, reads, cycles);
    index.commit();
    index.seal();
  } finally {
    shelf.close();
  }
}

const noTime = { startUs: null, endUs: null };

function summarise(index: TraceIndexWriter, evidence: readonly Evidence[], reads: readonly ExhibitRead[], cycles: readonly number[]): void {
  const problems = index.problemFacts(cycles);
  const facts = index.captureFacts();
  const times = index.timeRanges();
  const exhibits = evidence.map((one, at): ExhibitFindings => {
    const read = reads[at];
    if (!read) throw new Error(`exhibit x${one.number} was not read`);
    for (const fact of problems) if (fact.exhibit === one.number) read.log.add(traceProblem(fact, read.advice[fact.code]));
    return {
      id: `x${one.number}`, name: one.name, sha256: one.sha256, bytes: read.bytes, format: read.format, why: read.why, container: one.container,
      records: read.records, capture: captureOf(facts.get(one.number) ?? noCapture), problems: read.log.list(),
    };
  });
  index.putSummary("exhibits", exhibits);
  index.putSummary("exhibitTimes", evidence.map((one) => times.get(one.number) ?? noTime));
  index.putSummary("counts", index.counts());
  index.putSummary("capture", captureOf(facts.get(null) ?? noCapture));
  index.putSummary("timeRange", times.get(null) ?? noTime);
  index.putSummary("rows", index.sizes());
}
