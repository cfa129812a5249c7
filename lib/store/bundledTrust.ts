import { z } from "zod";
import { scopeSchema, suppliedForms, trustKinds } from "../api/keyContract.ts";
import { keyWeakness } from "../audit/ed25519.ts";
import { fingerprintOf } from "../audit/trustedKeys.ts";
import { canonicalJson } from "../base/canonicalJson.ts";
import { fromHex } from "../base/encodings.ts";
import { sha256Hex } from "../base/hash.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { authorName } from "./cleanText.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { keySetOf, type IncidentKeySet } from "./trustedKeySet.ts";
import { trustRecordOf, trustRecords, scopeOf, type TrustRecord } from "./trustRecords.ts";

const us = z.number().int().nullable();
const exhibit = z.string().regex(/^x[1-9]\d{0,8}$/);
const recordSchema = z.strictObject({
  kind: z.enum(trustKinds), identity: z.string().max(200), key: z.string().regex(/^[0-9a-f]{64}$/).nullable(), claim: z.string().max(1_000_000).nullable(),
  ids: z.array(z.string().max(1_000)).max(1_000), name: z.string().max(300), form: z.enum(suppliedForms),
  validFromUs: us, validUntilUs: us, revoked: z.enum(["always", "since"]).nullable(), revokedUs: us,
  exhibits: z.array(exhibit).nullable().describe("null: it holds for every exhibit of the incident"),
});
const trustSchema = z.strictObject({ schema: z.literal("aftertrace.trust/1"), records: z.array(recordSchema).max(10_000) });
export type BundledTrust = z.infer<typeof trustSchema>;

/** What was trusted in an incident when its findings were made: keys, and claims about keys, with their limits. */
export function bundledTrust({ cases }: Store, incident: string): BundledTrust {
  const records = trustRecords(cases).filter(({ removedUs }) => removedUs === null).flatMap((record) => {
    const scope = scopeOf(record);
    const here = scope?.filter((one) => one.incident === incident);
    if (here?.length === 0) return [];
    const exhibits = here === undefined || here.some((one) => one.exhibit === null) ? null : here.flatMap((one) => one.exhibit ?? []);
    const { kind, identity, key, claim, ids, name, form, validFromUs, validUntilUs, revoked, revokedUs } = record;
    return [{ kind, identity, key, claim, ids: z.array(z.string()).parse(JSON.parse(ids)), name, form, validFromUs, validUntilUs, revoked, revokedUs, exhibits }];
  });
  return { schema: "aftertrace.trust/1", records: records.toSorted((a, b) => (`${a.kind} ${a.identity}` < `${b.kind} ${b.identity}` ? -1 : 1)) };
}

export const trustText = (trust: BundledTrust): string => canonicalJson(trust);

/** Null where it is none, or names a key that must not be used. */
export function readTrust(text: string): BundledTrust | null {
  try {
    const trust = trustSchema.safeParse(JSON.parse(text)).data ?? null;
    return trust === null || trust.records.every(isSound) ? trust : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isSound({ kind, identity, key }: BundledTrust["records"][number]): boolean {
  if (kind !== "key") return key === null;
  const bytes = key === null ? null : fromHex(key);
  return bytes !== null && keyWeakness(bytes) === null && fingerprintOf(bytes, nodeCrypto.sha256) === identity;
}

type Terms = { readonly incident: string; readonly author: string; readonly sourceSha256: string };

/** As records of this installation, limited to one incident. */
function recordsOf({ records }: BundledTrust, { incident, author, sourceSha256 }: Terms): TrustRecord[] {
  const acceptedUs = nowUs();
  return records.map(({ exhibits, ids, ...record }) => ({
    ...record, id: newId(), ids: JSON.stringify(ids), note: "", successor: null, origin: "file", sourceName: "keys/trusted.json", sourceSha256, sourceAt: null, sourceIncident: null, sourceExhibit: null,
    scope: JSON.stringify(scopeSchema.parse((exhibits ?? [null]).map((one) => ({ incident, exhibit: one })))), compared: false, acceptedBy: authorName(author), acceptedUs, removedUs: null,
  }));
}

const anyIncident = "thisincident";

/** The set that a bundle's findings were made with, for a verification that trusts nobody on its own account. */
export function bundledKeySet(trust: BundledTrust): IncidentKeySet {
  return keySetOf(recordsOf(trust, { incident: anyIncident, author: "", sourceSha256: sha256Hex(trustText(trust)) }), anyIncident);
}

/** Those that this installation has not met: what it knows keeps the limits that it has here. */
export function unknownTrust({ cases }: Store, trust: BundledTrust, terms: Terms): TrustRecord[] {
  return recordsOf(trust, terms).filter(({ kind, identity }) => trustRecordOf(cases, kind, identity) === null);
}
