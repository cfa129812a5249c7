import { pointerRange, recordBytes } from "../evidence/recordAt.ts";
import { sha256Hex } from "../base/hash.ts";
import { openTraceIndex } from "./openDatabase.ts";
import { indexPath } from "./dataFolder.ts";
import { withShelf } from "./evidenceReading.ts";
import { incidentIndex } from "./incidentIndex.ts";
import { entryAround } from "./entryRecords.ts";
import type { Store } from "./incidents.ts";
import { recordAround } from "./recordLookup.ts";

/** A stretch of an exhibit as it is read: of the file itself, or of what comes out of it where it is compressed. */
export type RawRange = { readonly bytes: Uint8Array; readonly offset: number; readonly total: number; readonly sha256: string };

/** The bytes from `offset` on. Null where they lie behind the end. */
export function readRange(store: Store, incident: string, exhibit: number, offset: number, length: number): Promise<RawRange | null> {
  return withShelf(store, incident, async (shelf) => {
    const { source } = (await shelf.exhibit(exhibit)).exhibit;
    if (offset > source.size) return null;
    const bytes = source.read(offset, length);
    return { bytes, offset, total: source.size, sha256: sha256Hex(bytes) };
  });
}

/** The bytes of a place as findings cite it: a record, or the value of a JSON pointer inside one. Null where there is none. */
export function readPlace(store: Store, incident: string, exhibit: number, at: string): Promise<RawRange | null> {
  return withShelf(store, incident, async (shelf) => {
    const record = placeInIndex(store, incident, exhibit, at);
    if (record === null) return null;
    const readable = (await shelf.exhibit(exhibit)).exhibit;
    const whole = recordBytes(readable, record);
    if (whole === null || record.offset === null) return null;
    const inner = record.at === at ? { offset: 0, length: whole.length } : pointerRange(whole, at.slice(record.at.length));
    if (inner === null) return null;
    const bytes = whole.subarray(inner.offset, inner.offset + inner.length);
    return { bytes, offset: record.offset + inner.offset, total: readable.source.size, sha256: sha256Hex(bytes) };
  });
}

function placeInIndex(store: Store, incident: string, exhibit: number, at: string): ReturnType<typeof recordAround> {
  if (incidentIndex(store.dataDir, incident) === null) return null;
  const db = openTraceIndex(indexPath(store.dataDir, incident), "readonly");
  try {
    return recordAround(db, exhibit, at) ?? entryAround(db, exhibit, at);
  } finally {
    db.close();
  }
}
