import { statSync } from "node:fs";
import type { JsonValue } from "../base/json.ts";
import type { OpenExhibit } from "../evidence/exhibit.ts";
import { openExhibit } from "../evidence/openExhibit.ts";
import { ProblemLog, type ProblemNote } from "../evidence/problem.ts";
import type { ScratchPlace } from "../evidence/scratch.ts";
import { readEnvelope, readRecordAt } from "../evidence/readers.ts";
import type { RecordAddress } from "../evidence/record.ts";
import type { Draft } from "../trace/model.ts";
import type { Mapper } from "./adapter.ts";
import { recognise, type Recognised } from "./registry.ts";

/** An evidence file as the incident numbers it. */
export type Evidence = {
  /** 1 for x1. */
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly path: string;
  /** Id of the archive exhibit it came out of. */
  readonly container: string | null;
  /** True for an archive whose entries are exhibits of their own. */
  readonly isArchive?: boolean;
  /** What was said when it was taken in: entries of an archive that were refused or damaged. */
  readonly notes?: readonly ProblemNote[];
};

/** An exhibit that has been opened, recognised and made ready to be mapped. */
export type ReadableExhibit = {
  readonly evidence: Evidence;
  readonly exhibit: OpenExhibit;
  readonly recognised: Recognised | null;
  readonly envelope: JsonValue;
  /** Size of the file as it came. */
  readonly fileBytes: number;
  /** Problems met while opening and reading the envelope. */
  readonly log: ProblemLog;
};

const openMax = 16;
const mappedMax = 64;
/** Bytes of the records behind them: mapped, a record takes several times as much. */
const mappedBytesMax = 64 * 1_048_576;

/**
 * Keeps a few exhibits open and a few records mapped: the same payloads are asked for again when calls and documents
 * are shown, and an exhibit of a gigabyte must not be opened for each. It closes one exhibit to open another, so it
 * serves one reader at a time. Close it after use.
 */
export class ExhibitShelf {
  readonly #evidence: ReadonlyMap<number, Evidence>;
  readonly #scratch: ScratchPlace;
  readonly #open = new Map<number, ReadableExhibit>();
  readonly #mappers = new Map<number, Mapper>();
  readonly #mapped = new Map<string, { readonly drafts: readonly Draft[]; readonly bytes: number }>();
  #mappedBytes = 0;

  constructor(evidence: readonly Evidence[], scratch: ScratchPlace) {
    this.#evidence = new Map(evidence.map((one) => [one.number, one]));
    this.#scratch = scratch;
  }

  /** Throws where the number is not on the shelf, or the file cannot be opened. */
  async exhibit(number: number): Promise<ReadableExhibit> {
    const known = this.#open.get(number);
    this.#open.delete(number);
    const [oldest] = this.#open.keys();
    if (known === undefined && this.#open.size >= openMax && oldest !== undefined) this.#close(oldest);
    const readable = known ?? (await this.#read(number));
    this.#open.set(number, readable);
    return readable;
  }

  #close(number: number): void {
    this.#open.get(number)?.exhibit.close();
    this.#open.delete(number);
    this.#mappers.delete(number);
  }

  async #read(number: number): Promise<ReadableExhibit> {
    const evidence = this.#evidence.get(number);
    if (!evidence) throw new Error(`no exhibit x${number}`);
    const exhibit = await openExhibit(evidence.path, { scratch: this.#scratch });
    const recognised = recognise(exhibit.probe);
    const log = new ProblemLog();
    for (const note of exhibit.notes) log.add(note);
    const envelope = recognised?.detection.plan.kind === "json" ? await readEnvelope(exhibit, recognised.detection.plan, log) : null;
    return { evidence, exhibit, recognised, envelope, log, fileBytes: statSync(evidence.path).size };
  }

  /** The drafts of one record, mapped again from its bytes; empty where the record can no longer be read. */
  async drafts(number: number, address: RecordAddress): Promise<readonly Draft[]> {
    const key = `${number} ${address.number}`;
    const known = this.#mapped.get(key);
    if (known) return known.drafts;
    const readable = await this.exhibit(number);
    if (!readable.recognised) return [];
    const record = await readRecordAt(readable.exhibit, readable.recognised.detection.plan, address);
    const result = record === null ? null : this.#mapper(readable, readable.recognised).map(record);
    const drafts = result && "drafts" in result ? result.drafts : [];
    this.#keep(key, drafts, address.length ?? 0);
    return drafts;
  }

  /** The newest stays whatever its size: it is what is being read. */
  #keep(key: string, drafts: readonly Draft[], bytes: number): void {
    this.#mapped.set(key, { drafts, bytes });
    this.#mappedBytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#mapped) {
      if (oldest === key || (this.#mapped.size <= mappedMax && this.#mappedBytes <= mappedBytesMax)) break;
      this.#mapped.delete(oldest);
      this.#mappedBytes -= freed;
    }
  }

  #mapper({ evidence, envelope }: ReadableExhibit, { adapter, detection }: Recognised): Mapper {
    const known = this.#mappers.get(evidence.number);
    // Problems were noted when the exhibit was read for the first time.
    const mapper = known ?? adapter.open(detection, envelope, new ProblemLog());
    this.#mappers.set(evidence.number, mapper);
    return mapper;
  }

  close(): void {
    for (const { exhibit } of this.#open.values()) exhibit.close();
    this.#open.clear();
    this.#mappers.clear();
    this.#mapped.clear();
    this.#mappedBytes = 0;
  }
}
