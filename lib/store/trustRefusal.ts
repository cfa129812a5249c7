/** How many there may be, removed ones too. Every verification walks them, and a page shows them all. */
export const trustMax = { keys: 2_000, claims: 500 } as const;

/** Why something was not done about trusted keys. */
export type TrustRefusal =
  | "no_such_key" | "no_such_fingerprint" | "no_such_claim" | "nothing_chosen" | "private_key" | "too_many_keys" | "too_many_claims"
  | "not_the_latest" | "is_removed" | "window_is_empty" | "not_for_claims" | "no_such_successor" | "no_such_scope";
