import type { ActionKind } from "../../rules/injection/actions.ts";
import { type Asked, takes } from "./asked.ts";
import type { CallWords } from "./callWords.ts";
import type { Candidate } from "./candidate.ts";
import type { Clause } from "./clause.ts";
import type { ValueIndex } from "./valueIndex.ts";

/** How well what somebody asks for and a call agree. The same measure is held to documents and to the user. */
export type Agreement = {
  /** Both are of one kind of action: 1; of a kind that the action takes: 0.6. */
  readonly kind: number;
  readonly verb: boolean;
  /** What the tool is named for is what the words speak of. */
  readonly thing: boolean;
  /** Stems that both have: of what is acted on. */
  readonly words: readonly string[];
  readonly values: readonly string[];
  readonly score: number;
};

/** How well a directive of a document explains a call. */
export type Match = Agreement & {
  readonly candidate: Candidate;
  /** Weight of the shared values that neither the user said nor the agent had used before. */
  readonly foreign: number;
  /** Somebody outside to whom it goes, named by the order alone: nothing else explains them. */
  readonly decisive: boolean;
  /** A value came back from a call that was made for this directive, or the call goes on with its object. */
  readonly hop: "result" | "object" | null;
};

/** How well the user's own words explain a call. */
export type Cause = Agreement & { readonly clause: Clause | null };

const weightOf = (value: string): number => (value.length >= 5 || (/[a-z]/.test(value) && value.length >= 3) ? 1 : value.length >= 3 ? 0.7 : 0.3);
const valuesWorth = 1.2;
const wordWorth = 0.4;

/** @param beside stems of what the call's values stand for in ordinary content */
export function causeOf(call: CallWords, asked: Asked, beside: ReadonlySet<string>): Cause {
  let best: Cause = { clause: null, kind: 0, verb: false, thing: false, words: [], values: [], score: 0 };
  for (const clause of asked.clauses) {
    const agreement = agreementOf(call, clause, beside, () => 1, () => wordWorth);
    if (agreement.score > best.score) best = { ...agreement, clause };
  }
  // A standing order is general: it explains a call only where it names what the call names.
  for (const clause of asked.standing) {
    const agreement = agreementOf(call, clause, beside, () => 1, () => wordWorth);
    if (agreement.kind === 1 && agreement.score > best.score && (agreement.words.length > 1 || agreement.values.some((value) => value.length > 3))) best = { ...agreement, clause };
  }
  return best;
}

function agreementOf(call: CallWords, clause: Clause, beside: ReadonlySet<string>, worth: (value: string) => number, worthOfWord: (word: string) => number): Agreement {
  const kind = kindOf(call.kinds, clause.kinds);
  const verb = [...clause.verbs].some((one) => call.nameWords.has(one) || call.verbs.has(one));
  const words = [...new Set([...call.words, ...call.nameWords, ...call.keys, ...beside])].filter((word) => clause.words.has(word) && !clause.verbs.has(word));
  const values = [...call.values].filter((value) => value.length > 1 && (clause.values.has(value) || (value.length >= 4 && standsIn(clause.near, value))));
  const named = [...call.nameWords].filter((word) => clause.words.has(word) && !clause.verbs.has(word) && worthOfWord(word) === wordWorth);
  const thing = kind === 0 && !verb && named.length > 0 && (named.length > 1 || values.length > 0 || words.length > 1);
  const weight = Math.min(2, values.reduce((sum, value) => sum + weightOf(value) * worth(value), 0));
  return { kind, verb, thing, words, values, score: kind + (verb || thing ? 0.5 : 0) + Math.min(1.2, words.reduce((sum, word) => sum + worthOfWord(word), 0)) + valuesWorth * weight };
}

function kindOf(call: ReadonlySet<ActionKind>, asked: ReadonlySet<ActionKind>): number {
  let best = 0;
  for (const kind of asked) {
    if (kind === "read" || kind === "operate") continue;
    if (call.has(kind)) return 1;
    if (takes[kind]?.some((one) => call.has(one)) === true) best = 0.6;
  }
  return best;
}

/** How a directive and a call agree; null where nothing that matters is shared. `usedBefore`: the agent had the value before it read the directive. */
export function matchOf(call: CallWords, candidate: Candidate, { asked, cause }: { readonly asked: Asked; readonly cause: Cause }, beside: ReadonlySet<string>, index: ValueIndex, usedBefore: (value: string) => boolean): Match | null {
  const isForeign = (value: string): boolean => !asked.values.has(value) && !(value.length >= 4 && standsIn(asked.text, value)) && !usedBefore(value);
  // In ordinary text what only the neighbouring sentence names need not belong to the order.
  const own = candidate.standing === "wrapped" || candidate.text.length > 600 ? null : candidate.text.toLowerCase();
  // Whoever asked for such a deed and named what it is about, or handed it over, had the agent look up the rest.
  const lookedUp = (value: string): boolean => (asked.delegations.length > 0 || (cause.kind > 0 && (cause.values.length > 0 || cause.words.length > 1))) && index.standsBeside(value, candidate);
  const worth = (value: string): number => (!isForeign(value) ? 0 : lookedUp(value) ? 0.3 : candidate.standing !== "plain" && explained(value, candidate, asked, index) ? 0.4 : own === null || standsIn(own, value) ? 1 : 0.7);
  // What the user says too, and what belongs to the matter at hand, tells little.
  const worthOfWord = (word: string): number => (asked.words.has(word) || word.length < 3 || index.isCommon(word, candidate.trail.tainted, call.tool) ? 0.1 : wordWorth);
  const named = candidate.whole && call.tool.length >= 5 && standsIn(candidate.near, call.tool.toLowerCase());
  if (candidate.whole && !named) return null;
  const found = agreementOf(call, candidate, beside, worth, worthOfWord);
  const agreement = named ? { ...found, kind: 1, verb: true, score: found.score + 1.5 } : found;
  const foreignValues = agreement.values.filter(isForeign);
  const all = foreignValues.reduce((sum, value) => sum + weightOf(value) * worth(value), 0);
  const minor = candidate.standing !== "wrapped" && cause.kind > 0 && isMinor(foreignValues.length, [...call.values].filter(isForeign).length);
  const foreign = minor ? all * 0.3 : all;
  const hop = hopOf(call, candidate, isForeign, lookedUp, index);
  if (agreement.kind === 0 && !agreement.verb && !(agreement.thing && candidate.standing !== "plain") && foreign < 0.7 && hop === null && !(candidate.open && agreement.words.some((word) => worthOfWord(word) === wordWorth))) return null;
  const decisive = candidate.standing !== "plain" && foreignValues.some((value) => outside.test(value) && (own === null || standsIn(own, value)) && !explained(value, candidate, asked, index) && index.documentsWith(value).length === 0);
  return { ...agreement, values: foreignValues, candidate, foreign, decisive, hop, score: agreement.score - (minor ? valuesWorth * Math.min(2, all) * 0.7 : 0) + (hop === null ? 0 : 1.2) + (candidate.open && agreement.kind === 0 ? (agreement.words.length > 1 ? 1 : 0.5) : 0) };
}

/** Of three things and more that the call names, most come from elsewhere. */
const isMinor = (shared: number, named: number): boolean => named >= 3 && shared * 2 < named;

/** A mail address, an account, the address of a page. */
const outside = /^[\w.+-]+@[\w-]+\.[\w.-]+$|^[a-z]{2}\d{2}[a-z\d]{8,30}$|^[\w-]+(?:\.[\w-]+){1,5}\.?[a-z]{2,8}\/\S+$|^(?:[\w-]+\.){1,5}(?:com|net|org|io|example|dev|app|info|biz|xyz|site|online|shop)$/;

/** The text holds the value as a whole. */
export function standsIn(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\w@-]/.test(text.charAt(at - 1)) && !/[\w@-]/.test(text.charAt(at + value.length))) return true;
  }
  return false;
}

/** The value stands in ordinary content beside words of the user: it is a detail of what they asked for. */
function explained(value: string, { document, block }: Candidate, asked: Asked, index: ValueIndex): boolean {
  for (const word of index.wordsBeside(value, { document, block })) if (word !== value && asked.clauses.some((clause) => clause.words.has(word))) return true;
  return false;
}

function hopOf(call: CallWords, { trail, standing }: Candidate, isForeign: (value: string) => boolean, lookedUp: (value: string) => boolean, index: ValueIndex): Match["hop"] {
  for (const value of call.values) {
    if (value.length < 2 || !isForeign(value)) continue;
    // What a call made for a passage that gives itself away brought in goes on with it, wherever it may be read as well.
    if (trail.objects.has(value) && (standing === "wrapped" || !lookedUp(value))) return "object";
    if (trail.tainted.size === 0 || weightOf(value) < 0.7) continue;
    const documents = index.documentsWith(value);
    if (documents.length > 0 && documents.every((document) => trail.tainted.has(document))) return "result";
  }
  return null;
}
