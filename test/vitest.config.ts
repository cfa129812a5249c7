import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const alias = { "@": root.replace(/[\\/]$/, "") };

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**", "test/bench/**"],
          pool: "threads",
          maxWorkers: "100%",
          // Nothing is measured by the clock here: a slow machine is slow, and what hangs still fails.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
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
