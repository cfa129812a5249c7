/** The stretch of a long text that is drawn. */
export type TextWindow = { readonly from: number; readonly to: number };

/** Never between the two halves of a character, and never between the two of a line end. */
export function cutPoint(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const splitsPair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  const splitsEnd = before === 0x0d && after === 0x0a;
  return splitsPair || splitsEnd ? at + 1 : at;
}

export function firstWindow(text: string, characters: number): TextWindow {
  return { from: 0, to: cutPoint(text, characters) };
}

/** The next characters as well; beyond `most` the first ones are given up. */
export function laterWindow(text: string, { from, to }: TextWindow, characters: number, most: number): TextWindow {
  const end = cutPoint(text, to + characters);
  return { from: end - from > most ? cutPoint(text, end - most) : from, to: end };
}

/** The characters before as well; beyond `most` the last ones are given up. */
export function earlierWindow(text: string, { from, to }: TextWindow, characters: number, most: number): TextWindow {
  const start = cutPoint(text, from - characters);
  return { from: start, to: to - start > most ? cutPoint(text, start + most) : to };
}

/** Whether a line is so long that it matters whether it wraps. */
export function hasLongLine(text: string, characters = 200): boolean {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    if ((end === -1 ? text.length : end) - from > characters) return true;
    if (end === -1) return false;
    from = end + 1;
  }
  return false;
}
