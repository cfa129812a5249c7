import type { Checklist } from "@/components/method/checklist-tables.tsx";
import type { RuleGroup, RuleSetFacts, UnruledFactor } from "@/components/method/method-rule.ts";
import { factorGroup, groupRules, instructionGroups, phaseGroup } from "@/components/method/rule-groups.ts";
import { newestVersion } from "@/components/method/versions.ts";
import { sha256Hex } from "@/lib/base/hash.ts";
import { findingsSchema } from "@/lib/findings.ts";
import { checkLists } from "@/lib/report/checks/checkLists.ts";
import { effectRules } from "@/lib/rules/effects/index.ts";
import { allCommandTables } from "@/lib/rules/effects/tables.ts";
import { verbRows } from "@/lib/rules/effects/verbs.ts";
import { factorCodes } from "@/lib/rules/factors/factorCodes.ts";
import { factorRuleOf, factorRules } from "@/lib/rules/factors/factorRules.ts";
import { factorTitles } from "@/lib/rules/factors/factorTitles.ts";
import { cueRules } from "@/lib/rules/injection/cueRules.ts";
import { hiddenRules } from "@/lib/rules/injection/hiddenRules.ts";
import { originRules } from "@/lib/rules/injection/originRules.ts";
import { phaseRules } from "@/lib/rules/phases/phaseRules.ts";
import product from "@/package.json";

/** Every rule as the page shows it. */
export const ruleGroups: readonly RuleGroup[] = [...groupRules({ rules: effectRules, tables: allCommandTables, words: verbRows }), factorGroup(factorRules), ...instructionGroups({ cues: cueRules, hidden: hiddenRules, origins: originRules }), phaseGroup(phaseRules)];

/** They ask why a call was made, which is worked out by no rule of this version. */
export const unruled: readonly UnruledFactor[] = factorCodes.filter((code) => factorRuleOf(code) === null).map((code) => ({ code, title: factorTitles[code] }));

/** The checklists of the post-mortem, without what judges them. */
export const checklists: readonly Checklist[] = checkLists.map(({ id, title, note, words, rules }) => ({
  id, title, note, checks: rules.map(({ id: rule, title: asked, weight, looksAt, decided }) => ({ id: rule, title: asked, weight, looksAt, decided: decided === null ? null : { by: decided.by, word: words[decided.state] } })),
}));

/** Versions, and a digest by which two installations can tell whether they judge by the same rules. */
export const ruleSetFacts: RuleSetFacts = {
  product: product.version,
  schema: findingsSchema.shape.schema.value,
  effectRules: effectRules.length,
  factorRules: factorRules.length,
  newest: newestVersion([...effectRules, ...factorRules].map(({ since }) => since)),
  digest: `sha256:${sha256Hex(JSON.stringify([effectRules, allCommandTables, factorRules, phaseRules, cueRules.map((rule) => ({ ...rule, test: rule.test.source })), hiddenRules, originRules]))}`,
};
