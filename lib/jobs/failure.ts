import { codeOf, diskFullCodes, forLog } from "../base/errorText.ts";

/** Why an analysis failed, for the responder. */
export function wordsFor(error: unknown): string {
  const code = codeOf(error);
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "The analysis needed more memory than it may use. The exhibits are kept.";
  if (diskFullCodes.includes(code)) return "The disk of the data folder is full. The exhibits are kept: free some space and analyse again.";
  return error instanceof Error ? error.message : String(error);
}

/** Tries a write that may meet a full disk; the log says where it did. */
export function attempt(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    console.error(forLog(error));
    return false;
  }
}
