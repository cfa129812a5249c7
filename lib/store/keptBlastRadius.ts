import { z } from "zod";
import { blastRadiusFindingsSchema } from "../impactFindings.ts";
import { blastRadius, type BlastRadiusFacts } from "./blastRadius.ts";
import { noOverrides, type Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const key = "blastRadius";
const harmAt = z.strictObject({ call: z.number().int(), timeUs: z.number().int().nullable() }).nullable();
const factsSchema = blastRadiusFindingsSchema.omit({ noticed: true, contained: true }).extend({ harmful: z.number().int(), firstHarm: harmAt, lastHarm: harmAt }) satisfies z.ZodType<BlastRadiusFacts>;

/** Counts once what the machine says: a million effects take seconds, and a page must not wait for them. Called when effects are final. */
export function keepBlastRadius(db: TraceIndexDatabase): void {
  db.prepare<[string, string]>("insert or replace into summary (key, json) values (?, ?)").run(key, JSON.stringify(blastRadius(db, noOverrides)));
}

/** As it was counted, where nobody said anything on top; else counted anew. */
export function blastRadiusOf(db: TraceIndexDatabase, overrides: Overrides): BlastRadiusFacts {
  const kept = overrides.effects.size + overrides.harm.size > 0 ? undefined : db.prepare<[string], string>("select json from summary where key = ?").pluck().get(key);
  return kept === undefined ? blastRadius(db, overrides) : factsSchema.parse(JSON.parse(kept));
}
