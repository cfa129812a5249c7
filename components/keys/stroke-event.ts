import type { Place, Stroke } from "./strokes.ts";

/** The part of a KeyboardEvent that decides. */
export type KeyEvent = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "getModifierState">;

/**
 * Reads what the keyboard reports. On many layouts `]`, `[`, `/` and `?` need AltGr, which Windows reports as Ctrl and Alt
 * together and Apple's keyboards as Alt: it types, so it counts as no modifier. Letters go by Shift alone, and on layouts
 * without Latin letters by their place on the keyboard.
 */
export function strokeOf(event: KeyEvent, apple: boolean): Omit<Stroke, "where" | "keysOn"> {
  const types = event.key.length === 1 && (event.getModifierState("AltGraph") || (apple && event.altKey && !event.ctrlKey && !event.metaKey));
  const mod = apple ? event.metaKey : event.ctrlKey;
  const held = apple ? event.ctrlKey : event.metaKey;
  return {
    key: types ? event.key : letterOf(event),
    mod: mod && !types,
    other: !types && (event.altKey || held || (mod && event.shiftKey)),
    repeat: event.repeat,
  };
}

function letterOf({ key, code, shiftKey }: KeyEvent): string {
  const byPlace = key.length === 1 && key > "\u007f" && key.toLowerCase() !== key.toUpperCase() ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const letter = byPlace ?? key;
  if (!/^[a-z]$/i.test(letter)) return letter;
  return shiftKey ? letter.toUpperCase() : letter.toLowerCase();
}

const fields = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=listbox], [role=combobox]";
const overlays = "[role=dialog], [role=alertdialog], [role=menu], [data-opening]";
const rows = "[role=treegrid], [role=grid][data-rows], [data-rows]";
/** Inside the rows these keep their own keys. */
const controls = "button, a[href], summary, [role=button], [role=columnheader]";

const pressed = "button, a[href], summary, input:not([type=range]), [role=button], [role=radio], [role=checkbox], [role=switch], [role=tab], [role=option]";

/** Space presses what has the focus, and is no key of ours then. */
export const isPressed = (key: string, target: Pick<Element, "closest"> | null): boolean => key === " " && target !== null && target.closest(pressed) !== null;

/** Where the focus is. An open dialog or menu counts wherever the focus is. */
export function placeOf(target: Element | null, root: ParentNode): Place {
  if (root.querySelector(overlays) !== null) return "overlay";
  if (target === null) return "page";
  if (target.closest(fields) !== null) return "field";
  return target.closest(rows) !== null && target.closest(controls) === null ? "rows" : "page";
}
