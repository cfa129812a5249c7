import { constants, copyFileSync } from "node:fs";
import { join } from "node:path";
import { analyze, type AnalysisProgress } from "../pipeline.ts";
import { verificationWriter } from "../store/auditWriting.ts";
import { syncFile } from "../store/durable.ts";
import { openTraceIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { traceIndexWriter } from "../store/traceIndexWriter.ts";
import { verifyLogs } from "../verifyLogs.ts";
import { wordsFor } from "./failure.ts";
import { gatherProgress } from "./progress.ts";
import type { AnalysisOrder, WorkerMessage } from "./protocol.ts";

const progressEveryMs = 100;

/** Builds the index of one incident from end to end, or a copy of it with other verdicts. The caller throws the file away unless the answer is `done`. */
export async function runAnalysis(order: AnalysisOrder, say: (message: WorkerMessage) => void): Promise<WorkerMessage> {
  const flag = new Int32Array(order.cancel);
  const signal = {
    get aborted() {
      return Atomics.load(flag, 0) !== 0;
    },
  };
  const progress = gatherProgress((reports) => say({ type: "progress", progress: reports }), progressEveryMs, () => performance.now());
  try {
    await build(order, (report) => progress.add(report), signal);
    progress.flush();
    // It is renamed into place next: after a power cut that name must not stand for half a file.
    if (!signal.aborted) syncFile(order.indexPart);
    return signal.aborted ? { type: "cancelled" } : { type: "done" };
  } catch (error) {
    if (signal.aborted) return { type: "cancelled" };
    return { type: "failed", message: wordsFor(error) };
  }
}

async function build({ indexPart, root, inputs, scratch, keys, verified }: AnalysisOrder, onProgress: (report: AnalysisProgress) => void, signal: { readonly aborted: boolean }): Promise<void> {
  const options = { scratch: { kind: "folder", path: scratch }, onProgress, signal, keys, workerScript: join(root, "dist", "verifyWorker.mjs"), readTable: receiptTexts } as const;
  // A copy is changed, never the index that pages read.
  if (verified !== null) copyFileSync(verified, indexPart, constants.COPYFILE_FICLONE);
  const index = openTraceIndex(indexPart, verified === null ? "create" : "update", root);
  try {
    if (verified === null) await analyze(inputs, traceIndexWriter(index), options);
    else await verifyLogs(inputs, verificationWriter(index), options);
  } finally {
    index.close();
  }
}
