import { GraphQLError, Kind, parse, type DocumentNode, type FieldNode, type OperationDefinitionNode, type SelectionSetNode, type ValueNode } from "graphql";
import { graphqlRules as rules } from "../../rules/effects/graphql.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft, Target } from "../effect.ts";
import { nameWords, thingOrDeed } from "./nameWords.ts";
import { gravest, verbRow } from "./verbs.ts";

const tokensMax = 50_000;
const textMax = 262_144;
export type GraphqlText = { readonly text: string; readonly operation: string | null };

/** One effect for each root field of the operation that runs. A document that cannot be read is unknown. */
export function graphqlEffects({ text, operation }: GraphqlText): EffectDraft[] {
  const document = read(text);
  if (document === null) return [draftOf(rules.broken, { why: `The document cannot be read: ${text.slice(0, 120)}` })];
  const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  const chosen = operations.length > 1 && operation !== null ? operations.filter((one) => one.name?.value === operation) : operations;
  if (chosen.length === 0) return [draftOf(rules.broken, { why: `The document has no operation${operation === null ? "" : ` named ${operation}`}.` })];
  return chosen.flatMap((one) => effectsOf(one, document));
}

function read(text: string): DocumentNode | null {
  if (text.length > textMax) return null;
  try {
    return parse(text, { noLocation: true, maxTokens: tokensMax });
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof RangeError) return null;
    throw error;
  }
}

function effectsOf(operation: OperationDefinitionNode, document: DocumentNode): EffectDraft[] {
  const fields = rootFields(operation.selectionSet, document, new Set());
  if (operation.operation !== "mutation") return [draftOf(rules.query, { why: `A ${operation.operation} of ${fields.slice(0, 3).map(({ name }) => name.value).join(", ")}.` })];
  return fields.map(mutationEffect);
}

/** Fields of the root, with fragments spread. */
function rootFields({ selections }: SelectionSetNode, document: DocumentNode, seen: Set<string>): FieldNode[] {
  return selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return one.name.value.startsWith("__") ? [] : [one];
    if (one.kind === Kind.INLINE_FRAGMENT) return rootFields(one.selectionSet, document, seen);
    if (seen.has(one.name.value)) return [];
    seen.add(one.name.value);
    const fragment = document.definitions.find((two) => two.kind === Kind.FRAGMENT_DEFINITION && two.name.value === one.name.value);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(fragment.selectionSet, document, seen) : [];
  });
}

const runs = /^(?:volume|volumes|database|databases|project|projects|environment|environments|service|services|cluster|clusters|bucket|buckets|deployment|deployments|instance|instances|server|servers|machine|machines|app|apps|application|node|nodes|zone|zones|droplet|replica|replicas|stack|namespace|plugin|pod|vm|network|loadbalancer|domain|region|backup|backups|snapshot|snapshots)$/;
const references = /^(?:ref|refs|branch|branches|tag|reference)$/;
const settings = /^(?:variable|variables|setting|settings|config|configuration|policy|role|permission|flag|preference|webhook|secret|key|token|rule|protection)$/;

function mutationEffect(field: FieldNode): EffectDraft {
  const name = field.name.value;
  const { words, verbs } = nameWords(name);
  const row = gravest(words.flatMap((word, at) => ((at === 0 && (verbs.includes(word) || verbs.length === 0)) || (at === words.length - 1 && !(thingOrDeed.test(word) && verbs.includes(words[0] ?? ""))) || /^(?:delete|remove|destroy|purge|drop)$/.test(word) ? (verbRow(word) ?? []) : [])));
  const about = { why: `The mutation ${name}${everything(field) ? " with an empty filter, which means everything" : ""}.`, targets: targetsOf(field, words) };
  const [isRun, isRef, isSetting] = [words.some((word) => runs.test(word)), words.some((word) => references.test(word)), words.some((word) => settings.test(word))];
  const kind = row?.id ?? "";
  if (words.some((word) => /^(?:refund|payment|charge|transfer|payout|capture)$/.test(word)) && kind !== "name.destroy") return draftOf(rules.spend, about);
  if (kind === "name.change" && everything(field) && !isRun && !isRef && !isSetting) return draftOf(rules.mutation, { ...about, destructive: true, reversible: "with_effort" });
  switch (kind) {
    case "name.destroy": return draftOf(isRef ? rules.history : isRun ? rules.infrastructureDelete : rules.delete, about);
    case "name.spend": return draftOf(rules.spend, about);
    case "name.send": return draftOf(rules.message, about);
    case "name.operate": return draftOf(rules.infrastructure, about);
    default: return draftOf(isRef && /^(?:update|force|move|set)/.test(words[0] ?? "") ? rules.history : isSetting ? rules.configure : isRun ? rules.infrastructure : rules.mutation, about);
  }
}

/** `where: {}`: a filter that is literally empty lets everything through. */
function everything({ arguments: given }: FieldNode): boolean {
  return given?.some(({ name, value }) => /^(?:where|filter|condition)$/i.test(name.value) && value.kind === Kind.OBJECT && value.fields.length === 0) ?? false;
}

function targetsOf(field: FieldNode, words: readonly string[]): Target[] {
  const kind: Target["kind"] = words.includes("volume") ? "volume" : words.includes("database") ? "database" : words.includes("project") ? "project" : words.includes("branch") || words.includes("ref") ? "branch" : words.includes("bucket") ? "bucket" : "resource";
  return (field.arguments ?? []).flatMap(({ name, value }) => (/id$|^name$|^slug$|^input$/i.test(name.value) ? textsIn(value).map((text): Target => ({ kind, name: text })) : [])).slice(0, 20);
}

function textsIn(value: ValueNode): string[] {
  switch (value.kind) {
    case Kind.STRING: case Kind.INT: case Kind.ENUM: return [value.value];
    case Kind.LIST: return value.values.flatMap(textsIn);
    case Kind.OBJECT: return value.fields.flatMap((field) => (/id$|^name$|^slug$/i.test(field.name.value) ? textsIn(field.value) : []));
    default: return [];
  }
}

/** The operations that run (`query`, `mutation`) and the fields of their roots, as written; null for a document that cannot be read. */
export function graphqlFields({ text, operation }: GraphqlText): { readonly operations: string[]; readonly fields: string[] } | null {
  const document = read(text);
  const all = document?.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION) ?? [];
  const chosen = all.length > 1 && operation !== null ? all.filter((one) => one.name?.value === operation) : all;
  if (document === null || chosen.length === 0) return null;
  return { operations: [...new Set(chosen.map((one) => one.operation))], fields: [...new Set(chosen.flatMap((one) => rootFields(one.selectionSet, document, new Set())).map(({ name }) => name.value))] };
}
