import { describe, expect, test } from "vitest";
import { createCommandRegistry } from "@/components/keys/command-registry.ts";
import type { Command } from "@/components/keys/bindings.ts";

function handler(takes: readonly Command[], answer: boolean, log: string[], name: string) {
  return { takes: new Set(takes), run: (command: Command) => { log.push(`${name} ${command}`); return answer; } };
}

describe("who does a command", () => {
  test("the page asked first is the one that came last; when it declines, the one before is asked", () => {
    const log: string[] = [];
    const registry = createCommandRegistry();
    registry.register(handler(["help", "star"], true, log, "frame"));
    registry.register(handler(["star"], false, log, "page"));
    expect(registry.run("star")).toBe(true);
    expect(log).toEqual(["page star", "frame star"]);
  });

  test("a command that nobody takes is left to the browser", () => {
    const registry = createCommandRegistry();
    registry.register(handler(["help"], true, [], "frame"));
    expect(registry.run("star")).toBe(false);
  });

  test("a page that has gone is neither asked nor counted, and those who watch are told", () => {
    const log: string[] = [];
    const registry = createCommandRegistry();
    let told = 0;
    const stop = registry.subscribe(() => { told += 1; });
    const leave = registry.register(handler(["star"], true, log, "page"));
    expect([...registry.taken()]).toEqual(["star"]);
    leave();
    expect([...registry.taken()]).toEqual([]);
    expect(registry.run("star")).toBe(false);
    stop();
    registry.register(handler(["star"], true, log, "page"));
    expect([told, log]).toEqual([2, []]);
  });

  test("what is taken stays the same set until something changes, so nothing is drawn again for nothing", () => {
    const registry = createCommandRegistry();
    registry.register(handler(["star"], true, [], "page"));
    expect(registry.taken()).toBe(registry.taken());
  });
});
