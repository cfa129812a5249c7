import { parentPort } from "node:worker_threads";
import { forLog } from "../../base/errorText.ts";
import type { PolicyOrder, PolicyReply } from "./policyOrder.ts";
import { policyWork } from "./policyWork.ts";

/** The entry of the worker bundle (dist/policyWorker.mjs): answers one order after the other until it is ended. */
let turn: Promise<void> = Promise.resolve();
parentPort?.on("message", (order: PolicyOrder) => {
  turn = turn.then(() => answer(order));
});

async function answer({ id, incident, wish }: PolicyOrder): Promise<void> {
  const reply = await policyWork(incident, wish).then((value): PolicyReply => ({ id, value }), (error: unknown): PolicyReply => ({ id, failed: forLog(error) }));
  parentPort?.postMessage(reply);
}
