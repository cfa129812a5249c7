/** A text as a Cedar literal: printable ASCII as it is, all else as `\u{…}` (docs.cedarpolicy.com, syntax-grammar). */
export function cedarString(text: string): string {
  let literal = "";
  for (const sign of text) literal += /^[ !#-[\]-~]$/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
  return `"${literal}"`;
}

/** A set of texts; Cedar has no empty literal, which is asked for with `isEmpty()` (see cedarWithin). */
export const cedarSet = (texts: readonly string[]): string => `[${texts.map(cedarString).join(", ")}]`;

/** Are all of `set` in the list? */
export const cedarWithin = (set: string, texts: readonly string[]): string => (texts.length === 0 ? `${set}.isEmpty()` : `${cedarSet(texts)}.containsAll(${set})`);

/** Is one of `set` in the list? */
export const cedarTouches = (set: string, texts: readonly string[]): string => (texts.length === 0 ? "false" : `${set}.containsAny(${cedarSet(texts)})`);
