import { measureTimeline } from "./millionRows.ts";

/** Windows, filters, places and counts over a timeline of a million rows, each with nothing kept from before. */
const rows = Number(process.env["AFTERTRACE_BENCH_ROWS"] ?? 1_000_000);
const budgetMs = 150;

const { buildMs, openMs, measured } = measureTimeline(rows, process.cwd());
console.log(`${rows} rows: built in ${Math.round(buildMs)} ms, opened in ${openMs.toFixed(1)} ms`);
for (const { name, firstMs, againMs, total } of measured)
  console.log(`  ${name.padEnd(32)} first ${firstMs.toFixed(1).padStart(7)} ms   again ${againMs.toFixed(1).padStart(7)} ms   ${total} rows`);
const worst = Math.max(...measured.map((one) => one.firstMs));
console.log(`  worst ${worst.toFixed(1)} ms (bar ${budgetMs})`);
process.exitCode = worst > budgetMs ? 1 : 0;
