import { defineConfig } from "drizzle-kit";

/** The cases database: `npx drizzle-kit generate --config=drizzle/config.ts --name <what changed>`. */
export default defineConfig({ dialect: "sqlite", schema: "./drizzle/cases.ts", out: "./drizzle/migrations/cases" });
