/** What a key does on the timeline. One table drives the handler and the `?` dialog. */
export type Command =
  | "next" | "previous" | "first" | "last" | "pageDown" | "pageUp" | "collapse" | "expand" | "open" | "close"
  | "search" | "nextHit" | "previousHit" | "copyLink" | "view" | "help";

type Binding = {
  readonly command: Command;
  /** As `KeyboardEvent.key` spells them. */
  readonly keys: readonly string[];
  readonly does: string;
};

export const bindings: readonly Binding[] = [
  { command: "next", keys: ["j", "ArrowDown"], does: "next row" },
  { command: "previous", keys: ["k", "ArrowUp"], does: "previous row" },
  { command: "expand", keys: ["ArrowRight"], does: "expand, or go to the first child" },
  { command: "collapse", keys: ["ArrowLeft"], does: "collapse, or go to the parent" },
  { command: "first", keys: ["Home"], does: "first row" },
  { command: "last", keys: ["End"], does: "last row" },
  { command: "pageDown", keys: ["PageDown"], does: "one screen down" },
  { command: "pageUp", keys: ["PageUp"], does: "one screen up" },
  { command: "open", keys: ["Enter"], does: "open the row in the panel" },
  { command: "close", keys: ["Escape"], does: "close the panel" },
  { command: "search", keys: ["/"], does: "search" },
  { command: "nextHit", keys: ["n"], does: "next hit, opened" },
  { command: "previousHit", keys: ["N"], does: "previous hit, opened" },
  { command: "view", keys: ["v"], does: "tree or flat" },
  { command: "copyLink", keys: ["y"], does: "copy a link to this view" },
  { command: "help", keys: ["?"], does: "show the keys" },
];

export type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The focus is in a field, or a dialog is open. */
  readonly typing: boolean;
  /** The focus is in the list of rows. */
  readonly inRows: boolean;
  /** The reader's own switch for single keys. */
  readonly keysOn: boolean;
};

/**
 * The command of a key stroke. Keys that print a character work on the whole page and can be switched off (WCAG 2.1.4);
 * the others belong to the list and work while the focus is in it. Escape also works from the panel.
 */
export function commandFor(stroke: Stroke): Command | null {
  if (stroke.typing || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  const binding = bindings.find((candidate) => candidate.keys.includes(stroke.key));
  if (!binding) return null;
  const printed = stroke.key.length === 1;
  if (printed) return stroke.keysOn ? binding.command : null;
  return stroke.inRows || binding.command === "close" ? binding.command : null;
}

/** A key as it is written on a keyboard. */
export function keyCap(key: string): string {
  const caps: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", PageDown: "Page Down", PageUp: "Page Up" };
  return caps[key] ?? key;
}
