import type { JsonValue } from "../base/json.ts";
import type { Provenance } from "./decision.ts";
import type { ObservedStep } from "./observation.ts";
import type { PolicyDocument, ValueSource } from "./policyDocument.ts";
import { resultPlaceText } from "./resultPlace.ts";
import { readResult } from "./resultValues.ts";
import { SpokenWords } from "./spokenWords.ts";
import { leavesOf, parsePath } from "./valuePath.ts";
import { plainSpelling, valueText } from "./valueText.ts";

/**
 * What may be trusted at a point of a run: the user's and the operator's own words, and values at places of earlier results. A result that instructs
 * the agent or hides something never counts, and neither does any after it, or after a call that followed an instruction nobody had marked: what the
 * agent looked up since may be what the instruction wanted.
 * Fed step by step, it is the provenance of the next call.
 */
export class TrustState implements Provenance {
  readonly #said = { user: new SpokenWords(), system: new SpokenWords() };
  readonly #strangers = new SpokenWords();
  readonly #places = new Map<string, Set<string>>();
  readonly #sources: ReadonlySet<string>;
  readonly #trusted: ReadonlySet<string> | null;
  #isPoisoned = false;

  /** `trust` null: every place counts, as it is wanted while places are learned. */
  constructor(trust: PolicyDocument["trust"] | null = {}) {
    this.#sources = new Set<string>(trust?.user ?? ["user", "system"]);
    this.#trusted = trust === null ? null : new Set(trust?.results ?? []);
  }

  /** Notes a step of the run. */
  add(step: ObservedStep): void {
    switch (step.kind) {
      case "said": return this.say(step.by, step.text);
      case "result": return this.result(step.tool, step.text, step);
      case "document":
        this.#isPoisoned ||= !step.isClean;
        return;
      case "call":
        if (step.call.origin === "injection") this.distrust();
    }
  }

  /** Words of the user or of the operator. */
  say(by: "user" | "system", text: string): void {
    this.#said[by].add(text);
  }

  /** The agent is seen to follow what no user asked for: from now on no result lends trust. */
  distrust(): void {
    this.#isPoisoned = true;
  }

  /** What a tool gave back. `arguments`: what it was asked. Whoever has the agent look something up decides what it finds. */
  result(tool: string, text: string, { isClean, arguments: asked }: { readonly isClean: boolean; readonly arguments?: JsonValue | undefined }): void {
    this.#isPoisoned ||= !isClean;
    if (this.#isPoisoned) return;
    const isLed = asked !== undefined && this.#carriesStrangersWords(asked);
    const { values, strangers } = readResult(text);
    for (const one of strangers) this.#strangers.add(one);
    for (const { place, text: value } of isLed ? [] : values) {
      const key = plainSpelling(value);
      const known = this.#places.get(key);
      const named = resultPlaceText({ tool, path: parsePath(place) ?? [] });
      if (known === undefined) this.#places.set(key, new Set([named]));
      else known.add(named);
    }
  }

  has(source: ValueSource, value: string): boolean {
    if (source === "results") return this.#isAtTrustedPlace(value);
    return this.#sources.has(source) && this.#said[source].has(value);
  }

  /** The places of earlier results at which a value stood. */
  placesOf(value: string): ReadonlySet<string> {
    return this.#places.get(plainSpelling(value)) ?? noPlaces;
  }

  /** Words out of a text that strangers wrote, which nobody trusted has said. */
  #carriesStrangersWords(asked: JsonValue): boolean {
    return (leavesOf(asked) ?? []).some(({ value }) => {
      const text = valueText(value);
      return text !== null && tellingWords.test(text) && this.#strangers.has(text) && !this.has("user", text) && !this.has("system", text) && !this.#isAtTrustedPlace(text);
    });
  }

  #isAtTrustedPlace(value: string): boolean {
    const places = this.placesOf(value);
    if (this.#trusted === null) return places.size > 0;
    for (const place of places) if (this.#trusted.has(place)) return true;
    return false;
  }
}

/** One short word may stand anywhere. */
const tellingWords = /^.{8,}$|\S\s+\S|\d.*[A-Za-z]|[A-Za-z].*\d|[@/]/;
const noPlaces: ReadonlySet<string> = new Set();
