/** The focus is on one of the rows, in whichever view. */
export function focusIsInRows(): boolean {
  return document.activeElement?.closest("[role=row][data-index]") instanceof HTMLElement;
}
