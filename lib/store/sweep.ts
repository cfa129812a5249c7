import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundles, exhibits, incidents } from "../../drizzle/cases.ts";
import { bundlesFolder, exhibitsFolder, indexFolder, unpackedFolder, uploadsFolder } from "./dataFolder.ts";
import type { Store } from "./incidents.ts";

/**
 * Removes what a crash may have left: uploads that never ended, indexes that were never complete, and files whose
 * incident was deleted. For the start of the app only, when nothing is being written.
 */
export function sweepLeftovers({ cases, dataDir }: Store): void {
  const held = new Set(cases.selectDistinct({ sha256: exhibits.sha256 }).from(exhibits).all().map(({ sha256 }) => sha256));
  const known = new Set(cases.select({ id: incidents.id }).from(incidents).all().map(({ id }) => `${id}.sqlite`));
  removeExcept(uploadsFolder(dataDir), () => false);
  removeExcept(indexFolder(dataDir), (name) => known.has(name));
  removeExcept(exhibitsFolder(dataDir), (name) => held.has(name));
  removeExcept(unpackedFolder(dataDir), () => false);
  const made = new Set(cases.select({ incident: bundles.incident }).from(bundles).all().map(({ incident }) => `${incident}.zip`));
  removeExcept(bundlesFolder(dataDir), (name) => made.has(name));
}

function removeExcept(folder: string, keep: (name: string) => boolean): void {
  for (const entry of filesIn(folder)) if (!keep(entry)) rmSync(join(folder, entry), { force: true });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
