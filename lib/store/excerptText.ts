import { TextBudget } from "./cutText.ts";

const charactersMax = 200;

/** The beginning of a text on one line, for a sentence that quotes it. */
export function cutText(text: string): string {
  return new TextBudget(charactersMax, charactersMax).cut(text.replaceAll(/\s+/g, " ").trim());
}
