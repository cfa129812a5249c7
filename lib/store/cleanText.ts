/** Control characters, and those that turn the direction of writing: `gpj.exe` must not read as `exe.jpg`, nor a line end make two lines of one. */
const tricks = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A name or title as one bounded line: such characters would play tricks in a terminal, a log or a list, and half a
 * surrogate pair cannot be stored.
 */
export function oneLine(text: string, lengthMax: number): string {
  const clean = Buffer.from(text.replace(tricks, "\u{FFFD}").trim()).toString();
  return clean.length > lengthMax ? `${Buffer.from(clean.slice(0, lengthMax)).toString()}…` : clean;
}

/** Text as somebody wrote it, its lines kept; what plays tricks is replaced as in `oneLine`, so it grows no longer. */
export function manyLines(text: string): string {
  const lines = text.replace(/\r\n|[\r\u2028\u2029]/g, "\n").replace(tricks, (trick) => (trick === "\n" || trick === "\t" ? trick : "\u{FFFD}"));
  return Buffer.from(lines.trim()).toString();
}

const authorLengthMax = 80;

/** Who says something, as they call themselves; empty where they do not. */
export function authorName(text: string): string {
  return oneLine(text, authorLengthMax);
}

const nameLengthMax = 1_000;

/** The name of a file as it is shown, kept and logged; never a path. */
export function exhibitName(text: string): string {
  return oneLine(text, nameLengthMax) || "unnamed";
}
