import { existsSync, readFileSync } from "node:fs";

/** Nanoseconds that this thread has been on a processor, as Linux counts them. */
const own = "/proc/thread-self/schedstat";
const counted = existsSync(own);

const now = (): number => (counted ? Number(readFileSync(own, "latin1").split(" ", 1)[0]) / 1e6 : performance.now());

/** Milliseconds of the processor that some work takes in this thread: what else the machine does is not counted. By the clock where the system does not count. */
export function threadMs(work: () => void): number {
  const before = now();
  work();
  return now() - before;
}

const parts = 4;
/** What collecting garbage may take in one of two measurements. */
const unevenMs = 150;

/** Does work on a text four times as long take at most eight times as long? The square would take sixteen times. One of three tries is enough: a machine that is slow for a moment is no pattern. */
export function growsWithLength(length: number, workOn: (length: number) => () => void): boolean {
  const [long, short] = [workOn(length), workOn(length / parts)];
  const holds = (): boolean => threadMs(long) < 2 * parts * threadMs(short) + unevenMs;
  return holds() || holds() || holds();
}
