import { basename, dirname } from "node:path";
import { codeOf, diskFullCodes, forLog } from "../base/errorText.ts";
import { BundleRefused } from "../bundle/bundleRefused.ts";
import { IncidentLocked } from "../store/locks.ts";
import { UploadRefused } from "../store/uploads.ts";
import { ApiError } from "./answers.ts";

const notWritable = ["EROFS", "EACCES", "EPERM", "SQLITE_READONLY", "SQLITE_CANTOPEN"];
const statusOf: Partial<Record<UploadRefused["code"], number>> = { upload_too_large: 413, disk_full: 507 };

/** Whatever a handler threw, as the one refusal that its caller gets. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UploadRefused) return new ApiError(statusOf[error.code] ?? 400, error.code, error.message, error.fix);
  if (error instanceof BundleRefused) return new ApiError(422, "bundle_refused", error.message, "Fetch the bundle again from where it was made. What is in it can still be imported as ordinary exhibits, without what people said.");
  if (error instanceof IncidentLocked) return new ApiError(409, "locked", error.message, "Unlock it first, with a reason: POST /api/v1/incidents/{id}/unlock, or the menu of the incident.");
  console.error(forLog(error));
  const code = codeOf(error);
  if (diskFullCodes.includes(code)) return new ApiError(507, "disk_full", "The disk of the data folder is full.", "Free some space and try again; nothing was kept half.");
  if (isExhibitFile(error)) return new ApiError(500, "exhibit_unreadable", "The bytes of an exhibit cannot be read: its file is missing from the data folder, or the disk refuses it.", "Put the data folder back from a copy, or hand in the file again; its SHA-256 stands in the custody log.");
  if (notWritable.includes(code)) return new ApiError(500, "not_writable", "The data folder cannot be written to.", "Check the permissions of AFTERTRACE_DATA and start the app again.");
  return new ApiError(500, "internal", "The app could not answer this.", "Try again. If it happens again, the app's log says why.");
}

/** A failure to open or read what lies in the folder of exhibits. */
function isExhibitFile(error: unknown): boolean {
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
  return ["ENOENT", "EIO", "EACCES", "EISDIR"].includes(codeOf(error)) && basename(dirname(path)) === "exhibits";
}
