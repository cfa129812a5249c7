import { z } from "zod";
import type { PlainJson } from "../base/jcs.ts";
import { custodySchema, custodyText, type CustodyRecord } from "../evidence/custody.ts";

/** What JSON.parse gives is nothing else. */
const plain = z.custom<PlainJson>(() => true);
const recordSchema = z.strictObject({
  schema: z.literal(custodySchema), log: z.string(), seq: z.number().int().min(1), at: z.string(), actor: z.string(), action: z.string(),
  object: z.strictObject({ sha256: z.string(), bytes: z.number(), name: z.string() }).nullable(),
  detail: z.record(z.string(), plain), prev: z.string().nullable(), key: z.string(), sig: z.string(),
});

/** A stored record; null where its text is none any more. Whether it is what was signed is for the verifying engine to say. */
export function readCustodyRecord(text: string): CustodyRecord | null {
  try {
    const record = recordSchema.safeParse(JSON.parse(text)).data ?? null;
    // What cannot be spelled canonically (a number without end, nesting without end) was never one.
    return record !== null && custodyText(record) !== "" ? record : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** A text member of a record's detail; empty where there is none. */
export function detailText({ detail }: CustodyRecord, name: string): string {
  const value = detail[name];
  return typeof value === "string" ? value : "";
}
