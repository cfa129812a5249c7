import { describe, expect, test } from "vitest";
import { bindings, commandFor, type Stroke } from "@/components/timeline/keys.ts";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, inRows: true, keysOn: true, ...more });

describe("keys of the timeline", () => {
  test("no key means two things", () => {
    const keys = bindings.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("every key of the table does what the table says while the focus is in the rows", () => {
    for (const binding of bindings) for (const key of binding.keys) expect(commandFor(stroke(key)), key).toBe(binding.command);
  });

  test("nothing happens while typing or with Ctrl, Cmd or Alt", () => {
    for (const key of bindings.flatMap((binding) => binding.keys)) {
      for (const off of [{ typing: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }]) expect(commandFor(stroke(key, off)), key).toBeNull();
    }
  });

  test("switched off, no key that prints a character does anything, and the arrows still do", () => {
    for (const key of bindings.flatMap((binding) => binding.keys)) {
      expect(commandFor(stroke(key, { keysOn: false })) === null, key).toBe(key.length === 1);
    }
  });

  test("outside the rows the arrows belong to the page", () => {
    expect(commandFor(stroke("ArrowDown", { inRows: false }))).toBeNull();
    expect(commandFor(stroke("j", { inRows: false }))).toBe("next");
    expect(commandFor(stroke("Escape", { inRows: false }))).toBe("close");
  });
});
