/** Properties in lower case with their values, `!important` taken off. */
export type Declarations = ReadonlyMap<string, string>;

export const noDeclarations: Declarations = new Map();

/** More than any style says. */
const lengthMax = 8000;

/** Reads what stands in a style attribute, or between the braces of a rule. */
export function readDeclarations(text: string): Declarations {
  const plain = text.slice(0, lengthMax).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, " ").replace(/\\([0-9a-fA-F]{1,6})\s?/g, (whole: string, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  const declarations = new Map<string, string>();
  for (const part of plain.split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const value = part.slice(colon + 1).replace(/!\s*important/i, "").trim().toLowerCase();
    if (value !== "") declarations.set(part.slice(0, colon).trim().toLowerCase(), value);
  }
  return declarations;
}
