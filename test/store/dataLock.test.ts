import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DataFolderTaken, holdDataFolder } from "../../lib/store/dataLock.ts";
import { tempStore } from "./tempStore.ts";

/** Takes the lock of a folder as another process would, says so, and ends without giving it back when its input closes. */
const holder = `const held = new (require("better-sqlite3"))(process.argv[1], { timeout: 0 });
held.exec("begin exclusive"); console.log("held"); process.kill(process.pid, "SIGKILL");`;

test("one server at a time works in a data folder, and one that was killed leaves it free", () => {
  const { dataDir } = tempStore();
  const file = join(dataDir, "server.lock");
  expect(() => execFileSync(process.execPath, ["-e", holder, file], { cwd: process.cwd(), stdio: "pipe" })).toThrow(/Command failed|SIGKILL/);
  holdDataFolder(dataDir);
  try {
    expect(() => execFileSync(process.execPath, ["-e", holder, file], { cwd: process.cwd(), stdio: "pipe" })).toThrow(/SQLITE_BUSY|database is locked/);
    expect(new DataFolderTaken(dataDir).message).toMatch(/^Another Aftertrace .*AFTERTRACE_DATA\.$/);
  } finally {
    globalThis.aftertraceDataLock?.close();
    globalThis.aftertraceDataLock = undefined;
  }
});
