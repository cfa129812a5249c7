import type { SecretInText } from "./secretsIn.ts";

const textMax = 65_536;
const wordsMax = 256;
const word = /[A-Za-z0-9_\-+/=~.]{12,400}/g;

/** Words that mean nothing to a reader, letters and digits mixed: what is left of a key where no name stands before it. No dates, ids, paths, addresses and names of files. */
export function opaqueWords(text: string): SecretInText[] {
  const found: SecretInText[] = [];
  for (const { 0: value, index } of text.slice(0, textMax).matchAll(word)) {
    if (found.length >= wordsMax) break;
    if (/[A-Za-z]/.test(value) && /\d/.test(value) && !isKnownForm(value)) found.push({ kind: "named_value", offset: index, length: value.length, value });
  }
  return found;
}

function isKnownForm(value: string): boolean {
  if (/^\d{4}-\d\d-\d\d|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(value)) return true;
  if (/^[./~]|\/.*\/|\.(?:[a-z]{2,5}|[a-z]+\d)$/i.test(value)) return true;
  return /^(?:[a-z]+[-_.])+v?\d{1,3}$/i.test(value);
}
