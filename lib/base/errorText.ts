/** The code of an error of the system or the database; empty for others. */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** Codes of a full disk. */
export const diskFullCodes: readonly string[] = ["ENOSPC", "EDQUOT", "SQLITE_FULL"];

/**
 * An error of ours for the log: its kind and where it happened. The message only of the system's and the database's own
 * errors: others, a parser's for one, quote the evidence, and a log is read, mailed and kept.
 */
export function forLog(error: unknown): string {
  if (!(error instanceof Error)) return "Something was thrown that is no error.";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = codeOf(error);
  return [code === "" ? error.name : `${error.name} ${code}: ${error.message}`, ...frames].join("\n");
}
