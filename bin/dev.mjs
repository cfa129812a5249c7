// `npm run dev`: Next in development, and the bundle rebuilt whenever lib/ changes, which Next cannot see.
import { join } from "node:path";
import { requireNode } from "./node-version.mjs";

requireNode();
const { options, root } = await import("./bundle.mjs");
const { install } = await import("./install.mjs");
const { withLock } = await import("./lock.mjs");
const { run, quietEnv } = await import("./run.mjs");
await withLock(root, () => install(root));
const { context } = await import("esbuild");
const watcher = await context(options);
await watcher.watch();
const port = process.env.PORT ?? "3300";
const env = { ...quietEnv, HOST: "127.0.0.1", AFTERTRACE_ROOT: root };
const code = await run(
  process.execPath,
  [join("node_modules", "next", "dist", "bin", "next"), "dev", "-H", "127.0.0.1", "-p", port],
  { cwd: root, env },
);
await watcher.dispose();
process.exitCode = code;
