import { RawNumber, type JsonObject, type JsonValue } from "../base/json.ts";
import { setMember } from "../base/jsonParser.ts";
import { parseJson } from "../base/losslessJson.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import { pointerText, type Trail } from "./jsonPattern.ts";
import { JsonScanner, type ScanEvent } from "./jsonScanner.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import type { RecordPlan } from "./record.ts";
import { noteOddities, noteSecrets } from "./recordValue.ts";
import { decodeText } from "./textView.ts";

/**
 * Reads a JSON document without its records: arrays of records come out empty, members that are records are left out,
 * and whatever holds such arrays keeps its index. Null for lines and tables, and where the document is the record.
 * Damage to the document is told by `readRecords`; here only what is odd in the envelope itself.
 */
export function readEnvelope(exhibit: ReadableExhibit, plan: RecordPlan, log: ProblemLog): Promise<JsonValue> {
  if (plan.kind !== "json" || plan.patterns.includes("")) return Promise.resolve(null);
  const { view, limits } = exhibit;
  if (plan.patterns.includes("/*")) return Promise.resolve(emptyTop(exhibit));
  const scanner = new JsonScanner(view, plan.patterns, { chunkBytes: limits.chunkBytes });
  const builder = new Builder();
  let budget = limits.envelopeBytesMax;
  for (let event = scanner.next(); event; event = scanner.next()) {
    if (event.kind === "open") builder.open(event.trail, event.array ? [] : {}, log);
    if (event.kind === "close") builder.close();
    if (event.kind !== "leaf") continue;
    budget -= event.length * view.unitBytes;
    const bytes = budget < 0 ? null : bytesOf(exhibit, scanner, event);
    builder.put(event.trail, readLeaf(exhibit, event, bytes, log), log);
  }
  return Promise.resolve(builder.root);
}

/** Where every child of the document is a record, only its brackets are left, and the pass over the file is saved. */
function emptyTop(exhibit: ReadableExhibit): JsonValue {
  const { view, limits } = exhibit;
  const first = new JsonScanner(view, ["/*"], { chunkBytes: Math.min(limits.chunkBytes, 4096) }).next();
  if (first?.kind !== "open") return null;
  return first.array ? [] : {};
}

type Leaf = ScanEvent & { kind: "leaf" };

/** The scanner's chunk mostly holds a leaf still, and saves reading it from the file again. */
function bytesOf({ view }: ReadableExhibit, scanner: JsonScanner, { offset, length }: Leaf): Uint8Array {
  return view.unitBytes === 1 ? scanner.cursor.bytes(offset, length) : view.bytes(offset, length);
}

/** `bytes` null: the envelope is longer than allowed. */
function readLeaf(exhibit: ReadableExhibit, leaf: Leaf, bytes: Uint8Array | null, log: ProblemLog): JsonValue {
  const { view, limits } = exhibit;
  const at = pointerText(leaf.trail) || "file";
  if (bytes === null) {
    log.add(notes.tooMany(at, "bytes outside the records", sizeText(limits.envelopeBytesMax)));
    return null;
  }
  const { text, firstBad } = decodeText(bytes, view.encoding);
  if (firstBad >= 0) log.add(notes.invalidUtf8(`byte ${view.byteOffset(leaf.offset) + firstBad}`));
  noteSecrets(text, at, log);
  const read = parseJson(text, { depthMax: limits.nestingMax });
  if (read.ok) noteOddities(read.notes, at, log);
  else log.add(read.message.startsWith("nested") ? notes.tooDeep(at, limits.nestingMax) : notes.malformedElement(at));
  return read.ok ? read.value : null;
}

/** Hangs values in place as the scanner meets them. */
class Builder {
  root: JsonValue = null;
  readonly #open: (JsonValue[] | JsonObject)[] = [];

  open(trail: Trail, value: JsonValue[] | JsonObject, log: ProblemLog): void {
    this.put(trail, value, log);
    this.#open.push(value);
  }

  close(): void {
    this.#open.pop();
  }

  put(trail: Trail, value: JsonValue, log: ProblemLog): void {
    const parent = this.#open.at(-1);
    const key = String(trail.at(-1) ?? "");
    if (parent === undefined) this.root = value;
    else if (Array.isArray(parent)) parent.push(value);
    else {
      if (Object.hasOwn(parent, key)) log.add(notes.duplicateKey(pointerText(trail)));
      setMember(parent, key, value);
    }
  }
}

/** Cuts a value down for a first look: arrays after 5 elements, texts after 2,000 characters, as the probe promises. */
export function outlined(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.length > 2000 ? value.slice(0, 2000) : value;
  if (typeof value !== "object" || value === null || value instanceof RawNumber) return value;
  if (Array.isArray(value)) return value.slice(0, 5).map(outlined);
  const cut: JsonObject = {};
  for (const [key, item] of Object.entries(value)) setMember(cut, key, outlined(item));
  return cut;
}
