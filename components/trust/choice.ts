import type { Acceptance } from "./trust-api.ts";
import type { KeyPreview, KeySource, TrustScope } from "@/lib/api/keyContract.ts";

/** What the reader has chosen out of what was found, and says about it. */
export type KeyChoice = { readonly chosen: boolean; readonly compared: boolean; readonly name: string };
export type Choice = {
  readonly keys: Readonly<Record<string, KeyChoice>>;
  readonly claims: readonly string[];
  readonly scope: TrustScope;
  readonly note: string;
};

/** One key alone is what the reader came for; of several, each is chosen by hand. Claims are never chosen beforehand. */
export function firstChoice({ keys, revocations, endorsements }: KeyPreview, scope: TrustScope): Choice {
  const alone = keys.length === 1 && revocations === null && endorsements.length === 0;
  return { keys: Object.fromEntries(keys.map(({ fingerprint, name }) => [fingerprint, { chosen: alone, compared: false, name }])), claims: [], scope, note: "" };
}

export function chosenKeys({ keys }: Choice): { readonly fingerprint: string; readonly compared: boolean; readonly name: string }[] {
  return Object.entries(keys).filter(([, { chosen }]) => chosen).map(([fingerprint, { compared, name }]) => ({ fingerprint, compared, name: name.trim() }));
}

/** Why the choice cannot be sent as it is: a word for each place beside which it is said. */
export function missingOf(choice: Choice): { readonly nothing: boolean; readonly uncompared: readonly string[]; readonly scope: boolean } {
  const keys = chosenKeys(choice);
  return { nothing: keys.length + choice.claims.length === 0, uncompared: keys.filter(({ compared }) => !compared).map(({ fingerprint }) => fingerprint), scope: choice.scope?.length === 0 };
}

export function acceptanceOf(source: KeySource, choice: Choice, author: string): Acceptance {
  const { claims, scope, note } = choice;
  return {
    source, claims: [...claims], scope, note: note.trim(), author,
    keys: chosenKeys(choice).map(({ fingerprint, compared, name }) => ({ fingerprint, compared, ...(name !== "" && { name }) })),
  };
}

/** "2 keys and 1 claim". */
export function choiceText(choice: Choice): string {
  const [keys, claims] = [chosenKeys(choice).length, choice.claims.length];
  const parts = [keys > 0 ? `${keys} ${keys === 1 ? "key" : "keys"}` : "", claims > 0 ? `${claims} ${claims === 1 ? "claim" : "claims"}` : ""].filter((part) => part !== "");
  return parts.join(" and ");
}
