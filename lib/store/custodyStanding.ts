import { desc, eq } from "drizzle-orm";
import { custodyRecords } from "../../drizzle/cases.ts";
import { sha256Hex } from "../base/hash.ts";
import type { PlainObject } from "../base/jcs.ts";
import { custodyHash, type CustodyRecord } from "../evidence/custody.ts";
import type { UnsignedCustodyCheck } from "../evidence/unsignedCustody.ts";
import { detailText, readCustodyRecord } from "./custodyRecord.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { reloadSigningKey, signingKey } from "./signingKey.ts";
import { checkUnsignedLines, lastUnsigned } from "./unsignedLines.ts";

/** The log before, as the first record of the next one names it. */
export type FormerLog = { readonly log: string; readonly count: number; readonly head: string; readonly key: string | null; readonly why: "key_lost" | "closed" | "unreadable" };
/** Where the log of a scope stands. `number`: of the last line that the scope has. */
export type Standing =
  | { readonly kind: "new"; readonly number: 0 }
  | { readonly kind: "goes_on"; readonly number: number; readonly record: CustodyRecord }
  | { readonly kind: "ended"; readonly number: number; readonly former: FormerLog }
  | { readonly kind: "unsigned"; readonly number: number; readonly check: UnsignedCustodyCheck };

/** Whether the log of a scope can be continued with the key that is there. */
export function standingOf(cases: CasesDatabase, scope: string): Standing {
  const row = cases.select().from(custodyRecords).where(eq(custodyRecords.scope, scope)).orderBy(desc(custodyRecords.number)).limit(1).get();
  if (row === undefined) {
    const number = lastUnsigned(cases, scope);
    return number === 0 ? { kind: "new", number } : { kind: "unsigned", number, check: checkUnsignedLines(cases, scope) };
  }
  const { number, log, seq } = row;
  const record = readCustodyRecord(row.record);
  if (record === null) return { kind: "ended", number, former: { log, count: seq, head: `sha256:${sha256Hex(row.record)}`, key: null, why: "unreadable" } };
  const why = record.action === "close" ? "closed" : isOurs(cases, signerAfter(record)) ? null : "key_lost";
  return why === null ? { kind: "goes_on", number, record } : { kind: "ended", number, former: { log: record.log, count: record.seq, head: custodyHash(record), key: record.key, why } };
}

/** Who has to sign what follows. */
function signerAfter(record: CustodyRecord): string {
  return record.action === "key" ? detailText(record, "newKey") : record.key;
}

function isOurs(cases: CasesDatabase, did: string): boolean {
  return signingKey(cases).did === did || reloadSigningKey(cases).did === did;
}

const whyWords: Readonly<Record<FormerLog["why"], string>> = {
  key_lost: "the key that signed it is not there any more", closed: "it was closed", unreadable: "its last record cannot be read any more",
};

/** What the first record of a log says of what was before it. It vouches for nothing there but that this is what was found. */
export function beginning(standing: Exclude<Standing, { kind: "goes_on" }>): { readonly text: string; readonly detail: PlainObject } {
  switch (standing.kind) {
    case "new": return { text: "the log begins", detail: {} };
    case "unsigned": {
      const { check } = standing;
      const state = check.ok ? `the last with the hash ${check.head}` : `of which line ${check.line} does not fit (${check.why})`;
      return { text: `signing begins; before it lie ${check.lines} unsigned lines, ${state}`, detail: { unsigned: { ...check } } };
    }
    case "ended": {
      const { former } = standing;
      return { text: `another log begins behind ${former.log}, ${former.count} records, head ${former.head}: ${whyWords[former.why]}`, detail: { former: { ...former } } };
    }
  }
}
