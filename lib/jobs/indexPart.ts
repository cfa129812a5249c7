import { renameSync, rmSync } from "node:fs";
import { syncFolder } from "../store/durable.ts";
import { indexFolder, indexPath } from "../store/dataFolder.ts";
import { closeIndex } from "../store/incidentIndex.ts";

/** Puts a finished index in the place of the old one: before this step nobody sees any of it, after it all of it. */
export function publishIndex(dataDir: string, incident: string, part: string): void {
  const path = indexPath(dataDir, incident);
  closeIndex(path);
  renameSync(part, path);
  syncFolder(indexFolder(dataDir));
}

/** Removes what an analysis left of an index that is not wanted. */
export function dropIndexPart(part: string): void {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(`${part}${suffix}`, { force: true });
}
