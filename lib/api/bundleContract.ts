import { z } from "zod";
import { auditStatuses } from "../audit/auditStatus.ts";

const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const sentence = z.string().trim().min(1).max(4_000);

export const lockBodySchema = z.strictObject({ reason: sentence, author });

export const restoreQuerySchema = z.object({
  trust: z.enum(["adopt", "none"]).default("none").describe("adopt: the keys that its responder trusted are trusted here too, for the restored incident alone"),
  author,
});
const signerSchema = z.object({ key: z.string().describe("did:key"), fingerprint: z.string(), trusted: z.boolean().describe("a key of this installation, or one that is trusted here") });
export const restoredSchema = z.object({
  incident: z.string().describe("id of the restored incident; its analysis is queued"), title: z.string(), exhibits: z.number().int(),
  made: z.string(), aftertrace: z.string().describe("version that made the bundle"), signer: signerSchema,
});
export type Restored = z.infer<typeof restoredSchema>;

/** Where an incident came from, and what of it is kept to be checked again. */
export const originSchema = z.object({
  restored: z.object({
    atUs: z.number().int(), bundle: z.string().describe("SHA-256 of the whole bundle"), manifest: z.string().describe("SHA-256 of its manifest"),
    incident: z.string(), made: z.string(), aftertrace: z.string(), signer: signerSchema,
    custody: z.object({ log: z.string(), records: z.number().int(), head: z.string(), status: z.enum(auditStatuses).nullable().describe("when it was restored, with the keys that were trusted then") }).nullable(),
    findings: z.enum(["pending", "same", "other"]).describe("whether the exhibits give the same findings here, byte for byte"),
    files: z.array(z.object({ path: z.string(), role: z.string(), sha256: z.string(), bytes: z.number().int() })),
  }).nullable().describe("null: it was not restored from a bundle"),
});
export type IncidentOrigin = z.infer<typeof originSchema>;
export const originFileQuerySchema = z.object({ path: z.string().min(1).max(250) });
