export type CedarToken = { readonly kind: "text" | "word" | "number" | "sign"; readonly text: string; readonly line: number };

const blank = /(?:\s|\/\/[^\n]*)+/y;
const token = /(?<text>"(?:[^"\\\n]|\\.)*")|(?<word>[A-Za-z_]\w*)|(?<number>-?\d+)|(?<sign>&&|\|\||==|!=|<=|>=|::|[()[\]{}.,;@!<>:])/y;

/** The tokens of a Cedar text (docs.cedarpolicy.com, syntax-grammar); the line of the first sign that is none. */
export function cedarTokens(text: string): CedarToken[] | { readonly line: number } {
  const tokens: CedarToken[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    blank.lastIndex = at;
    const space = blank.exec(text)?.[0] ?? "";
    line += space.split("\n").length - 1;
    at += space.length;
    if (at >= text.length) break;
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) return { line };
    const { text: quoted, word, number } = found.groups ?? {};
    const value = quoted === undefined ? found[0] : unquoted(quoted);
    if (value === null) return { line };
    tokens.push({ kind: quoted !== undefined ? "text" : word !== undefined ? "word" : number !== undefined ? "number" : "sign", text: value, line });
    at = token.lastIndex;
  }
  return tokens;
}

const simple: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0", "\\": "\\", '"': '"', "'": "'" };

/** The text of a literal; null for an escape that Cedar does not know. */
function unquoted(literal: string): string | null {
  let isKnown = true;
  const text = literal.slice(1, -1).replace(/\\(?:u\{([0-9A-Fa-f]{1,6})\}|x([0-7][0-9A-Fa-f])|(.))/gs, (_, long: string | undefined, short: string | undefined, sign: string | undefined) => {
    const code = Number.parseInt(long ?? short ?? "110000", 16);
    const value = sign === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : simple[sign];
    isKnown &&= value !== undefined;
    return value ?? "";
  });
  return isKnown ? text : null;
}
