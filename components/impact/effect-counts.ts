import type { BlastRadius } from "@/lib/api/impactContract.ts";
import type { EffectClass, Reversibility } from "@/lib/effects/effect.ts";
import { classOrder, reversibleOrder } from "./impact-words.ts";

export type ClassCount = BlastRadius["classes"][number];

const noEffects = { effects: 0, calls: 0, executed: 0, harmful: 0, attempts: 0, destructive: 0 };
/** Classes that have a place of their own only where there is something in them. An effect that nobody knows is always in sight. */
const hiddenAtZero: readonly EffectClass[] = ["credential_access", "unknown"];

/** The classes that are shown, in the fixed order. */
export function classTiles(classes: readonly ClassCount[]): readonly ClassCount[] {
  const all = classOrder.map((name) => classes.find((one) => one.class === name) ?? { ...noEffects, class: name });
  return all.filter((one) => one.effects > 0 || !hiddenAtZero.includes(one.class));
}

/** One cell of the matrix. `shared` and `sharedUnknown` are parts of `effects`. */
export type MatrixCell = { readonly reversible: Reversibility; readonly effects: number; readonly harmful: number; readonly shared: number; readonly sharedUnknown: number };
export type MatrixRow = { readonly class: EffectClass; readonly cells: readonly MatrixCell[]; readonly effects: number };

/** The matrix class × reversibility: a row for each class with a tile, a cell for each answer, and how much of it reached shared state. */
export function matrixRows({ classes, matrix }: Pick<BlastRadius, "classes" | "matrix">): readonly MatrixRow[] {
  return classTiles(classes).map(({ class: name }) => {
    const own = matrix.filter((cell) => cell.class === name);
    const cells = reversibleOrder.map((reversible): MatrixCell => {
      const parts = own.filter((cell) => cell.reversible === reversible);
      const sum = (of: "effects" | "harmful", shared?: "yes" | "unknown") => parts.reduce((total, part) => total + (shared === undefined || part.shared === shared ? part[of] : 0), 0);
      return { reversible, effects: sum("effects"), harmful: sum("harmful"), shared: sum("effects", "yes"), sharedUnknown: sum("effects", "unknown") };
    });
    return { class: name, cells, effects: cells.reduce((total, { effects }) => total + effects, 0) };
  });
}

/** Harmful effects by what would undo them. */
export function harmByReversibility({ matrix }: Pick<BlastRadius, "matrix">): Record<Reversibility, number> {
  const sum = (reversible: Reversibility) => matrix.reduce((total, cell) => total + (cell.reversible === reversible ? cell.harmful : 0), 0);
  return { yes: sum("yes"), with_effort: sum("with_effort"), no: sum("no"), unknown: sum("unknown") };
}

/** Executed effects that changed something, and executed ones of which nobody knows what they did. */
export function changingEffects(classes: readonly ClassCount[]): { readonly changing: number; readonly unknown: number } {
  const sum = (counts: (name: EffectClass) => boolean) => classes.reduce((total, one) => total + (counts(one.class) ? one.executed : 0), 0);
  return { changing: sum((name) => name !== "read_only" && name !== "unknown"), unknown: sum((name) => name === "unknown") };
}
