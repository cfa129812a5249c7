import { compilePattern } from "../pattern.ts";

/**
 * A pattern of a policy as a regular expression of ECMA-262 with the flag u, anchored at both ends. What the two read differently, `.` and `\s`, is
 * spelled out; all signs but letters and digits are numbers. Null for a pattern that is refused.
 */
export function regexFor(source: string): string | null {
  if (!compilePattern(source).ok) return null;
  const written = new PatternWriter(source).write();
  try {
    return new RegExp(written, "u").source === "" ? null : written;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const spaces = "\\t\\n\\f\\r ";
const operators = new Set(["(", ")", "|", "*", "+", "?", "{", "}"]);

class PatternWriter {
  #at = 0;
  readonly #signs: readonly string[];

  constructor(source: string) {
    this.#signs = Array.from(source);
  }

  write(): string {
    let written = "";
    for (let sign = this.#next(); sign !== null; sign = this.#next()) {
      if (sign === ".") written += "[^\\n]";
      else if (sign === "[") written += this.#set();
      else if (sign === "\\") written += this.#escape(false);
      else if (sign === "{") written += this.#count();
      else if (sign === "(" && this.#signs[this.#at] === "?") written += this.#opening();
      else written += operators.has(sign) ? sign : literal(sign);
    }
    return `^(?:${written})$`;
  }

  #opening(): string {
    this.#at += 2;
    return "(?:";
  }

  #count(): string {
    let text = "{";
    for (let sign = this.#next(); sign !== null; sign = this.#next()) {
      text += sign;
      if (sign === "}") break;
    }
    return text;
  }

  #set(): string {
    let text = "[";
    if (this.#signs[this.#at] === "^") text += this.#next() ?? "";
    for (let sign = this.#next(); sign !== null && sign !== "]"; sign = this.#next()) {
      if (sign === "\\") text += this.#escape(true);
      else text += sign === "-" && this.#signs[this.#at] !== "]" && !text.endsWith("[") && !text.endsWith("[^") ? "-" : literal(sign);
    }
    return `${text}]`;
  }

  #escape(isInside: boolean): string {
    const sign = this.#next() ?? "";
    if (/[dDwW]/.test(sign)) return `\\${sign}`;
    if (sign === "s") return isInside ? spaces : `[${spaces}]`;
    if (sign === "S") return `[^${spaces}]`;
    return /[nrtfv]/.test(sign) ? `\\${sign}` : literal(sign);
  }

  #next(): string | null {
    return this.#signs[this.#at++] ?? null;
  }
}

const literal = (sign: string): string => (/^[A-Za-z0-9]$/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
