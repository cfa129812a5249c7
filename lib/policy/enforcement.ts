/*
 * What a program needs to enforce a policy: `import { evaluate, … } from "aftertrace/policy"`. README.md has an example.
 */
export { loadParsers } from "../effects/sql/loadParsers.ts";
export type { DerivedFields, LimitState, PolicyCall, PolicyDecision, Provenance, ToolUsage } from "./decision.ts";
export { derivedFields } from "./derivedFields.ts";
export { agtContext } from "./export/agtContext.ts";
export { cedarDecision } from "./export/cedarDecision.ts";
export { cedarRequest } from "./export/cedarRequest.ts";
export { engineRequest } from "./export/engineRequest.ts";
export { evaluate, noProvenance } from "./evaluate.ts";
export { parsePolicy, type ParsedPolicy } from "./parsePolicy.ts";
export type { Decision, PolicyDocument, PolicyRule, ToolPolicy, ValueSource } from "./policyDocument.ts";
export type { PolicyProblem } from "./policyProblem.ts";
export { TrustState } from "./trustState.ts";
export { provenanceOf, trustedValuesOf, type TrustedValues } from "./trustedValues.ts";
export { UsageCounter } from "./usageCounter.ts";
