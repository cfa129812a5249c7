import { nobleCrypto } from "@/lib/audit/nobleCrypto.ts";
import type { ToWorker } from "./protocol.ts";
import { VerifyEngine } from "./verify-engine.ts";

/** The worker of the page /verify: it is given files and questions, and answers. It asks nothing of any server. */
const engine = new VerifyEngine(nobleCrypto, (message) => postMessage(message));
addEventListener("message", (event: MessageEvent<ToWorker>) => engine.take(event.data));
