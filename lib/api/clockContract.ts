import { z } from "zod";
import { clockLinks, clockStrengths } from "../timeline/clockSkew.ts";

const us = z.number().int().describe("microseconds");
/** 400 days: farther off no clock is, and sums stay whole numbers. */
const shiftUsMax = 400 * 86_400_000_000;

export const clockPairSchema = z.object({
  first: z.string(), second: z.string(),
  offsetUs: us.nullable().describe("how far the second exhibit's clock runs ahead of the first's, as recorded; null where nothing tells"),
  spreadUs: us.nullable().describe("half of the matches lie no farther than this from it; null where only the median is known"),
  matches: z.number().int(),
  by: z.enum(clockLinks).describe("id: calls that both timed; mention: ids that an event and a call name, the delay between them included; log: the cross-check with a signed log"),
  strength: z.enum(clockStrengths).nullable(),
  moves: z.string().describe("the exhibit to move where the two are aligned: the list of events, else the second"),
  apart: z.boolean().describe("more than rounding, and more than the matches differ among themselves"),
});
export type ListedClockPair = z.infer<typeof clockPairSchema>;

export const alignmentSchema = z.object({
  id: z.string(), exhibit: z.string(),
  shiftUs: us.describe("added to every time of the exhibit where the timeline shows it"),
  reason: z.string(), author: z.string(), madeUs: us, endedUs: us.nullable(), ended: z.enum(["replaced", "withdrawn"]).nullable(),
});
export type Alignment = z.infer<typeof alignmentSchema>;

export const clocksSchema = z.object({
  pairs: z.array(clockPairSchema),
  calls: z.object({ looked: z.number().int(), of: z.number().int() }).describe("calls that several exhibits timed, and how many of them were compared"),
  mentions: z.object({ looked: z.number().int(), of: z.number().int() }).describe("ids and commands that events name, and how many of them were looked for in the traces"),
  alignments: z.array(alignmentSchema).describe("all of them, ended ones too, newest first"),
});
export type Clocks = z.infer<typeof clocksSchema>;

const words = z.string().trim().max(4_000).default("");
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
export const newAlignmentBodySchema = z.strictObject({
  exhibit: z.string().regex(/^x[1-9]\d{0,8}$/), shiftUs: z.number().int().min(-shiftUsMax).max(shiftUsMax).refine((shift) => shift !== 0, "0 shifts nothing; withdraw the alignment instead"), reason: words, author,
});
export const alignmentWithdrawalBodySchema = z.strictObject({ reason: words, author });
