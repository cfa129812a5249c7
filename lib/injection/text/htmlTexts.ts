import { defaultTreeAdapter, type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { tokensOf } from "../hidden/html/tokens.ts";
import type { BlockKind } from "./block.ts";
import { type MappedText, MappedTextBuilder, placeOf } from "./mappedText.ts";

export type HtmlText = { readonly text: MappedText; readonly kind: BlockKind };

const tag = /<\/?(?:html|head|body|p|div|table|tr|td|th|span|form|h[1-6]|ul|ol|li|a|img|br|nav|main|section|article|header|footer|button|input|label|title|meta|script|style|strong|em|b|i)\b[^<>]{0,2000}>/gi;
const blocky = new Set(["p", "div", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "nav", "form", "label", "button", "title", "body", "html", "table", "tr", "ul", "ol", "blockquote", "pre", "figcaption", "dd", "dt", "option", "template", "noscript"]);
const silent = new Set(["script", "style"]);
const ownKinds: ReadonlyMap<string, BlockKind> = new Map([
  ...["form", "label", "button", "option"].map((name) => [name, "form"] as const),
  ...["h1", "h2", "h3", "h4", "h5", "h6", "title"].map((name) => [name, "heading"] as const),
  ...["code", "pre"].map((name) => [name, "code"] as const),
  ["ol", "list_item"],
]);
const depthMax = 400;

/** At least two tags of known names. */
export function looksLikeHtml(text: string): boolean {
  let seen = 0;
  tag.lastIndex = 0;
  while (seen < 2 && tag.exec(text) !== null) seen++;
  tag.lastIndex = 0;
  return seen >= 2;
}

/** Elements that end by themselves, or never begin. */
const unnested = new Set(["p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "input", "meta", "link", "source", "wbr", "area", "col"]);

/** Elements lie in one another deeper than those of any page, as they may where somebody wants them to be read slowly or not at all. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const token of tokensOf(text)) {
    if ((token.kind === "open" && token.selfClosing) || token.kind === "comment" || token.kind === "raw" || unnested.has(token.name)) continue;
    depth = token.kind === "open" ? depth + 1 : Math.max(0, depth - 1);
    if (depth > depthMax) return true;
  }
  return false;
}

/** Texts of a page, one per element that stands as a block; comments, attributes, scripts and styles are left out. */
export function htmlTexts(mapped: MappedText): HtmlText[] {
  const reading = new HtmlReading(mapped);
  if (isDeep(mapped.text)) return reading.flat();
  reading.walk(parseFragment(mapped.text, { sourceCodeLocationInfo: true, treeAdapter: withPlacesOfTexts }), "element", 0);
  reading.flush("element");
  return reading.texts;
}

/** Nobody asks where elements lie: a page has many, and to keep their places costs more than to read it. */
const withPlacesOfTexts: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  setNodeSourceCodeLocation(node, location) {
    if (defaultTreeAdapter.isTextNode(node)) node.sourceCodeLocation = location === null ? null : { ...location };
  },
  updateNodeSourceCodeLocation(node, { endOffset }) {
    if (defaultTreeAdapter.isTextNode(node) && node.sourceCodeLocation && endOffset !== undefined) node.sourceCodeLocation.endOffset = endOffset;
  },
};

class HtmlReading {
  readonly texts: HtmlText[] = [];
  #open = new MappedTextBuilder();
  #end = 0;

  constructor(private readonly mapped: MappedText) {}

  walk(node: DefaultTreeAdapterTypes.Node, kind: BlockKind, depth: number): void {
    if (depth > depthMax) return;
    if (node.nodeName === "#text" && "value" in node) return this.#text(node);
    if (silent.has(node.nodeName)) return;
    const own: BlockKind = ownKinds.get(node.nodeName) ?? kind;
    const breaks = blocky.has(node.nodeName);
    if (breaks) this.flush(kind);
    if (node.nodeName === "br") this.#open.write("\n", this.#end);
    if ("content" in node) this.walk(node.content, own, depth + 1);
    if ("childNodes" in node) for (const child of node.childNodes) this.walk(child, own, depth + 1);
    if (breaks) this.flush(own);
  }

  /** Every stretch between two tags as a text of its own. */
  flat(): HtmlText[] {
    let from = 0;
    for (const token of tokensOf(this.mapped.text)) {
      this.#between(from, token.start);
      from = token.end;
    }
    this.#between(from, this.mapped.text.length);
    return this.texts;
  }

  flush(kind: BlockKind): void {
    if (this.#open.length === 0) return;
    if (!this.#open.isBlank) this.texts.push({ text: this.#open.build(this.#end), kind });
    this.#open = new MappedTextBuilder();
  }

  #between(from: number, to: number): void {
    if (to > from) this.#stretch(from, to);
    this.flush("element");
  }

  #text(node: DefaultTreeAdapterTypes.TextNode): void {
    const where = node.sourceCodeLocation;
    if (where !== undefined && where !== null) this.#stretch(where.startOffset, where.endOffset);
  }

  #stretch(from: number, to: number): void {
    const source = this.mapped.text.slice(from, to);
    if (!/[&\n]/.test(source)) {
      this.#copy(source, from);
      this.#end = placeOf(this.mapped, to);
      return;
    }
    const pieces = source.matchAll(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});?|\s*\n\s*|[^&\n]+|&/gi);
    for (const { 0: piece, index } of pieces) {
      const place = placeOf(this.mapped, from + index);
      if (piece.includes("\n")) this.#open.write(" ", place);
      else if (piece.startsWith("&") && piece.length > 1) this.#open.write(entity(piece), place);
      else this.#copy(piece, from + index);
    }
    this.#end = placeOf(this.mapped, to);
  }

  #copy(piece: string, from: number): void {
    if (this.mapped.at === null) return this.#open.copy(piece, this.mapped.start + from);
    for (let i = 0; i < piece.length; i++) this.#open.write(piece.charAt(i), placeOf(this.mapped, from + i));
  }
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", copy: "©", ndash: "–", mdash: "—", hellip: "…", rsquo: "’", lsquo: "‘", rdquo: "”", ldquo: "“" };

function entity(written: string): string {
  const name = written.replace(/^&|;$/g, "");
  if (!name.startsWith("#")) return named[name] ?? written;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}
