/**
 * A name as engines compare it: sign by sign. Half a surrogate pair, which most engines replace in silence, is spelled out, so that two different
 * texts never become one.
 */
export function exactText(text: string): string {
  return /\p{Surrogate}/u.test(text) ? `\0${JSON.stringify(text)}` : text;
}

/** A value as engines compare it: in NFC, as the kernel compares. */
export function plainText(text: string): string {
  return exactText(text.normalize("NFC"));
}
