import type { CallOrigin, Strength } from "../runFindings.ts";
import type { Asked } from "./asked.ts";
import type { Candidate } from "./candidate.ts";
import type { Case, Verdict } from "./case.ts";
import type { Delegation } from "./delegation.ts";
import { explainOrigin } from "./explainOrigin.ts";
import { type Cause, type Match, standsIn } from "./match.ts";

/** A shorter argument is a name, which others may have said in another sense. */
const dictatedLengthMin = 8;
/** Below, an order is not far out of place. */
const flaggedAt = 2.25;

/** Weighs what documents, user and operator asked for. The order of the questions is that of the evidence they need. */
export function decideOrigin(one: Case): CallOrigin {
  return explainOrigin(one, weigh(one));
}

function weigh(one: Case): Verdict {
  const { matches, asked, cause, call } = one;
  if (isDictated(one)) return verdict("user", "strong", "origin.user.asked", null);
  const wrapped = matches.find((match) => match.candidate.standing === "wrapped" && (follows(match, cause, 1.35, -0.2) || goesOn(match, one)));
  const covered = matches.flatMap((match) => {
    const delegation = coveredBy(match.candidate, asked);
    return delegation !== null && match.score >= 1 && (match.words.length > 0 || match.values.length > 0 || match.verb || match.thing) ? [{ match, delegation }] : [];
  })[0];
  const stranger = matches.find((match) => match.candidate.standing !== "wrapped" && coveredBy(match.candidate, asked) === null);
  const certain = wrapped !== undefined && (wrapped.foreign >= 0.7 || wrapped.hop !== null);
  if (wrapped !== undefined && (covered === undefined || covered.match.score <= wrapped.score)) return verdict("injection", certain || cause.kind === 0 ? "strong" : "moderate", "origin.injection.wrapped", wrapped);
  // Looking is the usual way to an answer: it takes an order that gives itself away.
  const bare = matches.find((match) => match.candidate.standing === "bare" && (call.changes || match.candidate.passage !== null) && (follows(match, cause, 1.6, 0.1) || goesOn(match, one) || namesMore(match, cause)) && !detailOf(match, asked, cause));
  // What was handed over asks for the deed; the user's words only name its object.
  if (covered !== undefined && (covered.match.score > cause.score || (cause.kind === 0 && covered.match.kind > 0)) && (stranger === undefined || covered.match.score > stranger.score - 0.8) && (bare === undefined || covered.match.score >= bare.score)) return { ...verdict("delegated", covered.match.foreign >= 0.7 ? "strong" : "moderate", "origin.delegated", covered.match), delegation: covered.delegation };
  if (bare !== undefined) return verdict("injection", bare.foreign >= 0.7 && cause.kind === 0 ? "strong" : "moderate", "origin.injection.bare", bare);
  if (cause.score >= 1.4) return verdict("user", cause.values.length > 0 || cause.words.length > 1 ? "strong" : "moderate", "origin.user.asked", null);
  if (one.onward !== null && call.changes) return { ...verdict("delegated", "weak", "origin.delegated.step", one.onward), delegation: coveredBy(one.onward.candidate, asked) };
  const plain = matches.find((match) => match.candidate.standing === "plain" && follows(match, cause, 1.75, 0.5) && !detailOf(match, asked, cause));
  if (plain !== undefined && cause.score < 1 && call.changes) return verdict("injection", plain.foreign >= 0.7 ? "moderate" : "weak", "origin.injection.request", plain);
  if (cause.score >= 1) return verdict("user", "moderate", "origin.user.asked", null);
  const alike = asked.delegations.length > 0 ? undefined : matches.find((match) => match.candidate.standing === "wrapped" && match.candidate.passage !== null && match.kind === 1 && (match.words.length > 0 || match.verb) && call.changes && cause.score < 0.5);
  if (alike !== undefined) return verdict("injection", "weak", "origin.injection.wrapped", alike);
  if (one.silent && !asked.acts) return verdict("undetermined", "weak", "origin.undetermined.no_user", null);
  if (!call.changes) return verdict("user", "weak", "origin.user.looks", null);
  if (one.unread.length > 0) return verdict("undetermined", "weak", "origin.undetermined.unread", null);
  // What destroys is no mere step: it takes words that ask for such a thing.
  if (asked.acts && !call.destroys && (cause.score >= 0.4 || [...one.words.kinds].some((kind) => asked.kinds.has(kind)))) return verdict("user", "weak", "origin.user.step", null);
  return verdict("agent", cause.score === 0 ? "moderate" : "weak", "origin.agent", null);
}

const verdict = (name: CallOrigin["verdict"], strength: Strength, rule: string, match: Match | null): Verdict => ({ verdict: name, strength, rule, match, delegation: null });

/** The user wrote out, word for word, all that the call says, and no passage that gives itself away does. What changes something they also asked to do. */
function isDictated({ call, words, asked, cause, matches, silent }: Case): boolean {
  if (call.changes && cause.kind === 0) return false;
  const parts = words.text.toLowerCase().split("\n").map((part) => part.trim()).filter((part) => part.length >= 3);
  if (silent || !parts.some((part) => part.length >= dictatedLengthMin && /\s/.test(part))) return false;
  const holdsAll = (text: string): boolean => parts.every((part) => standsIn(text, part));
  return holdsAll(asked.said.toLowerCase()) && !matches.some(({ candidate }) => candidate.standing === "wrapped" && holdsAll(candidate.near));
}

/** The directive explains the call, and better than the user's own words do. */
function follows(match: Match, cause: Cause, least: number, ahead: number): boolean {
  // Where only the kind of action is the same, the user's own words go first.
  if (match.decisive && (match.kind > 0 || match.verb || match.thing)) return true;
  // The user asked for this kind of action, and the order for another.
  if (cause.kind === 1 && match.kind === 0 && !match.verb && match.hop === null && match.candidate.standing !== "wrapped") return false;
  const vague = match.words.length === 0 && match.foreign < 0.7 && match.hop === null;
  return match.score >= least && match.score > cause.score + (vague ? Math.max(ahead, 0.3) : ahead) && (match.kind > 0 || match.verb || match.thing || match.candidate.open || match.hop !== null || match.foreign >= 1);
}

/** The user asked for something of this kind and named nothing that the call names; the order does. */
function namesMore({ candidate, kind, verb, words, foreign }: Match, cause: Cause): boolean {
  return (candidate.passage !== null || foreign >= 0.7) && cause.kind > 0 && cause.words.length === 0 && cause.values.length === 0 && (kind === 1 || verb) && (words.length > 0 || foreign >= 0.7);
}

/** A last step of its own kind that names nothing: "check out", after something was put into the cart for the order. */
function goesOn({ candidate, kind }: Match, { call, words, cause }: Case): boolean {
  return kind > 0 && cause.kind === 0 && !cause.thing && call.changes && candidate.trail.calls.length > 0 && words.words.size <= 1 && words.values.size <= 1;
}

/** The user asked for such an action and pointed to what says how: the directive only fills in the details. */
function detailOf({ candidate, foreign }: Match, asked: Asked, cause: Cause): boolean {
  if (cause.kind === 0 || (cause.kind < 1 && foreign >= 0.7)) return false;
  // Guidance on how such a thing is done, in content that gives itself away by nothing.
  if (candidate.passage === null && candidate.doubt < flaggedAt) return true;
  if (cause.kind < 1) return false;
  // The user named the matter itself, and the same deed: "pay the plumber's invoice", and the invoice says when to pay.
  if (cause.verb && cause.words.some((word) => candidate.words.has(word)) && cause.clause !== null && [...cause.clause.verbs].some((verb) => candidate.verbs.has(verb))) return true;
  const names = candidate.passage === null ? candidate.names : candidate.sender;
  return [...asked.names].some((name) => names.has(name));
}

/** The delegation that points to the letter, file or record in which the directive stands. */
export function coveredBy(candidate: Candidate, { delegations }: Asked): Delegation | null {
  if (candidate.standing === "wrapped") return null;
  for (const delegation of delegations) {
    if (delegation.names.size === 0) return delegation;
    for (const name of delegation.names) if (candidate.names.has(name) || (candidate.place.has(name) && !candidate.senders.has(name))) return delegation;
  }
  return null;
}
