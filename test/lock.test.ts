import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withLock } from "../bin/lock.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aftertrace-lock-"));
  vi.spyOn(console, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe("the lock around installing and building", () => {
  test("two commands started at once work one after the other", async () => {
    const events: string[] = [];
    const work = (name: string) =>
      withLock(folder, async () => {
        events.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        events.push(`${name} ends`);
      });
    await Promise.all([work("first"), work("second")]);
    expect(events).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  test("a lock left by a process that was killed does not block the next start", async () => {
    // No process has this number: it is above the largest that Linux gives out.
    writeFileSync(join(folder, ".aftertrace.lock"), "4194305");
    expect(await withLock(folder, () => Promise.resolve("worked"))).toBe("worked");
  });

  test("failing work gives the lock back", async () => {
    await expect(withLock(folder, () => Promise.reject(new Error("no disk")))).rejects.toThrow("no disk");
    expect(await withLock(folder, () => Promise.resolve("worked"))).toBe("worked");
  });
});
