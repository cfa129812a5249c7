import type { EndorsedKeyView, TrustedKeys, TrustedKeyView } from "@/lib/api/keyContract.ts";

/** A key in the table: accepted by hand, or endorsed by one that was. */
export type KeyRow = { readonly kind: "own"; readonly id: string; readonly view: TrustedKeyView } | { readonly kind: "endorsed"; readonly id: string; readonly view: EndorsedKeyView };

/** The keys that are trusted, in the order in which they were accepted; behind them those that they endorse. */
export function keyRows({ keys, endorsed }: Pick<TrustedKeys, "keys" | "endorsed">): KeyRow[] {
  return [
    ...keys.filter(({ state }) => state !== "removed").map((view) => ({ kind: "own" as const, id: view.id, view })),
    ...endorsed.map((view) => ({ kind: "endorsed" as const, id: view.fingerprint, view })),
  ];
}

/** The keys whose trust this one's time has passed to, or comes from. */
export function relationText(row: KeyRow): string {
  if (row.kind === "endorsed") return `endorsed by ${row.view.by.name}`;
  const { successor, endorsedBy } = row.view;
  return [...(successor === null ? [] : [`replaced by ${successor.name}`]), ...endorsedBy.map(({ name }) => `endorsed by ${name}`)].join(", ");
}
