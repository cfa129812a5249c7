import { type MappedText, MappedTextBuilder, part, placeOf } from "./mappedText.ts";
import type { Scalar, Structured, StructuredRecord } from "./structuredScalars.ts";
import { copyPart, unescaped } from "./unescape.ts";

const member = /^([ \t]*)((?:- +)*)(?:("(?:[^"\\]|\\.){0,120}"|'[^']{0,120}'|[\w$][\w.$()/-]{0,40}(?: [\w.$()/-]{1,30}){0,3}?(?<!\.)):(?=\s|$))?[ \t]*(.*)$/;
const scalarsMax = 100_000;

/** Does it read like YAML that maps names to values, line by line? */
export function looksLikeYaml(text: string): boolean {
  const lines = text.slice(0, 20_000).split("\n").filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  if (lines.length < 2) return false;
  const members = lines.filter((line) => /^\s*(?:- +)*[\w$][\w .$-]{0,40}:(?:\s|$)/.test(line)).length;
  const prose = lines.filter((line) => /^\s*(?:- +)*[A-Z][\w]*(?: [\w]+){4,}/.test(line)).length;
  // All that is no member goes on with one.
  const whole = members >= 2 && member.test(lines[0] ?? "") && /^\s*(?:- +)*[\w$][\w.$-]{0,40}:(?:\s|$)/.test(lines[0] ?? "") && lines.every((line) => /^\s/.test(line) || /^(?:- +)*[\w$][\w .$-]{0,40}:(?:\s|$)/.test(line) || line.startsWith("- "));
  return whole || (members >= 2 && prose === 0 && members >= lines.length * 0.4) || (members >= 2 && (members >= lines.length * 0.5 || (/^\s*(?:<<)?- \w[\w-]*:/.test(text) && members > prose)));
}

/** Scalars of YAML, read line by line and tolerantly: folded and quoted ones are unfolded. A list item or nested mapping is a record. */
export function yamlScalars(mapped: MappedText): Structured {
  return new YamlScan(mapped).run();
}

type Level = { readonly indent: number; readonly record: number };

class YamlScan {
  readonly #text: string;
  readonly #scalars: Scalar[] = [];
  readonly #records: StructuredRecord[] = [{ parent: null, name: null }];
  #levels: Level[] = [{ indent: -1, record: 0 }];
  #at = 0;
  #lastKey: string | null = null;

  constructor(private readonly mapped: MappedText) {
    this.#text = mapped.text;
  }

  run(): Structured {
    while (this.#at < this.#text.length && this.#scalars.length < scalarsMax) this.#line();
    // Past the limit values are no longer told apart, but their text is still read.
    if (this.#at < this.#text.length) this.#scalars.push({ text: part(this.mapped, this.#at, this.#text.length), key: null, record: 0, quoted: false });
    return { scalars: this.#scalars, records: this.#records };
  }

  #line(): void {
    const from = this.#at;
    const end = this.#lineEnd(from);
    const found = member.exec(this.#text.slice(from, Math.min(end, from + 4_000)));
    this.#at = end + 1;
    if (found === null) return;
    const [whole, blanks = "", dashes = "", key, value = ""] = found;
    // Comments hide from whoever reads only the values; they are looked at as such.
    if (whole.trim() === "" || whole.trimStart().startsWith("#")) return;
    const indent = blanks.length;
    const inner = indent + dashes.length;
    this.#enter(indent, inner, dashes !== "");
    const name = key === undefined ? null : key.replace(/^["']|["']$/g, "");
    if (name !== null) this.#lastKey = name;
    if (value === "" && name !== null) return this.#nest(inner, name);
    const start = from + whole.length - value.length;
    this.#value(start, end, indent, name ?? this.#lastKey, value);
  }

  #enter(indent: number, inner: number, item: boolean): void {
    while (this.#levels.length > 1 && (this.#levels.at(-1)?.indent ?? 0) > (item ? indent : inner)) this.#levels.pop();
    if (!item) return;
    while (this.#levels.length > 1 && (this.#levels.at(-1)?.indent ?? 0) >= inner) this.#levels.pop();
    const parent = this.#levels.at(-1)?.record ?? 0;
    this.#levels.push({ indent: inner, record: this.#records.push({ parent, name: null }) - 1 });
  }

  /** A name without a value: what stands deeper is a mapping of its own, unless it is a list of plain values. */
  #nest(indent: number, name: string): void {
    const next = /^[ \t]*/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0].length ?? 0;
    if (next <= indent || this.#text.charAt(this.#at + next) === "-") return;
    const parent = this.#levels.at(-1)?.record ?? 0;
    this.#levels.push({ indent: indent + 1, record: this.#records.push({ parent, name }) - 1 });
  }

  #value(start: number, end: number, indent: number, key: string | null, value: string): void {
    const sign = value.charAt(0);
    const read = sign === "'" || sign === '"' ? this.#quoted(start, sign) : /^[|>][+-]?\d?\s*$/.test(value) ? this.#block(end, indent) : null;
    const { text, to } = read ?? this.#plain(start, end, indent);
    this.#at = Math.max(this.#at, to + 1);
    this.#scalars.push({ text, key, record: this.#levels.at(-1)?.record ?? 0, quoted: read !== null });
  }

  /** A quote ends its scalar where nothing but blanks or a comment follows on the line. */
  #quoted(start: number, quote: string): { text: MappedText; to: number } | null {
    for (let at = this.#text.indexOf(quote, start + 1); at >= 0; at = this.#text.indexOf(quote, at + 1)) {
      if (quote === '"' && oddSlashes(this.#text, at)) continue;
      if (quote === "'" && this.#text.charAt(at + 1) === "'") {
        at++;
        continue;
      }
      const rest = this.#text.slice(at + 1, at + 40);
      if (!/^[ \t]*(?:$|\n|\r|#|,)/.test(rest) && !/^>>\s*$/.test(rest)) continue;
      const folded = unfolded(part(this.mapped, start + 1, at), quote);
      return { text: folded, to: this.#lineEnd(at) };
    }
    return null;
  }

  #block(end: number, indent: number): { text: MappedText; to: number } {
    let to = end;
    while (to < this.#text.length) {
      const next = this.#lineEnd(to + 1);
      const line = this.#text.slice(to + 1, next);
      if (line.trim() !== "" && (/^[ \t]*/.exec(line)?.[0].length ?? 0) <= indent) break;
      if (next <= to) break;
      to = next;
    }
    return { text: part(this.mapped, Math.min(end + 1, to), to), to };
  }

  #plain(start: number, end: number, indent: number): { text: MappedText; to: number } {
    let to = end;
    while (to < this.#text.length) {
      const next = this.#lineEnd(to + 1);
      const line = this.#text.slice(to + 1, Math.min(next, to + 4_000));
      const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      if (line.trim() === "" || depth <= indent || /^[ \t]*(?:- |[\w$][\w.$-]{0,40}:(?:\s|$)|#)/.test(line)) break;
      to = next;
    }
    return { text: unfolded(part(this.mapped, start, to), ""), to };
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf("\n", from);
    return end < 0 ? this.#text.length : end;
  }
}

function oddSlashes(text: string, at: number): boolean {
  let count = 0;
  while (text.charAt(at - 1 - count) === "\\") count++;
  return count % 2 === 1;
}

const fold = /\\\n[ \t]*\\?|\n[ \t\n]*|''/g;

/** Lines of one scalar joined: one line break is a blank, blank lines are line breaks; doubled quotes are one. */
function unfolded(mapped: MappedText, quote: string): MappedText {
  const out = new MappedTextBuilder();
  let from = 0;
  for (const match of mapped.text.matchAll(fold)) {
    if (match[0] === "''" && quote !== "'") continue;
    copyPart(out, mapped, from, match.index);
    out.write(folded(match[0]), placeOf(mapped, match.index));
    from = match.index + match[0].length;
  }
  if (from === 0) return quote === '"' ? unescaped(mapped) : mapped;
  copyPart(out, mapped, from, mapped.text.length);
  const joined = out.build(placeOf(mapped, mapped.text.length));
  return quote === '"' ? unescaped(joined) : joined;
}

function folded(written: string): string {
  if (written === "''") return "'";
  if (written.startsWith("\\")) return "";
  const breaks = written.split("\n").length - 1;
  return breaks === 1 ? " " : "\n".repeat(breaks - 1);
}
