import { UploadRefused } from "../store/uploads.ts";
import { ApiError } from "./answers.ts";

const diskFull = ["ENOSPC", "EDQUOT", "SQLITE_FULL"];
const notWritable = ["EROFS", "EACCES", "EPERM", "SQLITE_READONLY", "SQLITE_CANTOPEN"];

/** Whatever a handler threw, as the one refusal that its caller gets. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UploadRefused) return new ApiError(statusOf[error.code] ?? 400, error.code, error.message, error.fix);
  console.error(forLog(error));
  const code = codeOf(error);
  if (diskFull.includes(code)) return new ApiError(507, "disk_full", "The disk of the data folder is full.", "Free some space and try again; nothing was kept half.");
  if (notWritable.includes(code)) return new ApiError(500, "not_writable", "The data folder cannot be written to.", "Check the permissions of AFTERTRACE_DATA and start the app again.");
  return new ApiError(500, "internal", "The app could not answer this.", "Try again. If it happens again, the app's log says why.");
}

const statusOf: Partial<Record<UploadRefused["code"], number>> = { upload_too_large: 413, disk_full: 507 };

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/**
 * A mistake of ours for the log: its kind and where it happened. The message only of the system's and the database's
 * own errors: others, a parser's for one, quote the evidence, and a log is read, mailed and kept.
 */
export function forLog(error: unknown): string {
  if (!(error instanceof Error)) return "Something was thrown that is no error.";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = codeOf(error);
  return [code === "" ? error.name : `${error.name} ${code}: ${error.message}`, ...frames].join("\n");
}
