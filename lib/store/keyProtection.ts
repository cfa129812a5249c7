import { chmodSync, statSync } from "node:fs";
import { codeOf } from "../base/errorText.ts";
import { keysFolder, signingKeyPath } from "./dataFolder.ts";
import { SigningKeyRefused } from "./signingKeyFile.ts";

const forOthers = 0o077;

/** `mended`: others could read the key before. `unprotected`: this file system keeps no permissions, so they still can. */
export type KeyProtection = { readonly kind: "private" } | { readonly kind: "mended" | "unprotected"; readonly mode: string };

/**
 * Makes sure that nobody but the owner can read the key. One that others could read is made private again and told, in
 * the log too, because refusing to start would leave no trace of it.
 * @throws SigningKeyRefused where the mode is wrong and cannot be changed.
 */
export function protectSigningKey(dataDir: string): KeyProtection {
  // Windows keeps its permissions elsewhere; what Node shows there says nothing.
  if (process.platform === "win32") return { kind: "private" };
  const path = signingKeyPath(dataDir);
  const before = statSync(path).mode & 0o777;
  makePrivate(keysFolder(dataDir), 0o700);
  if ((before & forOthers) === 0) return { kind: "private" };
  makePrivate(path, 0o600);
  const mode = before.toString(8).padStart(3, "0");
  return { kind: (statSync(path).mode & forOthers) === 0 ? "mended" : "unprotected", mode };
}

function makePrivate(path: string, mode: number): void {
  if ((statSync(path).mode & forOthers) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    throw new SigningKeyRefused(`Others on this machine can reach ${path}, which signs the custody logs, and its permissions cannot be changed (${codeOf(error)}): make it the property of the user that runs Aftertrace.`);
  }
}
