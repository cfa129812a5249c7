/** What may be wrong with a policy file. */
export const policyProblemCodes = [
  "broken_yaml", "broken_json", "too_large", "many_documents", "duplicate_key", "anchor", "tag", "odd_key", "number_precision", "unknown_key", "wrong_value",
  "duplicate_rule", "duplicate_tool", "unsafe_pattern", "odd_path",
] as const;
export type PolicyProblemCode = (typeof policyProblemCodes)[number];

/** `at`: `line 3` or a JSON pointer into the document. */
export type PolicyProblem = { readonly code: PolicyProblemCode; readonly at: string; readonly message: string; readonly fix: string };
