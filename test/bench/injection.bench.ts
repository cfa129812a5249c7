import { analyzeRun } from "../../lib/injection/analyzeRun.ts";
import type { Run } from "../../lib/injection/run.ts";
import { seeded } from "../effects/mutants.ts";
import { everydayDocuments, hostileDocuments } from "../injection/hostileDocuments.ts";
import { lengthOf, mutatedRun, runWith } from "../injection/mutatedRuns.ts";

/**
 * Runs a second on one core, and the time of a document of five megabytes of each kind. Times are those of the processor, so that a busy
 * machine does not look like a slow rule. The floor is what nobody can do without: the run as JSON, once written and once read.
 */
const runsBar = 200;
const longBarMs = 2_000;
const long = 5_000_000;
const linearBar = 3;
let over = 0;

rate();
longest("documents as they occur", everydayDocuments(long));
longest("hostile documents", hostileDocuments(long));
process.exitCode = over === 0 ? 0 : 1;

/** Milliseconds of this processor that the work takes. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function rate(): void {
  const random = seeded(7);
  // Texts that were read before are remembered: each run is new.
  const batch = (): Run[] => Array.from({ length: 400 }, () => mutatedRun(random));
  batch().forEach((run) => void analyzeRun(run));
  const batches = [batch(), batch(), batch()];
  const best = Math.min(...batches.map((runs) => cpuMs(() => runs.forEach((run) => void analyzeRun(run))) / runs.length));
  const floor = Math.min(...batches.map((runs) => cpuMs(() => runs.forEach((run) => void JSON.parse(JSON.stringify(run)))) / runs.length));
  const perSecond = 1_000 / best;
  const letters = batches.flat().reduce((sum, run) => sum + lengthOf(run), 0) / batches.flat().length;
  if (perSecond < runsBar) over++;
  console.log(`  runs of ${letters.toFixed(0)} letters           ${perSecond.toFixed(0).padStart(7)} a second (bar ${runsBar})  ${(best / floor).toFixed(1)} x floor${perSecond < runsBar ? "  OVER" : ""}`);
}

function longest(title: string, texts: Readonly<Record<string, string>>): void {
  const times = Object.entries(texts).map(([name, text]) => {
    const fifth = cpuMs(() => void analyzeRun(runWith(text.slice(0, long / 5))));
    const ms = cpuMs(() => void analyzeRun(runWith(text)));
    return { name, ms, growth: ms / Math.max(fifth, 20) / 5 };
  }).sort((a, b) => b.ms - a.ms);
  const bad = times.filter(({ ms, growth }) => ms > longBarMs || growth > linearBar);
  over += bad.length;
  console.log(`  ${times.length} ${title} of five megabytes, ${bad.length} over (bar ${longBarMs} ms, ${linearBar} times of linear):`);
  for (const { name, ms, growth } of new Set([...times.slice(0, 8), ...bad])) console.log(`    ${ms.toFixed(0).padStart(6)} ms  ${growth.toFixed(1)} x linear  ${name}${ms > longBarMs || growth > linearBar ? "  OVER" : ""}`);
}
