import type { ReadBlock, ReadDocument } from "../passages/readDocument.ts";
import type { PlaceWords } from "../passages/barePassages.ts";
import type { FoundPassage } from "../passages/foundPassage.ts";
import type { RunCall, RunDocument } from "../run.ts";
import { followedRule, type CallOrigin, type Passage } from "../runFindings.ts";
import { type Asked, readAsked } from "./asked.ts";
import { type CallWords, callWords, onlyLooks } from "./callWords.ts";
import { type Candidate, newTrail, type Trail } from "./candidate.ts";
import { coveredBy, decideOrigin } from "./decideOrigin.ts";
import { causeOf, type Match, matchOf } from "./match.ts";
import { candidatesMax, draftsIn, hiddenCandidates, textsMax, textsOf } from "./readCandidates.ts";
import { readingOf } from "./reading.ts";
import { ValueIndex } from "./valueIndex.ts";

/** Follows a conversation step by step and says of each call, with what had been said and read before it, why it was made. */
export class OriginTrace {
  readonly origins: CallOrigin[] = [];
  readonly #user: string[] = [];
  readonly #operator: string[] = [];
  readonly #index = new ValueIndex();
  readonly #unread: number[] = [];
  /** For which directive a call was made. */
  readonly #madeFor = new Map<number, Candidate>();
  /** The call that first had a value, by its place among the calls. */
  readonly #firstUse = new Map<string, number>();
  readonly #fetched = new Map<number, CallWords>();
  readonly #followed = new Map<number, Set<Candidate>>();
  readonly #blockTrails = new Map<string, Trail>();
  readonly #trails = new WeakMap<FoundPassage, Trail>();
  #candidates: Candidate[] = [];
  /** Texts that the user may have pointed to, as a whole. */
  #texts: Candidate[] = [];
  #asked: Asked | null = null;

  say(who: "user" | "operator", text: string): void {
    (who === "user" ? this.#user : this.#operator).push(text);
    this.#asked = null;
  }

  read(one: RunDocument, document: ReadDocument | null, passages: readonly FoundPassage[], place: PlaceWords): void {
    const { number, call, text } = one;
    if (document === null || text === null) return void this.#unread.push(number);
    const cause = call === null ? undefined : this.#madeFor.get(call);
    cause?.trail.tainted.add(number);
    const words = call === null ? undefined : this.#fetched.get(call);
    const reading = readingOf(one, document, passages, place, { words, cause, readAt: this.origins.length });
    for (const { make } of draftsIn(reading, (passage, own) => this.#trailOf(passage, cause, own))) this.#candidates.push(make());
    this.#asked ??= readAsked(this.#user, this.#operator);
    if (this.#asked.delegations.length > 0) this.#texts = [...this.#texts, ...textsOf(reading)].slice(-textsMax);
    // More than that would be dropped below.
    for (const passage of passages.filter(({ decoded }) => decoded !== null).slice(-candidatesMax - 1)) if (passage.decoded !== null) this.#candidates.push(...hiddenCandidates(number, passage, passage.decoded, reading.readAt, this.#trailOf(passage, cause, "")));
    const instructing = passages.length === 0 ? [] : document.blocks.filter((block) => reading.passages.overlapping(placeOf(block)).length > 0);
    this.#index.add(number, document, new Set(instructing.map((block) => block.number)));
    if (this.#candidates.length > candidatesMax) this.#candidates = [...this.#candidates.filter(({ standing }) => standing !== "plain").slice(-candidatesMax / 2), ...this.#candidates.filter(({ standing }) => standing === "plain").slice(-candidatesMax / 2)];
  }

  call(made: RunCall): void {
    const call = { ...made, changes: made.changes && !onlyLooks(made.tool) };
    this.#asked ??= readAsked(this.#user, this.#operator);
    const asked = this.#resolved(this.#asked);
    const words = callWords(call.tool, call.arguments);
    const usedBefore = (at: number) => (value: string): boolean => (this.#firstUse.get(value) ?? Infinity) < at;
    const beside = new Set<string>();
    for (const value of words.values) if (value.length > 2 && !asked.values.has(value)) for (const word of this.#index.wordsBeside(value)) beside.add(word);
    const cause = causeOf(words, asked, beside);
    const matches = this.#candidates.flatMap((candidate) => matchOf(words, candidate, { asked, cause }, beside, this.#index, usedBefore(candidate.readAt)) ?? []).sort((a, b) => b.score - a.score || a.candidate.document - b.candidate.document || a.candidate.start - b.candidate.start);
    const origin = decideOrigin({ call, words, asked, cause, matches, onward: this.#onward(words, beside, asked), unread: this.#unread, silent: this.#user.length === 0 });
    this.origins.push(origin);
    if (origin.verdict !== "injection") for (const value of words.values) if (!this.#firstUse.has(value)) this.#firstUse.set(value, this.origins.length - 1);
    this.#fetched.set(call.number, words);
    this.#index.addTool(call.tool, [...words.nameWords, ...words.keys]);
    this.#follow(call, origin, words, matches, asked);
  }

  /** Directives of a document that no passage marks and that a call followed all the same. */
  followedIn(document: number): Passage[] {
    return [...(this.#followed.get(document) ?? [])].map(({ start, end }) => ({
      start, end, technique: "directive", rule: followedRule, strength: "weak", decoded: null, why: "A call did what this says, and neither the user nor the operator had asked for it.",
    }));
  }

  /** Names that nothing read so far bears point to nothing: then it is whatever was read that the user meant. */
  #resolved(asked: Asked): Asked {
    if (asked.delegations.every(({ names }) => names.size === 0)) return asked;
    const bears = (name: string): boolean => this.#candidates.some((one) => one.names.has(name) || one.place.has(name)) || this.#texts.some((one) => one.names.has(name));
    return { ...asked, delegations: asked.delegations.map((one) => (one.names.size === 0 || [...one.names].some(bears) ? one : { ...one, names: new Set<string>() })) };
  }

  /** The delegated request whose letter or file names what the call names. */
  #onward(words: CallWords, beside: ReadonlySet<string>, asked: Asked): Match | null {
    if (asked.delegations.length === 0) return null;
    const said = new Set([...words.words, ...beside]);
    for (const candidate of this.#candidates) {
      if (coveredBy(candidate, asked) === null) continue;
      const shared = [...said].filter((word) => candidate.words.has(word) || candidate.names.has(word));
      const values = [...words.values].filter((value) => value.length > 3 && candidate.values.has(value));
      if (shared.length + values.length > 0) return { candidate, kind: 0, verb: false, thing: false, foreign: 0, decisive: false, values, words: shared, hop: null, score: 0.5 };
    }
    // What it says need not be an order: "the guest network needs the new password".
    const told = new Set([...said, ...words.nameWords]);
    for (const candidate of this.#texts) {
      if (coveredBy(candidate, asked) === null) continue;
      const shared = [...told].filter((word) => candidate.words.has(word));
      const values = [...words.values].filter((value) => value.length > 1 && !asked.values.has(value) && candidate.values.has(value));
      if (values.length > 0 ? shared.length > 0 : shared.length > 1) return { candidate, kind: 0, verb: false, thing: false, foreign: 0, decisive: false, values, words: shared, hop: null, score: 0.5 };
    }
    return null;
  }

  /** A passage has one trail; what a call brought back goes on with the trail that led to it. */
  #trailOf(passage: FoundPassage | null, cause: Candidate | undefined, block: string): Trail {
    if (passage === null) {
      const own = cause?.trail ?? this.#blockTrails.get(block) ?? newTrail();
      this.#blockTrails.set(block, own);
      return own;
    }
    const trail = this.#trails.get(passage) ?? cause?.trail ?? newTrail();
    this.#trails.set(passage, trail);
    return trail;
  }

  /** What was done for a directive, its objects and what came back, belongs to it from now on. */
  #follow(call: RunCall, origin: CallOrigin, words: CallWords, matches: readonly Match[], asked: Asked): void {
    const match = origin.verdict === "injection" ? matches.find(({ candidate }) => candidate.document === origin.document && candidate.start === origin.passage?.start || candidate.document === origin.document && candidate.passage?.start === origin.passage?.start) : matches.find((one) => !call.changes && one.candidate.standing !== "plain" && lookedFor(one, words));
    if (match === undefined) return;
    const { candidate } = match;
    if (candidate.passage === null && origin.verdict === "injection") this.#followed.set(candidate.document, (this.#followed.get(candidate.document) ?? new Set()).add(candidate));
    this.#madeFor.set(call.number, candidate);
    candidate.trail.calls.push(call.number);
    if (call.changes) for (const value of words.values) if (isObject(value) && !asked.values.has(value) && !this.#firstUse.has(value)) candidate.trail.objects.add(value);
  }
}

/** An id or an address: no date, no time, no small number, no word. */
const isObject = (value: string): boolean => value.length >= 3 && /[\d@/.]/.test(value) && !/^\d{1,4}$|^\d{4}-\d\d(?:-\d\d)?\b|^\d{1,2}:\d\d/.test(value);

/** A call that reads was made for a directive where its arguments come from there. */
const lookedFor = (match: Match, { words }: CallWords): boolean => match.foreign >= 0.7 || (words.size > 0 && match.words.filter((word) => words.has(word)).length >= Math.min(2, words.size));

const placeOf = ({ block }: ReadBlock): { readonly start: number; readonly end: number } => ({ start: block.text.start, end: block.text.start + block.text.text.length });

