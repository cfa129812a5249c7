/** A text as a basic string of TOML 1.0 in printable ASCII (toml.io). Half a surrogate pair has no spelling there; it becomes a sign of its own. */
export function tomlString(text: string): string {
  let literal = "";
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (/^[ !#-[\]-~]$/.test(sign)) literal += sign;
    else if (sign === '"' || sign === "\\") literal += `\\${sign}`;
    else if (code >= 0xd800 && code <= 0xdfff) literal += "\\uFFFD";
    else literal += code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  }
  return `"${literal}"`;
}
