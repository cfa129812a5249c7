import { measureReplay } from "./millionSteps.ts";

/** The replay of an incident with a million rows, as the request thread answers it: order, numbers and rows of a window, without texts. */
const rows = Number(process.env["AFTERTRACE_BENCH_ROWS"] ?? 1_000_000);
/** Of answers once the order of the steps is in memory. */
const budgetMs = 150;

const { steps, times } = measureReplay(rows, process.cwd());
console.log(`${rows} rows, ${steps} steps`);
for (const { name, firstMs, againMs } of times) console.log(`  ${name.padEnd(38)} first ${firstMs.toFixed(1).padStart(7)} ms   again ${againMs.toFixed(1).padStart(7)} ms${againMs > budgetMs ? "   over the budget" : ""}`);
process.exitCode = times.some(({ againMs }) => againMs > budgetMs) ? 1 : 0;
