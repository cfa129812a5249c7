import { parentPort, workerData } from "node:worker_threads";
import { runAnalysis } from "./runAnalysis.ts";
import type { AnalysisOrder, WorkerMessage } from "./protocol.ts";

/** The entry of the worker bundle (dist/worker.mjs): does one analysis, says how it went, and ends. */
const order: AnalysisOrder = workerData;
const say = (message: WorkerMessage): void => parentPort?.postMessage(message);
say(await runAnalysis(order, say));
