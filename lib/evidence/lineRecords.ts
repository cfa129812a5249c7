import { Cursor } from "./cursor.ts";
import type { ReadableExhibit } from "./exhibit.ts";
import type { Step } from "./jsonRecords.ts";
import { skipValue, ValueFacts } from "./jsonSkip.ts";
import { documents, isPrinted, lines, trimmed, type Line } from "./lines.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import type { RawRecord } from "./record.ts";
import { readValue } from "./recordValue.ts";

/** Yields one record per line; blank lines are passed over. Documents printed over several lines are read as well. */
export function* lineRecords(exhibit: ReadableExhibit, log: ProblemLog): Generator<Step> {
  const { view, limits } = exhibit;
  const facts = new ValueFacts();
  const cut = isPrinted(view, limits) ? documents(view, limits) : lines(view, limits);
  let number = 0;
  for (const line of cut) {
    const units = line.length > limits.recordBytesMax ? null : line.units();
    const core = units === null ? { from: 0, to: line.length, zeros: false } : trimmed(units);
    const at = `line ${line.number}`;
    if (core.zeros) log.add(notes.zeroBytes(at));
    if (core.to === core.from && !core.zeros) continue;
    const offset = view.byteOffset(line.offset + core.from);
    const length = (core.to - core.from) * view.unitBytes;
    const body = units?.subarray(core.from, core.to) ?? null;
    const value = length === 0 ? null : readBody({ exhibit, line, body, offset, length, at, facts, log });
    yield { record: value && { number, offset, length, at, value: value.value, path: [] }, bytesDone: offset + length };
    number++;
  }
}

type Body = {
  readonly exhibit: ReadableExhibit;
  readonly line: Line;
  readonly facts: ValueFacts;
  readonly log: ProblemLog;
  /** The units of the record, null where it is over the limit. */
  readonly body: Uint8Array | null;
  readonly offset: number;
  readonly length: number;
  readonly at: string;
};

function readBody({ exhibit, line, body, offset, length, at, facts, log }: Body): Pick<RawRecord, "value"> | null {
  const { view, limits } = exhibit;
  if (body === null || length > limits.recordBytesMax) {
    log.add(notes.recordTooLong(at, sizeText(limits.recordBytesMax)));
    return null;
  }
  const outcome = skipValue(Cursor.over(body), facts);
  if (facts.depth > limits.nestingMax) {
    log.add(notes.tooDeep(at, limits.nestingMax));
    return null;
  }
  const bytes = view.unitBytes === 1 ? body : exhibit.source.read(offset, length);
  const read = readValue(bytes, facts, at, offset, { encoding: view.encoding, nestingMax: limits.nestingMax, log });
  if (read.ok) return read;
  const isCut = read.failure.truncated && outcome !== "broken" && !line.ended;
  log.add(isCut ? notes.cutRecord(at) : notes.malformedLine(at));
  return null;
}
