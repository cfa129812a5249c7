import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { findingsJsonSchema } from "@/lib/api/openapi.ts";

/** The published schema of the findings document. */
export const GET = handle(() => answer(findingsJsonSchema()));
