import { BundleCancelled } from "../bundle/bundleWriter.ts";
import type { MadeBundle } from "../store/bundleRecords.ts";
import type { Store } from "../store/incidents.ts";
import type { RunningAnalysis } from "./analysisWorker.ts";
import { wordsFor } from "./failure.ts";
import { makeBundle } from "./makeBundle.ts";

export type BundleOrder = { readonly store: Store; readonly incident: string; readonly part: string };
export type BundleEnd = { readonly kind: "done"; readonly made: MadeBundle } | { readonly kind: "cancelled" } | { readonly kind: "failed"; readonly message: string };
export type BundleEvents = { readonly onProgress: (done: number, total: number) => void; readonly onEnd: (how: BundleEnd) => void };
export type BundleStarter = (order: BundleOrder, events: BundleEvents) => RunningAnalysis;

const progressEveryMs = 100;

/** Makes a bundle beside the other work of this process: it waits for the disk and for threads of zlib, and holds the request thread for moments only. */
export function startBundle(order: BundleOrder, { onProgress, onEnd }: BundleEvents): RunningAnalysis {
  const signal = { aborted: false };
  let toldMs = 0;
  const told = (done: number, total: number): void => {
    if (performance.now() - toldMs < progressEveryMs) return;
    toldMs = performance.now();
    onProgress(done, total);
  };
  void makeBundle(order, { signal, onProgress: told }).then((made): BundleEnd => ({ kind: "done", made }), endOf).then(onEnd);
  return { cancel: () => void (signal.aborted = true) };
}

function endOf(error: unknown): BundleEnd {
  return error instanceof BundleCancelled ? { kind: "cancelled" } : { kind: "failed", message: wordsFor(error) };
}
