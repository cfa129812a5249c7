import { existsSync, readFileSync } from "node:fs";

/**
 * Highest resident memory of a process so far, in MB. Read from the system where it tells: `maxRSS` of a child process
 * starts with what its parent held when it was forked. Without a pid: this process.
 */
export function peakMemoryMb(pid: number | "self" = "self"): number {
  const path = `/proc/${pid}/status`;
  const peak = existsSync(path) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, "utf8"))?.[1] : undefined;
  if (peak !== undefined) return Number(peak) / 1024;
  return pid === "self" ? process.resourceUsage().maxRSS / 1024 : NaN;
}
