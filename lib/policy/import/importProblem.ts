import type { PolicyDocument } from "../policyDocument.ts";

/** What may be wrong with a policy of another engine. */
export const importProblemCodes = ["too_large", "broken_syntax", "unknown_statement", "unknown_condition", "wrong_shape", "narrowed_pattern", "unknown_pattern"] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];
/** `at`: `line 3`, or a JSON pointer. */
export type ImportProblem = { readonly code: ImportProblemCode; readonly at: string; readonly message: string; readonly fix: string };

/** What was read; what was not is in `problems`, and nothing that was not read makes the policy allow more. Null: nothing could be read. */
export type ImportedPolicy = { readonly policy: PolicyDocument | null; readonly problems: readonly ImportProblem[] };
