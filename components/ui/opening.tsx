/** Stands in the place of a dialog that is being fetched: the keys of the page are silent already. */
export function Opening() {
  return <span hidden data-opening="" />;
}
