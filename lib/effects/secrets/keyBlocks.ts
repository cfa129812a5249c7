/** A key in a text: from its first line to its last. Offsets in UTF-16 units. */
export type KeyBlock = { readonly offset: number; readonly length: number };

const head = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const foot = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Larger than any key that is in use: 16,384 bits of RSA are 13,000 characters. */
const bodyMax = 32_768;
/** Of a key without an end: lines of base64, whatever line ends, escapes and marks of quoted lines stand between them. */
const openBody = /(?:(?:\s|\\+[nrt]|[>|+*#,"' -]){0,16}(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash): [^\n\\]{0,120}|[A-Za-z0-9+/=]{16,4000}))*(?:(?:\s|\\+[nrt]){0,8}[A-Za-z0-9+/]{1,15}={1,2})?/y;
const body = /[A-Za-z0-9+/=]{16,}|\s+|\\+[nrt]/g;

/**
 * Private keys as blocks, also inside JSON (`\n` for line ends) and cut off before their end. Between the first and the last line there must be
 * what keys are made of: else only the first line counts, and what an author of evidence wrote between two such lines stays in sight.
 */
export function keyBlocks(text: string): KeyBlock[] {
  const blocks: KeyBlock[] = [];
  if (!text.includes("-----BEGIN")) return blocks;
  head.lastIndex = 0;
  for (let begin = head.exec(text); begin; begin = head.exec(text)) {
    const length = begin[0].length + bodyLength(text, begin.index + begin[0].length);
    blocks.push({ offset: begin.index, length });
    head.lastIndex = begin.index + length;
  }
  return blocks;
}

function bodyLength(text: string, from: number): number {
  const stretch = text.slice(from, from + bodyMax);
  foot.lastIndex = 0;
  const end = foot.exec(stretch);
  if (end && !stretch.slice(0, end.index).includes("-----BEGIN") && isBody(stretch.slice(0, end.index))) return end.index + end[0].length;
  openBody.lastIndex = 0;
  return openBody.exec(stretch)?.[0].length ?? 0;
}

function isBody(text: string): boolean {
  let fitting = 0;
  for (const { 0: part } of text.matchAll(body)) fitting += part.length;
  return fitting >= text.length * 0.6;
}
