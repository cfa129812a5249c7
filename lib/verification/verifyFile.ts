import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { evidenceText } from "../audit/evidenceText.ts";
import { logShape } from "../audit/logShape.ts";
import { verifyLog, type AuditedLog } from "../audit/verifyLog.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import type { VerifyOptions } from "./verifyOptions.ts";
import { verifyStream } from "./verifyStream.ts";
import { verifyTable } from "./verifyTable.ts";

/** Up to here a file is read as a whole where its beginning does not show how to stream it. */
export const wholeBytesMax = 64 * 1_048_576;
/** From here on other threads pay for their start. */
const threadedBytesMin = 4 * 1_048_576;
const headBytes = 1_048_576;
const lineFeed = 0x0a;
const sqliteMagic = Buffer.from("SQLite format 3\0");

/** Verifies a file; null where it holds no signed record of a known format. Long logs are streamed through other threads. */
export async function verifyFile(path: string, options: VerifyOptions): Promise<AuditedLog | null> {
  const { size } = statSync(path);
  if (size === 0) return null;
  const head = headOf(path, size);
  if (head.subarray(0, sqliteMagic.length).equals(sqliteMagic)) return verifyTable(options.readTable?.(path) ?? null, options);
  const shape = size > (options.streamBytesMin ?? threadedBytesMin) ? logShape(evidenceText(head)) : null;
  if (shape !== null) return verifyStream(path, shape, options);
  if (size > wholeBytesMax) return null;
  return verifyLog(evidenceText(readFileSync(path)), options.keys, nodeCrypto, { declared: options.declared });
}

/** The beginning of a file, with its first line as a whole if that is at all possible. */
function headOf(path: string, size: number): Buffer {
  const file = openSync(path, "r");
  try {
    const read = (length: number): Buffer => {
      const bytes = Buffer.alloc(Math.min(length, size));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    };
    const head = read(headBytes);
    return head.includes(lineFeed) || size <= headBytes ? head : read(wholeBytesMax);
  } finally {
    closeSync(file);
  }
}
