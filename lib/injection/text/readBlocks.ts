import type { Block, BlockKind, BlockRecord, Blocks } from "./block.ts";
import { htmlTexts, looksLikeHtml } from "./htmlTexts.ts";
import { isLetter } from "./letter.ts";
import { type MappedText, part, placeOf, verbatim } from "./mappedText.ts";
import { proseParts } from "./proseParts.ts";
import { structuredScalars, type Structured } from "./structuredScalars.ts";
import { unescaped } from "./unescape.ts";
import { looksLikeYaml, yamlScalars } from "./yamlScalars.ts";

const depthMax = 3;
const blocksMax = 50_000;
const lengthMax = 200_000;

/** A document in blocks of at most 200,000 characters, in the order of its text. Behind 50,000 of them values and embedded texts are taken apart no further. */
export function readBlocks(document: string): Blocks {
  const reading = new BlockReading();
  reading.text(verbatim(document, 0, document.length), { field: null, record: 0, kind: "prose", letter: false }, 0);
  return { blocks: withSenders(reading.blocks), records: reading.records };
}

type Place = { readonly field: string | null; readonly record: number; readonly kind: BlockKind; readonly letter: boolean };

class BlockReading {
  readonly blocks: Block[] = [];
  readonly records: BlockRecord[] = [{ parent: null, name: null }];
  #last: { readonly mapped: MappedText | null; readonly whole: Block["whole"] } = { mapped: null, whole: { start: 0, end: 0 } };

  text(mapped: MappedText, place: Place, depth: number): void {
    if (mapped.text.trim() === "") return;
    if (this.blocks.length >= blocksMax || depth > depthMax) return this.#put(mapped, place, place.letter, mapped);
    if (depth > 0 && mapped.text.length < 60 && !mapped.text.includes("\n")) return this.#put(mapped, place, place.letter, mapped);
    if (isStructured(mapped.text) && !(depth > 0 && turn.test(mapped.text.slice(0, 400)))) return this.#structured(structuredScalars(mapped), place, depth);
    if (depth === 0 && !mail.test(mapped.text.slice(0, 400)) && looksLikeYaml(mapped.text)) return this.#structured(yamlScalars(mapped), place, depth);
    if (looksLikeHtml(mapped.text)) return this.#html(mapped, place, depth);
    // Text that was printed as a literal: its line breaks are written out.
    if (depth < depthMax && /\\[n"]/.test(mapped.text)) return this.#prose(unescaped(mapped), place, depth);
    this.#prose(mapped, place, depth);
  }

  #structured({ scalars, records }: Structured, place: Place, depth: number): void {
    const shift = this.records.length;
    for (const { parent, name } of records) this.records.push({ parent: parent === null ? place.record : parent + shift, name: name ?? (parent === null ? place.field : null) });
    for (const { text, key, record } of scalars)
      this.text(text, { field: key ?? place.field, record: record + shift, kind: "scalar", letter: false }, depth + 1);
  }

  #html(mapped: MappedText, place: Place, depth: number): void {
    const record = this.#record(place);
    for (const { text, kind } of htmlTexts(mapped)) {
      if (isStructured(text.text)) this.text(text, { ...place, record, kind: "prose" }, depth + 1);
      else this.#put(text, { ...place, record, kind }, false, text);
    }
  }

  #prose(mapped: MappedText, place: Place, depth: number): void {
    const { parts, areSeveral } = proseParts(mapped.text);
    const letter = place.letter || isLetter(mapped.text);
    let record = place.record;
    let section = -1;
    for (const { from, to, kind, field, section: here } of parts) {
      if (here !== section && areSeveral) {
        section = here;
        record = this.#record(place);
      }
      const one = part(mapped, from, to);
      const inner = { field: field ?? place.field, record, kind: kind === "prose" && place.kind === "scalar" ? ("scalar" as const) : kind, letter };
      this.#part(one, inner, letter, mapped, depth);
    }
  }

  #part(one: MappedText, place: Place, letter: boolean, whole: MappedText, depth: number): void {
    if (place.kind === "log") return this.#log(one, place);
    // A cell may hold a text of several paragraphs.
    if (place.kind === "cell" && /\n\s*\n/.test(one.text) && depth < depthMax) return this.#prose(one, { ...place, kind: "scalar" }, depthMax);
    const inner = depth < depthMax ? embedded.exec(one.text) : null;
    if (inner === null || turn.test(one.text.slice(inner[1]?.length ?? 0).slice(0, 400))) return this.#put(one, place, letter, whole);
    const from = inner[1]?.length ?? 0;
    const name = /([\w -]{1,40})\W{0,4}$/.exec(one.text.slice(0, from))?.[1]?.trim() ?? place.field;
    if (from > 0) this.#put(part(one, 0, from), place, letter, whole);
    this.text(part(one, from, one.text.length), { ...place, field: name }, depth + 1);
  }

  /** What a log line quotes came from elsewhere and stands apart. */
  #log(line: MappedText, place: Place): void {
    const said = /^[^\n]{0,60}?\d{1,2}:\d\d(?::\d\d)?[)\]]?\s?[:|-]\s+/.exec(line.text)?.[0].length ?? 0;
    if (said > 0) {
      this.#put(part(line, 0, said), place, false, line);
      return this.#put(part(line, said, line.text.length), { ...place, kind: "scalar", field: "message" }, false, line);
    }
    let from = 0;
    for (const match of line.text.matchAll(/"((?:[^"\\]|\\.){12,4000})"/g)) {
      this.#put(part(line, from, match.index), place, false, line);
      const inner = part(line, match.index + 1, match.index + match[0].length - 1);
      this.#put(unescaped(inner), { ...place, kind: "scalar", field: /([\w.-]+)[=:]\s?$/.exec(line.text.slice(0, match.index))?.[1] ?? null }, false, inner);
      from = match.index + match[0].length;
    }
    this.#put(part(line, from, line.text.length), place, false, line);
  }

  #record({ record, field }: Place): number {
    return this.records.push({ parent: record, name: field }) - 1;
  }

  #put(text: MappedText, place: Place, letter: boolean, mapped: MappedText): void {
    const whole = this.#wholeOf(mapped);
    for (let from = 0; from < text.text.length;) {
      const to = endOfBlock(text.text, from);
      this.#putOne(from === 0 && to === text.text.length ? text : part(text, from, to), place, letter, whole);
      from = to;
    }
  }

  /** Where a text lies; its paragraphs come one behind the other. */
  #wholeOf(mapped: MappedText): Block["whole"] {
    if (this.#last.mapped !== mapped) this.#last = { mapped, whole: { start: placeOf(mapped, 0), end: placeOf(mapped, mapped.text.length) } };
    return this.#last.whole;
  }

  #putOne(text: MappedText, { field, record, kind }: Place, letter: boolean, whole: Block["whole"]): void {
    const start = text.text.length - text.text.trimStart().length;
    if (start === text.text.length) return;
    const end = text.text.trimEnd().length;
    this.blocks.push({ text: start === 0 && end === text.text.length ? text : part(text, start, end), kind, field, record, letter, correspondence: false, whole });
  }
}

/** Where a block that begins at `from` ends: a long text is cut behind its last line, else its last word, that still fits. */
function endOfBlock(text: string, from: number): number {
  const to = from + lengthMax;
  if (to >= text.length) return text.length;
  const near = text.slice(to - 4_000, to);
  const line = near.lastIndexOf("\n");
  const last = line >= 0 ? line : near.lastIndexOf(" ");
  return last < 0 ? to : to - 4_000 + last + 1;
}

const sender = /^(?:from|sender|author|requester|requested_?by|reporter|reported_?by|customer|caller|opened_?by|asked_?by|by|from_?(?:name|email|address)|sent_?by|posted_?by|created_?by|user_?name|participant|contact|phone_?number)$/i;

/** Marks the blocks of records that name who wrote them, or have a subject and a body. */
function withSenders(blocks: readonly Block[]): Block[] {
  const named = new Set<number>();
  const meant = new Map<string, FieldMeaning>();
  const [subjects, bodies] = [new Set<number>(), new Set<number>()];
  for (const { field, record } of blocks) {
    if (field === null) continue;
    const means = meant.get(field) ?? meaningOf(field);
    meant.set(field, means);
    if (means === "sender") named.add(record);
    else if (means === "subject") subjects.add(record);
    else if (means === "body") bodies.add(record);
  }
  for (const record of subjects) if (bodies.has(record)) named.add(record);
  return named.size === 0 ? [...blocks] : blocks.map((block) => (named.has(block.record) ? { ...block, correspondence: true } : block));
}

type FieldMeaning = "sender" | "subject" | "body" | "other";

function meaningOf(field: string): FieldMeaning {
  if (sender.test(field)) return "sender";
  const name = field.toLowerCase();
  return name === "subject" ? "subject" : name === "body" || name === "text" || name === "content" ? "body" : "other";
}

/** Header lines of a mail. */
const mail = /^\s*(?:[A-Z][\w-]{1,30}: [^\n]*\n){0,8}?(?:From|Subject|Sender): [^\n]*\n(?:[A-Z][\w-]{1,30}: [^\n]*\n){0,8}\s*(?:\n|\S{1,20} )/;

/** A turn of a chat as JSON: inside a text it plays a role. */
const turn = /^\s*[[{]\s*(?:\{\s*)?\\*["']role\\*["']\s*:\s*\\*["'](?:system|user|developer|assistant)/;
/** JSON behind a few words. */
const embedded = /^([^[{"\n]{0,80})(?=[[{]\s*(?:\{\s*)?\\*["'][\w $.-]{1,60}\\*["']\s*[:,\]])/;

/** JSON or a printed Python value, perhaps inside quotes. */
function isStructured(text: string): boolean {
  const head = text.slice(0, 200).trimStart().replace(/^(?:<<|["'|]\s*)/, "").trimStart();
  if (!/^[{[]/.test(head)) return false;
  return /^\{\s*(?:\\*["']|[\w$]+\s*:|\})/.test(head) || /^\[\s*(?:\\*["'{\]]|\[\s*(?:[["'{\]]|-?\d|None|null|true|false|True|False)|-?\d[\d.eE+-]*\s*[,\]]|None|null|true|false|True|False)/.test(head);
}
