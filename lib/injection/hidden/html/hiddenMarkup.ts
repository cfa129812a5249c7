import { bounded, decodedLengthMax, type Find } from "../hiddenPiece.ts";
import { attributeFinds } from "./hiddenAttributes.ts";
import { decodeEntities } from "./entities.ts";
import { pageInk, selectable, styleOf, type Ink } from "./elementStyle.ts";
import type { HideReason } from "./hideReason.ts";
import { StyleRules, type Selectable } from "./styleRules.ts";
import { tokensOf, type OpenTag, type Token } from "./tokens.ts";

const voidNames = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);
/** An element that one of the same name ends, because nobody writes its end tag. */
const closedByNext = new Set(["p", "li", "td", "th", "tr", "dt", "dd", "option"]);
const endsParagraph = new Set(["address", "article", "aside", "blockquote", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"]);
const breaksLine = new Set([...endsParagraph, "br", "dd", "dt", "li", "option", "td", "th", "tr"]);
const depthMax = 400;
/** How far up an end tag looks for what it ends. */
const lookUpMax = 60;

type Open = { readonly tag: OpenTag; readonly element: Selectable; readonly ink: Ink; readonly reason: HideReason | null; attributes: readonly Find[] };

/** Comments, elements that a style or the markup hides, and texts in attributes. */
export function* hiddenMarkup(text: string): Iterable<Find> {
  if (!text.includes("<")) return;
  yield* new MarkupReader(text).finds();
}

class MarkupReader {
  readonly #text: string;
  readonly #rules = new StyleRules();
  readonly #stack: Open[] = [];
  readonly #elements: Selectable[] = [];
  /** Place in the stack of the outermost hidden element, -1 where all is seen. */
  #hidden = -1;
  #said: string[] = [];
  #saidLength = 0;
  #before = 0;
  #breaks = false;
  /** The style element that was read last. */
  #style = { start: -1, end: -1 };

  constructor(text: string) {
    this.#text = text;
    if (!/<style/i.test(text)) return;
    for (const token of tokensOf(text)) if (token.kind === "raw" && token.name === "style") this.#rules.add(text.slice(token.start, token.end));
  }

  *finds(): Iterable<Find> {
    for (const token of tokensOf(this.#text)) {
      this.#listen(token.start);
      this.#before = token.end;
      if ((token.kind === "open" || token.kind === "close") && breaksLine.has(token.name)) this.#breaks = true;
      yield* this.#read(token);
    }
    this.#listen(this.#text.length);
    while (this.#stack.length > 0) yield* this.#pop(this.#text.length, this.#text.length);
  }

  *#read(token: Token): Iterable<Find> {
    switch (token.kind) {
      case "comment":
        yield { start: token.start, end: token.end, technique: "html_comment", rule: "inj.hidden.comment.html", name: null, decoded: bounded(token.inner.trim()), plain: true };
        return;
      case "raw":
        if (token.name === "style") this.#style = { start: this.#stack.at(-1)?.tag.start ?? -1, end: token.end + "</style>".length };
        if (token.name === "title" || token.name === "textarea") this.#listen(token.end);
        return;
      case "close":
        yield* this.#close(token.name, token.start, token.end);
        return;
      case "open":
        yield* this.#open(token);
    }
  }

  *#open(tag: OpenTag): Iterable<Find> {
    const top = this.#stack.at(-1)?.tag.name ?? "";
    if ((closedByNext.has(tag.name) && top === tag.name) || (top === "p" && endsParagraph.has(tag.name))) yield* this.#pop(tag.start, tag.start);
    const finds = attributeFinds(tag);
    if (voidNames.has(tag.name) || tag.selfClosing || this.#stack.length >= depthMax) {
      yield* finds;
      return;
    }
    const element = selectable(tag);
    const { reason, ink } = styleOf(tag, element, this.#elements, this.#stack.at(-1)?.ink ?? pageInk, this.#rules);
    this.#stack.push({ tag, element, ink, reason, attributes: finds });
    this.#elements.push(element);
    if (reason === null || this.#hidden >= 0) return;
    this.#hidden = this.#stack.length - 1;
    this.#said = [];
    this.#saidLength = 0;
  }

  *#close(name: string, start: number, end: number): Iterable<Find> {
    const lowest = Math.max(0, this.#stack.length - lookUpMax);
    let place = this.#stack.length - 1;
    while (place >= lowest && this.#stack[place]?.tag.name !== name) place--;
    if (place < lowest) return;
    while (this.#stack.length > place + 1) yield* this.#pop(start, start);
    yield* this.#pop(start, end);
  }

  /** Takes the innermost element off: its content ends at `inner`, it ends at `end`. */
  *#pop(inner: number, end: number): Iterable<Find> {
    const open = this.#stack.pop();
    this.#elements.pop();
    if (open === undefined) return;
    const isShort = inner - open.tag.end <= 120 && !this.#text.slice(open.tag.end, inner).includes("<");
    for (const find of open.attributes) yield isShort && find.start === open.tag.start ? { ...find, end } : find;
    if (this.#hidden !== this.#stack.length) return;
    this.#hidden = -1;
    if (open.reason === null) return;
    const decoded = decodeEntities(this.#said.join("")).replace(/[^\S\n]*\n\s*/g, "\n").replace(/[^\S\n]+/g, " ").trim();
    yield { start: this.#startOf(open.tag), end, technique: "css_hidden", rule: open.reason.rule, name: open.reason.name, decoded: bounded(decoded), plain: true };
  }

  /** A short style element right before an element was put there with it. */
  #startOf(tag: OpenTag): number {
    const { start, end } = this.#style;
    const isNear = start >= 0 && end <= tag.start && tag.start - start <= 400 && this.#text.slice(end, tag.start).trim() === "";
    return isNear ? start : tag.start;
  }

  /** Takes in the text up to `end` if nobody sees it. */
  #listen(end: number): void {
    if (this.#hidden < 0 || end <= this.#before || this.#saidLength > decodedLengthMax) return;
    const part = this.#text.slice(this.#before, Math.min(end, this.#before + decodedLengthMax + 1));
    if (this.#breaks) this.#said.push("\n");
    this.#breaks = false;
    this.#said.push(part);
    this.#saidLength += part.length;
  }
}
