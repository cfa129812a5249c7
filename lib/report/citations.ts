import type { Cite } from "../findings.ts";
import type { Citation, Place } from "./reportDocument.ts";
import { placeKey, type ReportFacts, type Said } from "./reportFacts.ts";
import { ruleTitle } from "./ruleTitle.ts";
import { counted, numberText, shortened } from "./say.ts";
import { utcText } from "./times.ts";
import { documentWords, stateWords } from "./words.ts";

const whatMax = 240;
const exhibitsCitedMax = 6;

/** Gathers what is cited while the sections are written, so that the appendix resolves every mark and holds nothing else. */
export class Citations {
  readonly #all = new Map<string, Citation>();
  readonly #places = new Map<string, string>();
  readonly #statements = new Map<string, string>();

  constructor(private readonly facts: ReportFacts) {}

  call(id: string): string {
    const call = this.facts.calls.get(id);
    const what = call === undefined ? "a call that this report does not show in full" : `${call.tool}, ${stateWords[call.state]}${call.timeUs === null ? "" : `, ${utcText(call.timeUs)}`}${call.preview === "" ? "" : `: ${call.preview}`}`;
    return this.#add({ id, kind: "call", what, row: call?.row ?? null, places: [...(call?.places ?? [])] });
  }

  calls = (ids: readonly string[]): string[] => ids.filter((id) => this.facts.calls.has(id)).map((id) => this.call(id));

  document(id: string): string {
    const document = this.facts.documents.get(id);
    const what = document === undefined ? "a document that this report does not show in full" : `${documentWords[document.origin]}${document.source === null ? "" : ` ${document.source}`}, ${counted(document.length, "character")}, ${document.verdict}`;
    return this.#add({ id, kind: "document", what, row: document?.row ?? null, places: [...(document?.places ?? [])] });
  }

  exhibit(id: string): string {
    const one = this.facts.exhibits.find((exhibit) => exhibit.id === id);
    if (one === undefined) throw new Error(`There is no exhibit ${id} to cite.`);
    const { name, format, bytes, sha256 } = one;
    return this.#add({ id, kind: "exhibit", what: `${name}, ${format}, ${counted(bytes, "byte")}`, row: null, places: [{ exhibit: id, at: "", sha256, offset: 0, length: bytes }] });
  }

  /** What was looked through for something that is not there: the exhibits, the first of them where there are many. */
  evidence(): string[] {
    return this.facts.exhibits.slice(0, exhibitsCitedMax).map(({ id }) => this.exhibit(id));
  }

  entry(exhibit: string, entry: number): string {
    const id = `${exhibit}:${entry}`;
    const place = this.facts.entries.get(id);
    if (place === undefined) return this.exhibit(exhibit);
    return this.#add({ id, kind: "entry", what: `entry ${numberText(entry)} of the log ${this.#nameOf(exhibit)}`, row: null, places: [place] });
  }

  /** A place by itself; `p1`, `p2` in the order in which they are met. */
  place(cite: Cite): string {
    const key = placeKey(cite);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.facts.places.get(key);
    if (place === undefined) return this.exhibit(cite.exhibit);
    const id = `p${this.#places.size + 1}`;
    this.#places.set(key, id);
    const { row, ...at } = place;
    return this.#add({ id, kind: "place", what: `${cite.at === "" ? "the whole of" : cite.at} in ${this.#nameOf(cite.exhibit)}`, row, places: [at] });
  }

  places = (cites: readonly Cite[]): string[] => cites.map((cite) => this.place(cite));

  /** Words of a person; they stand in the custody log and not in the evidence. */
  statement(about: string, { id: key, author, reason, atUs }: Said): string {
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    const id = `s${this.#statements.size + 1}`;
    this.#statements.set(key, id);
    return this.#add({ id, kind: "statement", what: `${about}, by ${author === "" ? "somebody who gave no name" : author}, ${utcText(atUs)}, ${key}${reason === "" ? "" : `: ${reason}`}`, row: null, places: [] });
  }

  rule(id: string): string {
    return this.#add({ id, kind: "rule", what: ruleTitle(id), row: null, places: [] });
  }

  /** Calls by number, then documents, exhibits, entries, places, statements and rules. */
  appendix(): Citation[] {
    const order = ["call", "document", "exhibit", "entry", "place", "statement", "rule"];
    return [...this.#all.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || byId(a.id, b.id));
  }

  #nameOf = (exhibit: string): string => this.facts.exhibits.find(({ id }) => id === exhibit)?.name ?? exhibit;

  #add(citation: Citation): string {
    if (!this.#all.has(citation.id)) this.#all.set(citation.id, { ...citation, what: shortened(citation.what.replace(/\s+/g, " ").trim(), whatMax) });
    return citation.id;
  }
}

/** c2 before c10. */
function byId(a: string, b: string): number {
  const [numbersA, numbersB] = [a, b].map((id) => [...id.matchAll(/\d+/g)].map(Number));
  for (const [at, one] of (numbersA ?? []).entries()) {
    const other = numbersB?.[at] ?? 0;
    if (one !== other) return one - other;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A place in words: exhibit, place, bytes. */
export function placeText({ exhibit, at, offset, length }: Place): string {
  const bytes = offset === null || length === null ? "" : `, bytes ${numberText(offset)} to ${numberText(offset + length)}`;
  return `${exhibit}${at === "" ? ", the whole file" : ` ${at}`}${bytes}`;
}
