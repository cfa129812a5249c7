import { subscribe } from "node:diagnostics_channel";
import { codeOf, forLog } from "../base/errorText.ts";
import { DataFolderTaken } from "../store/dataLock.ts";
import { dataFolder } from "../store/dataFolder.ts";
import { startUp } from "./startup.ts";

/** `startUp` for the server process: a failure is one sentence and the end. */
export async function startServer(): Promise<void> {
  // Next listens on every address unless it is told where, and then nothing would be asked of strangers.
  if (process.env["HOST"] === undefined) {
    console.error("Aftertrace decides where it listens in its own start script. Run `npm start`.");
    process.exit(2);
  }
  allowLongUploads();
  try {
    await startUp();
  } catch (error) {
    console.error(sentenceFor(error));
    process.exit(1);
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof DataFolderTaken) return error.message;
  const code = codeOf(error);
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "SQLITE_CANTOPEN", "SQLITE_READONLY"].some((one) => code.startsWith(one)))
    return `Aftertrace cannot write to its data folder ${dataFolder()} (${code}). Check its permissions, or name another one with AFTERTRACE_DATA.`;
  return `Aftertrace could not open its data folder ${dataFolder()}.\n${forLog(error)}`;
}

/**
 * Node ends every request that has not arrived whole after five minutes, and with it the upload of a large export over
 * a slow line. Next makes the server and gives no access to it; each request names its own. Headers keep their limit.
 */
function allowLongUploads(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("server" in message)) return;
    const { server } = message;
    if (typeof server === "object" && server !== null && "requestTimeout" in server) server.requestTimeout = 0;
  });
}
