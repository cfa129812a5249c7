import Database from "better-sqlite3";
import { unsignedLog } from "../evidence/unsignedLog.ts";
import { unsignedCustody } from "../../drizzle/cases.ts";
import { custodyProfile } from "../../lib/audit/profiles/custody.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import { trustedKeys } from "../../lib/store/custodyCheck.ts";
import { casesPath } from "../../lib/store/dataFolder.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { recordRows } from "../../lib/store/custodyLog.ts";
import type { CasesDatabase } from "../../lib/store/openDatabase.ts";
import { signingKey } from "../../lib/store/signingKey.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";

/** The signed records of a scope as a file has them. */
export function recordTexts(cases: CasesDatabase, scope: string): string[] {
  return recordRows(cases, scope, 0, Number.MAX_SAFE_INTEGER).map(({ record }) => record);
}

/** What the engine says of a scope's records read as one file, under the keys of the installation. */
export function fileVerdict(cases: CasesDatabase, scope: string) {
  const log = verifyLog(recordTexts(cases, scope).join("\n"), trustedKeys(signingKey(cases)), nodeCrypto);
  return { isCustody: log?.profile === custodyProfile, status: log?.status, verified: log?.verified, entries: log?.entries };
}

/** Puts lines into a scope as the first releases wrote them. */
export function putUnsigned(cases: CasesDatabase, scope: string, details: readonly string[]): void {
  for (const line of unsignedLog(scope, details.map((detail) => ({ action: "exhibit.added", detail })))) cases.insert(unsignedCustody).values({ scope, ...line }).run();
}

/** Changes the database as another program does. */
export function byAnother({ dataDir }: Store, change: (db: Database.Database) => void): void {
  const db = new Database(casesPath(dataDir));
  try {
    change(db);
  } finally {
    db.close();
  }
}
