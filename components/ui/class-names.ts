/** Joins class names and leaves out what is off: `classNames("a", open && "b")`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
