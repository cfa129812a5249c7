import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { policyJsonSchema } from "@/lib/policy/policyJsonSchema.ts";

/** The published schema of a policy. */
export const GET = handle(() => answer(policyJsonSchema()));
