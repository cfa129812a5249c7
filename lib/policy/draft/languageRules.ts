import { secretsIn } from "../../effects/secrets/secretsIn.ts";
import type { DerivedFields } from "../decision.ts";
import type { Condition, ConditionForm, Match } from "../policyDocument.ts";
import { pathText } from "../valuePath.ts";
import { supportOf, type Trusted } from "./candidate.ts";
import { closedLines, type ClosedLines } from "./closedLines.ts";
import type { DraftedRule } from "./draftedRule.ts";
import type { PathEvidence, SeenCall, ToolEvidence } from "./evidence.ts";
import { fitsLines, losesByMeaning, losesExact } from "./formPrice.ts";
import { chosenForm, type RuleForm, type RuleWidth, type RuleWidths } from "./ruleForm.ts";
import { commonFolder } from "./textRungs.ts";

const textsMax = 50;
const textMax = 2_000;

/** `incident`: calls that no rule may let through; `widths`: what the responder chose. */
export type LanguageInput = { readonly evidence: ToolEvidence; readonly trusted: Trusted; readonly incident: ReadonlySet<number>; readonly widths: RuleWidths };

type Group = { readonly key: string; readonly calls: SeenCall[] };

/**
 * Rules for calls in which SQL, a shell line, GraphQL or a program was read: what they do is said, not how they are spelled. Calls that destroy, that
 * reach others, or that nothing reads are allowed as they were and in no other form.
 */
export function languageRules({ evidence, trusted, incident, widths }: LanguageInput): DraftedRule[] {
  const groups = new Map<string, Group>();
  for (const call of evidence.calls) {
    if (call.derived === null || call.derived.covers.length === 0) continue;
    const key = groupOf(call.derived);
    const group = groups.get(key) ?? { key, calls: [] };
    groups.set(key, group);
    group.calls.push(call);
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).flatMap((group, at) => rulesOf(group, `${evidence.tool}.${idWord(group)}_${at + 1}`, { evidence, trusted, incident, widths }));
}

/** Calls of one kind: by statements or commands, and by what they do. */
function groupOf(derived: DerivedFields): string {
  const { effect, destructive, statement_type: types, operation, shared, where } = derived;
  if (isRead(derived)) return `read ${types === undefined ? (operation === undefined ? "program" : "commands") : "statements"}`;
  return JSON.stringify([destructive, sorted(effect), sorted(types ?? []), types === undefined ? sorted(operation ?? []) : [], sorted(shared), where ?? null]);
}

const isRead = ({ effect, destructive }: DerivedFields): boolean => !destructive && effect.every((name) => name === "read_only");
const sorted = (list: readonly string[]): string[] => [...list].sort();

function idWord({ calls: [first] }: Group): string {
  const derived = first?.derived;
  if (derived === undefined || derived === null) return "calls";
  const word = isRead(derived) ? "read" : (derived.statement_type ?? derived.operation ?? derived.effect).join("_");
  return word.toLowerCase().replace(/[^a-z\d]+/g, "_").slice(0, 60);
}

function rulesOf({ calls }: Group, id: string, input: LanguageInput): DraftedRule[] {
  const [first] = calls;
  if (first?.derived === undefined || first.derived === null) return [];
  const forms = formsOf(calls, first.derived, input);
  const wish = input.widths.get(id);
  const chosen = chosenForm(forms, wish, "meaning");
  // Where nothing keeps the incident out, the widest stands there to be asked about.
  const { parts } = forms.find(({ kind }) => kind === chosen?.kind) ?? forms.at(-1) ?? { parts: [] };
  const shown = forms.map(({ parts: _, ...form }) => form);
  const whole = forms.find(({ kind }) => kind === "meaning")?.parts[0];
  const meaning = whole === undefined ? null : { id, match: { ...whole.lines, ...otherLines(calls, input, wish).match } };
  return parts.map(({ suffix, lines, calls: own }, at): DraftedRule => {
    const name = `${id}${suffix}`;
    const { match, ladders } = otherLines(own, input, input.widths.get(name));
    return {
      rule: { id: name, match: { ...lines, ...match }, support: supportOf(own.map((call) => ({ call }))) }, ladders, isDestructive: first.derived?.destructive === true, seen: own.map(({ number }) => number),
      forms: at === 0 ? shown : [], form: at === 0 ? (chosen?.kind ?? shown.at(-1)?.kind ?? null) : null, meaning: at === 0 ? meaning : null, tightness: 0, stops: chosen === null ? (forms.at(-1)?.lets ?? []) : [],
    };
  });
}

/** Arguments beside the text that was read. */
function otherLines(calls: readonly SeenCall[], { evidence, trusted }: LanguageInput, wish: RuleWidth | undefined): ClosedLines {
  const numbers = new Set(calls.map(({ number }) => number));
  const others = [...evidence.paths.values()].filter(({ path: [head] }) => head === undefined || head === "*" || !calls.some(({ derived }) => derived?.covers.includes(head.name) === true));
  return closedLines(others.map((path) => ofCalls(path, numbers)).filter(({ values }) => values.length > 0), calls, trusted, Infinity, wish);
}

type FormPart = { readonly suffix: string; readonly lines: Match; readonly calls: readonly SeenCall[] };
type LanguageForm = RuleForm & { readonly parts: readonly FormPart[] };

/** The widths of one kind of call, narrowest first. */
function formsOf(calls: readonly SeenCall[], derived: DerivedFields, { evidence, incident }: LanguageInput): LanguageForm[] {
  const guarded = evidence.incident.filter(({ number }) => incident.has(number));
  const form = (kind: RuleForm["kind"], opens: string, loses: number, parts: readonly FormPart[]): LanguageForm => ({ kind, opens, loses, lets: guarded.filter((call) => parts.some(({ lines }) => fitsLines(lines, call))).map(({ number }) => number), parts });
  const exact = exactTexts(calls, evidence);
  const meaning = meaningOf(calls, derived);
  const texts = exact === null ? 0 : Object.values(exact).reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 1), 0);
  return [
    ...(exact === null ? [] : [form("exact", `${texts} ${texts === 1 ? "text" : "texts"}, letter by letter`, losesExact(calls), [{ suffix: "", lines: exact, calls }])]),
    ...apartForm(calls, derived, guarded, evidence).map((parts) => {
      const listed = parts.reduce((sum, part) => sum + part.calls.length, 0);
      const opens = listed === calls.length ? "what they do, but where the incident did the same only what was seen" : "what they do, but nothing where the incident did the same";
      return form("apart", opens, losesByMeaning(calls) + calls.length - listed, parts);
    }),
    ...(meaning === null ? [] : [form("meaning", "any wording that does the same", losesByMeaning(calls), [{ suffix: "", lines: meaning, calls }])]),
  ];
}

/** Tables that the incident touched too are closed letter by letter, or left out where that would be too many; the others stay open by what statements do. */
function apartForm(calls: readonly SeenCall[], derived: DerivedFields, guarded: readonly SeenCall[], evidence: ToolEvidence): FormPart[][] {
  if (derived.statement_type === undefined) return [];
  const touched = new Set(guarded.flatMap((call) => call.derived?.tables ?? []));
  const isApart = (call: SeenCall): boolean => (call.derived?.tables ?? []).some((table) => touched.has(table));
  const [near, far] = [calls.filter(isApart), calls.filter((call) => !isApart(call))];
  const [lines, texts] = [far.length === 0 || near.length === 0 ? null : meaningOf(far, derived), near.length === 0 ? null : exactTexts(near, evidence)];
  if (lines === null) return [];
  // Too many to be listed: they are asked about.
  return [[{ suffix: "", lines, calls: far }, ...(texts === null ? [] : [{ suffix: "_as_seen", lines: texts, calls: near }])]];
}

const ofCalls = (path: PathEvidence, numbers: ReadonlySet<number>): PathEvidence => ({ ...path, values: path.values.filter(({ call }) => numbers.has(call.number)) });

/** What the calls have in common by what they do; null where only their text will do. */
function meaningOf(calls: readonly SeenCall[], derived: DerivedFields): Match | null {
  const seen = seenIn(calls);
  if (derived.effect.includes("unknown")) return null;
  const common: Match = { effect: seen(({ effect }) => effect), destructive: derived.destructive, host: onlyIfThere(seen(({ host }) => host)) };
  if (derived.statement_type !== undefined) return statementsOf(calls, derived, common);
  if (derived.destructive) return null;
  if (isRead(derived)) return { ...common, ...(derived.commands === undefined ? {} : { commands: seen(({ commands }) => commands) }), ...(derived.root_fields === undefined ? {} : { operation: seen(({ operation }) => operation), root_fields: seen(({ root_fields: fields }) => fields) }) };
  // What reaches others says where only by its words: another remote is another receiver.
  if (derived.commands === undefined || seen(({ shared }) => shared).some((one) => one !== "no")) return null;
  const places = placesOf(calls);
  return places === null ? null : { ...common, shared: ["no"], environment: seen(({ environment }) => environment), operation: seen(({ operation }) => operation), ...places };
}

type Seen = (get: (one: DerivedFields) => readonly string[] | undefined) => string[];
const seenIn = (calls: readonly SeenCall[]): Seen => (get) => sorted([...new Set(calls.flatMap((call) => (call.derived === null ? [] : (get(call.derived) ?? []))))]);

/** Statements whose reach their tables and a condition tell. */
const bounded = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "TRANSACTION"]);

/** Statements by their tables: reading as it was seen, writing where two tasks wrote there, with a condition that may be false. */
function statementsOf(calls: readonly SeenCall[], derived: DerivedFields, common: Match): Match | null {
  const seen = seenIn(calls);
  const types = seen(({ statement_type: type }) => type);
  const isRepeated = new Set(calls.map(({ task }) => task)).size >= 2;
  const isBounded = types.every((type) => bounded.has(type)) && derived.where !== "absent";
  if (types.includes("UNKNOWN") || (!isRead(derived) && !(isRepeated && isBounded))) return null;
  return { ...common, environment: seen(({ environment }) => environment), statement_type: types, tables: exactly(seen(({ tables }) => tables)), ...(derived.where === undefined ? {} : { where: derived.where }) };
}

/** A field that is not there holds; where it is, its values are among these. */
const onlyIfThere = (values: readonly string[]): ConditionForm => ({ one_of: [...values], optional: true });
const exactly = (values: readonly string[]): Condition => (values.length === 0 ? { one_of: [] } : [...values]);

/** The files that were written, or the folder that holds them all; null where some calls do not show theirs. */
function placesOf(calls: readonly SeenCall[]): Match | null {
  const named = calls.map(({ derived }) => derived?.directory ?? []);
  if (named.every((files) => files.length === 0)) return { directory: onlyIfThere([]) };
  if (named.some((files) => files.length === 0)) return null;
  const files = sorted([...new Set(named.flat())]);
  const folder = files.length >= 3 && new Set(calls.map(({ task }) => task)).size >= 2 ? commonFolder(files) : null;
  if (folder !== null) return { directory: { prefix: `${folder}/` } };
  return files.length > textsMax ? null : { directory: files };
}

/** The arguments that were read, word for word; null where there are too many, or a credential stands in one. */
function exactTexts(calls: readonly SeenCall[], { paths }: ToolEvidence): Match | null {
  const numbers = new Set(calls.map(({ number }) => number));
  const read = new Set(calls.flatMap(({ derived }) => derived?.covers ?? []));
  const lines = [...paths.values()].flatMap(({ path, values }): (readonly [string, Condition | null])[] => {
    const [head] = path;
    if (head === undefined || head === "*" || !read.has(head.name)) return [];
    const texts = [...new Set(values.filter(({ call }) => numbers.has(call.number)).map(({ text }) => text))].sort();
    if (texts.length === 0) return [];
    return [[pathText(path, "$"), texts.length > textsMax || texts.some((text) => text.length > textMax || secretsIn(text).length > 0) ? null : texts]];
  });
  const isWhole = lines.length > 0 && lines.every(([, condition]) => condition !== null);
  return isWhole ? Object.fromEntries(lines.flatMap(([name, condition]) => (condition === null ? [] : [[name, condition] as const]))) : null;
}
