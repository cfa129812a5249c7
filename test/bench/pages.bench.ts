import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "../../bin/chromium.mjs";
import { serve } from "../../bin/serve.mjs";
import { pageAddresses } from "./pageList.ts";
import { interactiveMs, loadPage, type PageLoad } from "./pageLoad.ts";
import { quantile } from "./quantiles.ts";
import { Scores } from "./scores.ts";

/**
 * Every page of the built app in Chromium, nothing cached, over the bundled samples: JavaScript as gzip sends it, with the page and after it was read to its end (charts come when
 * they come near), layout shift at two widths, and when
 * the first page can be used. A page without a script, loaded the same way, is the floor: the machine may be busy with something else.
 * AFTERTRACE_BENCH_LOADS says how often the first page is loaded.
 */
const loads = Number(process.env["AFTERTRACE_BENCH_LOADS"] ?? 7);
const bars = { interactiveMs: 1_000, scriptKb: 250, shift: 0 } as const;
const widths = [1280, 390] as const;
const analysisMs = 600_000;
const root = process.cwd();

const prepared = spawnSync(process.execPath, ["--input-type=module", "-e", "await (await import('./bin/prepare.mjs')).prepare(process.cwd())"], { cwd: root, stdio: "inherit" });
if (prepared.status !== 0) throw new Error("The app could not be built.");
const data = mkdtempSync(join(tmpdir(), "aftertrace-bench-pages-"));
const scores = new Scores();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"] });
const server = serve({ root, host: "127.0.0.1", port: 0, quiet: true, env: { AFTERTRACE_DATA: data, HOST: "127.0.0.1", AFTERTRACE_TOKEN: "" } });
try {
  const base = await server.ready;
  const id = await leadingSample(base);
  await measureFirstPage(base);
  for (const path of pageAddresses(root, { id, exhibit: "x1" })) await measurePage(base, path, id);
} finally {
  server.stop();
  await server.ended;
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = scores.over === 0 ? 0 : 1;

type Listed = { readonly id: string; readonly title: string; readonly state: string; readonly calls: number | null };

/** The sample with the most calls, once all of them have been analysed. */
async function leadingSample(base: string): Promise<string> {
  const end = Date.now() + analysisMs;
  for (;;) {
    const { incidents } = await (await fetch(`${base}/api/v1/incidents`)).json() as { readonly incidents: readonly Listed[] };
    if (incidents.length > 0 && incidents.every(({ state }) => state === "ready")) return incidents.reduce((most, one) => ((one.calls ?? 0) > (most.calls ?? 0) ? one : most)).id;
    if (Date.now() > end) throw new Error("The bundled samples were not analysed in time.");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function measureFirstPage(base: string): Promise<void> {
  const plain = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>plain</title><h1>Incidents</h1><p>Nothing else.</p>"));
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const address = plain.address();
  const floorUrl = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
  const [floors, own]: [number[], number[]] = [[], []];
  await interactiveMs(browser, `${base}/`);
  for (let load = 0; load < loads; load++) {
    floors.push(await interactiveMs(browser, floorUrl));
    own.push(await interactiveMs(browser, `${base}/`));
  }
  plain.close();
  const floor = quantile(floors, 0.5);
  console.log(`floor: a page without a script can be used after ${floor.toFixed(0)} ms (median of ${loads})`);
  scores.add(`first page can be used, of ${loads}`, "ms", quantile(own, 0.5), bars.interactiveMs, floor);
  scores.add("  the slowest", "ms", Math.max(...own), null, floor);
  console.log(`\n  ${"page".padEnd(34)} ${"JS kB".padStart(9)} ${"read on".padStart(9)}   ${widths.map((width) => `shift at ${width}`).join("   ")}`);
}

async function measurePage(base: string, path: string, id: string): Promise<void> {
  const name = path.replace(id, "[id]");
  const measured: PageLoad[] = [];
  for (const width of widths) measured.push(await loadPage(browser, `${base}${path}`, width));
  const scriptKb = Math.max(...measured.map((one) => one.scriptKb));
  console.log(`  ${name.padEnd(34)} ${scriptKb.toFixed(1).padStart(9)} ${Math.max(...measured.map((one) => one.readKb)).toFixed(1).padStart(9)}   ${measured.map(({ shift }) => shift.toFixed(4).padStart(13)).join("   ")}`);
  const status = measured[0]?.status ?? 0;
  if (status !== 200) scores.fail(`${name} was answered with ${status}`);
  if (scriptKb >= bars.scriptKb) scores.fail(`${name}: ${scriptKb.toFixed(1)} kB of JavaScript, bar ${bars.scriptKb}`);
  for (const [at, { shift, shifted }] of measured.entries()) {
    // The browser reports shifts of a thousandth of the window; less than that nobody sees.
    if (Math.round(shift * 1_000) <= bars.shift) continue;
    scores.fail(`${name} at ${widths[at]} px: layout shift ${shift.toFixed(4)}`);
    for (const one of shifted.slice(0, 3)) console.log(`        ${one}`);
  }
}
