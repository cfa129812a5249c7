import { measureTimeline } from "./millionRows.ts";

/** Windows, filters, places and counts over a timeline of a million rows, each with nothing kept from before. */
const rows = Number(process.env["AFTERTRACE_BENCH_ROWS"] ?? 1_000_000);
const budgetMs = 150;

const { buildMs, openMs, measured } = measureTimeline(rows, process.cwd());
console.log(`${rows} rows: built in ${Math.round(buildMs)} ms, opened in ${openMs.toFixed(1)} ms`);
for (const { name, firstMs, againMs, total } of measured)
  console.log(`  ${name.padEnd(32)} first ${firstMs.toFixed(1).padStart(7)} ms   again ${againMs.toFixed(1).padStart(7)} ms   ${total} rows`);
const firsts = measured.map((one) => one.firstMs).sort((a, b) => a - b);
const p95 = firsts[Math.ceil(firsts.length * 0.95) - 1] ?? 0;
console.log(`  p95 of ${firsts.length} first queries ${p95.toFixed(1)} ms (bar ${budgetMs}), worst ${(firsts.at(-1) ?? 0).toFixed(1)} ms`);
process.exitCode = p95 > budgetMs ? 1 : 0;
