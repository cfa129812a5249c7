/** Words that announce something encoded. */
const announces = /\b(?:decod\w*|encod\w*|base ?64|hex\w*|rot-?13|percent|unescape\w*|revers\w*|backwards?|translat\w*|cipher\w*|decrypt\w*|transliterat\w*|ascii|unicode|follow|execute|read (?:this|it|the following)|do what|interpret|payload)\b/i;
const lengthMax = 160;

/**
 * How many characters before an encoded string introduce it: the clause before it on its line, if it ends in a colon,
 * a dash or an opening quote and says that something is to be decoded.
 */
export function leadInLength(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - lengthMax), start);
  const clause = /[^\n<>|"`\\=,{}[\]]*$/.exec(before)?.[0] ?? "";
  if (!/[:>→-][ \t]*['(]?$/.test(clause)) return 0;
  const sentence = clause.slice(lastEnd(clause));
  return announces.test(sentence) ? sentence.trimStart().length : 0;
}

function lastEnd(clause: string): number {
  let end = 0;
  for (const { index, 0: mark } of clause.matchAll(/[.!?;]\s+(?=\S)/g)) end = index + mark.length;
  return end;
}
