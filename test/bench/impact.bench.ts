import { measureImpact } from "./millionEffects.ts";

/** The blast radius of an incident with a million effects, as the request thread answers it. */
const effects = Number(process.env["AFTERTRACE_BENCH_EFFECTS"] ?? 1_000_000);
/** Of answers once the columns of the index are in memory. */
const budgetMs = 150;

const { buildMs, bytes, times } = measureImpact(effects, process.cwd());
console.log(`${effects} effects: indexes and counts made in ${Math.round(buildMs)} ms, ${Math.round(bytes / 1_048_576)} MiB`);
for (const { name, firstMs, againMs } of times) console.log(`  ${name.padEnd(38)} first ${firstMs.toFixed(1).padStart(7)} ms   again ${againMs.toFixed(1).padStart(7)} ms${againMs > budgetMs ? "   over the budget" : ""}`);
process.exitCode = times.some(({ againMs }) => againMs > budgetMs) ? 1 : 0;
