import { z } from "zod";

export const text = z.string();
export const count = z.number().int().min(0);
export const isoOrNull = z.string().nullable().describe("ISO 8601 in UTC with up to six fraction digits, or null where there is no clock");

/** Why a call was made. */
export const originVerdicts = ["injection", "agent", "undetermined", "delegated", "user"] as const;
export type OriginVerdict = (typeof originVerdicts)[number];

export const citeSchema = z.strictObject({
  exhibit: text.describe("id of the exhibit: x1, x2, …"),
  at: text.describe("JSON pointer, line, row or part inside it"),
});
export type Cite = z.infer<typeof citeSchema>;
