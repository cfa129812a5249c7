import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { wordsFor } from "../failure.ts";
import type { PolicyCase, PolicyOrder, PolicyReply, PolicyWish } from "./policyOrder.ts";

/** How long the thread stays without work: what it has read of an incident is kept so long. */
const idleMs = 300_000;
const heapMbMax = 1_536;

type Waiting = { readonly order: PolicyOrder; readonly signal: AbortSignal | undefined; readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/** Nobody waits for the answer any more. */
export class PolicyCalledOff extends Error {}

/** Drafts and replays on a thread of their own, one after the other: ten thousand calls take seconds. What nobody waits for any more is not begun, and is ended where others wait behind it. */
export class PolicyDesk {
  #worker: Worker | null = null;
  #running: Waiting | null = null;
  readonly #waiting: Waiting[] = [];
  #count = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(private readonly script: string) {}

  ask(incident: PolicyCase, wish: PolicyWish, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = { order: { id: ++this.#count, incident, wish }, signal, resolve, reject };
      this.#waiting.push(waiting);
      signal?.addEventListener("abort", () => this.#makeWay(), { once: true });
      this.#makeWay();
      this.#next();
    });
  }

  /** Ends work that nobody waits for, thread and all, where somebody waits for other work. */
  #makeWay(): void {
    const [running, worker] = [this.#running, this.#worker];
    if (running?.signal?.aborted !== true || worker === null || this.#waiting.every(({ signal }) => signal?.aborted === true)) return;
    this.#worker = null;
    this.#running = null;
    void worker.terminate();
    running.reject(new PolicyCalledOff());
    this.#next();
  }

  #next(): void {
    if (this.#running !== null) return;
    const next = this.#waiting.shift();
    if (next === undefined) return this.#rest();
    if (next.signal?.aborted === true) {
      next.reject(new PolicyCalledOff());
      return this.#next();
    }
    clearTimeout(this.#idle);
    this.#running = next;
    const worker = this.#thread();
    worker.ref();
    worker.postMessage(next.order);
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: heapMbMax } });
    worker.on("message", (reply: PolicyReply) => this.#answered(reply));
    worker.on("error", (error) => this.#ended(worker, wordsFor(error)));
    worker.on("exit", () => this.#ended(worker, "The thread that works on policies ended."));
    this.#worker = worker;
    return worker;
  }

  #answered(reply: PolicyReply): void {
    const done = this.#running;
    if (done?.order.id !== reply.id) return;
    this.#running = null;
    if ("failed" in reply) done.reject(new Error(reply.failed));
    else done.resolve(reply.value);
    this.#next();
  }

  #ended(worker: Worker, words: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const broken = this.#running;
    this.#running = null;
    broken?.reject(new Error(words));
    this.#next();
  }

  #rest(): void {
    // A program that has nothing else to do may end.
    this.#worker?.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#close(), idleMs).unref();
  }

  #close(): void {
    const worker = this.#worker;
    if (worker === null || this.#running !== null) return;
    this.#worker = null;
    void worker.terminate();
  }
}

declare global {
  /** One per process: each route handler is a bundle of its own. */
  var aftertracePolicyDesk: PolicyDesk | undefined;
  var aftertraceStandingDesk: PolicyDesk | undefined;
}

const script = (): string => join(process.cwd(), "dist", "policyWorker.mjs");

/** The app's own. */
export function currentPolicyDesk(): PolicyDesk {
  return (globalThis.aftertracePolicyDesk ??= new PolicyDesk(script()));
}

/** For what other pages say of an allow-list: whoever works on one waits for none of that. */
export function currentStandingDesk(): PolicyDesk {
  return (globalThis.aftertraceStandingDesk ??= new PolicyDesk(script()));
}
