import { existsSync } from "node:fs";
import { join } from "node:path";

/** The bundled thread of the verification; null where it was not made: then all is verified in this one. */
export function workerScript(root: string): string | null {
  const script = join(root, "dist", "verifyWorker.mjs");
  return existsSync(script) ? script : null;
}
