import { namesSecret, secretsIn } from "../../effects/secrets/secretsIn.ts";
import type { Condition, Scalar } from "../policyDocument.ts";
import { idName, textName } from "./argumentNames.ts";
import { candidateOf, hasProvenance, isKnownElsewhere, listCondition, tasksByValue, type Candidate, type Rung, type Trusted } from "./candidate.ts";
import type { PathEvidence, SeenValue } from "./evidence.ts";
import { numberRungs } from "./numberRungs.ts";
import { dateRung, domainRung, namedLengthMax, namedOrProvenance, prefixRung, textRung } from "./textRungs.ts";

/** Candidates for one argument, narrowest first, and which of them is proposed. `tight`: which one where no value of the incident is to fit, whatever that loses. */
export type Ladder = { readonly path: string; readonly candidates: readonly Candidate[]; readonly chosen: number; readonly tight: number };

const enumMax = 20;
const candidatesMax = 4;

/** The ways to say what an argument of a state-changing call may be, each with what it costs. */
export function ladderOf(evidence: PathEvidence, usual: Trusted): Ladder {
  const { values } = evidence;
  const trusted = withSystem(values, usual);
  const rungs = holdsSecrets(evidence) ? provenanceRung(trusted) : isProse(values, trusted) ? [...enumRungs(values), ...textRung(values, trusted)] : shortRungs(evidence, trusted);
  const shown = distinct(rungs.map((rung) => candidateOf(rung, evidence)));
  const [best, tight] = [preferred(shown, values, trusted, false), preferred(shown, values, trusted, true)];
  const kept = shown.length <= candidatesMax ? shown : shown.filter((one, at) => at < candidatesMax - 1 || one === best || one === tight);
  const last = kept.some(({ kind }) => kind === "any") || kept.length === 0 ? [] : [candidateOf(anything, evidence)];
  const placeOf = (one: Candidate | undefined): number => (one === undefined ? 0 : Math.max(0, kept.indexOf(one)));
  return { path: evidence.text, candidates: [...kept, ...last], chosen: placeOf(best), tight: placeOf(tight) };
}

/** The widest, which nothing but a person's choice proposes. */
const anything: Rung = { kind: "any", condition: { any: true }, opens: "any value", fits: () => true, lets: () => true };

/** The operator's words are a source only where some value of this argument stands nowhere else. */
function withSystem(values: readonly SeenValue[], usual: Trusted): Trusted {
  const all: Trusted = { places: usual.places, sources: ["user", "system", "results"] };
  const isNeeded = values.some((value) => [value, ...value.inside].some((one) => !hasProvenance(one, usual) && hasProvenance(one, all)));
  return isNeeded ? all : usual;
}

/** A policy travels: credentials are not written into it. They come from somebody trusted, or a person is asked. */
const holdsSecrets = ({ path, values }: PathEvidence): boolean => namesSecret(lastName(path)) || values.some(({ value, text }) => typeof value === "string" && secretsIn(text.slice(0, 10_000)).length > 0);

function shortRungs({ path, values }: PathEvidence, trusted: Trusted): Rung[] {
  const name = lastName(path);
  const isNumeric = values.every(({ value }) => typeof value === "number") && !idName.test(name);
  const isOpen = values.some(({ value }) => typeof value === "string" || typeof value === "number");
  const byOrigin = isOpen ? [...provenanceRung(trusted), ...(isNumeric ? [] : namedOrProvenance(values, trusted))] : [];
  return [
    ...(isNumeric ? [...enumRungs(values).slice(0, 1), ...numberRungs(values, trusted)] : enumRungs(values)), ...dateRung(values), ...prefixRung(values), ...domainRung(values), ...byOrigin, ...emptyRung(values, trusted),
    ...(textName.test(name) ? textRung(values, trusted) : []),
  ];
}

const lastName = (path: PathEvidence["path"]): string => {
  const last = path.findLast((step) => step !== "*");
  return typeof last === "object" ? last.name : "";
};

function enumRungs(values: readonly SeenValue[]): Rung[] {
  const known = tasksByValue(values);
  if (known.size === 0 || known.size > enumMax || values.some(({ value, text }) => (value !== null && typeof value === "object") || text.length > namedLengthMax)) return [];
  const list = [...known.values()].map(({ value }) => value);
  const condition: Condition = listCondition(list);
  const isKnown = (value: SeenValue): boolean => known.has(JSON.stringify(value.value));
  const opens = `${list.length} ${list.length === 1 ? "value" : "values"}`;
  const named: Rung = { kind: list.length === 1 ? "constant" : "enum", condition, opens, fits: (value) => isKnownElsewhere(value, known), lets: isKnown };
  if (list.every((value) => typeof value === "boolean")) return [named, { kind: "any", condition: { type: "boolean" }, opens: "true and false", fits: () => true, lets: () => true }];
  return [named, {
    kind: "named_or_user", condition: { any_of: [{ one_of: list.length === 0 ? [] : sorted(condition) }, { from: ["user"] }] }, opens: `${opens}, and what the user names`,
    fits: (value) => isKnownElsewhere(value, known) || value.user, lets: (value) => isKnown(value) || value.user,
  }];
}

const sorted = (condition: Condition): Scalar[] => (Array.isArray(condition) ? condition : []);

function provenanceRung(trusted: Trusted): Rung[] {
  const fits = (value: SeenValue): boolean => hasProvenance(value, trusted);
  return [{ kind: "provenance", condition: { from: [...trusted.sources] }, opens: "any value that somebody trusted names", fits, lets: fits }];
}

/** Only empty lists or empty objects were seen: what stands in later ones must come from somewhere. */
function emptyRung(values: readonly SeenValue[], trusted: Trusted): Rung[] {
  if (!values.every(({ value }) => typeof value === "object" && value !== null)) return [];
  return [{ kind: "constant", condition: { from: [...trusted.sources] }, opens: "nothing but values that somebody trusted names", fits: () => true, lets: () => true }];
}

/** Written for the call rather than copied: several words, and mostly said by nobody before. */
export function isProse(values: readonly SeenValue[], trusted: Trusted): boolean {
  const texts = values.filter(({ value }) => typeof value === "string");
  if (texts.length === 0 || texts.length < values.length) return false;
  const long = texts.filter(({ text }) => text.length > 60 || text.includes("\n") || text.trim().split(/\s+/).length >= 2);
  const copied = texts.filter((value) => hasProvenance(value, trusted));
  return long.length * 2 > texts.length && copied.length * 2 < texts.length;
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((one) => [JSON.stringify(one.condition), one])).values()];
}

/** As much of the values must have a provenance for it to be the rule. */
const explainedMin = 0.95;

/** The name of one thing among many, not a word of a short list: the next task has another. */
const looksLikeId = ({ value }: SeenValue): boolean => typeof value === "string" && /\d|[@/]|\s/.test(value);

/** With fewer tasks than this, that no value was new says little: one in ten new tasks may still have one. */
const tellingTasks = 20;

/**
 * The narrowest that loses nothing, and of these one that no call of the incident fits; else the one that loses least. Where few tasks were seen, a list of values
 * gives way to one that the user may add to. Values of one task only are closed by what was seen, or by where they came from: there is nothing to
 * generalise from.
 */
function preferred(candidates: readonly Candidate[], values: readonly SeenValue[], trusted: Trusted, isTight: boolean): Candidate | undefined {
  // A domain alone names no receiver: anybody can get an address there.
  const telling = candidates.filter(({ kind }) => kind !== "domain" || !values.some(({ text }) => text.includes("@")));
  const safe = telling.filter(({ lets }) => lets === 0);
  // One line that an incident call does not fit is enough to stop it: others need not lose legitimate work for that.
  const isFree = Math.min(...safe.map(({ loses }) => loses)) <= Math.min(...telling.map(({ loses }) => loses));
  const open = safe.length > 0 && (isTight || isFree) ? safe : telling;
  const tasks = new Set(values.map(({ call }) => call.task)).size;
  const byUser = open.find(({ kind }) => kind === "named_or_user");
  if (tasks < 2) {
    return (values.every((value) => hasProvenance(value, trusted)) ? open.find(({ kind }) => kind === "provenance" || kind === "text") : open.find(({ kind }) => kind === "text")) ?? byUser ?? open[0];
  }
  const byOrigin = open.find(({ kind }) => kind === "provenance");
  const isExplained = values.filter((value) => hasProvenance(value, trusted)).length >= values.length * explainedMin;
  const [best] = open.toSorted((a, b) => a.loses - b.loses || candidates.indexOf(a) - candidates.indexOf(b));
  const isList = best?.kind === "constant" || best?.kind === "enum" || best?.kind === "range";
  // What runs repeat although nothing explains it was seen: naming it opens nothing else.
  if (best?.kind === "provenance") return open.find(({ kind }) => kind === "named_or_provenance") ?? best;
  if (!isList || tasks >= tellingTasks) return best;
  // The next task is on another day.
  const date = open.find(({ kind }) => kind === "date");
  if (date !== undefined) return date;
  return isExplained && byOrigin !== undefined && values.every(looksLikeId) ? byOrigin : (byUser ?? best);
}
