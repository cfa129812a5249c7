import { validity, type KeySet } from "../audit/trustedKeys.ts";
import { toHex } from "../base/encodings.ts";
import type { endorsementStates } from "../api/keyContract.ts";
import { joined } from "./trustedKeySet.ts";
import { claimOf, type TrustClaim, type TrustRecord } from "./trustRecords.ts";

export type EndorsementState = (typeof endorsementStates)[number];
type EndorsementClaim = Extract<TrustClaim, { kind: "endorsement" }>;

/** Does an endorsement count: is the key that signed it trusted, and was it good when it signed? */
export function endorsementState({ by, rotatedUs }: Pick<EndorsementClaim, "by" | "rotatedUs">, set: KeySet): EndorsementState {
  const signers = set.keys.filter(({ key }) => toHex(key) === by);
  if (signers.length === 0) return "signer_unknown";
  return signers.some((one) => validity(one, set, [], rotatedUs) === "valid") ? "counts" : "signer_not_valid_then";
}

/** The endorsements that count among the records that hold, with the claim that brings each. */
export function countingEndorsements(records: readonly TrustRecord[]): { readonly record: TrustRecord; readonly claim: EndorsementClaim }[] {
  const held = records.filter(({ removedUs }) => removedUs === null);
  const set = joined(held);
  return held.flatMap((record) => {
    const claim = claimOf(record);
    return claim?.kind === "endorsement" && endorsementState(claim, set) === "counts" ? [{ record, claim }] : [];
  });
}
