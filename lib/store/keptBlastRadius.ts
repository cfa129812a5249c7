import { z } from "zod";
import { effectOfId } from "../effects/effectIndex.ts";
import { adjustedRadius, blastRadiusFactsSchema, machineRadius, type BlastRadiusFacts, type RadiusBase } from "./blastRadius.ts";
import type { Overrides } from "./judgedEffects.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { countsFound, radiusParts } from "./radiusCounts.ts";
import { keepTargets } from "./radiusTargets.ts";
import { keepTotalTargets, keptDistinct } from "./radiusTotals.ts";

const factsKey = "blastRadius";
const baseKey = "blastRadiusBase";
const tally = z.array(z.tuple([z.string(), z.array(z.number())])).transform((entries) => new Map(entries));
const baseSchema = z.object({ counts: z.object({ classes: tally, matrix: tally, environments: tally, calls: tally, harm: tally, totals: tally }), distinct: tally });

/** Counts once what the machine says: a million effects take seconds, and a page must not wait for them. Called when effects are final. */
export function keepBlastRadius(db: TraceIndexDatabase): void {
  keepTargets(db);
  keepTotalTargets(db);
  const base: RadiusBase = { counts: countsFound(db), distinct: keptDistinct(db) };
  const put = db.prepare<[string, string]>("insert or replace into summary (key, json) values (?, ?)");
  put.run(baseKey, JSON.stringify({ counts: Object.fromEntries(radiusParts.map((part) => [part, [...base.counts[part]]])), distinct: [...base.distinct] }));
  put.run(factsKey, JSON.stringify(machineRadius(db, base)));
}

/** As it was counted where nobody said anything on top; else that, with the calls counted anew of which somebody did. */
export function blastRadiusOf(db: TraceIndexDatabase, overrides: Overrides): BlastRadiusFacts {
  const read = db.prepare<[string], string>("select json from summary where key = ?").pluck();
  const among = calledOf(overrides);
  if (among.length === 0) return blastRadiusFactsSchema.parse(JSON.parse(read.get(factsKey) ?? "null"));
  return adjustedRadius(db, baseSchema.parse(JSON.parse(read.get(baseKey) ?? "null")), overrides, among);
}

/** Numbers of the calls that people said something of. */
function calledOf({ effects, harm }: Overrides): number[] {
  return [...new Set([...harm.keys(), ...Array.from(effects.keys(), (id) => effectOfId(id).call)])].toSorted((a, b) => a - b);
}
