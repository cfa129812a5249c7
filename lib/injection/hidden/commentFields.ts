import { bounded, type Find } from "./hiddenPiece.ts";
import { unescapeText } from "./unescaped.ts";

const names = String.raw`(?:[_$@]{0,2}|x[-_])(?:comments?|note|notes|remarks?|description|desc|memo|hint|hints|readme|instructions?|internal[_-]note|metadata|meta|annotation|annotations|message_to_\w{1,30}|ai[_-]\w{1,30}|agent[_-]\w{1,30}|info|doc|docs|help|summary)|\/\/+\w{0,20}|#\w{0,20}|_{1,2}[a-z]\w{0,30}`;
/** A name and the opening quote of its text, with as many backslashes as the serialisations have put before the quotes. */
const quoted = new RegExp(String.raw`(\\{0,16})(["'])(${names})\1\2[ \t]{0,8}:\s{0,20}(\\{0,16})(["'])`, "gi");
/** The same in YAML, TOML and the like, at the start of a line. */
const bare = new RegExp(String.raw`^[ \t]*(?:-[ \t]+)?(${names})[ \t]*[:=][ \t]+(?![|>][+-]?\s*$)([^\n]{6,4000})$`, "gim");
const valueLengthMax = 100_000;

/** Texts of fields that people write for each other: comments, notes, descriptions of JSON, Python data, YAML. Works on the text as given. */
export function* commentFields(text: string): Iterable<Find> {
  for (const found of text.matchAll(quoted)) {
    const [whole, , , name = "", slashes = "", quote = ""] = found;
    const start = found.index + whole.length;
    const end = closingQuote(text, start, quote, slashes.length);
    if (end - start >= 6) yield field(start, end, name, unescapeText(text.slice(start, end)).text);
  }
  for (const found of text.matchAll(bare)) {
    const [whole, name = "", value = ""] = found;
    const mark = /^["']/.exec(value)?.[0] ?? "";
    const said = value.trimEnd().replace(/,$/, "");
    const inner = mark !== "" && said.endsWith(mark) ? said.slice(1, -1) : said;
    const start = found.index + whole.length - value.length + (inner === said ? 0 : 1);
    yield field(start, start + inner.length, name, mark === "'" ? inner.replaceAll("''", "'") : unescapeText(inner).text);
  }
}

/** The first quote with no more backslashes than the opening one: a quote inside the text has more. */
function closingQuote(text: string, from: number, quote: string, slashesMax: number): number {
  let at = text.indexOf(quote, from);
  for (; at >= 0 && at - from < valueLengthMax; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > from && text.charCodeAt(at - slashes - 1) === 0x5c) slashes++;
    if (slashes <= slashesMax) return at - slashes;
  }
  return -1;
}

const field = (start: number, end: number, name: string, said: string): Find => ({ start, end, technique: "comment_field", rule: "inj.hidden.field.key", name, decoded: bounded(said.trim()), plain: true });
