import type { Handed } from "./dropped-files.ts";

let waiting: readonly Handed[] = [];

/** Takes files from the page they were dropped on to the intake page. */
export function handOver(files: readonly Handed[]): void {
  waiting = files;
}

/** What was handed over and has not been sent yet. */
export function handedOver(): readonly Handed[] {
  return waiting;
}
