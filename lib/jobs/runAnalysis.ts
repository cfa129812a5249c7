import { analyze } from "../pipeline.ts";
import { openTraceIndex } from "../store/openDatabase.ts";
import { traceIndexWriter } from "../store/traceIndexWriter.ts";
import { gatherProgress } from "./progress.ts";
import type { AnalysisOrder, WorkerMessage } from "./protocol.ts";

const progressEveryMs = 100;

/** Builds the index of one incident from end to end. The caller throws the file away unless the answer is `done`. */
export async function runAnalysis(order: AnalysisOrder, say: (message: WorkerMessage) => void): Promise<WorkerMessage> {
  const flag = new Int32Array(order.cancel);
  const signal = {
    get aborted() {
      return Atomics.load(flag, 0) !== 0;
    },
  };
  const progress = gatherProgress((reports) => say({ type: "progress", progress: reports }), progressEveryMs, () => performance.now());
  const index = openTraceIndex(order.indexPart, "create", order.root);
  try {
    await analyze(order.inputs, traceIndexWriter(index), {
      scratch: { kind: "folder", path: order.scratch }, onProgress: (report) => progress.add(report), signal,
    });
    progress.flush();
    return signal.aborted ? { type: "cancelled" } : { type: "done" };
  } catch (error) {
    if (signal.aborted) return { type: "cancelled" };
    return { type: "failed", message: error instanceof Error ? error.message : String(error) };
  } finally {
    index.close();
  }
}
