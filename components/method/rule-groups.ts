import type { CommandTable } from "@/lib/rules/effects/commandTable.ts";
import type { ListedRule } from "@/lib/rules/effects/index.ts";
import type { VerbRow } from "@/lib/rules/effects/verbs.ts";
import type { FactorRule } from "@/lib/rules/factors/factorRule.ts";
import type { PhaseRule } from "@/lib/rules/phases/phaseRules.ts";
import type { CueRule } from "@/lib/rules/injection/cueRule.ts";
import type { HiddenRule } from "@/lib/rules/injection/hiddenRules.ts";
import type { OriginRule } from "@/lib/rules/injection/originRules.ts";
import { drawnText, exampleText, traceText } from "./example-text.ts";
import { looksForText } from "./looks-for.ts";
import type { MethodRule, RuleGroup } from "./method-rule.ts";

/** Families that read a language or names; every other family is a command line tool. */
const languages: ReadonlyMap<string, string> = new Map([
  ["shell", "Shell lines"], ["files", "Files and folders"], ["credentials", "Credentials"], ["requests", "HTTP requests"], ["programs", "Program texts"],
  ["sql", "SQL statements"], ["stores", "Stores that speak no SQL"], ["graphql", "GraphQL operations"], ["tools", "Tools by their name and what their server says"],
]);

type Given = { readonly rules: readonly ListedRule[]; readonly tables: readonly CommandTable[]; readonly words: readonly Pick<VerbRow, "id" | "verbs">[] };

/** The rules of effects by what they read, in the order of the list; each rule stands in one group. */
export function groupRules({ rules, tables, words }: Given): RuleGroup[] {
  const looksFor = new Map([
    ...tables.flatMap((table) => table.rules.map((rule) => [rule.id, looksForText(rule)] as const)),
    ...words.map(({ id, verbs }) => [id, verbs.join(", ")] as const),
  ]);
  const names = new Map<string, readonly string[]>();
  for (const { names: own } of tables) if (own[0] !== undefined) names.set(own[0], own.slice(1));
  const families = new Map<string, MethodRule[]>();
  for (const rule of rules) {
    const family = families.get(rule.family) ?? [];
    family.push(shownRule(rule, looksFor.get(rule.id) ?? ""));
    families.set(rule.family, family);
  }
  return [...families].map(([family, own]) => {
    const title = languages.get(family);
    return { id: `family:${family}`, kind: title === undefined ? "tool" : "language", title: title ?? family, alsoFor: title === undefined ? (names.get(family) ?? []) : [], rules: own };
  });
}

function shownRule({ id, since, title, why, effect, matches, not }: ListedRule, looksFor: string): MethodRule {
  const { class: name, destructive, reversible, shared } = effect;
  return { id, since, title, why, looksFor, effect: { class: name, destructive, reversible, shared }, matches: matches.map(exampleText), not: not.map(exampleText) };
}

/** The factors as one group. */
export function factorGroup(rules: readonly FactorRule[]): RuleGroup {
  return {
    id: "family:factors", kind: "factor", title: "Conditions that may have contributed", alsoFor: [],
    rules: rules.map(({ id, since, title, why, matches, not }) => ({ id, since, title, why, effect: null, looksFor: "", matches: matches.map(traceText), not: not.map(traceText) })),
  };
}

/** The parts of a run as one group. */
export function phaseGroup(rules: readonly PhaseRule[]): RuleGroup {
  const text = (steps: readonly string[]) => steps.join(", then ");
  return {
    id: "family:phases", kind: "phase", title: "Parts of a run", alsoFor: [],
    rules: rules.map(({ id, since, title, why, matches, not }) => ({ id, since, title, why, effect: null, looksFor: "", matches: matches.map(text), not: not.map(text) })),
  };
}

type InstructionRules = { readonly cues: readonly CueRule[]; readonly hidden: readonly HiddenRule[]; readonly origins: readonly OriginRule[] };

/** What tells an instruction in content, and what decides who asked for a call: a group each for words, hiding places and weighing. */
export function instructionGroups({ cues, hidden, origins }: InstructionRules): RuleGroup[] {
  const group = (id: string, title: string, rules: readonly MethodRule[]): RuleGroup => ({ id: `family:${id}`, kind: "instruction", title, alsoFor: [], rules });
  const shown = ({ id, since, title, why, matches, not }: OriginRule): MethodRule => ({ id, since, title, why, effect: null, looksFor: "", matches, not });
  return [
    group("cues", "Words that address the agent", cues.map(shown)),
    group("hidden", "Hidden and encoded text", hidden.map((rule) => shown({
      ...rule, matches: rule.matches.map(({ note, text, says }) => `${note}: ${drawnText(text)} → ${says}`), not: rule.not.map(({ note, text }) => `${note}: ${drawnText(text)}`),
    }))),
    group("passages", "Orders that are out of place", origins.filter(({ id }) => id.startsWith("inj.")).map(shown)),
    group("origins", "Who asked for a call", origins.filter(({ id }) => id.startsWith("origin.")).map(shown)),
  ];
}
