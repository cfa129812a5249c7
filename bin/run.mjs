// Runs one command in the clone, with its output in sight.
import { spawn } from "node:child_process";

/** What every command of ours is told: Next's telemetry is on by default, and this product stays offline. */
export const quietEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/**
 * Runs a command to its end; answers its exit code (1 when a signal ended it). `yielding`: it takes only the processor
 * time that the others leave, where the system can be told so.
 */
export function run(command, args, { cwd, env = quietEnv, shell = false, yielding = false } = {}) {
  return new Promise((resolve, reject) => {
    const nice = yielding && process.platform !== "win32";
    const child = spawn(nice ? "nice" : command, nice ? ["-n", "10", command, ...args] : args, { cwd, env, shell, stdio: "inherit" });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
