import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { z } from "zod";
import { ensureChromium } from "../../bin/chromium.mjs";
import { serve } from "../../bin/serve.mjs";

const listSchema = z.object({ incidents: z.array(z.object({ title: z.string(), state: z.string() })) });

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the served app, without a slash at its end. */
    base: string;
    /** The data folder of that app. */
    data: string;
    chromium: string;
  }
}

const analysisMs = 300_000;

/** The bundled samples are analysed first: what a test imports meanwhile would wait behind all of them. */
async function samplesAnalysed(base: string): Promise<void> {
  const end = Date.now() + analysisMs;
  for (;;) {
    const { incidents } = listSchema.parse(await (await fetch(`${base}/api/v1/incidents`)).json());
    if (incidents.length > 0 && incidents.every(({ state }) => state === "ready")) return;
    if (Date.now() > end) throw new Error(`The bundled samples were not analysed in ${analysisMs / 1000} s: ${JSON.stringify(incidents)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Serves the built app on a free port, with an empty data folder, for all browser tests; answers how to stop it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const root = process.cwd();
  if (!existsSync(join(root, ".next", "BUILD_ID")))
    throw new Error("The browser tests serve the built app: run `npm test`, or `npx next build` first.");
  const chromium = ensureChromium();
  const data = mkdtempSync(join(tmpdir(), "aftertrace-e2e-"));
  const server = serve({
    root,
    host: "127.0.0.1",
    port: 0,
    quiet: false,
    env: { AFTERTRACE_DATA: data, HOST: "127.0.0.1", AFTERTRACE_TOKEN: "" },
  });
  const base = await server.ready;
  await samplesAnalysed(base).catch((cause: unknown) => {
    server.stop();
    throw cause;
  });
  project.provide("base", base);
  project.provide("data", data);
  project.provide("chromium", chromium);
  return async () => {
    server.stop();
    await server.ended;
    rmSync(data, { recursive: true, force: true });
  };
}
