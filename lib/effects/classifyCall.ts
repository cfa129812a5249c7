import { isObject, type JsonValue } from "../base/json.ts";
import { environmentOf } from "./environment/environmentOf.ts";
import { credentialRules } from "../rules/effects/credentials.ts";
import type { CallNotes } from "./callNotes.ts";
import { draftOf } from "./draft.ts";
import type { Effect, EffectDraft } from "./effect.ts";
import { filesystemRules } from "../rules/effects/filesystem.ts";
import { maskSecrets } from "./secrets/maskSecrets.ts";
import { secretsIn } from "./secrets/secretsIn.ts";
import { magnitudeOf } from "./magnitude/magnitudeOf.ts";
import { sqlTags } from "./magnitude/sqlTags.ts";
import { draftsOf } from "./draftsOf.ts";
import { Session } from "./session.ts";
import type { ToolCall } from "./toolCall.ts";
import { worstFirst } from "./worstFirst.ts";

const effectsMax = 200;

/**
 * What a tool call does to the world: one effect or several, worst first, never none. Any arguments are answered; the
 * session grows by what the call sets and reads. `notes`: takes down what was read. `loadParsers()` must have ended.
 */
export function classifyCall(call: ToolCall, session: Session = new Session(), notes?: CallNotes): Effect[] {
  const drafts = distinct(withSecrets(draftsOf(call, session, notes).map((draft) => asTold(inItsPlace(draft), call.result)), call));
  const counted = placeOfNumber(drafts);
  return worstFirst(drafts.map((draft, at) => finish(draft, call, session, at === counted))).slice(0, effectsMax);
}

/** What a setting of the machine held is a setting, whoever writes over it. */
const inItsPlace = (draft: EffectDraft): EffectDraft => (draft.rule === filesystemRules.overwrite.id && draft.targets.length > 0 && draft.targets.every(({ name }) => settingFile.test(name)) ? { ...draft, class: "config_change" } : draft);

const settingFile = /^\/etc\/.+\.(?:conf|cnf|cfg|ini|ya?ml|toml|json|env|properties|service|rules)$/i;

/** A change of a schema that says of itself what it threw away. A result may raise a verdict, never lower it. */
function asTold(draft: EffectDraft, result: JsonValue | undefined): EffectDraft {
  if (draft.destructive || !draft.rule.startsWith("migrate.") || draft.class !== "data_mutation") return draft;
  const text = textOf(result);
  const words = typeof text === "string" ? wiped.exec(text.slice(0, resultMax)) : null;
  return words === null ? draft : { ...draft, destructive: true, reversible: "no", why: `${draft.why} The result says: ${words[0]}.` };
}
const wiped = /\b(?:(?:database|schema) (?:[^\n]{0,160}? )?(?:was|has been|is) (?:successfully )?(?:reset|dropped|wiped|emptied)|(?:all|your) data (?:was|has been|is) (?:lost|deleted|dropped)|dropped (?:all tables|the (?:database|schema)))\b/i;

/** Reading is more than that where a credential came back. */
function withSecrets(drafts: readonly EffectDraft[], { result, secrets }: ToolCall): readonly EffectDraft[] {
  const [first] = drafts;
  if (first === undefined || drafts.some(({ class: name }) => name !== "read_only")) return drafts;
  const text = textOf(result);
  const found = secrets ?? (typeof text === "string" ? secretsIn(text.slice(0, resultMax)) : []);
  if (found.length === 0) return drafts;
  return [draftOf(credentialRules.shown, { why: `${first.why} What came back holds ${found.length === 1 ? "a credential" : `${found.length} credentials`}.`, targets: drafts.flatMap(({ targets }) => targets), places: drafts.flatMap(({ places }) => places), shared: first.shared })];
}

const resultMax = 262_144;

/** The same effect of two parts of a line is told once, with the targets of both. */
function distinct(drafts: readonly EffectDraft[]): EffectDraft[] {
  const known = new Map<string, EffectDraft>();
  for (const draft of drafts) {
    const key = `${draft.rule} ${draft.class} ${draft.destructive} ${draft.reversible} ${draft.shared}`;
    const same = known.get(key);
    if (same === undefined) known.set(key, draft);
    else known.set(key, { ...same, targets: unique([...same.targets, ...draft.targets]), places: [...same.places, ...draft.places], stated: same.stated ?? draft.stated });
  }
  const all = [...known.values()];
  const acting = all.filter(({ class: name }) => name !== "read_only");
  // Beside what acts, reading is not told again and again.
  return acting.length > 0 ? acting : all.slice(0, 1);
}

const unique = (targets: EffectDraft["targets"]): EffectDraft["targets"] => [...new Map(targets.map((target) => [`${target.kind} ${target.name}`, target])).values()].slice(0, 1_000);

/** The result of a call states one number: it belongs to the effect that counts something, the worst of them. */
function placeOfNumber(drafts: readonly EffectDraft[]): number {
  const [worst] = worstFirst(drafts.map((draft, at) => ({ ...draft, at })).filter(({ class: name, counts }) => name !== "read_only" && counts !== null));
  return worst?.at ?? drafts.findIndex(({ class: name }) => name !== "read_only" && name !== "credential_access" && name !== "config_change");
}

function finish(draft: EffectDraft, { result, places = [] }: ToolCall, session: Session, counts: boolean): Effect {
  const { class: name, destructive, reversible, shared, rule } = draft;
  const targets = draft.targets.map((target) => ({ kind: target.kind, name: withoutLogin(target.name) }));
  const why = withoutLogin(draft.why);
  const { environment, both } = environmentOf([draft.places, session.named.of(targets.map((target) => target.name)), places]);
  const magnitude = name === "read_only" ? rowsRead(draft, result) : counts ? magnitudeOf(draft, textOf(result)) : draft.stated;
  return { class: name, destructive, reversible, shared, environment, targets, magnitude, rule, why: both.length === 0 ? why : `${why} It names ${both.join(" and ")} both.` };
}

/** What is said of a call goes onto pages and into exports: a credential in its words does not, whole or cut at the end. */
const withoutLogin = (text: string): string => maskSecrets(text).replace(cutLogin, "$1•••");
const cutLogin = /(:\/\/[^\s/:@"']{1,200}:)(?!\d+\.?$)[^\s/@"']{1,400}$/;

const tagMax = 256;

/** What was only read is no number of anything done: the tag behind the rows is told, and the rows are not looked through. */
function rowsRead({ counts, stated }: EffectDraft, result: JsonValue | undefined): Effect["magnitude"] {
  if (counts !== "rows" || typeof result !== "string" || /^\s*[[{]/.test(result)) return stated;
  return sqlTags(result.slice(-tagMax)) ?? stated;
}

/** Results come as text, as JSON, or as parts with text in them. */
function textOf(result: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(result) && result.length > 0 && result.every((part) => isObject(part) && typeof part["text"] === "string")) return result.map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : "")).join("\n");
  if (isObject(result ?? null) && isObject(result)) {
    const texts = ["stdout", "output", "text", "content"].flatMap((name) => (typeof result[name] === "string" ? [result[name]] : []));
    if (texts.length > 0 && Object.keys(result).every((name) => /^(?:stdout|stderr|output|text|content|exit_?code|returncode|interrupted|isImage|type)$/i.test(name))) return texts.join("\n");
  }
  return result;
}
