import { z } from "zod";
import { policySchema } from "./policyDocument.ts";

/** The published JSON Schema of a policy. */
export function policyJsonSchema(): { [key: string]: unknown } {
  return { title: "Aftertrace policy", ...z.toJSONSchema(policySchema, { io: "input" }) };
}
