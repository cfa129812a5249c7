import { createReadStream } from "node:fs";

/** Whole lines, as bytes; or the size of a line that is too long to be read. `openEnd`: it ends without a line end, as only the last may. */
export type LineBlock = ({ readonly bytes: Buffer } | { readonly tooLong: number }) & { readonly openEnd: boolean };

const lineFeed = 0x0a;

/** A file in blocks of whole lines. A line may be longer than a block; one beyond `lineBytesMax` is left out and told. */
export async function* lineBlocks(path: string, lineBytesMax: number, blockBytes: number): AsyncGenerator<LineBlock> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isTooLong = false;
  for await (const chunk of createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Buffer>) {
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
      yield { bytes: Buffer.concat([...rest, chunk.subarray(from, end + 1)]), openEnd: false };
      [rest, restBytes, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > lineBytesMax) [rest, isTooLong] = [[], true];
  }
  if (isTooLong) yield { tooLong: restBytes, openEnd: true };
  else if (restBytes > 0) yield { bytes: Buffer.concat(rest), openEnd: true };
}
