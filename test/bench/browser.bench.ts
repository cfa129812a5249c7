import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../bin/chromium.mjs";
import { serve } from "../../bin/serve.mjs";
import { peakMemoryMb } from "../peakMemory.ts";
import { measureApi, plainFetchMs } from "./apiTimes.ts";
import { writeDeepTrace } from "./deepTrace.ts";
import { plainSweep, sweep } from "./frames.ts";
import { importThrough } from "./importThrough.ts";
import { firstRows, heapMb, openTimeline } from "./openTimeline.ts";
import { Scores } from "./scores.ts";
import { seedIncident } from "./seedIncident.ts";

/**
 * The timeline in Chromium, over incidents of 50,000 and of 1,000,000 rows, and over one trace of 200,000 spans that was really
 * imported. Floors of the same run stand beside what is measured: the machine may be busy with something else.
 * AFTERTRACE_BENCH_SIZES and AFTERTRACE_BENCH_SPANS set the sizes (0 spans: no import), AFTERTRACE_BENCH_SECONDS how long each sweep is.
 */
const sizes = (process.env["AFTERTRACE_BENCH_SIZES"] ?? "50000,1000000").split(",").filter(Boolean).map(Number);
const spans = Number(process.env["AFTERTRACE_BENCH_SPANS"] ?? 200_000);
const seconds = Number(process.env["AFTERTRACE_BENCH_SECONDS"] ?? 10);
const root = process.cwd();
const bars = { firstRowsMs: 1_500, frameP95Ms: 33, frameMaxMs: 50, rows: 300, heapMb: 300, apiP95Ms: 150, serverMb: 500 } as const;

const prepared = spawnSync(process.execPath, ["--input-type=module", "-e", "await (await import('./bin/prepare.mjs')).prepare(process.cwd())"], { cwd: root, stdio: "inherit" });
if (prepared.status !== 0) throw new Error("The app could not be built.");
const data = mkdtempSync(join(tmpdir(), "aftertrace-bench-data-"));
const scores = new Scores();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"] });
try {
  const seeded = sizes.map((rows) => ({ rows, id: seedIncident(join(data, "seeded"), rows, root) }));
  const floor = await served("seeded", async (base) => {
    const measured = await measureFloor(base);
    for (const { rows, id } of seeded) await measureIncident(base, id, rows, measured);
    return measured;
  });
  if (spans > 0) await served("imported", (base, pid) => measureDeepTrace(base, pid, floor));
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = scores.over === 0 ? 0 : 1;

/** Does something while the built app serves a data folder of its own. */
async function served<T>(folder: string, work: (base: string, pid: number | undefined) => Promise<T>): Promise<T> {
  const env = { AFTERTRACE_DATA: join(data, folder), HOST: "127.0.0.1", AFTERTRACE_TOKEN: "" };
  const server = serve({ root, host: "127.0.0.1", port: 0, quiet: true, env });
  try {
    return await work(await server.ready, server.pid);
  } finally {
    server.stop();
    await server.ended;
  }
}

type Floor = { readonly frameMs: number; readonly fetchMs: number };

async function measureFloor(base: string): Promise<Floor> {
  const page = await browser.newPage();
  const plain = await plainSweep(page, seconds);
  await page.close();
  const fetchMs = await plainFetchMs(`${base}/api/v1/custody`);
  console.log(`floor: p95 frame over plain rows ${plain.p95Ms.toFixed(1)} ms, longest ${plain.maxMs.toFixed(1)} ms; a small answer ${fetchMs.toFixed(1)} ms (p95)`);
  return { frameMs: plain.p95Ms, fetchMs };
}

async function measureIncident(base: string, id: string, rows: number, floor: Floor): Promise<void> {
  console.log(`\n${rows} rows`);
  await measurePage(`${base}/incidents/${id}/timeline`, floor, rows <= 50_000 ? bars.firstRowsMs : null, ["tree", "flat", "table"]);
  await measureRequests(`${base}/api/v1/incidents/${id}`, rows, false, floor);
}

async function measureRequests(incident: string, rows: number, withExcerpts: boolean, floor: Floor): Promise<void> {
  const api = await measureApi(incident, rows, withExcerpts);
  scores.add(`API p95 of ${api.asked} requests`, "ms", api.p95Ms, bars.apiP95Ms, floor.fetchMs);
  scores.add("  longest", "ms", api.maxMs, null, floor.fetchMs);
  for (const { kind, path, ms } of api.slowest) console.log(`    ${ms.toFixed(0).padStart(6)} ms  ${kind}: ${path.slice(0, 120)}`);
  if (api.refused.length > 0) scores.fail(`${api.refused.length} requests were refused, the first: ${api.refused[0]}`);
}

async function measurePage(url: string, floor: Floor, firstRowsMs: number | null, views: readonly string[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  scores.add("first rows, nothing cached", "ms", await firstRows(page, url), firstRowsMs, null);
  scores.add("first rows, again", "ms", await firstRows(page, url), firstRowsMs, null);
  for (const view of views) {
    await openTimeline(page, `${url}?view=${view}`);
    const frames = await sweep(page, { row: "[role=row][data-row]", seconds });
    scores.add(`${view}: p95 frame of ${frames.frames}`, "ms", frames.p95Ms, bars.frameP95Ms, floor.frameMs);
    scores.add(`${view}: longest frame`, "ms", frames.maxMs, bars.frameMaxMs, floor.frameMs);
    const { script, style, layout, all } = frames.work;
    console.log(`    main thread per frame: ${all.toFixed(1)} ms of the processor, of it script ${script.toFixed(1)}, style ${style.toFixed(1)}, layout ${layout.toFixed(1)}`);
    scores.add(`${view}: row elements`, "", frames.rowsMax, bars.rows, null);
    scores.add(`${view}: heap`, "MB", await heapMb(page), bars.heapMb, null);
  }
  await context.close();
}

async function measureDeepTrace(base: string, pid: number | undefined, floor: Floor): Promise<void> {
  const file = join(data, "deep.jsonl");
  const bytes = await writeDeepTrace(file, spans, "agents");
  console.log(`\none trace of ${spans} spans, ${Math.round(bytes / 1e6)} MB`);
  const { id, seconds: took, error } = await importThrough(base, file, bytes);
  rmSync(file);
  if (error !== null) return scores.fail(`the import failed: ${error}`);
  scores.add("import", "s", took, null, null);
  scores.add("peak memory of the app", "MB", peakMemoryMb(pid), bars.serverMb, null);
  await measurePage(`${base}/incidents/${id}/timeline`, floor, null, ["tree"]);
  await measureRequests(`${base}/api/v1/incidents/${id}`, spans, true, floor);
}
