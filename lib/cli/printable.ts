/** A name out of the evidence, fit for a terminal: what moves the cursor or turns the line around shows as U+FFFD. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
}
