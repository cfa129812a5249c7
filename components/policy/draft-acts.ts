import type { RuleActs } from "./rule-card.tsx";
import { changeWork, type WorkingCopy } from "./working-copy.ts";

/** What a person may choose for a rule of the draft. Each choice can be undone. */
export function draftActs(incident: string, { choices }: WorkingCopy): RuleActs {
  const { ticked, widths } = choices;
  return {
    isTicked: (rule) => ticked.includes(rule),
    formOf: (rule) => widths[rule]?.form ?? null,
    kindOf: (rule, path) => widths[rule]?.lines?.[path] ?? null,
    onTick: (rule, isOn) => changeWork(incident, { choices: { ...choices, ticked: isOn ? [...ticked.filter((one) => one !== rule), rule] : ticked.filter((one) => one !== rule) } }),
    onForm: (rule, form) => changeWork(incident, { choices: { ...choices, widths: { ...widths, [rule]: { ...widths[rule], form } } } }),
    onLine: (rule, path, kind) => changeWork(incident, { choices: { ...choices, widths: { ...widths, [rule]: { ...widths[rule], lines: { ...widths[rule]?.lines, [path]: kind } } } } }),
  };
}
