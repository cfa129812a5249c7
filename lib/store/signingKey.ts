import { sql } from "drizzle-orm";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { custodyRecords } from "../../drizzle/cases.ts";
import { keysFolder, nextSigningKeyPath, signingKeyPath } from "./dataFolder.ts";
import { syncFolder } from "./durable.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";
import { newKeyContent, readKeyFile, writeKeyFile, type FormerKey, type SigningKey } from "./signingKeyFile.ts";

declare global {
  /** Each route handler is a bundle of its own; the process reads the key once. */
  var aftertraceSigningKeys: WeakMap<CasesDatabase, SigningKey> | undefined;
}

const known = (): WeakMap<CasesDatabase, SigningKey> => (globalThis.aftertraceSigningKeys ??= new WeakMap());
/** The data folder that a database of cases lies in. */
export const folderOf = (cases: CasesDatabase): string => dirname(cases.$client.name);

/** The key of this installation: read once, and made where there is none. */
export function signingKey(cases: CasesDatabase): SigningKey {
  return known().get(cases) ?? reloadSigningKey(cases);
}

/** Reads the key file again: another process may have put another key in place. */
export function reloadSigningKey(cases: CasesDatabase): SigningKey {
  const dataDir = folderOf(cases);
  // Under the write lock of the cases, so that two processes that start at once make one key.
  const key = writeCases(cases, () => {
    settleNextKey(cases, dataDir);
    return readKeyFile(signingKeyPath(dataDir)) ?? madeKey(cases, dataDir);
  });
  known().set(cases, key);
  return key;
}

function madeKey(cases: CasesDatabase, dataDir: string): SigningKey {
  const path = signingKeyPath(dataDir);
  writeKeyFile(path, newKeyContent(lostKeys(cases)));
  const key = readKeyFile(path);
  if (key === null) throw new Error("the key that was just written is not there");
  return key;
}

/** Keys that the logs were signed with and that are no longer there. */
function lostKeys(cases: CasesDatabase): FormerKey[] {
  const ended = new Date().toISOString();
  const did = sql<string | null>`case when json_valid(${custodyRecords.record}) then json_extract(${custodyRecords.record}, '$.key') end`;
  const dids = cases.selectDistinct({ did }).from(custodyRecords).all().map((row) => row.did);
  return dids.filter((one) => typeof one === "string" && one.startsWith("did:key:z")).map((one) => ({ did: one ?? "", created: null, ended, why: "lost" }));
}

/**
 * A crash may have come between the records that name a successor and its taking over. Where they were written it takes
 * over now; where they were not, it is forgotten.
 */
function settleNextKey(cases: CasesDatabase, dataDir: string): void {
  removeParts(dataDir);
  const path = nextSigningKeyPath(dataDir);
  if (!existsSync(path)) return;
  const next = readKeyFile(path);
  const named = next !== null && cases.select({ number: custodyRecords.number }).from(custodyRecords)
    .where(sql`instr(${custodyRecords.record}, ${next.did}) > 0`).limit(1).get() !== undefined;
  if (named) renameSync(path, signingKeyPath(dataDir));
  else rmSync(path);
  syncFolder(keysFolder(dataDir));
}

/** What a crash left of a key that was being written. */
function removeParts(dataDir: string): void {
  const folder = keysFolder(dataDir);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith(".part")) rmSync(join(folder, name), { force: true });
}
