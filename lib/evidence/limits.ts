const MiB = 1024 * 1024;

/** What one exhibit may cost. Whatever lies beyond a limit is reported as `limit_exceeded`; what lies within is read. */
export type Limits = {
  /** One record (element, line, row, part). Longer ones are skipped by name; a JavaScript string ends at 512 Mi units. */
  readonly recordBytesMax: number;
  /** Nesting inside one record. `JSON.stringify` and the structured clone overflow the call stack from 10,000 on. */
  readonly nestingMax: number;
  /** What lies outside the records of one JSON document, in all. */
  readonly envelopeBytesMax: number;
  /** What comes out of one compressed file or archive. */
  readonly unpackedBytesMax: number;
  /**
   * Unpacked : packed, judged only beyond `unpackedBytesFree`. Honest traces repeat the whole history in every span and
   * compress 250 : 1 and better, and DEFLATE cannot do more than 1,032 : 1, so that the ratio alone convicts nobody:
   * what a bomb costs is disk and time, and the first GiB of those is given to everybody.
   */
  readonly unpackedRatioMax: number;
  readonly unpackedBytesFree: number;
  /** Unpacked bytes kept in memory; more goes to an unlinked temporary file. */
  readonly memoryBytesMax: number;
  readonly archiveEntriesMax: number;
  readonly rowCellsMax: number;
  /** What the probe reads of one value for the outline and the samples. */
  readonly outlineBytesMax: number;
  /** Read at once by scanners. Only the speed depends on it. */
  readonly chunkBytes: number;
};

export const defaultLimits: Limits = {
  recordBytesMax: 64 * MiB,
  nestingMax: 500,
  envelopeBytesMax: 64 * MiB,
  unpackedBytesMax: 16 * 1024 * MiB,
  unpackedRatioMax: 200,
  unpackedBytesFree: 1024 * MiB,
  memoryBytesMax: 256 * MiB,
  archiveEntriesMax: 2000,
  rowCellsMax: 10_000,
  outlineBytesMax: 4 * MiB,
  chunkBytes: MiB,
};
