import { defineConfig } from "drizzle-kit";

/** The derived index of one incident: `npx drizzle-kit generate --config=drizzle/config.index.ts --name <what changed>`. */
export default defineConfig({ dialect: "sqlite", schema: "./drizzle/traceIndex.ts", out: "./drizzle/migrations/index" });
