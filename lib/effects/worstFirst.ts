import type { Effect } from "./effect.ts";

/** How grave: the colour of a call is that of its worst effect, and unknown is never drawn as harmless. */
export function gravity({ destructive, reversible, class: name }: Pick<Effect, "destructive" | "reversible" | "class">): number {
  if (destructive) return reversible === "no" ? 7 : 6;
  switch (name) {
    case "history_rewrite": case "infrastructure": return 5;
    case "data_mutation": case "credential_access": case "external_communication": return 4;
    case "config_change": return 3;
    case "unknown": return 2;
    case "read_only": return 1;
  }
}

/** Worst first; equals keep their order. */
export function worstFirst<T extends Pick<Effect, "destructive" | "reversible" | "class">>(effects: readonly T[]): T[] {
  return effects.toSorted((a, b) => gravity(b) - gravity(a));
}
