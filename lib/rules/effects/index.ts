import type { RuleText } from "../rule.ts";
import type { CommandRule, EffectWords } from "./commandTable.ts";
import { agentToolRules } from "./agentTools.ts";
import { carriedRules } from "./carried.ts";
import { credentialRules } from "./credentials.ts";
import { filesystemRules } from "./filesystem.ts";
import { graphqlRules } from "./graphql.ts";
import { httpRules } from "./network.ts";
import { programRules } from "./programs.ts";
import { shellRules } from "./shell.ts";
import { sqlRules } from "./sql.ts";
import { storeRules } from "./stores.ts";
import { allCommandTables } from "./tables.ts";
import { toolRules } from "./tools.ts";
import { unnamedRule, verbRows } from "./verbs.ts";

/** A rule as pages and tests list it. `family` says what it reads: shell lines, files, statements, one command line tool, names of tools. */
export type ListedRule = RuleText & { readonly family: string; readonly effect: EffectWords };

type Told = RuleText & { readonly effect: EffectWords };
const listed = (family: string, rules: readonly Told[]): ListedRule[] => rules.map((rule) => ({ ...rule, family }));

/** Rows of all tables; those that several tables share are told once. */
function tableRules(): ListedRule[] {
  const seen = new Set<CommandRule>();
  return allCommandTables.flatMap((table) => listed(table.names[0] ?? "", table.rules.filter((rule) => {
    const isNew = !seen.has(rule);
    seen.add(rule);
    return isNew;
  })));
}

/** Every rule of effects, in the order in which a reader looks for them. Ids are unique. */
export const effectRules: readonly ListedRule[] = [
  ...listed("shell", Object.values(shellRules)),
  ...listed("files", Object.values(filesystemRules)),
  ...listed("credentials", [...Object.values(credentialRules), ...Object.values(carriedRules)]),
  ...listed("requests", Object.values(httpRules)),
  ...listed("programs", Object.values(programRules)),
  ...listed("sql", Object.values(sqlRules)),
  ...listed("stores", Object.values(storeRules)),
  ...listed("graphql", Object.values(graphqlRules)),
  ...listed("tools", [...Object.values(agentToolRules), ...Object.values(toolRules), ...verbRows, unnamedRule]),
  ...tableRules(),
];
