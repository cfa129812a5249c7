import { and, asc, desc, eq, gt } from "drizzle-orm";
import { unsignedCustody } from "../../drizzle/cases.ts";
import { checkUnsignedCustody, type UnsignedCustodyCheck, type UnsignedCustodyLine } from "../evidence/unsignedCustody.ts";
import type { CasesDatabase } from "./openDatabase.ts";

const pageLines = 500;

/** Up to `count` lines from before signing began, oldest first. */
export function unsignedPage(cases: CasesDatabase, scope: string, after: number, count: number): UnsignedCustodyLine[] {
  return cases.select().from(unsignedCustody).where(and(eq(unsignedCustody.scope, scope), gt(unsignedCustody.number, after))).orderBy(asc(unsignedCustody.number)).limit(count).all();
}

/** All of them. */
export function* unsignedLines(cases: CasesDatabase, scope: string): Generator<UnsignedCustodyLine> {
  for (let lines = unsignedPage(cases, scope, 0, pageLines); lines.length > 0; lines = unsignedPage(cases, scope, lines.at(-1)?.number ?? 0, pageLines)) yield* lines;
}

/** The number of the last one; 0 where there is none. */
export function lastUnsigned(cases: CasesDatabase, scope: string): number {
  return cases.select({ number: unsignedCustody.number }).from(unsignedCustody).where(eq(unsignedCustody.scope, scope)).orderBy(desc(unsignedCustody.number)).limit(1).get()?.number ?? 0;
}

/** Whether they fit each other. */
export function checkUnsignedLines(cases: CasesDatabase, scope: string): UnsignedCustodyCheck {
  return checkUnsignedCustody(scope, unsignedLines(cases, scope));
}
