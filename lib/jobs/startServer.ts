import { subscribe } from "node:diagnostics_channel";
import { forLog } from "../base/errorText.ts";
import { DataFolderTaken } from "../store/dataLock.ts";
import { dataFolder } from "../store/dataFolder.ts";
import { SigningKeyRefused } from "../store/signingKeyFile.ts";
import { storeProblem } from "../store/storeProblem.ts";
import { startUp } from "./startup.ts";

/** `startUp` for the server process: a failure is one sentence and the end. */
export async function startServer(): Promise<void> {
  // Next listens on every address unless it is told where, and then nothing would be asked of strangers.
  if (process.env["HOST"] === undefined) {
    console.error("Aftertrace decides where it listens in its own start script. Run `npm start`.");
    process.exit(2);
  }
  watchRequests();
  try {
    await startUp();
  } catch (error) {
    console.error(sentenceFor(error));
    process.exit(1);
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof DataFolderTaken || error instanceof SigningKeyRefused) return error.message;
  const problem = storeProblem(error);
  if (problem !== null) return `${problem.message.slice(0, -1)} ${problem.path} (${problem.code}). ${problem.fix}`;
  return `Aftertrace could not open its data folder ${dataFolder()}.\n${forLog(error)}`;
}

/** The parts of Node's server and request that are set here. */
type Started = { readonly server: { requestTimeout: number }; readonly request: { url?: string | undefined } };

function isStarted(message: unknown): message is Started {
  return typeof message === "object" && message !== null && "server" in message && "request" in message;
}

/** Next makes the HTTP server and gives no access to it; Node tells of each request before anybody answers it. */
function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    if (!isStarted(message)) return;
    // Node ends every request that has not arrived whole after five minutes, and with it the upload of a large export
    // over a slow line. Headers keep their limit.
    message.server.requestTimeout = 0;
    message.request.url = readableAddress(message.request.url ?? "/");
  });
}

/** Next answers 500 where a path cannot be decoded; with its percent signs taken literally it is an address like others. */
export function readableAddress(url: string): string {
  const [path = "", ...rest] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...rest].join("?");
  }
}
