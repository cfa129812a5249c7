/** A text as a string of CEL in printable ASCII (github.com/google/cel-spec, langdef: string literals). */
export function celString(text: string): string {
  let literal = "";
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (/^[ !#-[\]-~]$/.test(sign)) literal += sign;
    else literal += code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  }
  return `"${literal}"`;
}
