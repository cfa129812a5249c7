import { z } from "zod";
import { reportSchema } from "./reportDocument.ts";

/** The published JSON Schema of the post-mortem as JSON, whose canonical form the report hash is of. */
export function reportJsonSchema(): { [key: string]: unknown } {
  return { title: "Aftertrace post-mortem", ...z.toJSONSchema(reportSchema) };
}
