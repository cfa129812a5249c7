import { type PayloadState, payloadStates } from "./model.ts";
import type { SightingKind } from "./sightings.ts";
import { noText, TextCodes } from "./textCodes.ts";
import type { SightingRow } from "./traceIndex.ts";

const kinds = ["message", "request", "result", "execution", "retrieval", "attachment", "schema"] as const satisfies readonly SightingKind[];
const capacityFirst = 64;
const noState = 255;
const absent = -1;

/** A sighting as the database holds it: yes and no are 1 and 0. */
export type StoredSighting = Omit<SightingRow, "isOutput" | "isError"> & { readonly isOutput: number; readonly isError: number | null };

/** 80 bytes a row; as objects with their texts they would be ten times that. */
const columnsOf = (rows: number) => ({
  id: new Uint32Array(rows),
  kind: new Uint8Array(rows),
  exhibit: new Uint32Array(rows),
  step: new Uint32Array(rows),
  isOutput: new Uint8Array(rows),
  timeUs: new Float64Array(rows),
  position: new Uint32Array(rows),
  link: new Int32Array(rows),
  /** `noText`: none; `inLink`: what the link says after `id:`. */
  callId: new Int32Array(rows),
  tool: new Int32Array(rows),
  digest: new Int32Array(rows),
  argumentsState: new Uint8Array(rows),
  /** The four 32-bit words of a text's hash. */
  hash: new Uint32Array(rows * 4),
  textLength: new Int32Array(rows),
  state: new Uint8Array(rows),
  isError: new Int8Array(rows),
  source: new Int32Array(rows),
  seen: new Uint32Array(rows),
});
type Columns = ReturnType<typeof columnsOf>;
const inLink = -2;

const stateCode = (state: PayloadState | null): number => (state === null ? noState : payloadStates.indexOf(state));

/**
 * The sightings of one trace in order of time, then of reading, as columns. A trace may hold millions of them: texts are
 * kept once, and a row is put together when somebody looks at it.
 */
export class SightingTable {
  readonly links = new TextCodes();
  readonly tools = new TextCodes();
  readonly digests = new TextCodes();
  readonly #sources = new TextCodes();
  readonly #callIds = new TextCodes();
  #columns = columnsOf(capacityFirst);
  #capacity = capacityFirst;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(row: StoredSighting): void {
    if (this.#count === this.#capacity) this.#grow();
    const at = this.#count++;
    const to = this.#columns;
    to.id[at] = row.id;
    to.kind[at] = kinds.indexOf(row.kind);
    to.exhibit[at] = row.exhibit;
    to.step[at] = row.step;
    to.isOutput[at] = row.isOutput;
    to.timeUs[at] = row.timeUs ?? NaN;
    to.position[at] = row.position;
    to.seen[at] = row.seen;
    this.#addTexts(at, row);
    to.argumentsState[at] = stateCode(row.argumentsState);
    to.state[at] = stateCode(row.state);
    to.isError[at] = row.isError ?? absent;
  }

  #addTexts(at: number, row: StoredSighting): void {
    const to = this.#columns;
    to.link[at] = this.links.code(row.link);
    to.callId[at] = row.callId !== null && row.link === `id:${row.callId}` ? inLink : this.#callIds.code(row.callId);
    to.tool[at] = this.tools.code(row.tool);
    to.digest[at] = this.digests.code(row.argumentsDigest);
    to.source[at] = this.#sources.code(row.source);
    to.textLength[at] = row.textHash === null ? absent : (row.textLength ?? absent);
    for (let word = 0; word < 4; word++) to.hash[at * 4 + word] = parseInt((row.textHash ?? "").slice(word * 8, word * 8 + 8) || "0", 16);
  }

  #grow(): void {
    const from = this.#columns;
    const to = columnsOf((this.#capacity *= 2));
    for (const name of columnNames) to[name].set(from[name]);
    this.#columns = to;
  }

  kind(at: number): SightingKind {
    return kinds[this.#columns.kind[at] ?? 0] ?? "message";
  }

  step(at: number): number {
    return this.#columns.step[at] ?? 0;
  }

  link(at: number): number {
    return this.#columns.link[at] ?? noText;
  }

  digest(at: number): number {
    return this.#columns.digest[at] ?? noText;
  }

  tool(at: number): string | null {
    return this.tools.text(this.#columns.tool[at] ?? noText);
  }

  hasText(at: number): boolean {
    return (this.#columns.textLength[at] ?? absent) !== absent;
  }

  /** The words of a text's hash as one text that no other hash has. */
  textKey(at: number): string {
    const { hash } = this.#columns;
    const words = (from: number) => [(hash[from] ?? 0) >>> 16, (hash[from] ?? 0) & 0xffff] as const;
    return String.fromCharCode(...words(at * 4), ...words(at * 4 + 1), ...words(at * 4 + 2), ...words(at * 4 + 3));
  }

  callId(at: number): string | null {
    const code = this.#columns.callId[at] ?? noText;
    return code === inLink ? (this.links.text(this.link(at))?.slice("id:".length) ?? null) : this.#callIds.text(code);
  }

  /** The row as an object. */
  row(at: number): SightingRow {
    const from = this.#columns;
    const timeUs = from.timeUs[at] ?? NaN;
    const isError = from.isError[at] ?? absent;
    return {
      id: from.id[at] ?? 0, kind: this.kind(at), exhibit: from.exhibit[at] ?? 0, step: this.step(at), isOutput: from.isOutput[at] === 1,
      timeUs: Number.isNaN(timeUs) ? null : timeUs, position: from.position[at] ?? 0, link: this.links.text(this.link(at)), callId: this.callId(at),
      tool: this.tool(at), argumentsDigest: this.digests.text(this.digest(at)), argumentsState: payloadStates[from.argumentsState[at] ?? noState] ?? null,
      textHash: this.hasText(at) ? this.#textHash(at) : null, textLength: this.hasText(at) ? (from.textLength[at] ?? 0) : null,
      state: payloadStates[from.state[at] ?? noState] ?? null, isError: isError === absent ? null : isError === 1,
      source: this.#sources.text(from.source[at] ?? noText), seen: from.seen[at] ?? 0,
    };
  }

  #textHash(at: number): string {
    const { hash } = this.#columns;
    return `${hex(hash[at * 4])}${hex(hash[at * 4 + 1])}${hex(hash[at * 4 + 2])}${hex(hash[at * 4 + 3])}`;
  }
}

const hex = (word = 0): string => word.toString(16).padStart(8, "0");

const columnNames = Object.keys(columnsOf(0)) as (keyof Columns)[];
