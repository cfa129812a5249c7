import type { FacetCounts } from "@/lib/timeline/row.ts";

/** A value with its counts; null where the server lists only the most frequent ones and this is none of them. */
export type ListedValue = { readonly value: string; readonly count: number | null; readonly of: number };

type Options = {
  readonly counts: FacetCounts;
  /** Values that come first, whatever their counts. */
  readonly first: readonly string[];
  /** What the reader narrows the list by. */
  readonly text: string;
  readonly say: (value: string) => string;
};

/**
 * The values to draw: chosen ones first, then by frequency as they came. `exact` is what was typed, where the list is
 * cut and a value of that very name may lie beyond it.
 */
export function listedValues({ counts, first, text, say }: Options): { readonly fitting: readonly ListedValue[]; readonly exact: string | null } {
  const known = new Map(counts.values.map((facet) => [facet.value, facet]));
  const isCut = counts.of > counts.values.length;
  const ahead = first.map((value): ListedValue => known.get(value) ?? { value, count: isCut ? null : 0, of: 0 });
  const all = [...ahead, ...counts.values.filter(({ value }) => !first.includes(value))];
  const wanted = text.trim().toLowerCase();
  const fitting = all.filter(({ value }) => say(value).toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted));
  const exact = isCut && wanted !== "" && !known.has(text.trim()) && !first.includes(text.trim()) ? text.trim() : null;
  return { fitting, exact };
}
