/** A sentence of a block: offsets into the block's text. */
export type Sentence = { readonly from: number; readonly to: number; readonly text: string };

const sentencesMax = 20_000;
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|vs|no|nr|mr|mrs|ms|dr|prof|st|ave|inc|ltd|co|approx|max|min|fig|vol|jr|sr|dept)|\b[A-Z])\.$/i;
/** A name follows. */
const title = /\b(?:mr|mrs|ms|dr|prof)\.$/i;

/**
 * Text in sentences: at full stops, exclamation and question marks before a blank, and at line breaks, unless the next line goes on in the
 * middle of a sentence. Linear.
 */
export function sentences(text: string): Sentence[] {
  const out: Sentence[] = [];
  let from = 0;
  const end = (to: number): void => {
    const piece = text.slice(from, to);
    const lead = piece.search(/\S/);
    if (lead >= 0 && out.length < sentencesMax) out.push({ from: from + lead, to: from + piece.trimEnd().length, text: piece.trim() });
    from = to;
  };
  const stop = /(?<![.!?])[.!?]+["'”’)\]>*_]{0,3}(?=\s|$)|\n/g;
  for (const match of text.matchAll(stop)) {
    const to = match.index + match[0].length;
    if (match[0] === "\n") {
      if (goesOn(text, from, match.index)) continue;
    } else if (match[0].startsWith(".") && abbreviation.test(text.slice(Math.max(from, to - 12), to)) && (/^\s+[a-z\d]/.test(text.slice(to, to + 3)) || title.test(text.slice(Math.max(from, to - 8), to)))) continue;
    end(to);
  }
  end(text.length);
  return out;
}

/** A line that was broken for its width: the next begins in lower case and this one does not end a sentence. */
function goesOn(text: string, from: number, at: number): boolean {
  const next = /^[ \t]*(\S?)/.exec(text.slice(at + 1, at + 40))?.[1] ?? "";
  return /[a-z]/.test(next) && /[\w,'"’-]/.test(text.slice(from, at).trimEnd().at(-1) ?? "");
}
