// Runs the built app: Next's own server as a child process, so that a signal meets it directly.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { quietEnv } from "./run.mjs";

const graceMs = 3_000;
/** A timeline with thousands of collapsed rows names them in its address, and the Referer says it again. */
const longAddresses = "--max-http-header-size=131072";

/** Starts the server; `ready` gives its address, `ended` its exit code (0 when we stopped it). */
export function serve({ root, host, port, env, quiet = false }) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [longAddresses, next, "start", "-H", host, "-p", String(port)], {
    cwd: root,
    env: { ...quietEnv, ...env, HOST: host, NODE_ENV: "production", AFTERTRACE_ROOT: root },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stopping = false;
  const stop = () => {
    stopping = true;
    child.kill("SIGTERM");
    // Next waits for open answers, and a page that follows a job keeps one open for as long as it is shown.
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
  };
  const ended = new Promise((resolve) => {
    child.on("exit", (code) => resolve(stopping ? 0 : (code ?? 1)));
  });
  const ready = watchOutput(child, quiet).then(answers);
  return { ready, ended, stop, pid: child.pid };
}

/** Next says it is ready before the database is open: the first answer waits for that, and fails when it failed. */
async function answers(url) {
  const answer = await fetch(`${url}/sign-in`).catch(() => null);
  if (answer === null) throw new Error("it does not answer");
  if (answer.status !== 200) throw new Error(`the server answered ${answer.status} to its first request`);
  return url;
}

/** Next prints its address, then that it is ready; its banner is left out, other lines pass through. */
function watchOutput(child, quiet) {
  return new Promise((resolve, reject) => {
    let url = null;
    createInterface({ input: child.stdout }).on("line", (line) => {
      url ??= /- Local:\s+(http:\/\/\S+)/.exec(line)?.[1] ?? null;
      if (url !== null && /Ready in/.test(line)) resolve(url);
      else if (!quiet && !/^\s*(▲ Next\.js|- (Local|Network):|✓ (Starting|Running next\.config))|^\s*$/.test(line))
        console.log(line);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the server ended with code ${code} before it was ready`)));
  });
}
