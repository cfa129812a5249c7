import { z } from "zod";

export const firedKinds = ["effect", "factor", "finding"] as const;
const count = z.number().int().min(0);

/** How often one rule found something: effects by the rule's id, factors by their code, findings in signed logs by their class. */
export const firedRuleSchema = z.object({
  kind: z.enum(firedKinds), name: z.string(), count,
  incidents: z.array(z.object({ id: z.string(), title: z.string(), count, exhibit: z.string().nullable().describe("of a finding: the first log that has it") })).describe("where it did so most often; the first 5"),
  incidentsOf: count,
});
export type FiredRule = z.infer<typeof firedRuleSchema>;

/** GET /method/fired. A rule that is not listed found nothing in any incident that was read. */
export const firedSchema = z.object({
  incidents: count.describe("all of this installation"), read: count.describe("those that were analysed by this version: only they can be counted"),
  rules: z.array(firedRuleSchema),
});
export type Fired = z.infer<typeof firedSchema>;
