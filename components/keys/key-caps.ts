const caps: Readonly<Record<string, string>> = {
  ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", PageDown: "Page Down", PageUp: "Page Up", " ": "Space",
};

/** The keys of a binding as they are written on a keyboard, in the order in which they are struck or held: `g o` is two strokes, `Mod+k` one. */
export function keyCaps(keys: string, apple: boolean): { readonly caps: readonly string[]; readonly held: boolean } {
  const held = keys.startsWith("Mod+");
  if (held) return { caps: [apple ? "⌘" : "Ctrl", keys.slice(4).toUpperCase()], held };
  return { caps: (keys === " " ? [keys] : keys.split(" ")).flatMap(shifted), held };
}

/** A capital letter as what is pressed. */
function shifted(key: string): string[] {
  return /^[A-Z]$/.test(key) ? [`Shift ${key}`] : [caps[key] ?? key];
}

/** The same, for a screen reader: "Ctrl+K", "g then o". */
export function keyText(keys: string, apple: boolean): string {
  const { caps: parts, held } = keyCaps(keys, apple);
  return parts.join(held ? "+" : " then ");
}
