import type { EffectClass } from "@/lib/effects/effect.ts";
import { countText } from "../ui/count.tsx";
import type { MatrixCell } from "./effect-counts.ts";
import { className, counted, reversibleWords } from "./impact-words.ts";

/** A cell of the matrix as a sentence: "Data mutation, not reversible: 3 effects, 2 of them on shared state, 1 of a harmful call". */
export function cellText(name: EffectClass, { reversible, effects, harmful, shared, sharedUnknown }: MatrixCell): string {
  const parts = [
    counted(effects, "effect"),
    shared > 0 && `${countText(shared)} of them on shared state`,
    sharedUnknown > 0 && `${countText(sharedUnknown)} not known whether on shared state`,
    harmful > 0 && `${countText(harmful)} of harmful calls`,
  ].filter((part) => part !== false);
  const undone = reversible === "unknown" ? "not known whether reversible" : reversibleWords[reversible].toLowerCase();
  return `${className(name)}, ${undone}: ${parts.join(", ")}`;
}
