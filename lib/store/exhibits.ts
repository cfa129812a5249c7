import { and, asc, eq, max } from "drizzle-orm";
import { z } from "zod";
import { exhibits, incidents } from "../../drizzle/cases.ts";
import type { CustodyObject } from "../evidence/custody.ts";
import type { Problem } from "../evidence/problem.ts";
import { problemSchema } from "../findings.ts";
import { appendCustody, type Actor } from "./custodyLog.ts";
import { nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";

export type ExhibitRecord = typeof exhibits.$inferSelect;
export type NewExhibit = { readonly name: string; readonly sha256: string; readonly bytes: number; readonly container: number | null };
/** `already`: these bytes are in the incident, as the exhibit `number`. */
export type AddedExhibit = { readonly number: number; readonly already: boolean };

/** Enters an exhibit whose bytes are in place, under a name made by `exhibitName`. The same bytes again in the same incident are noted, not doubled. */
export function addExhibit({ cases }: Store, incident: string, exhibit: NewExhibit, actor: Actor): AddedExhibit {
  return writeCases(cases, () => {
    const { name } = exhibit;
    const same = cases.select({ number: exhibits.number }).from(exhibits)
      .where(and(eq(exhibits.incident, incident), eq(exhibits.sha256, exhibit.sha256))).get();
    if (same) {
      appendCustody(cases, incident, actor, "exhibit.already_present", `x${same.number}: given again as ${name}, sha256 ${exhibit.sha256}`, { object: objectOf(exhibit), detail: { exhibit: `x${same.number}` } });
      return { number: same.number, already: true };
    }
    const last = cases.select({ number: max(exhibits.number) }).from(exhibits).where(eq(exhibits.incident, incident)).get();
    const number = (last?.number ?? 0) + 1;
    cases.insert(exhibits).values({ ...exhibit, incident, number, addedUs: nowUs() }).run();
    cases.update(incidents).set({ state: "stale" }).where(eq(incidents.id, incident)).run();
    const from = exhibit.container === null ? "" : ` out of x${exhibit.container}`;
    appendCustody(cases, incident, actor, "exhibit.added", `x${number}: ${name}${from}, ${exhibit.bytes} bytes, sha256 ${exhibit.sha256}`, { object: objectOf(exhibit), detail: { exhibit: `x${number}` } });
    return { number, already: false };
  });
}

function objectOf({ name, sha256, bytes }: NewExhibit): CustodyObject {
  return { name, sha256, bytes };
}

/** Keeps what was refused at the door: entries of an archive that were not taken out. */
export function setIntakeProblems({ cases }: Store, incident: string, number: number, problems: readonly Problem[]): void {
  writeCases(cases, () => {
    cases.update(exhibits).set({ problems: JSON.stringify(problems) })
      .where(and(eq(exhibits.incident, incident), eq(exhibits.number, number))).run();
  });
}

/** What was refused at the door, as it was stored. */
export function intakeProblems(record: ExhibitRecord): Problem[] {
  return z.array(problemSchema).parse(JSON.parse(record.problems));
}

/** The exhibits of an incident in the order in which they were given. */
export function exhibitRecords({ cases }: Store, incident: string): ExhibitRecord[] {
  return cases.select().from(exhibits).where(eq(exhibits.incident, incident)).orderBy(asc(exhibits.number)).all();
}

export function exhibitRecord({ cases }: Store, incident: string, number: number): ExhibitRecord | null {
  return cases.select().from(exhibits).where(and(eq(exhibits.incident, incident), eq(exhibits.number, number))).get() ?? null;
}
