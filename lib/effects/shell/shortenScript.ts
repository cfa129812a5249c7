/** Letters of one script that are parsed; a parser takes a millisecond for a thousand of them at worst. */
export const scriptMax = 32_768;
const bodyMax = 8_192;

/** A script that is short enough to be followed, and whether something had to be left out: bodies of here-documents first, then its end. */
export function shortenScript(given: string): { readonly text: string; readonly isCut: boolean } {
  const text = given.length < nestingMax ? given : withoutAbyss(given.length > scriptMax * 4 ? withShortBodies(given) : given);
  if (text.length <= scriptMax) return { text, isCut: text.length < given.length };
  const trimmed = withShortBodies(text);
  if (trimmed.length <= scriptMax) return { text: trimmed, isCut: true };
  const end = trimmed.lastIndexOf("\n", scriptMax);
  return { text: trimmed.slice(0, end > scriptMax / 2 ? end : scriptMax), isCut: true };
}

/** Substitutions inside substitutions: deeper than this nobody means them, and each level costs the parser a turn of its stack. */
const nestingMax = 200;

/** The text up to where it opens more substitutions than it closes by far. */
function withoutAbyss(text: string): string {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(0, scriptMax * 4).matchAll(/\$[({]|[)}]/g)) {
    depth = sign.length === 2 ? depth + 1 : Math.max(0, depth - 1);
    if (depth > nestingMax) return text.slice(0, index);
  }
  return text;
}

/** `cat > page.html <<'EOF'` may hold a whole file: of each body only its beginning is kept. */
function withShortBodies(text: string): string {
  const kept: string[] = [];
  let [word, length] = ["", 0];
  for (const line of text.split("\n")) {
    if (word === "") {
      word = /<<-?\s*(["']?)([A-Za-z_]\w{0,60})\1/.exec(line.slice(0, 2_000))?.[2] ?? "";
      length = 0;
      kept.push(line);
    } else if (line.trim() === word) {
      word = "";
      kept.push(line);
    } else {
      length += line.length + 1;
      if (length <= bodyMax) kept.push(line);
    }
  }
  return kept.join("\n");
}
