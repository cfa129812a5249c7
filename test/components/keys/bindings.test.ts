import { describe, expect, test } from "vitest";
import { bindings, type Scope } from "@/components/keys/bindings.ts";
import { keyCaps, keyText } from "@/components/keys/key-caps.ts";
import { sequencesFrom } from "@/components/keys/strokes.ts";

const keys = bindings.flatMap((binding) => binding.keys);
/** What is heard together: each page has its own scopes beside those of every page. */
const pages: readonly (readonly Scope[])[] = [["incident", "timeline", "rows"], ["incident", "injection"], ["incident", "replay"]];

describe("the table of keys", () => {
  test.each(pages)("no key means two things on a page with the scopes %s, %s", (...scopes) => {
    const heard = bindings.filter(({ scope, also }) => scopes.includes(scope) || (also !== undefined && scopes.includes(also))).flatMap((binding) => binding.keys);
    expect(new Set(heard).size).toBe(heard.length);
  });

  test("a key that prints a character means one thing on all pages, because it is read before it is known who takes it", () => {
    const printed = keys.filter((key) => key.length === 1 || key.includes(" "));
    expect(new Set(printed).size).toBe(printed.length);
  });

  test("no command stands twice, and every one says in words what it does", () => {
    expect(new Set(bindings.map(({ command }) => command)).size).toBe(bindings.length);
    for (const { does, command } of bindings) expect(does.trim().length, command).toBeGreaterThan(3);
  });

  test("no two commands are said in the same words: the list of commands would offer one twice", () => {
    expect(new Set(bindings.map(({ does }) => does)).size).toBe(bindings.length);
  });

  test("what begins a sequence is no key of its own, else it could never be waited for", () => {
    const first = keys.filter((key) => key.trim().includes(" ")).map((key) => key.split(" ")[0] ?? "");
    expect(first.filter((key) => keys.includes(key))).toEqual([]);
    expect(sequencesFrom("g").map(({ key }) => key)).toEqual(["o", "e", "t", "i", "b", "a", "r", "p", "c", "l", "m"]);
  });

  test("a key that prints nothing and works on the whole page is Escape alone, but on a player: elsewhere arrows belong to what scrolls", () => {
    const wide = bindings.filter(({ scope }) => scope !== "rows" && scope !== "replay").flatMap((binding) => binding.keys).filter((key) => /^[A-Z][a-z]/.test(key) && !key.startsWith("Mod+"));
    expect(wide).toEqual(["Escape"]);
  });
});

describe("keys in writing", () => {
  test.each([
    ["g o", false, ["g", "o"], "g then o"],
    ["Mod+k", false, ["Ctrl", "K"], "Ctrl+K"],
    ["Mod+k", true, ["⌘", "K"], "⌘+K"],
    ["J", false, ["Shift J"], "Shift J"],
    ["ArrowDown", false, ["↓"], "↓"],
    [" ", false, ["Space"], "Space"],
  ] as const)("%s (apple: %s)", (key, apple, caps, text) => {
    expect(keyCaps(key, apple).caps).toEqual(caps);
    expect(keyText(key, apple)).toBe(text);
  });
});
