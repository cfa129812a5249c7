import type { CallOrigin } from "../runFindings.ts";
import type { Case, Verdict } from "./case.ts";

/** The verdict with its reasons: what speaks for it and against it, what is shared, the way from the passage to the call, and what is missing. */
export function explainOrigin({ call, words, asked, cause, unread, silent, matches }: Case, { verdict: name, strength, rule, match, delegation }: Verdict): CallOrigin {
  const who = silent || (cause.clause !== null && asked.standing.includes(cause.clause)) ? "operator" : "user";
  const found: string[] = [];
  const against: string[] = [];
  if (match !== null) {
    const { candidate } = match;
    found.push(`${candidate.standing === "wrapped" ? "A passage that gives itself away" : candidate.standing === "bare" ? "An order in content that should only describe" : "A request in content"} says: ${quote(candidate.text)}`);
    if (match.kind > 0) found.push("It asks for this kind of action.");
    if (match.values.length > 0) found.push(`Values that the call has from there: ${list(asWritten(match.values, words.text))}.`);
    if (match.words.length > 0) found.push(`Words that it shares with the call: ${list(match.words)}.`);
    if (match.hop === "result") found.push("A value came back from a call that was made for this passage.");
    if (match.hop === "object") found.push("It goes on with the object of a call that was made for this passage.");
    if (delegation !== null) found.push(`The user told the agent to do what that content says: ${quote(delegation.text)}`);
    else if (name === "injection" && cause.kind === 0) found.push("Neither user nor operator asked for this kind of action.");
    if (cause.kind > 0 && cause.clause !== null && name === "injection") against.push(`The ${who} asked for this kind of action: ${quote(cause.clause.text)}`);
    if (cause.values.length > 0 && name === "injection") against.push(`Values that the user said: ${list(asWritten(cause.values, words.text))}.`);
    if (candidate.standing === "plain" && name === "injection") against.push("The request is plain: it does not hide and overrides nothing.");
  } else {
    if (cause.clause !== null && cause.score >= 0.4) found.push(`The ${who} said: ${quote(cause.clause.text)}`);
    if (cause.kind > 0) found.push("It asks for this kind of action.");
    if (cause.values.length > 0) found.push(`Values that the user said: ${list(asWritten(cause.values, words.text))}.`);
    if (cause.words.length > 0) found.push(`Words that the user said: ${list(cause.words)}.`);
    if (rule === "origin.user.looks") found.push("It only reads, on the way to what the user asked for.");
    if (name === "agent") found.push("Neither the user nor any content that was read asks for it.");
    const [near] = matches;
    if (near !== undefined && name !== "delegated") against.push(`Content says something alike: ${quote(near.candidate.text)}`);
  }
  return {
    call: call.number, verdict: name, strength, rule, document: match?.candidate.document ?? null,
    passage: match === null ? null : { start: match.candidate.passage?.start ?? match.candidate.start, end: match.candidate.passage?.end ?? match.candidate.end },
    for: found, against, shared: { words: match?.words.slice(0, 20) ?? cause.words.slice(0, 20), values: asWritten(match?.values ?? cause.values, words.text).slice(0, 20) },
    path: match === null ? [] : [{ kind: "document", number: match.candidate.document }, ...match.candidate.trail.calls.slice(0, 8).map((number) => ({ kind: "call" as const, number })), { kind: "call", number: call.number }],
    missing: name === "undetermined" ? [...(unread.length > 0 ? [`What ${unread.length} document${unread.length > 1 ? "s" : ""} said that the agent read before.`] : []), ...(silent ? ["What the user asked for."] : [])] : [],
  };
}

/** Values as the call's arguments spell them: what is a credential is known by its spelling. */
function asWritten(values: readonly string[], text: string): string[] {
  const lower = text.toLowerCase();
  return values.map((value) => {
    const at = lower.length === text.length ? lower.indexOf(value) : -1;
    return at < 0 ? value : text.slice(at, at + value.length);
  });
}

const quote = (said: string): string => quoted(said.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, ""));
const quoted = (text: string): string => `“${text.length > 200 ? `${text.slice(0, 199)}…` : text}”`;
const list = (items: readonly string[]): string => items.slice(0, 6).map((item) => (item.length > 60 ? `${item.slice(0, 59)}…` : item)).join(", ") + (items.length > 6 ? ` and ${items.length - 6} more` : "");
