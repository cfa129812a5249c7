import type { FactorCode } from "./factorCodes.ts";
import { conductRules } from "./conduct.ts";
import type { FactorRule } from "./factorRule.ts";
import { instructionRules } from "./instructions.ts";
import { permissionRules } from "./permissions.ts";

/** Every factor that is looked for, with small traces that show it and that do not: tests and the method page are made from these. */
export const factorRules: readonly FactorRule[] = [...permissionRules, ...instructionRules, ...conductRules];

export const factorRuleOf = (code: FactorCode): FactorRule | null => factorRules.find(({ id }) => id === code) ?? null;
