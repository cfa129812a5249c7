import { noKeys } from "./audit/trustedKeys.ts";
import { auditExhibits } from "./auditExhibits.ts";
import { Cancelled } from "./cancelled.ts";
import type { ExhibitFindings } from "./findings.ts";
import { type Evidence, ExhibitShelf } from "./formats/exhibitShelf.ts";
import type { AnalysisOptions } from "./pipeline.ts";
import { readAuditedAgain } from "./readAudited.ts";
import type { ExhibitRead } from "./readExhibit.ts";
import type { TraceIndexWriter } from "./trace/traceIndex.ts";
import type { AuditIndexWriter } from "./verification/auditIndex.ts";

/** What a verification on its own reads and writes of an index. */
export type VerificationIndex = AuditIndexWriter & Pick<TraceIndexWriter, "begin" | "commit" | "putSummary">;

/**
 * Verifies the signed logs of an incident that was analysed before, with other keys, and leaves everything else as it is: traces are
 * not read, and what was lined up with them does not depend on any key. Comes out like an analysis with these keys.
 */
export async function verifyLogs(evidence: readonly Evidence[], index: VerificationIndex, options: AnalysisOptions): Promise<void> {
  const { signal = { aborted: false }, onProgress = () => undefined, keys = noKeys, workerScript = null, readTable } = options;
  const shelf = new ExhibitShelf(evidence, options.scratch);
  try {
    const known = index.exhibitFindings();
    const reads = await readAuditedAgain(evidence, known, shelf, { signal, readTable });
    index.begin();
    index.clearVerification();
    const head = await auditExhibits(evidence, reads, shelf, null, { index, onLog: () => undefined }, {
      keys, workerScript, readTable, signal, onProgress: ({ number, done, total, ...rest }) => {
        if (signal.aborted) throw new Cancelled();
        onProgress({ stage: "audit", number, done, total, problems: 0, ...rest });
      },
    });
    index.putSummary("exhibits", known.map((one) => withRead(one, reads.find(({ number }) => one.id === `x${number}`))));
    index.putSummary("audit", { ...head, crossCheck: index.crossCheckNumbers() });
    index.commit();
  } finally {
    shelf.close();
  }
}

function withRead(known: ExhibitFindings, read: ExhibitRead | undefined): ExhibitFindings {
  return read === undefined ? known : { ...known, format: read.format, why: read.why, records: read.records, problems: read.log.list() };
}
