import { join } from "node:path";
import { dataFolder } from "../store/dataFolder.ts";
import { openCases } from "../store/openDatabase.ts";
import type { Store } from "../store/incidents.ts";
import { workerStarter } from "./analysisWorker.ts";
import { JobRunner } from "./runner.ts";

declare global {
  /** One runner per process: each route handler is a bundle of its own, and two would run two analyses at once. */
  var aftertraceRunner: JobRunner | undefined;
}

/** The app's own store. */
export function currentStore(): Store {
  const dataDir = dataFolder();
  return { cases: openCases(dataDir), dataDir };
}

/** The app's own job runner. */
export function currentRunner(): JobRunner {
  const root = process.cwd();
  return (globalThis.aftertraceRunner ??= new JobRunner(currentStore(), root, workerStarter(join(root, "dist", "worker.mjs"))));
}
