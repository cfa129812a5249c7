import type { CedarToken } from "./cedarTokens.ts";

/** An expression of Cedar, as far as policies in our namespace use it. */
export type CedarExpression =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "list"; readonly items: readonly CedarExpression[] }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "member"; readonly of: CedarExpression; readonly name: string }
  | { readonly kind: "call"; readonly of: CedarExpression; readonly name: string; readonly given: readonly CedarExpression[] }
  | { readonly kind: "not"; readonly of: CedarExpression }
  | { readonly kind: "all" | "any"; readonly of: readonly CedarExpression[] }
  | { readonly kind: "compare"; readonly sign: string; readonly left: CedarExpression; readonly right: CedarExpression };

export class CedarSyntaxError extends Error {}
const depthMax = 60;
const comparisons = ["==", "!=", "<=", ">=", "<", ">"];

/** Reads expressions from tokens; `at` is where it stands. */
export class CedarReader {
  at = 0;

  constructor(readonly tokens: readonly CedarToken[]) {}

  get line(): number {
    return (this.tokens[this.at] ?? this.tokens.at(-1))?.line ?? 1;
  }

  peek(): string | null {
    const token = this.tokens[this.at];
    return token === undefined ? null : token.kind === "text" ? "" : token.text;
  }

  takes(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }

  expect(...texts: readonly string[]): void {
    for (const text of texts) if (!this.takes(text)) throw new CedarSyntaxError(text);
  }

  next(kind: CedarToken["kind"]): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== kind) throw new CedarSyntaxError(kind);
    return token.text;
  }

  expression(depth = 0): CedarExpression {
    if (depth > depthMax) throw new CedarSyntaxError("too deep");
    return this.#chain("||", "any", () => this.#chain("&&", "all", () => this.#comparison(depth)));
  }

  #chain(sign: string, kind: "all" | "any", inner: () => CedarExpression): CedarExpression {
    const first = inner();
    const of = [first];
    while (this.takes(sign)) of.push(inner());
    return of.length === 1 ? first : { kind, of };
  }

  #comparison(depth: number): CedarExpression {
    const left = this.#unary(depth);
    const sign = this.peek();
    if (sign === null || !comparisons.includes(sign)) return left;
    this.at++;
    return { kind: "compare", sign, left, right: this.#unary(depth) };
  }

  #unary(depth: number): CedarExpression {
    if (depth > depthMax) throw new CedarSyntaxError("too deep");
    if (this.takes("!")) return { kind: "not", of: this.#unary(depth + 1) };
    let of = this.#primary(depth);
    for (;;) {
      if (this.takes(".")) {
        const name = this.next("word");
        of = this.takes("(") ? { kind: "call", of, name, given: this.#list(")", depth) } : { kind: "member", of, name };
      } else if (this.takes("[")) {
        of = { kind: "member", of, name: this.next("text") };
        this.expect("]");
      } else return of;
    }
  }

  #primary(depth: number): CedarExpression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new CedarSyntaxError("the end");
    if (token.kind === "text") return { kind: "text", text: token.text };
    if (token.kind === "word") return { kind: "word", word: token.text };
    if (token.kind === "number" && Number.isSafeInteger(Number(token.text))) return { kind: "number", number: Number(token.text) };
    if (token.text === "[") return { kind: "list", items: this.#list("]", depth) };
    if (token.text !== "(") throw new CedarSyntaxError(token.text);
    const inside = this.expression(depth + 1);
    this.expect(")");
    return inside;
  }

  #list(end: string, depth: number): CedarExpression[] {
    const items: CedarExpression[] = [];
    while (!this.takes(end)) {
      items.push(this.expression(depth + 1));
      if (!this.takes(",") && this.peek() !== end) throw new CedarSyntaxError(end);
    }
    return items;
  }
}

/** The parts of a conjunction, in order. */
export const conjuncts = (expression: CedarExpression): readonly CedarExpression[] => (expression.kind === "all" ? expression.of.flatMap(conjuncts) : [expression]);
