import { codeOf, diskFullCodes, forLog } from "../base/errorText.ts";
import { UploadRefused } from "../store/uploads.ts";
import { ApiError } from "./answers.ts";

const notWritable = ["EROFS", "EACCES", "EPERM", "SQLITE_READONLY", "SQLITE_CANTOPEN"];
const statusOf: Partial<Record<UploadRefused["code"], number>> = { upload_too_large: 413, disk_full: 507 };

/** Whatever a handler threw, as the one refusal that its caller gets. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UploadRefused) return new ApiError(statusOf[error.code] ?? 400, error.code, error.message, error.fix);
  console.error(forLog(error));
  const code = codeOf(error);
  if (diskFullCodes.includes(code)) return new ApiError(507, "disk_full", "The disk of the data folder is full.", "Free some space and try again; nothing was kept half.");
  if (notWritable.includes(code)) return new ApiError(500, "not_writable", "The data folder cannot be written to.", "Check the permissions of AFTERTRACE_DATA and start the app again.");
  return new ApiError(500, "internal", "The app could not answer this.", "Try again. If it happens again, the app's log says why.");
}
