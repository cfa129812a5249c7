import { evidenceText } from "../audit/evidenceText.ts";
import { logEntries } from "../audit/logEntries.ts";
import type { AuditedLog } from "../audit/verifyLog.ts";
import { fileSource } from "../evidence/source.ts";
import { judgePieces } from "./judgePieces.ts";
import { elementPieces, linePieces, rowPieces, textPieces, type Piece } from "./pieces.ts";
import { recogniseLog, tableTexts, type LogFile, type RecognisedLog } from "./recogniseLog.ts";
import type { VerifyOptions } from "./verifyOptions.ts";

const blockBytesUsual = 1 << 19;

/** Verifies a file; null where it holds no signed record of a known format. */
export async function verifyFile(path: string, options: VerifyOptions): Promise<AuditedLog | null> {
  const source = fileSource(path);
  try {
    const file = { source, path };
    const recognised = recogniseLog(file, options);
    return recognised === null ? null : await verifyRecognised(file, recognised, options);
  } finally {
    source.close();
  }
}

/** Verifies a log that was recognised. Long ones go through other threads; whether a log is read whole or in blocks makes no difference to the verdict. */
export function verifyRecognised(file: LogFile, recognised: RecognisedLog, options: VerifyOptions): Promise<AuditedLog> {
  const { profile, reading } = recognised;
  return judgePieces(piecesOf(file, recognised, options), profile, reading === "whole" ? { ...options, workerScript: null } : options);
}

function piecesOf(file: LogFile, { profile, reading, list }: RecognisedLog, { blockBytes = blockBytesUsual, readTable }: VerifyOptions): Iterable<Piece> {
  const { source } = file;
  switch (reading) {
    case "lines": return linePieces(source, profile.format === "jws.compact" ? "tokens" : "lines", blockBytes);
    case "elements": return elementPieces(source, list, blockBytes);
    case "table": return rowPieces(tableTexts(file, readTable) ?? []);
    case "whole": {
      const text = evidenceText(source.read(0, source.size));
      const log = logEntries(text);
      return log === null ? [] : textPieces(text, log);
    }
  }
}
