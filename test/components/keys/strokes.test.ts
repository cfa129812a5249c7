import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindings } from "@/components/keys/bindings.ts";
import { readStroke, sequenceMsMax, sequencesFrom, type Place, type Stroke, type Waiting } from "@/components/keys/strokes.ts";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({ key, mod: false, other: false, repeat: false, where: "rows", keysOn: true, ...more });
const read = (key: string, more: Partial<Stroke> = {}, waiting: Waiting | null = null, nowMs = 0) => readStroke(stroke(key, more), waiting, nowMs);
/** Strikes the keys of a binding one after another. */
const strike = (keys: string, more: Partial<Stroke> = {}) => {
  if (keys.startsWith("Mod+")) return read(keys.slice(4), { ...more, mod: true });
  if (keys === " ") return read(keys, more);
  return keys.split(" ").reduce((before, key, index) => readStroke(stroke(key, more), before.waiting, index * 100), read("Shift"));
};
const all = bindings.flatMap((binding) => binding.keys.map((keys) => ({ keys, binding })));
const single = all.filter(({ keys }) => keys.length === 1);
const place = fc.constantFrom<Place>("field", "overlay", "rows", "page");
const anyKey = fc.oneof(fc.constantFrom(...all.map(({ keys }) => keys)), fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom("Escape", "Enter", "Tab", "F5", "Shift", "Dead"));

describe("what a stroke asks for", () => {
  test.each(all.map(({ keys, binding }) => [keys, binding.command, binding.scope] as const))("%s asks for %s, as the table says", (keys, command, scope) => {
    expect(strike(keys, { where: scope === "replay" ? "page" : "rows" }).command).toBe(command);
  });

  test("while typing, or behind a dialog or menu, no key that types or moves is taken away", () => {
    fc.assert(fc.property(anyKey, fc.constantFrom<Place>("field", "overlay"), fc.boolean(), (key, where, keysOn) => {
      expect(read(key, { where, keysOn })).toMatchObject({ command: null, taken: false });
    }));
  });

  test("with Ctrl or Cmd only the list of commands is ours, with Alt nothing", () => {
    fc.assert(fc.property(anyKey, place, (key, where) => {
      expect(read(key, { where, mod: true }).command).toBe(key.toLowerCase() === "k" && where !== "overlay" ? "palette" : null);
      expect(read(key, { where, other: true })).toMatchObject({ command: null, taken: false });
    }));
  });

  test("switched off, no key that prints a character does or begins anything, and all others work as before", () => {
    for (const { keys } of all) {
      const off = strike(keys, { keysOn: false });
      const prints = keys.length === 1 || keys.includes(" ");
      if (prints) expect(off, keys).toEqual({ command: null, waiting: null, taken: false });
      else expect(off.command, keys).toBe(strike(keys).command);
    }
  });

  test("outside the rows the arrows belong to the page, and letters and Escape still work", () => {
    expect(read("ArrowDown", { where: "page" })).toMatchObject({ command: null, taken: false });
    expect(read("Enter", { where: "page" }).command).toBeNull();
    expect(read("j", { where: "page" }).command).toBe("next");
    expect(read("Escape", { where: "page" }).command).toBe("close");
  });

  test("j and J are two commands", () => {
    expect([read("j").command, read("J").command]).toEqual(["next", "nextFlagged"]);
  });

  test("a key held down moves on, but stars, notes and views change once", () => {
    expect(read("j", { repeat: true }).command).toBe("next");
    for (const key of ["s", "v", "m", "?", "y"]) expect(read(key, { repeat: true }), key).toMatchObject({ command: null, taken: true });
  });
});

describe("two strokes", () => {
  const g: Waiting = { first: "g", atMs: 1000 };

  test("g and then o goes to the overview, though o alone means something else", () => {
    expect(read("g", {}, null, 1000)).toEqual({ command: null, waiting: g, taken: true });
    expect(read("o", {}, g, 1000 + sequenceMsMax).command).toBe("goOverview");
    expect(read("o").command).toBe("axis");
  });

  test("after the pause the second stroke is an ordinary one", () => {
    expect(read("o", {}, g, 1001 + sequenceMsMax).command).toBe("axis");
  });

  test("a second stroke that leads nowhere does nothing at all, so a slip marks and hides nothing", () => {
    for (const { keys } of single.filter(({ keys: key }) => !sequencesFrom("g").some((second) => second.key === key))) {
      expect(read(keys, {}, g, 1100), keys).toEqual({ command: null, waiting: null, taken: true });
    }
  });

  test("Escape ends the waiting and closes nothing; Shift alone does not end it", () => {
    expect(read("Escape", {}, g, 1100)).toEqual({ command: null, waiting: null, taken: true });
    expect(read("Shift", {}, g, 1100).waiting).toEqual(g);
  });

  test("typing in a field never begins or ends a sequence with a command", () => {
    fc.assert(fc.property(anyKey, fc.option(fc.constant(g)), (key, waiting) => {
      expect(read(key, { where: "field" }, waiting, 1100).command).toBeNull();
    }));
  });
});
