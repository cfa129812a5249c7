import { nobleCrypto } from "@/lib/audit/nobleCrypto.ts";
import type { FromWorker, QuestionName, Questions, ToWorker, VerifyProgress } from "./protocol.ts";
import { VerifyEngine } from "./verify-engine.ts";

type Waiting = {
  readonly message: ToWorker;
  readonly resolve: (value: Questions[QuestionName]["answer"]) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress?: (progress: VerifyProgress) => void;
};

/** What a question may bring along: how to follow it and how to call it off. */
type Following = { readonly onProgress?: (progress: VerifyProgress) => void; readonly signal?: AbortSignal };

/** The page's side: questions go to a worker, or to the page's own thread where no worker starts. */
export class VerifyClient {
  readonly #waiting = new Map<number, Waiting>();
  #send: ((message: ToWorker) => void) | null = null;
  #worker: Worker | null = null;
  #answered = false;
  #next = 1;

  /** Loads the worker; without it the first question does. */
  start(): void {
    this.#send ??= this.#connect();
  }

  ask<Name extends QuestionName>(type: Name, ask: Questions[Name]["ask"], { onProgress, signal }: Following = {}): Promise<Questions[Name]["answer"]> {
    const id = this.#next++;
    // The name and what it asks belong together by the parameters of this function.
    const message = { type, id, ask } as Extract<ToWorker, { type: Name }>;
    return new Promise<Questions[Name]["answer"]>((resolve, reject) => {
      // The other side answers a question by its own kind of answer.
      this.#waiting.set(id, { message, resolve: (value) => resolve(value as Questions[Name]["answer"]), reject, ...(onProgress && { onProgress }) });
      signal?.addEventListener("abort", () => this.#send?.({ type: "cancel", id }), { once: true });
      this.#send ??= this.#connect();
      this.#send(message);
    });
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#send = null;
    this.#waiting.clear();
  }

  #connect(): (message: ToWorker) => void {
    if (typeof Worker === "undefined") return this.#onThisThread();
    const worker = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
    this.#worker = worker;
    worker.addEventListener("message", (event: MessageEvent<FromWorker>) => this.#take(event.data));
    worker.addEventListener("error", () => this.#fallBack());
    return (message) => worker.postMessage(message);
  }

  /** A worker that cannot be loaded says so before it has answered anything: what was asked is asked again here. One that breaks later takes the files with it. */
  #fallBack(): void {
    this.#worker?.terminate();
    this.#worker = null;
    const send = this.#onThisThread();
    this.#send = send;
    const waiting = [...this.#waiting.values()];
    if (!this.#answered) return waiting.forEach(({ message }) => send(message));
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error("The verification broke off. Load the page again and give it the files once more."));
  }

  #onThisThread(): (message: ToWorker) => void {
    const engine = new VerifyEngine(nobleCrypto, (message) => this.#take(message));
    return (message) => engine.take(message);
  }

  #take(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (message.type === "progress") return waiting?.onProgress?.(message.progress);
    this.#answered = true;
    this.#waiting.delete(message.id);
    if (message.type === "answer") waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }
}
