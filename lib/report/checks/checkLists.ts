import type { CheckList } from "./check.ts";
import { conditionList } from "./conditions.ts";
import { failurePointList } from "./failurePoints.ts";
import { guardrailLists } from "./guardrails.ts";
import { responseLists } from "./response.ts";

/** Every checklist of the post-mortem, in its order. */
export const checkLists: readonly CheckList[] = [conditionList, failurePointList, ...guardrailLists, ...responseLists];
