import { asc, eq } from "drizzle-orm";
import { restorations, restoredFiles } from "../../drizzle/cases.ts";
import { appendCustody } from "./custodyLog.ts";
import { nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";

/** Where an incident came from that was restored from a bundle. */
export type Restoration = typeof restorations.$inferSelect;
export type RestoredFile = Omit<typeof restoredFiles.$inferSelect, "incident">;

export function restorationOf({ cases }: Pick<Store, "cases">, incident: string): Restoration | null {
  return cases.select().from(restorations).where(eq(restorations.incident, incident)).get() ?? null;
}

/** What its bundle brought beside exhibits and findings, with its manifest; in the order of their names. */
export function restoredFileRows({ cases }: Pick<Store, "cases">, incident: string): RestoredFile[] {
  const { path, role, sha256, bytes, content } = restoredFiles;
  return cases.select({ path, role, sha256, bytes, content }).from(restoredFiles).where(eq(restoredFiles.incident, incident)).orderBy(asc(path)).all();
}

/** Writes down whether the exhibits give the same findings here; once, with its line of the custody log. */
export function noteComparison({ cases }: Store, incident: string, found: string): void {
  writeCases(cases, () => {
    const known = restorationOf({ cases }, incident);
    if (known === null || known.findingsSame !== null) return;
    const same = known.findingsSha256 === found;
    cases.update(restorations).set({ findingsSame: same, comparedUs: nowUs() }).where(eq(restorations.incident, incident)).run();
    const words = same ? `the exhibits give the findings of the bundle, byte for byte (sha256 ${found})` : `the exhibits give other findings here (sha256 ${found}) than the bundle has (sha256 ${known.findingsSha256})`;
    appendCustody(cases, incident, "aftertrace", "findings.compared", words, { detail: { same, found, bundle: known.findingsSha256 } });
  });
}
