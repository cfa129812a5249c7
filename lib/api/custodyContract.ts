import { z } from "zod";
import { custodyCheckSchema, custodyEntrySchema } from "./contract.ts";

/** Where the verification of a log stands. A long one is verified off the request thread, once. */
export const custodyStateSchema = z.object({
  check: custodyCheckSchema.nullable().describe("null while the log is being verified"),
  verifying: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
});
export type CustodyState = z.infer<typeof custodyStateSchema>;

export const custodySchema = custodyStateSchema.extend({
  total: z.number().int().describe("lines there are"), entries: z.array(custodyEntrySchema),
  next: z.number().int().nullable().describe("where the next page begins, null at the end"),
});

const formerKeySchema = z.object({
  did: z.string(), fingerprint: z.string().nullable(), created: z.string().nullable(), ended: z.string(),
  why: z.enum(["replaced", "lost"]).describe("lost: it was gone, and nobody signed its successor"),
});
export const custodyKeySchema = z.object({
  did: z.string(), fingerprint: z.string().describe("sha256: of the 32 raw bytes"), created: z.string(), former: z.array(formerKeySchema),
});
export type CustodyKey = z.infer<typeof custodyKeySchema>;

export const keyForms = ["json", "jwks", "pem", "did"] as const;
export const custodyKeyQuerySchema = z.object({ form: z.enum(keyForms).default("json").describe("jwks, pem and did: a file of public keys, the present one first, for `aftertrace verify --keys`") });

/** What is told while every exhibit is hashed again, one JSON line each. */
export const rehashStepSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), exhibit: z.string(), done: z.number(), total: z.number(), exhibits: z.number().int(), of: z.number().int() }),
  z.object({
    type: z.literal("exhibit"), exhibit: z.string(), name: z.string(), sha256: z.string(), bytes: z.number(),
    result: z.enum(["same", "differs", "missing", "unreadable"]), found: z.object({ sha256: z.string(), bytes: z.number() }).nullable(),
  }),
  z.object({ type: z.literal("end"), same: z.number().int(), of: z.number().int() }),
]);
export type RehashStep = z.infer<typeof rehashStepSchema>;
