import { environmentIn } from "../environment/environmentOf.ts";
import { boundsIn, forbids, lostBounds, spansIn } from "./constraints.ts";
import { destructive, grave, quoted, saidBefore, sentences, shortCall, targetNames, type FactorFinder, type StoryCall } from "./story.ts";

const scope = /\b(?:clean(?:ed|ing|s)?(?:[ -]?up)?|tid(?:y|ied)|squash|purge|reset|wipe|prune|get rid of|clear out|remove (?:the )?(?:old|unused|stale|obsolete)|(?:old|unused|stale|obsolete|inactive|leftover) (?:data|rows|records|files|branches|resources|volumes?|tables?|users?|accounts?))\b/i;
const bound = /\b\d+(?:\s|-)?(?:days?|weeks?|months?|years?|hours?|rows?|records?|files?|percent|%)|\b(?:older than|before \d|since \d|only|except|but (?:not|keep)|until|at most|no more than|under \d|up to \d|limit|nothing else|in the (?:test|staging|dev))\b/i;

/** The request names an aim and no bound. */
export const ambiguousInstruction: FactorFinder = (story) => {
  const call = story.harmed.find((one) => destructive(one) !== null);
  if (call === undefined) return [];
  for (const one of [...saidBefore(story, call, "user").toReversed(), ...saidBefore(story, call, "system").toReversed()]) {
    const sentence = sentences(one.text).find((text) => scope.test(text));
    const isNamed = call.effects.some(({ class: name, targets }) => name !== "history_rewrite" && targets.some((target) => target.name.length >= 3 && sentence?.includes(target.name)));
    if (sentence !== undefined && !bound.test(sentence) && !isNamed) return [{ message: `The ${one.role === "user" ? "request" : "system prompt"} says ${quoted(sentence)} and sets no bound to it; ${shortCall(call)} followed.`, calls: [call], cites: [one.cite] }];
  }
  return [];
};

/** A bound that stood in an earlier prompt or turn is missing, or another one, where the call was made. */
export const constraintLost: FactorFinder = (story) => {
  const call = story.harmed.find((one) => destructive(one) !== null);
  if (call === undefined) return [];
  const now = saidBefore(story, call, "system", "user");
  const words = now.map(({ text }) => text).join("\n");
  if (now.some(({ role }) => role === "system")) {
    for (const earlier of story.earlierPrompts.toReversed()) {
      const [lost] = lostBounds(earlier.text, words);
      if (lost !== undefined && isSameJob(earlier.text, words)) return [{ message: `An earlier system prompt says ${quoted(lost)}; the one at ${shortCall(call)} does not.`, calls: [call], cites: [earlier.cite] }];
    }
  }
  const given = spansIn(call.text);
  for (const one of now.toReversed()) {
    const stated = boundsIn(one.text).flatMap(spansIn);
    if (stated.length > 0 && given.length > 0 && !stated.some((span) => given.includes(span))) return [{ message: `The ${one.role === "user" ? "request" : "system prompt"} sets ${quoted(stated[0] ?? "")}; ${shortCall(call)} uses ${quoted(given[0] ?? "")}.`, calls: [call], cites: [one.cite] }];
  }
  return [];
};

/** Two prompts of one agent share most of their words. */
function isSameJob(a: string, b: string): boolean {
  const wordsOf = (text: string): Set<string> => new Set(text.slice(0, 8_000).toLowerCase().match(/[a-z_]{4,}/g) ?? []);
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return first.size > 0 && shared / first.size >= 0.6;
}

const lost = (call: StoryCall): boolean => call.effects.some(({ destructive: isLost, rule }) => isLost && !/^(?:sql\.update$|name\.spend)/.test(rule));
const says = (call: StoryCall, words: RegExp): boolean => call.effects.some(({ destructive: isLost, rule }) => isLost && words.test(rule)) || words.test(call.text);
/** What a rule forbids must be what was done: words of one kind beside calls of that kind. */
const actions: readonly (readonly [(call: StoryCall) => boolean, RegExp])[] = [
  [(call) => lost(call) && says(call, /delet|drop|truncat|wip|destroy|eras|remov|purg|terminat|\brm\b|reset|downgrad|flush|loss|lose/i), /\b(?:delet\w*|drop\w*|truncat\w*|wip\w*|destroy\w*|eras\w*|remov\w*|purg\w*|terminat\w*)\b/i],
  [(call) => lost(call) && says(call, /reset|downgrad|flush|loss|lose|drop|rebuild/i), /\b(?:reset\w*|downgrad\w*|migrat\w*|schema)\b/i],
  [lost, /\b(?:destructive|irreversibl\w*|data loss|production data)\b/i],
  [(call) => call.effects.some(({ class: name }) => name === "history_rewrite"), /\b(?:force[- ]?push\w*|--force|push -f|rewrit\w*|rebas\w*)\b/i],
  [(call) => call.effects.some(({ rule }) => rule === "credential.leak"), /\b(?:secrets?|credentials?|tokens?|passwords?|keys?)\b/i],
  [(call) => call.effects.some(({ rule }) => rule === "name.spend" || /spend/.test(rule)), /\b(?:refund\w*|pay\w*|transfer\w*|purchas\w*|spend\w*|charg\w*)\b/i],
  [(call) => call.effects.some(({ class: name }) => name === "infrastructure"), /\b(?:scal\w*|restart\w*|infrastructure|deploy\w*)\b/i],
];
const freeze = /\b(?:code freeze|change freeze|no changes|do not (?:change|touch|modify) anything|freeze)\b/i;

/** The prompt or the user forbids what was done: words were the only guard. */
export const ruleInPromptOnly: FactorFinder = (story) => {
  for (const call of story.harmed) {
    if (call.harm !== "harmful" || !(grave(call) || destructive(call)?.reversible === "no")) continue;
    for (const one of saidBefore(story, call, "system", "user").toReversed()) {
      const sentence = sentences(one.text).find((text) => forbids.test(text) && (freeze.test(text) || actions.some(([fits, words]) => fits(call) && words.test(text))));
      if (sentence !== undefined) return [{ message: `The ${one.role === "user" ? "user" : "system prompt"} says ${quoted(sentence)}; nothing but these words stood before ${shortCall(call)}.`, calls: [call], cites: [one.cite] }];
    }
  }
  return [];
};

/** The task speaks of one environment, the target lies in another. */
export const environmentConfusion: FactorFinder = (story) => {
  for (const call of story.harmed) {
    const asked = new Set(saidBefore(story, call, "user").flatMap(({ text }) => sentences(text).flatMap((one) => [...environmentIn(one)])));
    const believed = asked.has("production") ? null : asked.has("staging") ? "staging" : asked.has("development") ? "development" : null;
    if (believed === null) continue;
    if (call.effects.some(({ destructive: lost, environment, class: name }) => environment === "production" && (lost || name !== "read_only"))) return [{ message: `The task speaks of ${believed}; ${shortCall(call)} acts on production.`, calls: [call] }];
    for (const name of targetNames(call)) {
      const place = story.calls.find((one) => one.number !== call.number && saysProduction(one.result, name)) ?? (saysProduction(call.result, name) ? call : undefined);
      if (place !== undefined) return [{ message: `The task speaks of ${believed}; ${name}, which ${shortCall(call)} touched, is production's according to what c${place.number} gave back.`, calls: [...new Set([call, place])] }];
    }
  }
  return [];
};

const reach = 120;

/** Does a text say right beside this name that it is production's, and no other environment's? */
function saysProduction(text: string, name: string): boolean {
  for (let at = text.indexOf(name), tries = 0; at >= 0 && tries < 20; at = text.indexOf(name, at + name.length), tries++) {
    const line = text.slice(Math.max(0, at - reach), at + name.length + reach);
    const own = line.split(/[\n{}]/).find((part) => part.includes(name)) ?? "";
    const found = environmentIn(own.replace(name, " "));
    if (found.size === 1 && found.has("production")) return true;
  }
  return false;
}
