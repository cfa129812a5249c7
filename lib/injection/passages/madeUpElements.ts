/** An element whose name no page has: where it lies with its tags, and whether its name claims attention. */
export type MadeUpElement = { readonly start: number; readonly end: number; readonly tells: boolean };

const lengthMax = 12_000;
/** A document with more names of its own than that is a form of its own; names that claim attention count apart. */
const namesMax = 200;
const pair = /(?:<|&lt;|(?<!\\)\\{1,64}u003c)([A-Za-z_][\w-]{1,40})(?: [^<>\n]{0,200})?(?:>|&gt;|\\{1,16}u003e)/g;
const known = /^(?:dl|dt|dd|figure|figcaption|address|aside|audio|video|canvas|caption|cite|col|colgroup|datalist|del|ins|dialog|em|fieldset|legend|hr|iframe|kbd|mark|noscript|object|optgroup|output|picture|progress|q|samp|source|template|tfoot|time|track|var|wbr|html|head|body|p|div|table|tr|td|th|tbody|thead|span|form|h[1-6]|ul|ol|li|a|img|br|nav|main|section|article|header|footer|button|input|label|title|meta|script|style|strong|em|b|i|u|code|pre|small|sup|sub|blockquote|summary|details|option|select|textarea|svg|path|g|xml|rss|item|link|description|channel|guid|pubdate|entry|feed|id|name|value|key|string|dict|array|integer|true|false|url|loc|urlset|lastmod|project|dependency|dependencies|version|groupid|artifactid)$/i;
const telling = /(?:^|[_-])(?:important|information|info|system|instructions?|admin|urgent|task|user|override|secret|note|notice|message|attention|priority|alert|command|directive|hidden|security|policy|update|request|developer|operator|critical|assistant|agent|ai|llm|prompt|tool|response|runtime|config|handover|control|trusted|verified|thought|directives?|rules?|orders?)(?:$|[_-])/i;

/** Made-up elements of at most 12,000 characters that are closed, in order of their beginnings; one may lie in another. */
export function* madeUpElements(text: string): Iterable<MadeUpElement> {
  const names = { plain: new Map<string, boolean>(), telling: new Map<string, Closings>() };
  for (const match of text.matchAll(pair)) {
    const name = match[1] ?? "";
    if (known.test(name)) continue;
    const tells = telling.test(name);
    if (!tells && isForm(text, name, names.plain)) continue;
    const closings = names.telling.get(name) ?? new Closings(text, name);
    if (!names.telling.has(name) && names.telling.size >= 10 * namesMax) return;
    names.telling.set(name, closings);
    const end = closings.after(match.index);
    if (end !== null) yield { start: match.index, end, tells };
  }
}

/** A name that comes again and again belongs to the form of the document. */
function isForm(text: string, name: string, names: Map<string, boolean>): boolean {
  const before = names.get(name);
  if (before !== undefined) return before;
  if (names.size >= namesMax) return true;
  const second = text.indexOf(`<${name}`, text.indexOf(`<${name}`) + 1);
  const answer = second > 0;
  names.set(name, answer);
  return answer;
}

/** Where elements of a name end, asked for from the front to the back; no stretch is searched twice. */
class Closings {
  /** By the form of the closing tag: the one last found, and the place up to which there is no other. */
  readonly #forms: readonly { readonly tag: string; at: number; searched: number }[];

  constructor(private readonly text: string, name: string) {
    this.#forms = ([["</", ">"], ["&lt;/", "&gt;"], ["<\\/", ">"]] as const).map(([left, right]) => ({ tag: `${left}${name}${right}`, at: -1, searched: 0 }));
  }

  /** The end of an element that begins at `start`, by the first form that closes it; null where none does near enough. */
  after(start: number): number | null {
    for (const form of this.#forms) {
      const last = start + lengthMax - form.tag.length;
      if (form.at < start && form.searched <= last) {
        const from = Math.max(start, form.searched);
        const found = this.text.slice(from, last + form.tag.length).indexOf(form.tag);
        form.at = found < 0 ? -1 : from + found;
        form.searched = found < 0 ? last + 1 : form.at + 1;
      }
      if (form.at >= start && form.at <= last) return form.at + form.tag.length;
    }
    return null;
  }
}
