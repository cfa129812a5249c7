import { forEachChild, type SyntaxNode, type DoubleQuotedChild, type ParameterExpansionPart, type ParsedScript, type Word, type WordPart } from "unbash";
import type { Scope } from "./scope.ts";
import type { ShellWord } from "./shellWord.ts";

/** How the text of `$( … )` is worked out: null where it cannot be. Its own effects are told on the way. */
export type Substitution = (script: ParsedScript, written: string) => string | null;

const wordsMax = 64;
const textMax = 65_536;
/** Of a word with braces: each of its parts may double the words. */
const partsMax = 64;

type Piece = { readonly text: string; readonly constant: boolean; readonly quoted: boolean; readonly glob: boolean; /** Unquoted and worked out: white space in it parts words. */ readonly splits: boolean };

/** A word of the source as the words that the command gets: variables put in, braces spread, quotes undone. At most 64. */
export function expandWord(word: Word, scope: Scope, substitute: Substitution): ShellWord[] {
  if (word.parts === undefined) return [tilde({ text: word.value, constant: true, quoted: word.value !== word.text, glob: false })];
  const braces = word.parts.find((part) => part.type === "BraceExpansion");
  if (braces !== undefined) return spreadBraces(word, scope, substitute);
  return join(word.parts.map((part) => pieceOf(part, scope, substitute)));
}

/** The same as one text, as in an assignment or behind a redirection: nothing is split. */
export function expandText(word: Word, scope: Scope, substitute: Substitution): ShellWord {
  const [first, ...rest] = expandWord(word, scope, substitute);
  if (first === undefined) return { text: "", constant: true, quoted: false, glob: false };
  return rest.reduce((all, next) => ({ ...all, text: `${all.text} ${next.text}`, constant: all.constant && next.constant }), first);
}

const tilde = (word: ShellWord): ShellWord => (word.quoted ? word : { ...word, text: word.text.replace(/^~(?=\/|$)/, "$HOME") });

function spreadBraces(word: Word, scope: Scope, substitute: Substitution): ShellWord[] {
  if ((word.parts ?? []).length > partsMax) return [{ text: word.text.slice(0, textMax), constant: false, quoted: false, glob: true }];
  const alternatives = (word.parts ?? []).map((part): readonly Piece[] => {
    if (part.type !== "BraceExpansion") return [pieceOf(part, scope, substitute)];
    return braceTexts(part.text).map((text) => ({ text, constant: !/[$`]/.test(text), quoted: false, glob: /[*?]/.test(text), splits: false }));
  });
  let combined: Piece[][] = [[]];
  for (const options of alternatives) {
    combined = combined.flatMap((before) => options.map((option) => [...before, option]));
    if (combined.length > wordsMax) combined = combined.slice(0, wordsMax);
  }
  return combined.flatMap(join).slice(0, wordsMax);
}

/** `{a,b{c,d}}` as its texts, `{1..3}` as its numbers; what is neither stays as it is. */
function braceTexts(text: string): string[] {
  const range = /^\{(-?\d+)\.\.(-?\d+)\}$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: Math.min(Math.abs(to - from) + 1, wordsMax) }, (_, at) => String(from + (to >= from ? at : -at)));
  }
  const inner = text.slice(1, -1);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= inner.length; at++) {
    const letter = inner[at];
    if (letter === "{") depth++;
    else if (letter === "}") depth--;
    else if ((letter === "," && depth === 0) || at === inner.length) {
      parts.push(inner.slice(start, at));
      start = at + 1;
    }
  }
  return parts.length < 2 ? [text] : parts.flatMap((part) => (/^\{.*,.*\}$/.test(part) ? braceTexts(part) : [part.replace(/^(["'])(.*)\1$/, "$2")]));
}

function join(pieces: readonly Piece[]): ShellWord[] {
  const words: (ShellWord | null)[] = [null];
  const add = (text: string, { constant, quoted, glob }: Piece): void => {
    const open = words.pop() ?? null;
    words.push(open === null ? { text, constant, quoted, glob } : { text: (open.text + text).slice(0, textMax), constant: open.constant && constant, quoted: open.quoted || quoted, glob: open.glob || glob });
  };
  for (const piece of pieces) {
    const parts = piece.splits && /\s/.test(piece.text) ? piece.text.split(/\s+/) : [piece.text];
    parts.forEach((part, at) => {
      if (at > 0) words.push(null);
      if (part !== "" || parts.length === 1) add(part, piece);
    });
  }
  return words.filter((word) => word !== null).slice(0, wordsMax).filter(({ text, quoted, constant }) => text !== "" || quoted || !constant).map(tilde);
}

/** Commands inside arithmetic run too. */
function runInside(node: SyntaxNode, substitute: Substitution): void {
  forEachChild(node, (child) => {
    if (child.type === "Script") substitute(child, "$(( … ))");
    else runInside(child, substitute);
  });
}

const fixed = (text: string, quoted: boolean): Piece => ({ text, constant: true, quoted, glob: false, splits: false });
const open = (text: string, quoted: boolean): Piece => ({ text, constant: false, quoted, glob: false, splits: false });

function pieceOf(part: WordPart, scope: Scope, substitute: Substitution): Piece {
  switch (part.type) {
    case "Literal": return fixed(part.value, part.value !== part.text);
    case "SingleQuoted": case "AnsiCQuoted": return fixed(part.value, true);
    case "Glob": case "ExtendedGlob": return { text: part.text, constant: true, quoted: false, glob: true, splits: false };
    case "DoubleQuoted": case "LocaleString": return quotedPiece(part.parts, scope, substitute);
    case "SimpleExpansion": return variablePiece(part.text.slice(1), part.text, scope);
    case "ParameterExpansion": return parameterPiece(part, scope, substitute);
    case "CommandExpansion": return substitutedPiece(part.script, part.text, substitute);
    case "ArithmeticExpansion": {
      if (part.expression !== undefined) runInside(part.expression, substitute);
      return open(part.text, false);
    }
    case "ProcessSubstitution": {
      if (part.script) substitute(part.script, part.text);
      return open(part.text, false);
    }
    case "BraceExpansion": return fixed(part.text, false);
  }
}

function quotedPiece(parts: readonly DoubleQuotedChild[], scope: Scope, substitute: Substitution): Piece {
  const inner = parts.map((part) => pieceOf(part, scope, substitute));
  return { text: inner.map(({ text }) => text).join("").slice(0, textMax), constant: inner.every(({ constant }) => constant), quoted: true, glob: false, splits: false };
}

function variablePiece(name: string, written: string, scope: Scope): Piece {
  const value = scope.variable(name);
  return value === undefined || value === null ? open(written, false) : { text: value, constant: true, quoted: false, glob: /[*?]/.test(value), splits: true };
}

function parameterPiece(part: ParameterExpansionPart, scope: Scope, substitute: Substitution): Piece {
  const value = scope.variable(part.parameter);
  const { operation } = part;
  if (part.prefix !== undefined || part.index !== undefined) return open(part.text, false);
  if (operation === undefined) return variablePiece(part.parameter, part.text, scope);
  const known = value === undefined || value === null ? null : value;
  switch (operation.type) {
    case "Default": {
      const fallback = expandText(operation.operand, scope, substitute);
      if (operation.operator.endsWith("-") || operation.operator.endsWith("=")) {
        if (known !== null && known !== "") return { ...fixed(known, false), splits: true };
        // Whether it is set elsewhere is not known: where nothing here sets it, both readings are told in one word.
        return { text: fallback.text, constant: fallback.constant && value === undefined, quoted: false, glob: fallback.glob, splits: true };
      }
      return known === null ? open(part.text, false) : { ...fixed(operation.operator.includes("+") ? fallback.text : known, false), splits: true };
    }
    case "Replace": {
      const [pattern, replacement] = [expandText(operation.pattern, scope, substitute), expandText(operation.replacement, scope, substitute)];
      if (known === null || !pattern.constant || pattern.glob || !replacement.constant || pattern.text === "") return open(part.text, false);
      return { ...fixed(operation.operator === "//" ? known.replaceAll(pattern.text, replacement.text) : known.replace(pattern.text, replacement.text), false), splits: true };
    }
    case "Slice": {
      const [offset, length] = [Number(operation.offset.value), operation.length === undefined ? undefined : Number(operation.length.value)];
      if (known === null || !Number.isInteger(offset) || (length !== undefined && !Number.isInteger(length))) return open(part.text, false);
      return { ...fixed(known.slice(offset, length === undefined ? undefined : offset + length), false), splits: true };
    }
    case "CaseModification": return known === null ? open(part.text, false) : { ...fixed(operation.operator.startsWith("^") ? known.toUpperCase() : known.toLowerCase(), false), splits: true };
    case "Remove": case "Transform": case "Names": case "Unknown": return open(part.text, false);
  }
}

function substitutedPiece(script: ParsedScript | undefined, written: string, substitute: Substitution): Piece {
  const text = script === undefined ? null : substitute(script, written);
  return text === null ? open(written, false) : { text: text.replace(/\n+$/, "").slice(0, textMax), constant: true, quoted: false, glob: false, splits: true };
}
