import type { QuestionName, Questions, ToWorker, VerifyProgress } from "@/components/verify/session/protocol.ts";
import { VerifyEngine } from "@/components/verify/session/verify-engine.ts";
import type { Asks } from "@/components/verify/verify-desk.ts";
import { nodeCrypto } from "@/lib/verification/nodeCrypto.ts";

type Value = Questions[QuestionName]["answer"];
type Waiting = { readonly resolve: (value: Value) => void; readonly reject: (error: Error) => void; readonly onProgress?: (progress: VerifyProgress) => void };

/** The engine without a worker between, as the page has it where no worker starts. */
export function engineClient(): Asks & { readonly asked: readonly QuestionName[] } {
  const waiting = new Map<number, Waiting>();
  const asked: QuestionName[] = [];
  const engine = new VerifyEngine(nodeCrypto, (message) => {
    const one = waiting.get(message.id);
    if (message.type === "progress") return one?.onProgress?.(message.progress);
    if (message.type === "answer") one?.resolve(message.value);
    else one?.reject(new Error(message.message));
  });
  return {
    asked,
    ask: (type, ask, following) => new Promise((resolve, reject) => {
      const id = asked.push(type);
      waiting.set(id, { resolve: (value) => resolve(value as Questions[typeof type]["answer"]), reject, ...(following?.onProgress && { onProgress: following.onProgress }) });
      following?.signal?.addEventListener("abort", () => engine.take({ type: "cancel", id }));
      engine.take({ type, id, ask } as Extract<ToWorker, { type: typeof type }>);
    }),
  };
}
