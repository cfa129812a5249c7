import { readDeclarations, type Declarations } from "./declarations.ts";

/** What a selector can ask of an element. */
export type Selectable = { readonly name: string; readonly id: string; readonly classes: readonly string[] };

type Compound = { readonly name: string | null; readonly ids: readonly string[]; readonly classes: readonly string[] };
type Rule = { readonly compounds: readonly Compound[]; readonly declarations: Declarations };

const rulesMax = 2000;
/** Only these can hide. */
const relevant = /display|visib|opacity|size|height|width|position|left|right|top|bottom|inset|indent|clip|transform|color|background|font|margin|zoom|scale|filter|translate/i;
const compound = /^(?:([a-zA-Z][\w-]*)|\*)?((?:[.#][\w-]+)*)$/;

/** The rules of the style elements of a text, found by the last part of their selectors. */
export class StyleRules {
  readonly #byKey = new Map<string, Rule[]>();
  #count = 0;

  /** Reads the content of one style element. Rules for print, for states of an element and for parts of it are left out. */
  add(css: string): void {
    for (const { selectors, body } of blocksOf(withoutComments(css))) {
      if (this.#count >= rulesMax) return;
      if (!relevant.test(body)) continue;
      const declarations = readDeclarations(body);
      for (const selector of selectors.split(",").slice(0, 50)) this.#addSelector(selector, declarations);
    }
  }

  #addSelector(selector: string, declarations: Declarations): void {
    const compounds = readSelector(selector);
    const last = compounds?.at(-1);
    if (compounds === null || last === undefined) return;
    const key = keyOf(last);
    const rules = this.#byKey.get(key);
    const rule = { compounds, declarations };
    if (rules === undefined) this.#byKey.set(key, [rule]);
    else if (rules.length < 50) rules.push(rule);
    this.#count++;
  }

  /** What the rules say of an element below `ancestors`; `own` declarations go before them. */
  of(element: Selectable, ancestors: readonly Selectable[], own: Declarations): Declarations {
    if (this.#count === 0) return own;
    const keys = ["*", element.name, ...element.classes.slice(0, 20).map((name) => `.${name}`), `#${element.id}`];
    const fitting = keys.flatMap((key) => this.#byKey.get(key) ?? []).filter(({ compounds }) => fits(compounds, element, ancestors));
    if (fitting.length === 0) return own;
    return new Map([...fitting.flatMap(({ declarations }) => [...declarations]), ...own]);
  }
}

function keyOf({ name, ids, classes }: Compound): string {
  if (ids[0] !== undefined) return `#${ids[0]}`;
  return classes[0] === undefined ? (name ?? "*") : `.${classes[0]}`;
}

function readSelector(selector: string): readonly Compound[] | null {
  const parts = selector.trim().slice(0, 300).split(/\s*>\s*|\s+/);
  const compounds = parts.map((part) => {
    const found = compound.exec(part);
    if (found === null || part === "") return null;
    const marks = found[2]?.match(/[.#][\w-]+/g) ?? [];
    return { name: found[1]?.toLowerCase() ?? null, ids: marks.filter((mark) => mark.startsWith("#")).map((mark) => mark.slice(1)), classes: marks.filter((mark) => mark.startsWith(".")).map((mark) => mark.slice(1)) };
  });
  return compounds.length <= 4 && compounds.every((part) => part !== null) ? compounds : null;
}

const isOf = ({ name, ids, classes }: Compound, element: Selectable): boolean => (name === null || name === element.name) && ids.every((id) => id === element.id) && classes.every((wanted) => element.classes.includes(wanted));

function fits(compounds: readonly Compound[], element: Selectable, ancestors: readonly Selectable[]): boolean {
  const last = compounds.at(-1);
  if (last === undefined || !isOf(last, element)) return false;
  const near = ancestors.slice(-30);
  let from = 0;
  return compounds.slice(0, -1).every((part) => {
    const place = near.findIndex((ancestor, at) => at >= from && isOf(part, ancestor));
    from = place + 1;
    return place >= 0;
  });
}

function withoutComments(css: string): string {
  return css.split("/*").map((part, at) => (at === 0 ? part : part.slice(part.includes("*/") ? part.indexOf("*/") + 2 : part.length))).join(" ");
}

/** Selectors with their bodies; what stands in a block for the screen counts as if it stood outside. */
function* blocksOf(css: string): Iterable<{ readonly selectors: string; readonly body: string }> {
  let left = false;
  for (const part of css.split("}")) {
    const pieces = part.split("{");
    const body = pieces.at(-1) ?? "";
    const heads = pieces.slice(0, -1).map((head) => head.trim().replace(/^.*;/s, ""));
    if (heads.length === 0) {
      left = false;
      continue;
    }
    const outer = heads[0] ?? "";
    if (outer.startsWith("@")) left = !/^@(?:media|supports|layer|container)/i.test(outer) || /print|speech|hover|max-width/i.test(outer);
    const selectors = heads.at(-1) ?? "";
    if (!left && !selectors.startsWith("@")) yield { selectors, body };
  }
}
