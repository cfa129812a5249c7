import { isObject, type JsonValue } from "../base/json.ts";
import { carriedRules as rules } from "../rules/effects/carried.ts";
import type { Effect } from "./effect.ts";
import { maskSecrets } from "./secrets/maskSecrets.ts";
import { nameWords } from "./structured/nameWords.ts";

const readsMax = 64;
const textMax = 16_384;
/** So many words in a row are no accident. */
const runOfWords = 5;

type Read = { readonly number: number; readonly place: string; readonly isPrivate: boolean; readonly runs: ReadonlySet<string> };
type Values = { readonly [name: string]: JsonValue };

/** Places that people share by name: what was read in one and is written into another leaves the one for whoever reads the other. */
export class CarriedText {
  readonly #reads: Read[] = [];

  /** The effect of a call that writes words of another place where others read them; null where it carries none. */
  effectOf(args: JsonValue | undefined, tool: string, effects: readonly Effect[]): Effect | null {
    const place = placeOf(args);
    const [worst] = effects;
    if (this.#reads.length === 0 || place === null || worst === undefined || worst.destructive || !isShown(tool, effects)) return null;
    const words = runsIn(textsOf(args).join("\n"));
    const from = this.#reads.find((read) => read.place !== place && [...words].some((run) => read.runs.has(run)));
    if (from === undefined) return null;
    const { id, effect } = from.isPrivate ? rules.private : rules.elsewhere;
    return {
      class: effect.class, destructive: effect.destructive, reversible: effect.reversible, shared: effect.shared, environment: worst.environment, targets: worst.targets, magnitude: null, rule: id,
      why: maskSecrets(`What it shows in ${place} holds words that c${from.number} read in ${from.place}${from.isPrivate ? ", which is private" : ""}.`),
    };
  }

  /** What a reading call brought back from a place that has a name. */
  saw(number: number, args: JsonValue | undefined, result: string | undefined, effects: readonly Effect[]): void {
    const place = placeOf(args);
    if (place === null || result === undefined || this.#reads.length >= readsMax || !effects.every(({ class: name }) => name === "read_only" || name === "credential_access")) return;
    const runs = runsIn(result.slice(0, textMax));
    if (runs.size > 0) this.#reads.push({ number, place, isPrivate: saysPrivate(place, result), runs });
  }
}

/** `owner` and `repo`, or one name for both; a project or a space of a tracker. */
function placeOf(args: JsonValue | undefined): string | null {
  if (!isObject(args ?? null) || !isObject(args)) return null;
  const said = (...names: readonly string[]): string | null => names.flatMap((name) => (typeof args[name] === "string" && args[name] !== "" ? [args[name]] : []))[0] ?? null;
  const name = said("repo", "repository", "repo_name", "repository_name", "project", "project_id", "projectKey", "project_key", "space", "space_key", "workspace");
  const owner = said("owner", "org", "organization", "namespace", "group");
  return name === null ? null : `${owner === null ? "" : `${owner}/`}${name}`.slice(0, 200).toLowerCase();
}

/** Its name says so, or the answer does. */
const saysPrivate = (place: string, result: string): boolean => place.split(/[^a-z0-9]+/).some((word) => /^(?:private|internal|confidential|secret)$/.test(word)) || /"(?:private|is_private|isPrivate)"\s*:\s*true|"visibility"\s*:\s*"(?:private|internal)"/.test(result.slice(0, textMax));

const shownThings = /(?:^|_)(?:pull_request|pr|merge_request|mr|issue|comment|discussion|gist|review|note|wiki|page|release|post|message)s?(?:_|$)/;

/** Requests to merge, issues, comments and their like: text for others to read. */
function isShown(tool: string, effects: readonly Effect[]): boolean {
  const changes = effects.some(({ class: name }) => name === "data_mutation" || name === "external_communication");
  return changes && shownThings.test(nameWords(tool).words.join("_"));
}

const textNames = /^(?:body|text|content|comment|message|description|title|note|notes|summary|markdown)$/i;
const textsOf = (args: JsonValue | undefined): string[] => (isObject(args ?? null) && isObject(args) ? Object.entries(args as Values).flatMap(([name, value]) => (textNames.test(name) && typeof value === "string" ? [value.slice(0, textMax)] : [])) : []);

function runsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + runOfWords <= words.length; at++) runs.add(words.slice(at, at + runOfWords).join(" "));
  return runs;
}
