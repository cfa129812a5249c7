import { KnownSecrets, type KnownSecret } from "../effects/secrets/knownSecrets.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Of an incident with more different ones, those that stand in the most places. */
export const knownMax = 50_000;
const kept = new WeakMap<TraceIndexDatabase, KnownSecrets>();

/** The credentials that the analysis of an incident met, by their fingerprints; read once for each open index. */
export function knownSecrets(db: TraceIndexDatabase): KnownSecrets {
  const known = kept.get(db) ?? readKnownSecrets(db);
  kept.set(db, known);
  return known;
}

function readKnownSecrets(db: TraceIndexDatabase): KnownSecrets {
  return new KnownSecrets(db.prepare<[], KnownSecret>(
    `select fingerprint, length, min(kind) as kind from secrets group by fingerprint, length order by count(*) desc, fingerprint limit ${knownMax}`,
  ).all());
}
