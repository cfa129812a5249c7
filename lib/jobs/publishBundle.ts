import { renameSync } from "node:fs";
import { bundlePath, bundlesFolder } from "../store/dataFolder.ts";
import { syncFolder } from "../store/durable.ts";

/** Puts a finished bundle in the place of the one before. Who is fetching that one gets it to its end. */
export function publishBundle(dataDir: string, incident: string, part: string): void {
  renameSync(part, bundlePath(dataDir, incident));
  syncFolder(bundlesFolder(dataDir));
}
