/**
 * A name or title as one bounded line: control characters would play tricks in a terminal or a log, and half a surrogate
 * pair cannot be stored.
 */
export function oneLine(text: string, lengthMax: number): string {
  const clean = Buffer.from(text.replace(/\p{Cc}/gu, "\u{FFFD}").trim()).toString();
  return clean.length > lengthMax ? `${Buffer.from(clean.slice(0, lengthMax)).toString()}…` : clean;
}
