import { maskPieces } from "../base/maskForm.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { mapTexts } from "./mapTexts.ts";
import type { Report } from "./reportDocument.ts";

export const redactionRules = ["persons", "emails", "hosts", "targets", "files", "quotes"] as const;
export type RedactionRule = (typeof redactionRules)[number];
export const redactionWords: Readonly<Record<RedactionRule | "credentials" | "terms", string>> = {
  credentials: "credentials, always", persons: "names of people: authors and owners", emails: "e-mail addresses", hosts: "hosts, and addresses of machines", targets: "names of what calls reached: tables, files, buckets, branches and others", files: "names of exhibits, and the title",
  quotes: "quoted passages and statements", terms: "words of your own",
};
const labels: Readonly<Record<RedactionRule | "terms", string>> = { persons: "person", emails: "e-mail", hosts: "host", targets: "target", files: "name", quotes: "quote", terms: "redacted" };

export type RedactionChoice = { readonly rules: readonly RedactionRule[]; readonly terms: readonly string[] };
/** Names that only the incident knows. */
export type KnownNames = Readonly<Record<"persons" | "hosts" | "targets", readonly string[]>>;

const emailForm = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu;
const ipForm = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\p{L}\p{N}:])/giu;
const urlHostForm = /(?<=[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s/@"'`]{0,200}@)?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu;
/** Endings that no file and no member of an object has. */
const domainForm = /(?<![\p{L}\p{N}._@-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:com|org|net|io|dev|app|cloud|ai|co|gov|edu|example|internal|local|localhost|lan|corp|test|invalid|intern|eu|de|uk|us|ch|at|fr|nl|info|biz|tech|sh)(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])/giu;

/** `key`: of a name, under which all its spellings are one. */
type Finder = { readonly rule: RedactionRule | "terms"; readonly pattern: RegExp; readonly key?: string };
type Name = { readonly rule: RedactionRule | "terms"; readonly key: string };
type Span = { readonly rule: RedactionRule | "terms"; readonly start: number; readonly end: number; readonly key: string };

/** A copy in which what was chosen is replaced by numbered labels, the same value everywhere by the same; credentials are masked whatever was chosen. */
export function redactReport(report: Report, choice: RedactionChoice, known: KnownNames): Report {
  const finders = findersOf(report, choice, known);
  const hidesQuotes = choice.rules.includes("quotes");
  const through = (redaction: Redaction): Report => mapTexts(report, (text, kind) => (hidesQuotes && kind === "quote" ? redaction.whole("quotes", text) : redaction.text(text)));
  const first = new Redaction(finders, []);
  through(first);
  // What was found anywhere may have been cut short somewhere before it.
  const redaction = new Redaction(finders, first.names());
  return { ...through(redaction), redaction: redaction.replaced() };
}

/** What stands behind the labels, for whoever is about to save the copy. */
export function redactionValues(report: Report, choice: RedactionChoice, known: KnownNames): { label: string; value: string }[] {
  const redaction = new Redaction(findersOf(report, choice, known), []);
  mapTexts(report, (text) => redaction.text(text));
  return redaction.values();
}

function findersOf({ incident, exhibits }: Report, { rules, terms }: RedactionChoice, known: KnownNames): Finder[] {
  const named = (rule: Finder["rule"], names: readonly string[]): Finder[] => names.filter((name) => name.trim().length > 1).map((name) => ({ rule, pattern: wholeWord(name.trim()), key: keyOf(name.trim()) }));
  const of: Readonly<Record<RedactionRule, () => Finder[]>> = {
    persons: () => named("persons", known.persons), emails: () => [{ rule: "emails", pattern: emailForm }],
    hosts: () => [...named("hosts", known.hosts), ...[urlHostForm, domainForm, ipForm].map((pattern): Finder => ({ rule: "hosts", pattern }))],
    targets: () => named("targets", known.targets), files: () => named("files", [...exhibits.map(({ name }) => name), incident.title]), quotes: () => [],
  };
  return [...named("terms", terms), ...redactionRules.filter((rule) => rules.includes(rule)).flatMap((rule) => of[rule]())];
}

/** A name by itself, however it is capitalised. */
function wholeWord(name: string): RegExp {
  // Capitals of some letters are two: those of "straße" are STRASSE.
  const inner = `(?:${[...new Set([name, name.toUpperCase()])].map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+")).join("|")})`;
  const [before, after] = [/^[\p{L}\p{N}_]/u.test(name) ? "(?<![\\p{L}\\p{N}_])" : "", /[\p{L}\p{N}_]$/u.test(name) ? "(?![\\p{L}\\p{N}_])" : ""];
  return new RegExp(`${before}${inner}${after}`, "giu");
}

const cutMin = 4;

class Redaction {
  readonly #numbers = new Map<Name["rule"], Map<string, number>>();
  readonly #places = new Map<string, number>();
  #masks = 0;

  constructor(private readonly finders: readonly Finder[], private readonly cut: readonly Name[]) {}

  text(text: string): string {
    const masked = maskSecrets(text);
    return maskPieces(masked).map((piece) => {
      if (piece.type === "text") return this.#without(piece.text);
      this.#masks++;
      return piece.text;
    }).join("");
  }

  whole(rule: "quotes", text: string): string {
    return text === "" ? "" : this.#label({ rule, start: 0, end: text.length, key: text });
  }

  /** What was found, but for whole quotes. */
  names(): Name[] {
    return [...this.#numbers].flatMap(([rule, known]) => (rule === "quotes" ? [] : [...known.keys()].map((key) => ({ rule, key }))));
  }

  values(): { label: string; value: string }[] {
    return [...this.#numbers].flatMap(([rule, known]) => [...known].map(([value, number]) => ({ label: `[${labels[rule]} ${number}]`, value })));
  }

  /** What was replaced, by rule. */
  replaced(): { rule: string; labels: number; places: number }[] {
    const of = [...redactionRules, "terms" as const].flatMap((rule) => {
      const places = this.#places.get(rule) ?? 0;
      return places === 0 ? [] : [{ rule: redactionWords[rule], labels: this.#numbers.get(rule)?.size ?? 0, places }];
    });
    return [{ rule: redactionWords.credentials, labels: 0, places: this.#masks }, ...of];
  }

  #without(text: string): string {
    const spans = [...this.finders.flatMap((finder) => spansOf(finder, text)), ...this.#cutNames(text)].toSorted((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    const parts: string[] = [];
    for (const span of spans) {
      if (span.start < end) continue;
      parts.push(text.slice(end, span.start), this.#label(span));
      end = span.end;
    }
    return parts.join("") + text.slice(end);
  }

  /** A name whose end was cut off before an ellipsis is still that name. */
  #cutNames(text: string): Span[] {
    return Array.from(text.matchAll(/…/g)).flatMap(({ index }) => {
      const before = text.slice(0, index).toLowerCase();
      for (const { rule, key } of this.cut) {
        for (let length = Math.min(key.length - 1, before.length); length >= cutMin; length--) {
          if (before.endsWith(key.slice(0, length))) return [{ rule, start: index - length, end: index, key }];
        }
      }
      return [];
    });
  }

  #label({ rule, key }: Span): string {
    const known = this.#numbers.get(rule) ?? new Map<string, number>();
    this.#numbers.set(rule, known);
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    this.#places.set(rule, (this.#places.get(rule) ?? 0) + 1);
    return `[${labels[rule]} ${number}]`;
  }
}

const keyOf = (found: string): string => found.toLowerCase().replace(/\s+/g, " ");

function spansOf({ rule, pattern, key }: Finder, text: string): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ rule, start: index, end: index + found.length, key: key ?? keyOf(found) })).filter(({ start, end }) => end > start);
}
