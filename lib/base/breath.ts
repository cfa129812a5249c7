import { setImmediate as nextTurn } from "node:timers/promises";

const heldMsMax = 15;

/** Lets other requests in between the steps of long work on their own thread: awaiting what is ready already does not. */
export class Breath {
  #since = performance.now();

  /** Call it between steps; it waits only where the thread was held for long. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < heldMsMax) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
