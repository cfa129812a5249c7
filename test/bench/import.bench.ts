import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, createReadStream, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../bin/serve.mjs";
import { analyze } from "../../lib/pipeline.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { leaves } from "../../lib/trace/rowText.ts";
import { peakMemoryMb } from "../peakMemory.ts";
import { writeBigExport } from "./bigExport.ts";

/**
 * Import of a large export: time and memory as ratios to the machine's floor in the same run. The floor is what nobody
 * can do without on one thread: SHA-256 of the file, JSON.parse of every record, as many rows into the same tables, and
 * FTS5 over the same text. AFTERTRACE_BENCH_MB sets the size (default 1000).
 */
const megabytes = Number(process.env["AFTERTRACE_BENCH_MB"] ?? 1000);
const rssBudgetMb = 500;

type Result = { readonly seconds: number; readonly rssMb: number; readonly rows: Record<string, number> };

const [, , role, path = "", rowsJson = "{}"] = process.argv;
if (role === "floor") process.send?.(await floor(path, JSON.parse(rowsJson)));
else if (role === "import") process.send?.(await imported(path));
else await main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-bench-"));
  let over = false;
  try {
    for (const shape of ["lines", "array"] as const) {
      const file = await writeBigExport(join(folder, `runs.${shape}`), megabytes * 1e6, shape);
      const ours = await child("import", file.path);
      const base = await child("floor", file.path, ours.rows);
      const served = await throughServer(file.path, file.bytes);
      const label = shape === "array" ? "JSON array" : "JSON Lines";
      console.log(`${label}, ${Math.round(file.bytes / 1e6)} MB, ${file.records} records, rows written ${JSON.stringify(ours.rows)}`);
      console.log(`  floor                ${base.seconds.toFixed(1)} s   ${base.rssMb.toFixed(0)} MB`);
      console.log(`  import               ${ours.seconds.toFixed(1)} s   ${ours.rssMb.toFixed(0)} MB   time ${(ours.seconds / base.seconds).toFixed(2)} x floor, memory ${(ours.rssMb / base.rssMb).toFixed(2)} x floor`);
      console.log(`  upload and import in the app: ${served.seconds.toFixed(1)} s, peak RSS ${served.rssMb.toFixed(0)} MB (bar ${rssBudgetMb}), ${served.asked} pages asked meanwhile: median ${served.medianMs.toFixed(0)} ms, p99 ${served.p99Ms.toFixed(0)} ms, worst ${served.worstMs.toFixed(0)} ms, failed ${served.failed}`);
      over ||= served.rssMb > rssBudgetMb || served.failed > 0;
      rmSync(file.path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = over ? 1 : 0;
}

function child(part: string, file: string, rows: Record<string, number> = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const one = fork(fileURLToPath(import.meta.url), [part, file, JSON.stringify(rows)], { execArgv: [] });
    one.on("message", (result: Result) => resolve(result));
    one.on("exit", (code) => code !== 0 && reject(new Error(`${part} ended with ${code}`)));
  });
}

async function imported(file: string): Promise<Result> {
  const began = performance.now();
  const sha256 = await hashOf(file);
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-bench-index-"));
  const db = openTraceIndex(join(folder, "index.sqlite"), "create");
  await analyze([{ number: 1, name: "runs", path: file, sha256, container: null }], traceIndexWriter(db), { scratch: { kind: "memory" } });
  const seconds = (performance.now() - began) / 1000;
  const count = (table: string) => db.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0;
  const rows = Object.fromEntries(["records", "steps", "sightings", "calls", "documents"].map((table) => [table, count(table)]));
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds, rssMb: peakMemoryMb(), rows };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

async function floor(file: string, rows: Record<string, number>): Promise<Result> {
  const began = performance.now();
  await hashOf(file);
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-bench-floor-"));
  const db = openTraceIndex(join(folder, "index.sqlite"), "create");
  const inserts = ["records", "steps", "sightings", "calls", "documents"].map((table) => {
    const columns = db.prepare<[], { name: string; type: string; notnull: number; pk: number }>(`select name, type, "notnull", pk from pragma_table_info('${table}')`).all();
    const statement = db.prepare(`insert or ignore into ${table} (${columns.map((one) => one.name).join(", ")}) values (${columns.map(() => "?").join(", ")})`);
    const fill = (n: number) => columns.map((one) => (one.pk ? n : one.type === "integer" ? n : `019d4000-0000-7777-8777-${n}`));
    return { perRecord: (rows[table] ?? 0) / (rows["records"] ?? 1), statement, fill, done: 0 };
  });
  const hit = db.prepare("insert into hits (rowid, input, output) values (?, ?, ?)");
  let n = 0;
  db.exec("begin");
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }), crlfDelay: Infinity })) {
    const record: { inputs: never; outputs: never } = JSON.parse(line.replace(/^\[|[,\]]$/g, ""));
    n++;
    hit.run(n, leaves(record.inputs), leaves(record.outputs));
    for (const insert of inserts) for (; insert.done < n * insert.perRecord; insert.done++) insert.statement.run(insert.fill(insert.done + 1));
    if (n % 1000 === 0) db.exec("commit; begin");
  }
  db.exec("commit");
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds: (performance.now() - began) / 1000, rssMb: peakMemoryMb(), rows };
}

type Served = { seconds: number; rssMb: number; asked: number; failed: number; medianMs: number; p99Ms: number; worstMs: number };

/** The same through the running app: what it keeps in memory at its worst, and how long pages take meanwhile. */
async function throughServer(file: string, bytes: number): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), "aftertrace-bench-data-"));
  const server = serve({ root: process.cwd(), host: "127.0.0.1", port: 0, quiet: true, env: { AFTERTRACE_DATA: data, HOST: "127.0.0.1", AFTERTRACE_TOKEN: "" } });
  try {
    const base = await server.ready;
    const began = performance.now();
    const waits: number[] = [];
    const state = { failed: 0, over: false };
    const asking = ask(`${base}/`, waits, state);
    const { id } = await json(`${base}/api/v1/incidents`, { method: "POST", body: JSON.stringify({ title: "bench" }) });
    await upload(`${base}/api/v1/incidents/${id}/exhibits?name=runs.json`, file, bytes);
    let job = await json(`${base}/api/v1/incidents/${id}/analyze`, { method: "POST" });
    while (job.state === "queued" || job.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 200));
      job = await json(`${base}/api/v1/jobs/${job.id}`);
    }
    state.over = true;
    await asking;
    waits.sort((a, b) => a - b);
    const quantile = (q: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * q))] ?? 0;
    if (job.state !== "done") state.failed++;
    return {
      seconds: (performance.now() - began) / 1000, rssMb: peakMemoryMb(server.pid), asked: waits.length, failed: state.failed,
      medianMs: quantile(0.5), p99Ms: quantile(0.99), worstMs: quantile(1),
    };
  } finally {
    server.stop();
    await server.ended;
    rmSync(data, { recursive: true, force: true });
  }
}

async function ask(url: string, waits: number[], state: { failed: number; readonly over: boolean }): Promise<void> {
  while (!state.over) {
    const began = performance.now();
    const answer = await fetch(url).then((response) => response.text().then(() => response.ok), () => false);
    if (!answer) state.failed++;
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function json(url: string, init?: RequestInit): Promise<{ id: string; state: string }> {
  const response = await fetch(url, { ...init, headers: { "content-type": "application/json" } });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  const body: { id: string; state: string } = await response.json();
  return body;
}

async function upload(url: string, file: string, bytes: number): Promise<void> {
  const descriptor = openSync(file, "r");
  const chunk = Buffer.alloc(1 << 20);
  const body = new ReadableStream({
    type: "bytes",
    pull(controller) {
      const count = readSync(descriptor, chunk);
      if (count === 0) controller.close();
      else controller.enqueue(new Uint8Array(chunk.subarray(0, count)));
    },
  });
  const response = await fetch(url, { method: "POST", body, duplex: "half", headers: { "content-type": "application/octet-stream", "x-file-size": String(bytes) } } as RequestInit);
  closeSync(descriptor);
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
}
