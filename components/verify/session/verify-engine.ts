import { keyWeakness, signatureWeakness, weaknessWords } from "@/lib/audit/ed25519.ts";
import type { AuditCrypto } from "@/lib/audit/profile.ts";
import { assertNever, ensure } from "@/lib/base/assert.ts";
import { genericAnswer } from "./generic-answer.ts";
import { LogSession } from "./log-session.ts";
import type { FromWorker, QuestionName, Questions, SignatureAnswer, SignatureCheck, ToWorker, VerifyOutcome } from "./protocol.ts";
import { readFile, type HeldFile } from "./read-file.ts";

/** How long one piece of work holds the thread, and how often a reader hears how far it has come. */
const sliceMs = 40;
const tellEveryMs = 120;

type Value = Questions[QuestionName]["answer"];

/** Answers the questions of the page, in a worker or, where there is none, in slices on the page's own thread. */
export class VerifyEngine {
  readonly #crypto: AuditCrypto;
  readonly #tell: (message: FromWorker) => void;
  readonly #files = new Map<string, HeldFile>();
  readonly #sessions = new Map<string, LogSession>();
  readonly #cancelled = new Set<number>();

  constructor(crypto: AuditCrypto, tell: (message: FromWorker) => void) {
    this.#crypto = crypto;
    this.#tell = tell;
  }

  take(message: ToWorker): void {
    if (message.type === "cancel") {
      this.#cancelled.add(message.id);
      return;
    }
    const { id } = message;
    this.#answer(message).then((value) => this.#tell({ type: "answer", id, value }), (error: unknown) => this.#tell({ type: "failed", id, message: error instanceof Error ? error.message : String(error) }));
  }

  async #answer(message: Exclude<ToWorker, { type: "cancel" }>): Promise<Value> {
    switch (message.type) {
      case "read": return await this.#read(message.ask);
      case "forget": return this.#forget(message.ask.file);
      case "verify": return await this.#verify(message.id, message.ask);
      case "window": return this.#session(message.ask.file).window(message.ask.from, message.ask.count, message.ask.filter);
      case "detail": return this.#session(message.ask.file).detail(message.ask.entry, message.ask.limit);
      case "findings": return this.#session(message.ask.file).findings();
      case "candidates": return genericAnswer(this.#file(message.ask.file).text, message.ask.keys, this.#crypto);
      case "signature": return checkSignature(message.ask, this.#crypto);
      default: return assertNever(message);
    }
  }

  async #read({ file, name, blob }: Questions["read"]["ask"]): Promise<Questions["read"]["answer"]> {
    const held = readFile(name, new Uint8Array(await blob.arrayBuffer()), this.#crypto);
    this.#files.set(file, held);
    return { bytes: held.bytes, sha256: held.sha256, is: held.is };
  }

  #forget(file: string): null {
    this.#files.delete(file);
    this.#sessions.delete(file);
    return null;
  }

  async #verify(id: number, { file, request }: Questions["verify"]["ask"]): Promise<VerifyOutcome> {
    const session = new LogSession(this.#file(file), this.#crypto);
    const beside = { head: this.#besides(request.head), payload: this.#besides(request.payload) };
    const steps = session.verify(request, beside, () => performance.now());
    let [sliceFrom, toldAt] = [performance.now(), 0];
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        if (step.value === null) return { type: "nothing" };
        this.#sessions.set(file, session);
        return { type: "verified", log: step.value };
      }
      const now = performance.now();
      if (now - toldAt >= tellEveryMs) {
        this.#tell({ type: "progress", id, progress: step.value });
        toldAt = now;
      }
      if (now - sliceFrom < sliceMs) continue;
      await nextTask();
      if (this.#cancelled.delete(id)) return { type: "cancelled", entries: step.value.entries };
      sliceFrom = performance.now();
    }
  }

  #file(id: string): HeldFile {
    return ensure(this.#files.get(id), `file ${id}`);
  }

  #besides(id: string | null): HeldFile | null {
    return id === null ? null : this.#file(id);
  }

  #session(id: string): LogSession {
    return ensure(this.#sessions.get(id), `verdict of ${id}`);
  }
}

/** A turn of the event loop: questions and cancellations come in between. */
function nextTask(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

/** One signature by itself, and why it cannot be strictly valid where its form already shows it. */
export function checkSignature({ key, message, signature }: SignatureCheck, { verify }: AuditCrypto): SignatureAnswer {
  const [ofKey, ofSignature] = [keyWeakness(key), signatureWeakness(signature)];
  return { valid: verify(key, message, signature), keyWeakness: ofKey === null ? null : weaknessWords[ofKey], signatureWeakness: ofSignature === null ? null : weaknessWords[ofSignature] };
}
