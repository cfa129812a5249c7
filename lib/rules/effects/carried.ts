import type { RuleExample } from "../rule.ts";
import { effectRule, type EffectRuleText } from "./effectRule.ts";

const words = "Moving to the coast in May, and the salary is settled.";
const read = (repo: string): RuleExample => ({ tool: "get_file_contents", arguments: { owner: "brook", repo, path: "README.md" }, result: words });
const shown = (repo: string, body: string, note: string, ...earlier: readonly RuleExample[]): RuleExample => ({ tool: "create_pull_request", arguments: { owner: "brook", repo, title: "About", body }, note, earlier });

/** What a call carries of what an earlier call of the same trace read elsewhere. */
export const carriedRules = {
  private: effectRule("carried.private", {
    title: "Words of a private place are shown in another one", effect: { class: "external_communication", destructive: true, reversible: "no", shared: "yes" },
    why: "Whoever reads there has read them; to delete the text takes nothing back.",
    matches: [shown("pacman", `From the other project: ${words}`, "read in a private repository, shown in another", read("household-private"))],
    not: [shown("household-private", words, "shown where it was read", read("household-private")), shown("pacman", "A few words on the author.", "its own words", read("household-private")), shown("pacman", words, "nothing was read before")],
  }),
  elsewhere: effectRule("carried.elsewhere", {
    title: "Words of one place are shown in another one", effect: { class: "external_communication", destructive: false, reversible: "no", shared: "yes" },
    why: "Others may read there than where they stood; whether they may is not in the evidence.",
    matches: [shown("pacman", words, "read in one repository, shown in another", read("household"))],
    not: [shown("household", words, "shown where it was read", read("household"))],
  }),
} satisfies Record<string, EffectRuleText>;
