import Database from "better-sqlite3";
import { join } from "node:path";
import { codeOf } from "../base/errorText.ts";

declare global {
  var aftertraceDataLock: Database.Database | undefined;
}

/** Another server works in the data folder. */
export class DataFolderTaken extends Error {
  constructor(dataDir: string) {
    super(`Another Aftertrace works in the data folder ${dataDir}. Stop it first, or give this one a folder of its own with AFTERTRACE_DATA.`);
  }
}

/**
 * Takes the data folder for this process until it ends: a second server would take the first one's unfinished uploads
 * and analyses for leftovers and remove them. The lock is SQLite's own on a file beside the data: the system gives it
 * back whatever way the process ends, which a file with a process id in it cannot promise.
 */
export function holdDataFolder(dataDir: string): void {
  globalThis.aftertraceDataLock ??= lock(dataDir);
}

function lock(dataDir: string): Database.Database {
  const held = new Database(join(dataDir, "server.lock"), { timeout: 500 });
  try {
    held.exec("begin exclusive");
    return held;
  } catch (error) {
    held.close();
    if (codeOf(error) === "SQLITE_BUSY") throw new DataFolderTaken(dataDir);
    throw error;
  }
}
