import type { LogOptions } from "../../lib/audit/verifyLog.ts";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import type { KeySet } from "../../lib/audit/trustedKeys.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";

/** A log's status, and its findings as `class entry` or `class first-last`. */
export function verdict(text: string | readonly string[], keys: KeySet, options: LogOptions = {}): { readonly status: string | null; readonly found: readonly string[] } {
  const log = verifyLog(typeof text === "string" ? text : `${text.join("\n")}\n`, keys, nodeCrypto, options);
  return { status: log?.status ?? null, found: log?.findings.map((one) => `${one.class} ${one.entry}${one.last === undefined ? "" : `-${one.last}`}`) ?? [] };
}
