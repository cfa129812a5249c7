import type { BlockKind } from "./block.ts";

/** A stretch of running text. `section` counts mails and headed sections from 0. */
export type ProsePart = { readonly from: number; readonly to: number; readonly kind: BlockKind; readonly field: string | null; readonly section: number };

/** A table has so many parts that they are made as they are asked for. */
export type ProseParts = { readonly parts: Iterable<ProsePart>; readonly areSeveral: boolean };

type Line = { readonly from: number; readonly to: number; readonly text: string };

const lineMax = 100_000;
const headerLine = /^(From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Sender|Recipients?):[ \t]*(.*)$/i;
const listItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+/;
const stamped = /^\W{0,2}(?:\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2}\s+\d{1,2}\s\d\d:|\[\d{1,2}\/[A-Z]|\S{1,80}:\d+(?::\d+)?[:\s]|[^\n:]{1,40}[ ([]\d{1,2}:\d\d(?::\d\d)?[)\]]?\s?[:|-])/;

/** Running text in parts: paragraphs, list items, headings, code, quoted lines, header lines of mails, log lines, cells. */
export function proseParts(text: string): ProseParts {
  const lines = linesOf(text);
  const full = lines.filter((line) => line.text.trim() !== "");
  if (full.length >= 3 && full.filter((line) => stamped.test(line.text)).length >= full.length * 0.7) return listed(full.map(({ from, to }) => ({ from, to, kind: "log", field: null, section: 0 })));
  const sign = separatorOf(text);
  if (sign !== null) return { parts: cells(text, sign), areSeveral: areSeveral(cells(text, sign)) };
  return listed(new ProseReading(dedented(lines, full)).read());
}

function areSeveral(parts: Iterable<ProsePart>): boolean {
  let seen = 0;
  for (const _ of parts) if (++seen > 1) return true;
  return false;
}

const listed = (parts: readonly ProsePart[]): ProseParts => ({ parts, areSeveral: parts.length > 1 });

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length && lines.length < lineMax) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    lines.push({ from, to, text: text.slice(from, to) });
    if (end < 0) break;
    from = end + 1;
  }
  const last = lines.at(-1);
  if (last !== undefined && last.to < text.length && lines.length >= lineMax) lines.push({ from: last.to, to: text.length, text: text.slice(last.to) });
  return lines;
}

/** Text that is indented as a whole, as literal text is in YAML, is no code for that. */
function dedented(lines: readonly Line[], full: readonly Line[]): readonly Line[] {
  const indent = Math.min(...full.slice(0, 1_000).map(({ text }) => text.length - text.trimStart().length));
  return indent === 0 || full.length < 2 ? lines : lines.map(({ from, to, text }) => ({ from, to, text: text.slice(Math.min(indent, text.length - text.trimStart().length)) }));
}

class ProseReading {
  readonly #parts: ProsePart[] = [];
  #section = 0;
  #fenced = false;
  #open: { from: number; to: number; kind: BlockKind } | null = null;

  constructor(private readonly lines: readonly Line[]) {}

  read(): ProsePart[] {
    for (const line of this.lines) this.#line(line);
    this.#close();
    return this.#parts;
  }

  #line(line: Line): void {
    const trimmed = line.text.trim();
    if (/^(?:```|~~~)/.test(trimmed)) {
      this.#close();
      this.#fenced = !this.#fenced;
      return;
    }
    if (this.#fenced) return this.#extend(line, "code");
    if (trimmed === "") return this.#close();
    if (/^(?:-{4,20000}|={4,20000}|_{4,20000}|\*{4,20000})$/.test(trimmed)) {
      this.#close();
      this.#section++;
      return;
    }
    const header = headerLine.exec(trimmed);
    if (header !== null) return this.#header(line, header);
    if (/^#{1,6}\s/.test(trimmed)) {
      this.#close();
      this.#section++;
      return this.#whole(line, "heading");
    }
    if (trimmed.startsWith(">")) return this.#extend(line, "quote");
    if (/^(?: {4,}|\t)\S/.test(line.text) && this.#open === null) return this.#extend(line, "code");
    if (this.#open?.kind === "code" && /^(?: {4,}|\t)/.test(line.text)) return this.#extend(line, "code");
    if (listItem.test(line.text)) {
      this.#close();
      return this.#extend(line, "list_item");
    }
    this.#extend(line, this.#open?.kind === "list_item" && /^\s{2,}/.test(line.text) ? "list_item" : "prose");
  }

  #header(line: Line, [, name = "", value = ""]: RegExpExecArray): void {
    this.#close();
    if (/^(?:from|sender)$/i.test(name)) this.#section++;
    const from = line.to - (line.text.length - line.text.trimEnd().length) - value.trimEnd().length;
    this.#parts.push({ from, to: line.to, kind: "scalar", field: name.toLowerCase(), section: this.#section });
  }

  #whole({ from, to }: Line, kind: BlockKind): void {
    this.#parts.push({ from, to, kind, field: null, section: this.#section });
  }

  #extend({ from, to }: Line, kind: BlockKind): void {
    if (this.#open !== null && this.#open.kind !== kind) this.#close();
    if (this.#open === null) this.#open = { from, to, kind };
    else this.#open.to = to;
  }

  #close(): void {
    if (this.#open !== null) this.#parts.push({ ...this.#open, field: null, section: this.#section });
    this.#open = null;
  }
}

const separators = [",", ";", "\t", "|"] as const;

/** The sign between the columns of a table: its first line names several columns, and the next rows have as many cells. */
function separatorOf(text: string): string | null {
  const end = text.indexOf("\n");
  const head = end < 0 ? "" : text.slice(0, end);
  if (head.length < 3 || head.length > 600 || /[.!?:]\s/.test(head) || /^\s*[|{[<#-]/.test(head)) return null;
  for (const sign of separators) {
    const columns = head.split(sign);
    if (columns.length < 2 || columns.some((column) => column.trim().length > 40 || column.trim() === "")) continue;
    const rows = [...tableRows(text.slice(0, 20_000), sign)].slice(1, 6);
    if (rows.length >= 2 && rows.filter((row) => row.length === columns.length).length >= rows.length * 0.6) return sign;
  }
  return null;
}

type Cell = { readonly from: number; readonly to: number };

/** Rows of cells; a quoted cell may go on over several lines. */
function* tableRows(text: string, sign: string): Iterable<readonly Cell[]> {
  const border = sign.charCodeAt(0);
  let row: Cell[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const here = at < text.length ? text.charCodeAt(at) : -1;
    if (here === quote && (quoted || at === from)) {
      if (quoted && text.charCodeAt(at + 1) === quote) at++;
      else quoted = !quoted;
      continue;
    }
    if (here >= 0 && (quoted || (here !== border && here !== lineBreak))) continue;
    row.push({ from, to: at });
    from = at + 1;
    if (here === border) continue;
    if (row.length > 1 || row.some((cell) => cell.to > cell.from)) yield row;
    row = [];
  }
}

const quote = 0x22;
const lineBreak = 0x0a;

function* cells(text: string, sign: string): Iterable<ProsePart> {
  let heads: readonly string[] | null = null;
  let section = 0;
  for (const row of tableRows(text, sign)) {
    for (const [column, { from, to }] of row.entries()) {
      const wrapped = to - from > 1 && text.charCodeAt(from) === quote && text.charCodeAt(to - 1) === quote ? 1 : 0;
      if (to - from - 2 * wrapped > 0) yield { from: from + wrapped, to: to - wrapped, kind: "cell", field: heads?.[column] ?? null, section };
    }
    heads ??= row.map(({ from, to }) => text.slice(from, to).trim());
    section++;
  }
}
