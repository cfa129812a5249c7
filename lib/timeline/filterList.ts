/**
 * Lists of values in an address, separated by commas. Tool names and trace ids come from the evidence and may hold
 * commas themselves: they are written `~1`, and `~` is written `~0`, as in a JSON pointer (RFC 6901).
 */
export function writeList(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).replaceAll("~", "~0").replaceAll(",", "~1")).join(",");
}

/** The values again; empty ones are left out. */
export function readList(text: string): string[] {
  return text
    .split(",")
    .filter((part) => part !== "")
    .map((part) => part.replaceAll("~1", ",").replaceAll("~0", "~"));
}
