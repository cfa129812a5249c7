import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bindings } from "@/components/keys/bindings.ts";
import { isPressed, strokeOf, type KeyEvent } from "@/components/keys/stroke-event.ts";
import { readStroke } from "@/components/keys/strokes.ts";

type Held = Partial<Pick<KeyEvent, "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "code">> & { readonly altGraph?: boolean };
const event = (key: string, { altGraph = false, ...held }: Held = {}): KeyEvent =>
  ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, getModifierState: (name) => name === "AltGraph" && altGraph, ...held });
const command = (report: KeyEvent, apple = false) => readStroke({ ...strokeOf(report, apple), where: "page", keysOn: true }, null, 0).command;
const printed = bindings.flatMap((binding) => binding.keys.filter((key) => key.length === 1).map((key) => [key, binding.command] as const));
const signs = printed.filter(([key]) => !/[a-z]/i.test(key));

describe("layouts", () => {
  test.each(signs)("%s typed with AltGr, as Windows reports it, asks for %s", (key, name) => {
    expect(command(event(key, { altGraph: true, ctrlKey: true, altKey: true }))).toBe(name);
  });

  test.each(signs)("%s typed with Option on Apple's keyboards asks for %s", (key, name) => {
    expect(command(event(key, { altKey: true }), true)).toBe(name);
  });

  test("elsewhere Alt is a command of the browser or the system", () => {
    fc.assert(fc.property(fc.constantFrom(...printed), fc.boolean(), ([key], shiftKey) => {
      expect(command(event(key, { altKey: true, shiftKey }))).toBeNull();
    }));
  });

  test("Caps Lock changes nothing: letters go by Shift", () => {
    expect(command(event("J"))).toBe("next");
    expect(command(event("j", { shiftKey: true }))).toBe("nextFlagged");
    expect(command(event("K", { ctrlKey: true }))).toBe("palette");
  });

  test("a Cyrillic or Greek layout has the letters where a Latin one has them", () => {
    expect(command(event("о", { code: "KeyJ" }))).toBe("next");
    expect(command(event("Ξ", { code: "KeyJ", shiftKey: true }))).toBe("nextFlagged");
  });

  test("a Latin letter goes by what is written on it, wherever it lies", () => {
    expect(command(event("z", { code: "KeyY" }))).toBe("expandAll");
  });
});

describe("Ctrl and Cmd", () => {
  test("Ctrl+K elsewhere and Cmd+K on Apple's keyboards show the commands; Ctrl+K there cuts a line and is left alone", () => {
    expect(command(event("k", { ctrlKey: true }))).toBe("palette");
    expect(command(event("k", { metaKey: true }), true)).toBe("palette");
    expect(command(event("k", { ctrlKey: true }), true)).toBeNull();
    expect(command(event("k", { ctrlKey: true, shiftKey: true }))).toBeNull();
  });

  test("no other key with Ctrl, Cmd or the system's key is taken", () => {
    fc.assert(fc.property(fc.constantFrom(...printed), fc.constantFrom<Held>({ ctrlKey: true }, { metaKey: true }, { ctrlKey: true, shiftKey: true }), fc.boolean(), ([key], held, apple) => {
      fc.pre(key.toLowerCase() !== "k");
      expect(command(event(key, held), apple)).toBeNull();
    }));
  });
});

describe("Space", () => {
  const onControl = { closest: () => document };
  const document = {} as Element;

  test("presses the control that has the focus and is a key of its own elsewhere; other keys are heard on controls too", () => {
    expect(isPressed(" ", onControl)).toBe(true);
    expect(isPressed(" ", { closest: () => null })).toBe(false);
    expect(isPressed(" ", null)).toBe(false);
    expect(isPressed("j", onControl)).toBe(false);
  });
});
