import { z } from "zod";
import { keyFileProblemCodes, keyForms } from "../audit/keyFile.ts";
import { auditSchema } from "../findings.ts";

/**
 * Keys that the responder vouches for. What is handed in is looked at first (`preview`) and trusted only when it is handed in
 * again with the fingerprints that were chosen: nothing lies in between, and nothing is trusted by itself.
 */
export const trustKinds = ["key", "revocations", "endorsement"] as const;
export const suppliedForms = [...keyForms, "revocation_list", "rotation_endorsement"] as const;
export const keyOrigins = ["file", "pasted", "exhibit", "in_person"] as const;
export const keyStates = ["valid", "not_yet_valid", "retired", "revoked", "removed"] as const;
export const trustActions = ["accepted", "edited", "retired", "revoked", "removed", "undone"] as const;
export const endorsementStates = ["counts", "signer_unknown", "signer_not_valid_then"] as const;
export const keyProblemCodes = [...keyFileProblemCodes, "two_limits", "long_id", "bad_endorsement"] as const;

/** A key file is small: keys, not evidence. */
export const keySourceBytesMax = 262_144;
/** Of a request that carries one, written as JSON. */
export const keyBodyBytesMax = 1_048_576;
const usOrNull = z.number().int().nullable().describe("microseconds since the epoch");
const author = z.string().trim().max(80).default("").describe("who says so, in their own words; kept in the custody log");
const reason = z.string().trim().max(4_000).default("");
const fingerprint = z.string().regex(/^sha256:[0-9a-f]{64}$/).describe("`sha256:` and the SHA-256 of the 32 raw bytes");
const exhibitId = z.string().regex(/^x[1-9]\d{0,8}$/);
const incidentId = z.string().regex(/^[a-z0-9]{12}$/);
const instant = z.string().max(60).describe("RFC 3339; without a zone it is read as UTC");

/** Where a key holds: in these incidents, or in these exhibits of them. Null: everywhere. */
export const scopeSchema = z.array(z.strictObject({ incident: incidentId, exhibit: exhibitId.nullable().default(null).describe("null: every exhibit of the incident") })).min(1).max(200).nullable();
export type TrustScope = z.infer<typeof scopeSchema>;

/** A key once, in the responder's hands: text, or a file in base64. */
export const keySourceSchema = z.discriminatedUnion("origin", [
  z.strictObject({ origin: z.literal("file"), name: z.string().min(1).max(1_000), base64: z.base64().max(Math.ceil(keySourceBytesMax / 3) * 4) }),
  z.strictObject({ origin: z.enum(["pasted", "in_person"]), text: z.string().min(1).max(keySourceBytesMax) }),
  z.strictObject({
    origin: z.literal("exhibit"), text: z.string().min(1).max(10_000).describe("the key as it stands in the evidence, or as 64 hex digits"),
    incident: incidentId, exhibit: exhibitId, at: z.string().max(1_000).default("").describe("place in the exhibit: `entry 3`, `/keys/0`"),
    ids: z.array(z.string().min(1).max(1_000)).max(50).default([]).describe("what the records call it"),
  }),
]);
export type KeySource = z.infer<typeof keySourceSchema>;
export const keyPreviewBodySchema = z.strictObject({ source: keySourceSchema });

const limits = { validFromUs: usOrNull, validUntilUs: usOrNull.describe("the first moment at which it no longer is"), revoked: z.object({ sinceUs: usOrNull.describe("null: always, for every entry") }).nullable() };
const keyFacts = { fingerprint, key: z.string().describe("the 32 raw bytes in hex"), algorithm: z.literal("Ed25519"), ids: z.array(z.string()).describe("what records call it; none: it answers for every record") };

/** One problem of a key file: a key that is refused, a limit that cannot be read. */
export const keyProblemSchema = z.object({ code: z.enum(keyProblemCodes), at: z.string(), message: z.string(), fix: z.string() });
export type KeyProblem = z.infer<typeof keyProblemSchema>;

export const offeredKeySchema = z.object({
  ...keyFacts, ...limits, name: z.string(), form: z.enum(keyForms), at: z.array(z.string()).describe("places in the file"),
  known: z.object({ id: z.string(), name: z.string(), state: z.enum(keyStates), changes: z.array(z.enum(["ids", "validFromUs", "validUntilUs", "revoked"])).describe("what accepting it again would change") }).nullable().describe("set where this key was accepted before"),
  endorsedBy: z.string().nullable().describe("name or fingerprint of the trusted key that vouches for it already"),
});
export type OfferedKey = z.infer<typeof offeredKeySchema>;
export const offeredRevocationsSchema = z.object({
  digest: z.string().describe("names this list when it is accepted"), ids: z.array(z.string()), issuer: z.string().nullable(), generatedUs: usOrNull,
  known: z.string().nullable().describe("id under which it was accepted before"), names: z.array(z.string()).describe("trusted keys that it would revoke, by name"),
});
export const offeredEndorsementSchema = z.object({
  digest: z.string(), by: fingerprint, key: fingerprint, rotatedUs: usOrNull, known: z.string().nullable(),
  signer: z.string().nullable().describe("name of the trusted key that signed it"), state: z.enum(endorsementStates).describe("its own signature holds in any case: others are problems"),
});
export const keyPreviewSchema = z.object({
  sha256: z.string(), bytes: z.number().int(), keys: z.array(offeredKeySchema), revocations: offeredRevocationsSchema.nullable(), endorsements: z.array(offeredEndorsementSchema),
  problems: z.array(keyProblemSchema).describe("the first 100"), problemsOf: z.number().int(),
});
export type KeyPreview = z.infer<typeof keyPreviewSchema>;

const acceptFields = {
  source: keySourceSchema,
  keys: z.array(z.strictObject({ fingerprint, compared: z.boolean().describe("the fingerprint was compared with what the key's owner says"), name: z.string().trim().max(120).optional() })).max(500).default([]),
  claims: z.array(z.string().max(80)).max(10).default([]).describe("digests of the revocation list and the endorsements to accept"),
  scope: scopeSchema.default(null),
};
export const keyAcceptBodySchema = z.strictObject({ ...acceptFields, note: reason, author });
export const keyAcceptTrialBodySchema = z.strictObject(acceptFields);

export const keyPatchSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(), note: z.string().trim().max(4_000).optional(), ids: z.array(z.string().min(1).max(1_000)).max(50).optional(), scope: scopeSchema.optional(),
  validFrom: instant.nullable().optional(), validUntil: instant.nullable().optional().describe("to retire it: from this moment on it is no longer valid"),
  revoked: z.union([z.null(), z.literal("always"), z.strictObject({ since: instant })]).optional().describe("null: it is not revoked after all"),
  successor: incidentId.nullable().optional().describe("id of the trusted key that took its place"),
});
export const keyPatchBodySchema = keyPatchSchema.extend({ reason, author });
export const keyRemovalQuerySchema = z.object({ reason, author });
export const keyUndoBodySchema = z.strictObject({ change: z.number().int().min(1).describe("number of the latest change of this key: another one came in between otherwise"), author });
/** What would come of a change: exactly one of the three. */
export const keyTrialBodySchema = z.union([z.strictObject({ patch: keyPatchSchema }), z.strictObject({ remove: z.literal(true) }), z.strictObject({ undo: z.number().int().min(1) })]);

const sourceSchema = z.object({
  origin: z.enum(keyOrigins), name: z.string().nullable(), sha256: z.string().describe("of the file or the text; its bytes are under /source"), at: z.string().nullable(),
  incident: z.string().nullable(), exhibit: z.string().nullable(),
});
const uses = z.object({
  logs: z.number().int(), incidents: z.number().int(),
  first: z.array(z.object({ incident: z.string(), title: z.string(), exhibit: z.string(), exhibitName: z.string(), status: auditSchema.shape.status, entries: z.number().int().describe("entries that hold under it") })).describe("the first 50 logs"),
});

const trusted = {
  id: z.string(), name: z.string(), note: z.string(), form: z.enum(suppliedForms), source: sourceSchema, acceptedBy: z.string(), acceptedUs: z.number().int(), scope: scopeSchema,
  state: z.enum(keyStates), removedUs: usOrNull, lastChange: z.number().int(),
};
export const trustedKeySchema = z.object({
  ...trusted, kind: z.literal("key"), ...keyFacts, ...limits, compared: z.boolean(),
  successor: z.object({ id: z.string(), name: z.string() }).nullable(), revokedByList: z.array(z.string()).describe("ids of revocation lists that name it"),
  endorsedBy: z.array(z.object({ claim: z.string(), name: z.string(), fingerprint })), usedBy: uses,
});
export type TrustedKeyView = z.infer<typeof trustedKeySchema>;
export const trustedClaimSchema = z.discriminatedUnion("kind", [
  z.object({ ...trusted, kind: z.literal("revocations"), digest: z.string(), ids: z.array(z.string()), issuer: z.string().nullable(), generatedUs: usOrNull }),
  z.object({ ...trusted, kind: z.literal("endorsement"), digest: z.string(), by: fingerprint, key: fingerprint, rotatedUs: usOrNull, counts: z.enum(endorsementStates) }),
]);
export type TrustedClaimView = z.infer<typeof trustedClaimSchema>;
export const trustedThingSchema = z.union([trustedKeySchema, trustedClaimSchema]);
/** A key that nobody accepted by hand: a trusted key vouches for it. */
export const endorsedKeySchema = z.object({ ...keyFacts, name: z.string(), by: z.object({ name: z.string(), fingerprint }), claim: z.string(), usedBy: uses });
export type EndorsedKeyView = z.infer<typeof endorsedKeySchema>;

export const trustedKeysSchema = z.object({
  keySet: z.object({ digest: z.string().describe("names the keys and claims that hold everywhere"), keys: z.number().int() }),
  keys: z.array(trustedKeySchema).describe("removed ones too, in the order in which they were accepted"), endorsed: z.array(endorsedKeySchema), claims: z.array(trustedClaimSchema),
});
export type TrustedKeys = z.infer<typeof trustedKeysSchema>;

export const trustChangeSchema = z.object({
  number: z.number().int(), atUs: z.number().int(), action: z.enum(trustActions), author: z.string(), reason: z.string(),
  said: z.string().describe("what was changed, in a sentence"),
});
export type TrustChange = z.infer<typeof trustChangeSchema>;
export const trustHistorySchema = z.object({ changes: z.array(trustChangeSchema).describe("newest first, up to 500"), of: z.number().int() });

/** What a change would come to: each log that it concerns, with its verdict now and then. */
export const trialLogSchema = z.object({
  incident: z.string(), title: z.string(), exhibit: z.string(), exhibitName: z.string(), format: z.string(), entries: z.number().int(),
  before: z.object({ status: auditSchema.shape.status, verified: z.number().int() }),
  after: z.object({ status: auditSchema.shape.status, verified: z.number().int() }).nullable().describe("null: too long to be tried here; it is verified again after the change"),
});
export type TrialLog = z.infer<typeof trialLogSchema>;
export const keyTrialSchema = z.object({ logs: z.array(trialLogSchema), of: z.number().int().describe("logs that it concerns; the first 200 of them are listed"), unread: z.number().int().describe("incidents whose logs have not been verified, so that nothing can be said of them") });
export type KeyTrial = z.infer<typeof keyTrialSchema>;

const affected = z.array(z.string()).describe("incidents whose logs are verified again because of it");
export const keyAcceptedSchema = z.object({ accepted: z.array(z.string()).describe("ids, in the order in which they were asked for"), changes: z.array(z.number().int()), affected });
export const keyChangedSchema = z.object({ id: z.string(), change: z.number().int(), affected });
