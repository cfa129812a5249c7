import type { EffectWords } from "@/lib/rules/effects/commandTable.ts";

const undone: Record<EffectWords["reversible"], string> = { yes: "yes", with_effort: "with effort", no: "no", unknown: "not known" };
const reaches: Record<EffectWords["shared"], string> = { yes: "yes", no: "no", unknown: "not known" };

/** The three questions of an effect with a rule's own answers. */
export function answersOf({ destructive, reversible, shared }: Pick<EffectWords, "destructive" | "reversible" | "shared">): readonly { readonly question: string; readonly answer: string }[] {
  return [
    { question: "Destructive", answer: destructive ? "yes" : "no" },
    { question: "Can be undone", answer: undone[reversible] },
    { question: "Reaches shared state", answer: reaches[shared] },
  ];
}
