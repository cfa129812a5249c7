import { pointerRange, recordBytes } from "../evidence/recordAt.ts";
import { sha256Hex } from "../base/hash.ts";
import { openTraceIndex } from "./openDatabase.ts";
import { indexPath } from "./dataFolder.ts";
import { withShelf } from "./evidenceReading.ts";
import { incidentIndex } from "./incidentIndex.ts";
import { entryAround } from "./entryRecords.ts";
import { noKnownSecrets, type KnownSecrets } from "../effects/secrets/knownSecrets.ts";
import type { Store } from "./incidents.ts";
import { knownSecrets } from "./knownSecrets.ts";
import { maskedRange } from "./maskedRange.ts";
import { recordAround } from "./recordLookup.ts";

/**
 * A stretch of an exhibit as it is read: of the file itself, or of what comes out of it where it is compressed. `sha256`: of `bytes`;
 * `masks`: of credentials in them; `original`: hash of the same stretch without masks.
 */
export type RawRange = { readonly bytes: Uint8Array; readonly offset: number; readonly total: number; readonly sha256: string; readonly masks: number; readonly original: string };

/** The bytes from `offset` on, their credentials masked unless they are revealed. Null where they lie behind the end. */
export function readRange(store: Store, incident: string, exhibit: number, { offset, length }: { readonly offset: number; readonly length: number }, revealed = false): Promise<RawRange | null> {
  return withShelf(store, incident, async (shelf) => {
    const { source, encoding } = (await shelf.exhibit(exhibit)).exhibit;
    if (offset > source.size) return null;
    const range = rangeOf(source.read(offset, length), offset, source.size);
    return revealed ? range : maskedRange(source, encoding, range, knownOf(store, incident));
  });
}

function rangeOf(bytes: Uint8Array, offset: number, total: number): RawRange {
  const sha256 = sha256Hex(bytes);
  return { bytes, offset, total, sha256, masks: 0, original: sha256 };
}

function knownOf(store: Store, incident: string): KnownSecrets {
  const index = incidentIndex(store.dataDir, incident);
  return index === null ? noKnownSecrets : knownSecrets(index.db);
}

/** The bytes of a place as findings cite it: a record, or the value of a JSON pointer inside one; masked. Null where there is none. */
export function readPlace(store: Store, incident: string, exhibit: number, at: string): Promise<RawRange | null> {
  return withShelf(store, incident, async (shelf) => {
    const record = placeInIndex(store, incident, exhibit, at);
    if (record === null) return null;
    const readable = (await shelf.exhibit(exhibit)).exhibit;
    const whole = recordBytes(readable, record);
    if (whole === null || record.offset === null) return null;
    const inner = record.at === at ? { offset: 0, length: whole.length } : pointerRange(whole, at.slice(record.at.length));
    if (inner === null) return null;
    const range = rangeOf(whole.subarray(inner.offset, inner.offset + inner.length), record.offset + inner.offset, readable.source.size);
    return maskedRange(readable.source, readable.encoding, range, knownOf(store, incident));
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
