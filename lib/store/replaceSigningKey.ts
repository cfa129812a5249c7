import { custodyRecords } from "../../drizzle/cases.ts";
import { appendCustody, type Actor } from "./custodyLog.ts";
import { nextSigningKeyPath } from "./dataFolder.ts";
import type { Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";
import { reloadSigningKey } from "./signingKey.ts";
import { newKeyContent, writeKeyFile, type SigningKey } from "./signingKeyFile.ts";

/**
 * Puts a new key in the place of the present one. In every log the old key signs a last record, which names the new
 * one; then the old private key is gone for good. A crash at any moment leaves either key in charge of all logs.
 */
export function replaceSigningKey({ cases, dataDir }: Store, actor: Actor): SigningKey {
  writeCases(cases, () => {
    const old = reloadSigningKey(cases);
    const next = newKeyContent([...old.former, { did: old.did, created: old.created, ended: new Date().toISOString(), why: "replaced" }]);
    for (const { scope } of cases.selectDistinct({ scope: custodyRecords.scope }).from(custodyRecords).all())
      appendCustody(cases, scope, actor, "key.replaced", `the key ${old.did} is followed by ${next.kid}`, { detail: { newKey: next.kid } });
    // Last, so that it is there exactly where the records that name it are about to be.
    writeKeyFile(nextSigningKeyPath(dataDir), next);
  });
  return reloadSigningKey(cases);
}
