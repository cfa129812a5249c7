import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureChromium } from "../../bin/chromium.mjs";
import { serve } from "../../bin/serve.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the served app, without a slash at its end. */
    base: string;
    /** The data folder of that app. */
    data: string;
    chromium: string;
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
  project.provide("base", await server.ready);
  project.provide("data", data);
  project.provide("chromium", chromium);
  return async () => {
    server.stop();
    await server.ended;
    rmSync(data, { recursive: true, force: true });
  };
}
