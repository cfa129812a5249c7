import type { Facet, FacetCounts } from "./row.ts";
import type { CodedColumn } from "./structure.ts";

/** Values beyond this many are counted, not listed: nobody reads a list of a hundred thousand. */
export const facetValuesMax = 1_000;

/** Rows per code of a column: those that pass all tests, or fail only the test of this number (0: there is no test of its own). */
export function countCodes({ codes, names }: CodedColumn, fails: Uint8Array, ownTest: number): Uint32Array {
  const counts = new Uint32Array(names.length);
  for (let row = 0; row < fails.length; row++) {
    const failed = fails[row] ?? 0;
    if (failed !== 0 && failed !== ownTest) continue;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/**
 * A facet out of the counts per code: its values by frequency, `facetValuesMax` of them at most, and then the chosen ones that
 * are not among them. `of` holds the counts over all rows.
 */
export function facetOf(names: readonly string[], counts: Uint32Array, of: Uint32Array, chosen: readonly string[]): FacetCounts {
  const byValue = new Map<string, { count: number; of: number }>();
  for (const [code, value] of names.entries()) {
    const rows = of[code] ?? 0;
    if (value === "" || rows === 0) continue;
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, { count: counts[code] ?? 0, of: rows });
    else {
      known.count += counts[code] ?? 0;
      known.of += rows;
    }
  }
  return listed(Array.from(byValue, ([value, both]) => ({ value, ...both })), chosen);
}

/** The most frequent values of a facet, and the chosen ones wherever they stand; a chosen value that no row has counts nothing. */
export function listed(facets: Facet[], chosen: readonly string[]): FacetCounts {
  const sorted = facets.sort((a, b) => b.count - a.count || b.of - a.of || (a.value < b.value ? -1 : 1));
  const values = sorted.slice(0, facetValuesMax);
  const missing = new Set(chosen.filter((value) => value !== ""));
  for (const { value } of values) missing.delete(value);
  for (const facet of sorted.slice(facetValuesMax)) if (missing.delete(facet.value)) values.push(facet);
  for (const value of missing) values.push({ value, count: 0, of: 0 });
  return { values, of: facets.length };
}
