import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { trustedKeys } from "../../drizzle/cases.ts";
import { keyOrigins, scopeSchema, suppliedForms, type keyStates, type trustKinds, type TrustScope } from "../api/keyContract.ts";
import type { TrustedKey } from "../audit/trustedKeys.ts";
import type { CasesDatabase } from "./openDatabase.ts";

/** A trusted key, or a claim about keys, as it is kept. */
export type TrustRecord = typeof trustedKeys.$inferSelect;
export type TrustKind = (typeof trustKinds)[number];
export type KeyState = (typeof keyStates)[number];

const us = z.number().int().nullable();
/** Everything of a record that may change; each change keeps it as it was before and after. */
const termsSchema = z.strictObject({
  ids: z.string(), name: z.string(), note: z.string(), validFromUs: us, validUntilUs: us, revoked: z.enum(["always", "since"]).nullable(), revokedUs: us,
  successor: z.string().nullable(), scope: z.string().nullable(), form: z.enum(suppliedForms), origin: z.enum(keyOrigins),
  sourceName: z.string().nullable(), sourceSha256: z.string(), sourceAt: z.string().nullable(), sourceIncident: z.string().nullable(), sourceExhibit: z.string().nullable(),
  compared: z.boolean(), acceptedBy: z.string(), acceptedUs: z.number().int(), removedUs: us,
});
export type TrustTerms = z.infer<typeof termsSchema>;

export function termsOf(record: TrustRecord): TrustTerms {
  const { id: _id, kind: _kind, identity: _identity, key: _key, claim: _claim, ...terms } = record;
  return terms;
}

export function readTerms(json: string): TrustTerms {
  return termsSchema.parse(JSON.parse(json));
}

/** What others say about keys. Bytes are hex. */
const claimSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("revocations"), ids: z.array(z.string()), issuer: z.string().nullable(), generatedUs: us }),
  z.strictObject({ kind: z.literal("endorsement"), by: z.string(), key: z.string(), message: z.string(), signature: z.string(), rotatedUs: us }),
]);
export type TrustClaim = z.infer<typeof claimSchema>;

/** What a record claims; null for a key. */
export function claimOf({ claim }: TrustRecord): TrustClaim | null {
  return claim === null ? null : claimSchema.parse(JSON.parse(claim));
}

/** The limits of a key as the engine has them. */
export function limitsOf({ validFromUs, validUntilUs, revoked, revokedUs }: Pick<TrustRecord, "validFromUs" | "validUntilUs" | "revoked" | "revokedUs">): Pick<TrustedKey, "validFromUs" | "validUntilUs" | "revoked"> {
  return { validFromUs, validUntilUs, revoked: revoked === null ? null : revoked === "since" && revokedUs !== null ? { sinceUs: revokedUs } : "always" };
}

/** The same as they are kept. */
export function keptLimits({ validFromUs, validUntilUs, revoked }: Pick<TrustedKey, "validFromUs" | "validUntilUs" | "revoked">): Pick<TrustRecord, "validFromUs" | "validUntilUs" | "revoked" | "revokedUs"> {
  if (revoked === null || revoked === "always") return { validFromUs, validUntilUs, revoked, revokedUs: null };
  return { validFromUs, validUntilUs, revoked: "since", revokedUs: revoked.sinceUs };
}

const idsSchema = z.array(z.string());
export const idsOf = ({ ids }: Pick<TrustRecord, "ids">): string[] => idsSchema.parse(JSON.parse(ids));
export const scopeOf = ({ scope }: Pick<TrustRecord, "scope">): TrustScope => (scope === null ? null : scopeSchema.parse(JSON.parse(scope)));

/** All of them, removed ones too, in the order in which they were accepted. */
export function trustRecords(cases: CasesDatabase): TrustRecord[] {
  return cases.select().from(trustedKeys).orderBy(asc(trustedKeys.acceptedUs), asc(trustedKeys.id)).all();
}

export function trustRecord(cases: CasesDatabase, id: string): TrustRecord | null {
  return cases.select().from(trustedKeys).where(eq(trustedKeys.id, id)).get() ?? null;
}

export function trustRecordOf(cases: CasesDatabase, kind: TrustKind, identity: string): TrustRecord | null {
  return cases.select().from(trustedKeys).where(and(eq(trustedKeys.kind, kind), eq(trustedKeys.identity, identity))).get() ?? null;
}

/** How a key stands at a moment. A revocation counts from the time that it names; what signed before that was good. */
export function keyState({ removedUs, revoked, validFromUs, validUntilUs }: Pick<TrustRecord, "removedUs" | "revoked" | "validFromUs" | "validUntilUs">, atUs: number): KeyState {
  if (removedUs !== null) return "removed";
  if (revoked !== null) return "revoked";
  if (validUntilUs !== null && atUs >= validUntilUs) return "retired";
  return validFromUs !== null && atUs < validFromUs ? "not_yet_valid" : "valid";
}
