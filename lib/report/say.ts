import type { Piece, Sentence } from "./reportDocument.ts";

type Part = string | number | Piece | readonly Piece[];

/** Grouped in threes by a narrow space that does not break. */
export function numberText(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  return `${whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, "\u202f")}${rest === undefined ? "" : `.${rest}`}`;
}

/** "1 call", "2 calls". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${numberText(value)} ${value === 1 ? one : many}`;
}

/** Words of the product with values in between: the only way in which sentences are made. Plain text is ours; what comes from the evidence is `code` or `said`. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): Piece[] {
  return joined(words.flatMap((text, at) => [text, ...piecesOf(parts[at] ?? "")]));
}

function piecesOf(part: Part): readonly Piece[] {
  if (typeof part === "number") return [numberText(part)];
  return typeof part === "string" ? [part] : isList(part) ? part : [part];
}

const isList = (part: Piece | readonly Piece[]): part is readonly Piece[] => Array.isArray(part);

/** Neighbouring words become one. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else if (piece !== "") all.push(piece);
  }
  return all;
}

/** Pieces one after the other, with `between` in between and `last` before the last. */
export function listed(items: readonly (readonly Piece[])[], between = ", ", last = " and "): Piece[] {
  return joined(items.flatMap((item, at) => [...(at === 0 ? [] : [at === items.length - 1 ? last : between]), ...item]));
}

const codeMax = 300;
const saidMax = 1_200;

/** A value out of the evidence. `of`: the citation that it is a value of. */
export function code(value: string, of?: string): Piece {
  return { code: shortened(value, codeMax), ...(of === undefined ? {} : { of }) };
}

/** A sentence of a rule, or words of a person. */
export function said(text: string): Piece {
  return { said: shortened(text, saidMax) };
}

/** The beginning, with what was left out said. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut}… (${numberText(text.length - cut.length)} more characters)`;
}

/** A sentence with what proves it. */
export function sentence(pieces: readonly Piece[], ...cites: readonly string[]): Sentence {
  return { pieces: joined(pieces), cites: [...new Set(cites)] };
}
