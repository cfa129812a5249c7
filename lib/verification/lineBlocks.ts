import type { ByteSource } from "../evidence/source.ts";

/** Whole lines, as bytes, and how many line ends are in them; or the size of a line that is too long to be read. `openEnd`: it ends without a line end, as only the last may. */
export type LineBlock = ({ readonly bytes: Buffer; readonly lines: number } | { readonly tooLong: number }) & { readonly openEnd: boolean };

const lineFeed = 0x0a;

/** An exhibit in blocks of whole lines. A line may be longer than a block; one beyond `lineBytesMax` is left out and told. */
export function* lineBlocks(source: ByteSource, lineBytesMax: number, blockBytes: number): Generator<LineBlock> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isTooLong = false;
  for (let offset = 0; offset < source.size;) {
    const read = source.read(offset, blockBytes);
    const chunk = Buffer.from(read.buffer, read.byteOffset, read.length);
    if (chunk.length === 0) break;
    offset += chunk.length;
    let from = 0;
    if (isTooLong) {
      const end = chunk.indexOf(lineFeed);
      restBytes += end < 0 ? chunk.length : end;
      if (end < 0) continue;
      yield { tooLong: restBytes, openEnd: false };
      [isTooLong, restBytes, from] = [false, 0, end + 1];
    }
    const end = chunk.lastIndexOf(lineFeed);
    if (end >= from) {
      yield blockOf(Buffer.concat([...rest, chunk.subarray(from, end + 1)]), false);
      [rest, restBytes, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > lineBytesMax) [rest, isTooLong] = [[], true];
  }
  if (isTooLong) yield { tooLong: restBytes, openEnd: true };
  else if (restBytes > 0) yield blockOf(Buffer.concat(rest), true);
}

function blockOf(bytes: Buffer, openEnd: boolean): LineBlock {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines++;
  return { bytes, lines, openEnd };
}
