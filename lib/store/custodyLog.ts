import { and, asc, desc, eq, gt } from "drizzle-orm";
import { unsignedCustody as custody } from "../../drizzle/cases.ts";
import { nextCustodyLine, verifyCustody, type CustodyCheck, type CustodyLine } from "../evidence/custody.ts";
import { nowUs } from "./ids.ts";
import type { CasesDatabase } from "./openDatabase.ts";

/** The log of what happened to the installation as a whole: deletions, access. Incidents use their id as scope. */
export const installation = "installation";

/** Who did it: the person at the pages or the API, or the app by itself. */
export type Actor = "responder" | "aftertrace";
export type Action =
  | "incident.created" | "sample.seeded" | "incident.renamed" | "incident.deleted" | "exhibit.added" | "exhibit.already_present"
  | "analysis.started" | "analysis.done" | "analysis.cancelled" | "analysis.failed" | "analysis.interrupted"
  | "mark.added" | "mark.edited" | "mark.removed" | "decision.made" | "decision.replaced" | "decision.withdrawn"
  | "view.saved" | "view.renamed" | "view.deleted" | "event.added" | "event.edited" | "event.removed"
  | "export.sent";

/** Writes one line. Call it inside the transaction of the change it speaks of. */
export function appendCustody(cases: CasesDatabase, scope: string, actor: Actor, action: Action, detail: string): void {
  const last = cases.select().from(custody).where(eq(custody.scope, scope)).orderBy(desc(custody.number)).limit(1).get();
  const line = nextCustodyLine(scope, last ?? null, { atUs: nowUs(), actor, action, detail });
  cases.insert(custody).values({ scope, ...line }).run();
}

/** Up to `count` lines after number `after`, oldest first. */
export function custodyLines(cases: CasesDatabase, scope: string, after = 0, count = 500): CustodyLine[] {
  return cases.select(lineColumns).from(custody).where(and(eq(custody.scope, scope), gt(custody.number, after))).orderBy(asc(custody.number)).limit(count).all();
}

/** How many lines a log has: the number of its last one. */
export function custodyLength(cases: CasesDatabase, scope: string): number {
  return cases.select({ number: custody.number }).from(custody).where(eq(custody.scope, scope)).orderBy(desc(custody.number)).limit(1).get()?.number ?? 0;
}

const lineColumns = {
  number: custody.number, atUs: custody.atUs, actor: custody.actor, action: custody.action,
  detail: custody.detail, previous: custody.previous, hash: custody.hash,
};

/** Checks the whole log of a scope, page by page. */
export function checkCustody(cases: CasesDatabase, scope: string): CustodyCheck {
  return verifyCustody(scope, allCustodyLines(cases, scope));
}

function* allCustodyLines(cases: CasesDatabase, scope: string): Generator<CustodyLine> {
  for (let lines = custodyLines(cases, scope); lines.length > 0; lines = custodyLines(cases, scope, lines.at(-1)?.number)) yield* lines;
}
