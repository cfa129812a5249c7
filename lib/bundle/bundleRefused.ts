import type { BundleFault } from "./checkBundle.ts";

/** The bundle is not what was made, or not one that can be restored. `faults` are at least one. */
export class BundleRefused extends Error {
  constructor(readonly faults: readonly BundleFault[]) {
    super(faultWords(faults));
  }
}

const namedMax = 10;

function faultWords(faults: readonly BundleFault[]): string {
  const named = faults.slice(0, namedMax).map(({ path, message }) => `${path === "" ? "the archive" : path}: ${message}`);
  const more = faults.length > named.length ? `; and ${faults.length - named.length} more of ${faults.length}` : "";
  return `This bundle does not verify, so nothing of it was restored. ${named.join("; ")}${more}.`;
}
