import type { Decision } from "@/lib/policy/policyDocument.ts";

const words: Record<Decision, string> = { allow: "It is allowed.", deny: "It is denied.", require_approval: "A person is asked." };
export const decisionSentence = (decision: Decision): string => words[decision];
