import type { ScopedKeySet } from "../audit/trustedKeys.ts";
import type { AnalysisProgress, Evidence } from "../pipeline.ts";

/** What the server tells the worker of one analysis, once, at its start. */
export type AnalysisOrder = {
  /** The clone, where the migrations lie. */
  readonly root: string;
  /** Where the index is built. It is renamed into place when the worker is done. */
  readonly indexPart: string;
  /** Where unpacked streams of compressed exhibits are kept. */
  readonly scratch: string;
  readonly inputs: readonly Evidence[];
  /** The keys that the responder trusts when the job begins. */
  readonly keys: ScopedKeySet;
  /** The finished index whose logs are verified again; null: everything is read anew. */
  readonly verified: string | null;
  /** One 32-bit flag: not 0 means stop. A message would not reach a worker that is busy in a synchronous loop. */
  readonly cancel: SharedArrayBuffer;
};

/** What the worker says. After `done`, `cancelled` or `failed` it ends. */
export type WorkerMessage =
  | { readonly type: "progress"; readonly progress: readonly AnalysisProgress[] }
  | { readonly type: "done" }
  | { readonly type: "cancelled" }
  | { readonly type: "failed"; readonly message: string };
