import { incidents } from "../../drizzle/cases.ts";
import { appendCustody, installation, openCustody } from "./custodyLog.ts";
import { signingKeyPath } from "./dataFolder.ts";
import type { Store } from "./incidents.ts";
import { protectSigningKey, type KeyProtection } from "./keyProtection.ts";
import { writeCases } from "./openDatabase.ts";
import { signingKey } from "./signingKey.ts";

/**
 * For the start of the app: reads the signing key or makes it, and makes sure that the installation and every incident
 * have a log that this key can continue. What lies there unsigned, or signed by a key that is gone, is named by the first
 * record of the log that begins; nothing of it is signed as if this key had been there.
 * @throws SigningKeyRefused where the key file cannot be used.
 */
export function startCustody({ cases, dataDir }: Store): KeyProtection {
  signingKey(cases);
  const protection = protectSigningKey(dataDir);
  writeCases(cases, () => {
    openCustody(cases, installation);
    for (const { id } of cases.select({ id: incidents.id }).from(incidents).all()) openCustody(cases, id);
    if (protection.kind === "mended")
      appendCustody(cases, installation, "aftertrace", "key.protected", `the key file could be read by others (mode ${protection.mode}) and was made private`, { detail: { mode: protection.mode } });
  });
  return protection;
}

/** What the person who starts the app has to know about the key; null where there is nothing. */
export function protectionWords(dataDir: string, protection: KeyProtection): string | null {
  const path = signingKeyPath(dataDir);
  switch (protection.kind) {
    case "private": return null;
    case "mended": return `Others on this machine could read the signing key ${path} (mode ${protection.mode}). It is private now, and the custody log says so; POST /api/v1/custody/key replaces it if somebody may have.`;
    case "unprotected": return `The file system of ${path} keeps no permissions, so others on this machine may be able to read the signing key. Move AFTERTRACE_DATA to one that does.`;
  }
}
