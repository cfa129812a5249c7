import type { RowMarks } from "./row.ts";

const tagPrefix = "tag:";

/** What the facet of marks offers for a marked row: star, note, harmful, harmless, `tag:NAME`. */
export function markWords({ star, notes, tags, decided }: RowMarks): string[] {
  return [...(star ? ["star"] : []), ...(notes > 0 ? ["note"] : []), ...(decided === null ? [] : [decided]), ...tags.map((tag) => `${tagPrefix}${tag}`)];
}

/** Did anybody say something about this row, apart from deciding on harm? */
export function isNoted({ star, notes, tags }: RowMarks): boolean {
  return star || notes > 0 || tags.length > 0;
}
