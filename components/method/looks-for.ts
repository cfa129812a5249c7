import type { CommandRule, OptionTest } from "@/lib/rules/effects/commandTable.ts";

/** The words and options by which a row of a table is found; "" where it says nothing. */
export function looksForText({ verb, when }: Pick<CommandRule, "verb" | "when">): string {
  const verbs = (typeof verb === "string" ? [verb] : verb).map((word) => (word === "" ? "no word at all" : word));
  return [verbs.join(", "), ...(when === undefined ? [] : conditions(when))].filter((part) => part !== "").join("; ");
}

function conditions({ any, all, none, operand, count }: OptionTest): string[] {
  return [
    ...(any === undefined ? [] : [`with any of ${any.join(", ")}`]),
    ...(all === undefined ? [] : [`with all of ${all.join(", ")}`]),
    ...(none === undefined ? [] : [`without ${none.join(", ")}`]),
    ...(operand === undefined ? [] : [`on one of ${operand.join(", ")}`]),
    ...(count?.min === undefined ? [] : [`at least ${count.min} operands`]),
    ...(count?.max === undefined ? [] : [`at most ${count.max} operands`]),
  ];
}
