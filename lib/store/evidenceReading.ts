import { mkdirSync } from "node:fs";
import { ExhibitShelf, type Evidence } from "../formats/exhibitShelf.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import { exhibitPath, indexPath, unpackedFolder } from "./dataFolder.ts";
import { exhibitRecords } from "./exhibits.ts";
import { incidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { openTraceIndex, type TraceIndexDatabase } from "./openDatabase.ts";
import { recordAt } from "./traceIndexWriter.ts";

/** An index together with the exhibits that it points into. */
export type EvidenceReading = { readonly db: TraceIndexDatabase; readonly shelf: ExhibitShelf; readonly source: DraftSource; readonly evidence: readonly Evidence[] };

/** Incidents whose exhibits stay open between requests. */
const shelvesMax = 4;
type ShelfEntry = { readonly shelf: ExhibitShelf; users: number; retired: boolean };

declare global {
  var aftertraceShelves: Map<string, ShelfEntry> | undefined;
}
const shelves = (): Map<string, ShelfEntry> => (globalThis.aftertraceShelves ??= new Map());

/** The exhibits of an incident as the pipeline is given them. */
export function evidenceOf(store: Store, incident: string): Evidence[] {
  return exhibitRecords(store, incident).map(({ number, name, sha256, bytes, container }) => ({
    number, name, sha256, bytes, path: exhibitPath(store.dataDir, sha256), container: container === null ? null : `x${container}`,
  }));
}

/**
 * Reads payloads: `read` gets the index over a connection of its own, which stays open across its awaits, and the shelf
 * of exhibits, which stays open between requests. Answers null where the incident has no usable index.
 */
export async function withEvidence<T>(store: Store, incident: string, read: (reading: EvidenceReading) => Promise<T>): Promise<T | null> {
  if (incidentIndex(store.dataDir, incident) === null) return null;
  const db = openTraceIndex(indexPath(store.dataDir, incident), "readonly");
  try {
    return await withShelf(store, incident, (shelf, evidence) =>
      read({ db, shelf, source: draftSource(shelf, (record) => recordAt(db, record)), evidence }),
    );
  } finally {
    db.close();
  }
}

/** Reads exhibits alone, whether they have been analysed or not. */
export async function withShelf<T>(store: Store, incident: string, read: (shelf: ExhibitShelf, evidence: readonly Evidence[]) => Promise<T>): Promise<T> {
  const { shelf, evidence, giveBack } = borrowShelf(store, incident);
  try {
    return await read(shelf, evidence);
  } finally {
    await giveBack();
  }
}

/** The exhibits of an incident, kept open until they are given back. */
export function borrowShelf(store: Store, incident: string) {
  const evidence = evidenceOf(store, incident);
  const entry = borrow(store.dataDir, incident, evidence);
  return { shelf: entry.shelf, evidence, giveBack: () => giveBack(entry) };
}

function borrow(dataDir: string, incident: string, evidence: readonly Evidence[]): ShelfEntry {
  const key = JSON.stringify([dataDir, incident, evidence.map(({ number, sha256 }) => [number, sha256])]);
  const known = shelves().get(key);
  const entry = known ?? { shelf: newShelf(dataDir, evidence), users: 0, retired: false };
  entry.users++;
  shelves().delete(key);
  shelves().set(key, entry);
  for (const [oldest, old] of shelves()) {
    if (shelves().size <= shelvesMax) break;
    shelves().delete(oldest);
    retire(old);
  }
  return entry;
}

function newShelf(dataDir: string, evidence: readonly Evidence[]): ExhibitShelf {
  mkdirSync(unpackedFolder(dataDir), { recursive: true });
  return new ExhibitShelf(evidence, { kind: "folder", path: unpackedFolder(dataDir) });
}

function retire(entry: ShelfEntry): void {
  entry.retired = true;
  // Whoever still reads closes it when done.
  if (entry.users === 0) void entry.shelf.close();
}

async function giveBack(entry: ShelfEntry): Promise<void> {
  entry.users--;
  if (entry.retired && entry.users === 0) await entry.shelf.close();
}

/** Closes the exhibits of an incident that is being deleted. */
export function closeShelves(dataDir: string, incident: string): void {
  for (const [key, entry] of shelves()) {
    if (!key.startsWith(JSON.stringify([dataDir, incident]).slice(0, -1))) continue;
    shelves().delete(key);
    retire(entry);
  }
}
