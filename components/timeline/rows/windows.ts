/** Rows per request. */
export const windowRows = 200;

/** Windows kept in the page: 40 × 200 rows are enough to go back and forth, and small beside the rows drawn. */
export const windowsKept = 40;

/** Numbers of the windows that hold rows `first` to `last`, and one more in the direction of travel when it is near. */
export function windowsFor(first: number, last: number, total: number): number[] {
  if (total <= 0 || last < first) return [];
  const lead = windowRows / 4;
  const from = Math.max(0, Math.floor((first - lead) / windowRows));
  const to = Math.min(Math.floor((total - 1) / windowRows), Math.floor((last + lead) / windowRows));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Which windows to forget: the ones farthest from where the reader is. */
export function windowsToDrop(held: readonly number[], near: number, keep: number = windowsKept): number[] {
  if (held.length <= keep) return [];
  return [...held].sort((a, b) => Math.abs(b - near) - Math.abs(a - near)).slice(0, held.length - keep);
}
