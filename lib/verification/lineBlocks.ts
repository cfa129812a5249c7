import { createReadStream } from "node:fs";

/** Whole lines, as bytes. `openEnd`: the block ends without a line end, as only the last one may. */
export type LineBlock = { readonly bytes: Buffer; readonly openEnd: boolean };

const blockBytes = 1 << 19;
const lineFeed = 0x0a;

/** A file in blocks of whole lines. A single line may be longer than a block; one beyond `lineBytesMax` ends the reading with an error as data. */
export async function* lineBlocks(path: string, lineBytesMax: number): AsyncGenerator<LineBlock | { readonly tooLong: number }> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0) {
      rest.push(chunk);
      restBytes += chunk.length;
      if (restBytes > lineBytesMax) return yield { tooLong: restBytes };
      continue;
    }
    yield { bytes: Buffer.concat([...rest, chunk.subarray(0, end + 1)]), openEnd: false };
    rest = [chunk.subarray(end + 1)];
    restBytes = rest[0]?.length ?? 0;
  }
  if (restBytes > 0) yield { bytes: Buffer.concat(rest), openEnd: true };
}
