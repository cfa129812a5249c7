import { codeOf } from "../base/errorText.ts";
import { dataFolder } from "./dataFolder.ts";

/** Why the data folder cannot be used, where, and what to do. */
export type StoreProblem = { readonly code: string; readonly path: string; readonly message: string; readonly fix: string };

const refused = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "SQLITE_CANTOPEN", "SQLITE_READONLY"];
const broken = ["SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_FULL", "ENOSPC", "EIO"];

/** What an error says of the data folder; null where it is about something else. */
export function storeProblem(error: unknown): StoreProblem | null {
  const code = codeOf(error);
  const path = dataFolder();
  if (refused.some((one) => code.startsWith(one)))
    return { code, path, message: "Aftertrace cannot write to its data folder.", fix: "Check its permissions, or name another one with AFTERTRACE_DATA. Nothing was created elsewhere." };
  if (broken.some((one) => code.startsWith(one)))
    return { code, path, message: "The database in the data folder cannot be read.", fix: "See whether the disk is full or failing, stop Aftertrace, and put the folder back from a copy. Nothing was created elsewhere." };
  return null;
}
