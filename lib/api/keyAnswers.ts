import type { Result } from "../base/result.ts";
import type { Store } from "../store/incidents.ts";
import { trustMax, type TrustRefusal } from "../store/trustRefusal.ts";
import type { TrustPatch } from "../store/trustPlans.ts";
import { readInstant } from "./annotationAnswers.ts";
import { ApiError } from "./answers.ts";
import type { KeySource, keyPatchSchema } from "./keyContract.ts";
import { needExhibit } from "./lookups.ts";
import type { z } from "zod";

type Words = { readonly status: number; readonly message: string; readonly fix: string };

const listFix = "See /api/v1/keys for those there are.";
const words: Record<TrustRefusal, Words> = {
  no_such_key: { status: 404, message: "There is no trusted key or claim of this id.", fix: listFix },
  no_such_fingerprint: { status: 409, message: "What was handed in holds no usable key with this fingerprint.", fix: "Have it looked at again (POST /api/v1/keys/preview) and choose from what is found." },
  no_such_claim: { status: 409, message: "What was handed in holds no such revocation list or endorsement.", fix: "Have it looked at again (POST /api/v1/keys/preview) and choose from what is found." },
  nothing_chosen: { status: 400, message: "Nothing was chosen to be trusted.", fix: "Name the fingerprint of at least one key, or the digest of a claim." },
  private_key: { status: 400, message: "This holds a private key; nothing of it was kept.", fix: "Hand in the public half only, and have the key replaced: whoever has this file can sign in its owner's name." },
  too_many_keys: { status: 409, message: `At most ${trustMax.keys} keys can be kept, removed ones too.`, fix: "Accept only the keys that logs here are signed with." },
  too_many_claims: { status: 409, message: `At most ${trustMax.claims} revocation lists and endorsements can be kept.`, fix: "Accept only those that speak of keys trusted here." },
  not_the_latest: { status: 409, message: "This is not the latest change of this key: something was changed since.", fix: "Read its history again, and take back the latest change first." },
  is_removed: { status: 409, message: "It has been removed.", fix: "Take the removal back first, or accept the key again." },
  window_is_empty: { status: 400, message: "The key would never be valid: its end is not after its beginning.", fix: "Set an end that comes after the beginning, or revoke the key." },
  not_for_claims: { status: 400, message: "A revocation list or an endorsement has no ids, limits or successor of its own.", fix: "Change its name, note or scope, or remove it." },
  no_such_successor: { status: 400, message: "The key that took its place is not among the trusted keys.", fix: "Accept that key first." },
  no_such_scope: { status: 400, message: "A key cannot be limited to an incident or an exhibit that is not there.", fix: "See /api/v1/incidents for those there are." },
};

/** What the store took, or its refusal in words. */
export function trustTaken<T>(result: Result<T, TrustRefusal>): T {
  if (result.ok) return result.value;
  throw trustRefusal(result.error);
}

export function trustRefusal(code: TrustRefusal): ApiError {
  const { status, message, fix } = words[code];
  return new ApiError(status, code, message, fix);
}

/** Something out of the evidence must lie in it. */
export function checkSource(store: Store, source: KeySource): void {
  if (source.origin === "exhibit") needExhibit(store, source.incident, source.exhibit);
}

/** A patch with its instants read. */
export function readPatch(patch: z.output<typeof keyPatchSchema>): TrustPatch {
  const { validFrom, validUntil, revoked, ...rest } = patch;
  return {
    ...rest, ...(validFrom !== undefined && { validFromUs: instant(validFrom) }), ...(validUntil !== undefined && { validUntilUs: instant(validUntil) }),
    ...(revoked !== undefined && { revoked: revoked === null ? null : { sinceUs: revoked === "always" ? null : readInstant(revoked.since) } }),
  };
}

const instant = (text: string | null): number | null => (text === null ? null : readInstant(text));
