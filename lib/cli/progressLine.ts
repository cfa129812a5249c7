import type { AnalysisProgress, Evidence } from "../pipeline.ts";
import { printable } from "./printable.ts";

const everyMs = 2_000;

/**
 * Says on standard error where a long analysis stands, every two seconds: a short one says nothing. The clock decides
 * only when a line is printed, never what is found.
 */
export function progressLine(err: NodeJS.WritableStream, evidence: readonly Evidence[]): (progress: AnalysisProgress) => void {
  const names = new Map(evidence.map((one) => [one.number, one.name]));
  let last = performance.now();
  return ({ stage, number, records, done, total }) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    const where = number === null ? stage : `${stage} "${printable(names.get(number) ?? "")}", ${records} records`;
    err.write(`${where} (${done} of ${total})\n`);
  };
}
