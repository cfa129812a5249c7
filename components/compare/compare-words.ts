import type { Comparison, CompareCell, CompareStep, TextDiff } from "@/lib/api/compareContract.ts";
import { countText } from "../ui/count.tsx";

/** Which run is which, everywhere on the page. */
export const sideNames = { a: "A", b: "B" } as const;

export const stepWords: Record<CompareStep["kind"], string> = {
  same: "the same", alike: "the same but for ids, times or white space", changed: "the same tool, other arguments", only_a: "in A alone", only_b: "in B alone",
};

/** "12 the same, 1 with other arguments, 3 in B alone". */
export function countsText({ same, alike, changed, only_a: onlyA, only_b: onlyB }: Comparison["counts"]): string {
  const parts = [
    `${countText(same)} the same`, alike > 0 && `${countText(alike)} the same but for ids, times or white space`, changed > 0 && `${countText(changed)} with other arguments`,
    onlyA > 0 && `${countText(onlyA)} in A alone`, onlyB > 0 && `${countText(onlyB)} in B alone`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}

/** What a call does, for a sentence: the tool, and the beginning of its arguments. */
export const callsWhat = ({ tool, preview, isRead }: CompareCell): string => `${tool}${!isRead || preview === "{}" || preview === "null" ? "" : ` with ${preview.length > 120 ? `${preview.slice(0, 119)}…` : preview}`}`;

/** What became of a text between the runs. */
export function textState({ state, compared, lengthA, lengthB }: TextDiff, what: string): string {
  const cut = Math.max(lengthA, lengthB) > compared ? ` The first ${countText(compared)} characters are compared; A has ${countText(lengthA)}, B ${countText(lengthB)}.` : "";
  switch (state) {
    case "same": return `${what} is the same in both runs, to the letter.${cut}`;
    case "differs": return `${what} differs.${cut}`;
    case "only_a": return `${what} of A is in the evidence, that of B is not: that is no sign that B had none.`;
    case "only_b": return `${what} of B is in the evidence, that of A is not: that is no sign that A had none.`;
    case "neither": return `${what} is in the evidence of neither run.`;
  }
}

/** Runs of steps that are the same are drawn as one line, from this many on. */
export const foldedMin = 4;
/** Steps in a row: either drawn one by one, or folded because all are the same. */
export type StepGroup = { readonly folded: boolean; readonly from: number; readonly steps: readonly CompareStep[] };

/** Long stretches without a difference apart from the steps that have one. */
export function stepGroups(steps: readonly CompareStep[]): StepGroup[] {
  const groups: { folded: boolean; from: number; steps: CompareStep[] }[] = [];
  for (const [at, step] of steps.entries()) {
    const isSame = step.kind === "same" || step.kind === "alike";
    const last = groups.at(-1);
    if (last?.folded === isSame) last.steps.push(step);
    else groups.push({ folded: isSame, from: at, steps: [step] });
  }
  return groups.map((group) => (group.steps.length < foldedMin ? { ...group, folded: false } : group));
}
