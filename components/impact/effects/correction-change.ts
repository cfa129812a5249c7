import type { Judgement } from "@/lib/api/impactContract.ts";
import { className, reversibleStatus, sharedWords } from "../impact-words.ts";
import { statuses } from "../../ui/vocabulary.ts";

/** The four answers of a judgement, in the order of every list. */
export const questions = ["class", "destructive", "reversible", "shared"] as const;
export type Question = (typeof questions)[number];
export const questionWords: Record<Question, string> = { class: "Class", destructive: "Destructive", reversible: "Reversible", shared: "Shared state" };

/** What differs from the machine: the body of a correction. Empty: it would change nothing. */
export function changeOf(machine: Judgement, wanted: Judgement): Partial<Judgement> {
  return {
    ...(wanted.class !== machine.class && { class: wanted.class }), ...(wanted.destructive !== machine.destructive && { destructive: wanted.destructive }),
    ...(wanted.reversible !== machine.reversible && { reversible: wanted.reversible }), ...(wanted.shared !== machine.shared && { shared: wanted.shared }),
  };
}

/** An answer in words. */
export function answerText(question: Question, judgement: Judgement): string {
  switch (question) {
    case "class": return className(judgement.class);
    case "destructive": return judgement.destructive ? "Yes" : "No";
    case "reversible": return statuses[reversibleStatus[judgement.reversible]].word;
    case "shared": return sharedWords[judgement.shared];
  }
}
