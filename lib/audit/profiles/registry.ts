import type { Profile } from "../profile.ts";
import { fault, noClaims } from "./parts.ts";
import type { SignedObject } from "../signedJson.ts";
import { actaFlatProfile, actaReceiptProfile } from "./acta.ts";
import { aerfProfile } from "./aerf.ts";
import { agentReceiptsProfile } from "./agentReceipts.ts";
import { agtAuditProfile, agtMcpProfile, agtPluginProfile } from "./agt.ts";
import { asqavProfile, authproofProfile } from "./asqav.ts";
import { custodyProfile } from "./custody.ts";
import { dsseProfile } from "./dsse.ts";
import { pipelockEvidenceProfile, pipelockReceiptProfile, pipelockRecorderProfile } from "./pipelock.ts";
import { siftAuthorizationProfile, siftProductionProfile, siftReceiptProfile } from "./sift.ts";
import { signetAuditProfile, signetReceiptProfile } from "./signet.ts";
import { tirithProfile } from "./tirith.ts";
import { vcpProfile } from "./vcp.ts";

/** All formats of JSON records, the most particular shapes first. */
export const profiles: readonly Profile[] = [
  custodyProfile, siftAuthorizationProfile, siftProductionProfile, siftReceiptProfile, agentReceiptsProfile, pipelockEvidenceProfile, pipelockReceiptProfile,
  pipelockRecorderProfile, signetAuditProfile, signetReceiptProfile, agtMcpProfile, agtAuditProfile, agtPluginProfile, tirithProfile, aerfProfile, vcpProfile,
  dsseProfile, actaFlatProfile, asqavProfile, actaReceiptProfile, authproofProfile,
];

const textual = { neverSigned: false, chain: "none", detect: () => false, claims: () => noClaims, read: () => fault("no JSON record") } as const;
/** Formats that are no JSON objects: their entries are read from text. */
export const jwsProfile: Profile = {
  ...textual, format: "jws.compact", describes: "Ed25519 over header and payload as they stand, with a point between", blindSpots: ["Removal, order and completeness: tokens are not linked."],
};
export const noteProfile: Profile = {
  ...textual, format: "note.checkpoint", describes: "Ed25519 over the text of the note up to its last line feed", blindSpots: ["Whether the log kept its promise: that takes proofs against a later checkpoint."],
};

/** The format of a record; null for an unknown shape. */
export function profileOf(record: SignedObject): Profile | null {
  return profiles.find((profile) => profile.detect(record)) ?? null;
}

/** The profile of a format that findings name; null for one that no profile reads by itself. */
export function profileNamed(format: string): Profile | null {
  return [...profiles, jwsProfile, noteProfile].find((profile) => profile.format === format) ?? null;
}
