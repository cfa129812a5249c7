import { mkdirSync } from "node:fs";
import { ExhibitShelf, type Evidence } from "../formats/exhibitShelf.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import { exhibitPath, indexPath, unpackedFolder } from "./dataFolder.ts";
import { exhibitRecords, intakeProblems } from "./exhibits.ts";
import { noKnownSecrets, type KnownSecrets } from "../effects/secrets/knownSecrets.ts";
import { incidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { knownSecrets } from "./knownSecrets.ts";
import { maskedSource } from "./maskedSource.ts";
import { openTraceIndex, type TraceIndexDatabase } from "./openDatabase.ts";
import { recordAt } from "./traceIndexWriter.ts";

/**
 * An index together with the exhibits that it points into. `source` gives drafts with their credentials masked, `original` as they are: only to find
 * places in them, for masks keep the length. `masks`: what masks texts that come another way.
 */
export type EvidenceReading = {
  readonly db: TraceIndexDatabase; readonly shelf: ExhibitShelf; readonly source: DraftSource; readonly original: DraftSource; readonly masks: Masks; readonly evidence: readonly Evidence[];
};
/** `met`: credentials that were masked so far. `revealed`: nothing is masked, because a person asked for that (`reveals.ts`). */
export type Masks = { readonly known: KnownSecrets; readonly met: ReadonlySet<string>; readonly revealed: boolean };

/** Incidents whose exhibits stay open between requests. */
const shelvesMax = 4;
/** `turn` ends with the reader before: a shelf closes exhibits to open others, so it serves one reader at a time. */
type ShelfEntry = { readonly shelf: ExhibitShelf; users: number; retired: boolean; turn: Promise<void> };

declare global {
  var aftertraceShelves: Map<string, ShelfEntry> | undefined;
}
const shelves = (): Map<string, ShelfEntry> => (globalThis.aftertraceShelves ??= new Map());

/** The exhibits of an incident as the pipeline is given them. */
export function evidenceOf(store: Store, incident: string): Evidence[] {
  const records = exhibitRecords(store, incident);
  const archives = new Set(records.map((record) => record.container));
  return records.map((record) => {
    const { number, name, sha256, container } = record;
    const notes = intakeProblems(record);
    return {
      number, name, sha256, path: exhibitPath(store.dataDir, sha256), container: container === null ? null : `x${container}`,
      isArchive: archives.has(number) || notes.length > 0, notes,
    };
  });
}

/**
 * Reads payloads: `read` gets the index over a connection of its own, which stays open across its awaits, and the shelf
 * of exhibits, which stays open between requests. Answers null where the incident has no usable index.
 */
export async function withEvidence<T>(store: Store, incident: string, read: (reading: EvidenceReading) => Promise<T>, revealed = false): Promise<T | null> {
  const index = incidentIndex(store.dataDir, incident);
  if (index === null) return null;
  const known = knownSecrets(index.db);
  const db = openTraceIndex(indexPath(store.dataDir, incident), "readonly");
  try {
    return await withShelf(store, incident, (shelf, evidence) => {
      const original = draftSource(shelf, (record) => recordAt(db, record));
      if (revealed) return read({ db, shelf, evidence, original, source: original, masks: { known: noKnownSecrets, met: new Set(), revealed } });
      const source = maskedSource(original, known);
      return read({ db, shelf, evidence, original, source, masks: { known, met: source.met, revealed } });
    });
  } finally {
    db.close();
  }
}

/** Reads exhibits alone, whether they have been analysed or not. Readers of one incident take turns. */
export async function withShelf<T>(store: Store, incident: string, read: (shelf: ExhibitShelf, evidence: readonly Evidence[]) => Promise<T>): Promise<T> {
  const evidence = evidenceOf(store, incident);
  const entry = borrow(store.dataDir, incident, evidence);
  const before = entry.turn;
  let done = (): void => undefined;
  entry.turn = new Promise((resolve) => (done = resolve));
  try {
    await before;
    return await read(entry.shelf, evidence);
  } finally {
    done();
    giveBack(entry);
  }
}

function borrow(dataDir: string, incident: string, evidence: readonly Evidence[]): ShelfEntry {
  const key = JSON.stringify([dataDir, incident, evidence.map(({ number, sha256 }) => [number, sha256])]);
  const known = shelves().get(key);
  const entry = known ?? { shelf: newShelf(dataDir, evidence), users: 0, retired: false, turn: Promise.resolve() };
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

/** A shelf of one's own, to be closed after use. */
export function newShelf(dataDir: string, evidence: readonly Evidence[]): ExhibitShelf {
  mkdirSync(unpackedFolder(dataDir), { recursive: true });
  return new ExhibitShelf(evidence, { kind: "folder", path: unpackedFolder(dataDir) });
}

/** Whoever still reads closes it when done. */
function retire(entry: ShelfEntry): void {
  entry.retired = true;
  closeUnused(entry);
}

function giveBack(entry: ShelfEntry): void {
  entry.users--;
  closeUnused(entry);
}

function closeUnused({ shelf, users, retired }: ShelfEntry): void {
  if (retired && users === 0) shelf.close();
}

/** Closes the exhibits of an incident that is being deleted. */
export function closeShelves(dataDir: string, incident: string): void {
  for (const [key, entry] of shelves()) {
    if (!key.startsWith(JSON.stringify([dataDir, incident]).slice(0, -1))) continue;
    shelves().delete(key);
    retire(entry);
  }
}
