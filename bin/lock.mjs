// One installer or builder at a time: a lock file that names the process holding it.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** A lock whose process is gone (killed, power cut) is removed. An empty file is one just being written, unless it is old. */
function removeIfAbandoned(file) {
  const seen = statSync(file, { throwIfNoEntry: false });
  if (seen === undefined) return;
  const holder = Number(readIfThere(file));
  const gone = holder > 0 ? !isAlive(holder) : Date.now() - seen.mtimeMs > 10_000;
  if (gone) rmSync(file, { force: true });
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "";
  }
}

/** Runs `work` while nobody else runs theirs in this clone. */
export async function withLock(root, work) {
  const file = join(root, ".aftertrace.lock");
  let told = false;
  while (!tryLock(file)) {
    removeIfAbandoned(file);
    if (!told) console.error(`Another Aftertrace command is installing or building here (${file}). Waiting for it.`);
    told = true;
    await sleep(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}
