import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const alias = { "@": root.replace(/[\\/]$/, "") };

/** Files with an installation of their own, of which a process holds one, or with modules that stand in for others. */
const alone = ["api/**/*", "jobs/**/*", "pipeline/bombs", "store/custodyCheck", "store/report"].map((files) => `test/${files}.test.ts`);

const unit = {
  pool: "threads" as const,
  maxWorkers: "100%",
  // Nothing is measured by the clock here: a slow machine is slow, and what hangs still fails.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        // Every module is read once for all files: none of them keeps anything that another file could meet.
        test: { ...unit, name: "unit", include: ["test/**/*.test.{ts,tsx}"], exclude: ["test/e2e/**", "test/bench/**", ...alone], isolate: false },
      },
      {
        root,
        resolve: { alias },
        test: { ...unit, name: "installation", include: alone },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          pool: "forks",
          fileParallelism: false,
          globalSetup: ["test/e2e/server.ts"],
          testTimeout: 60_000,
          // A whole browser beside a whole server on two processors: what fails twice is broken, what fails once was starved.
          retry: 1,
          hookTimeout: 120_000,
          // Polls wait for a server and a browser that share the machine with everything else.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
