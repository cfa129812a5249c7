import { z } from "zod";

const exhibit = z.string().regex(/^x[1-9]\d{0,8}$/);

/** What may be shown in the clear at once: one step, one stretch of an exhibit, or one entry of a signed log. */
const subject = z.union([
  z.strictObject({ row: z.number().int().min(1) }),
  z.strictObject({ exhibit, entry: z.number().int().min(1) }),
  z.strictObject({ exhibit, offset: z.number().int().min(0), length: z.number().int().min(1).max(16_777_216) }),
]);
export const revealBodySchema = z.strictObject({
  subject,
  reason: z.string().trim().max(4_000).default(""),
  author: z.string().trim().max(80).default("").describe("who asks, in their own words; kept in the custody log"),
});
export type RevealBody = z.output<typeof revealBodySchema>;

export const revealSchema = z.object({
  reveal: z.string().describe("`reveal` of the requests that may read this in the clear: steps/{row}, its values, its history and its bytes; exhibits/{exhibit}/raw; audit/{exhibit}/entries/{entry}"),
  seconds: z.number().int().describe("how long; it ends earlier with the process, a new analysis, or a DELETE"),
});

/** In the query of what can be read in the clear. */
export const revealQuery = z.string().regex(/^[0-9a-f]{32}$/).optional().describe("as `POST …/reveals` answered it: credentials are not masked");
