import { isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseAllDocuments, visit, type Document, type Node, type Pair } from "yaml";
import type { PolicyProblem, PolicyProblemCode } from "./policyProblem.ts";

export type StrictYaml = { readonly value: unknown; readonly problems: readonly PolicyProblem[] };

const fixes: Partial<Readonly<Record<PolicyProblemCode, string>>> = {
  broken_yaml: "Correct the line: YAML 1.2, indented with spaces.",
  duplicate_key: "Keep one of the two: readers differ in which one they take.",
  anchor: "Write the value out at each place: what an anchor means depends on the reader.",
  tag: "Take the tag away: strings, numbers, true, false, null, lists and mappings are enough.",
  odd_key: "Use text as the name of a member.",
  number_precision: "Write it in quotes: no reader keeps all its digits as a number.",
  many_documents: "Put one policy into one file.",
};

/**
 * One YAML 1.2 document of the core schema, without anything that two readers may take for different things:
 * no duplicate keys, anchors, aliases or tags.
 */
export function readStrictYaml(text: string): StrictYaml {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { version: "1.2", schema: "core", merge: false, strict: true, uniqueKeys: true, prettyErrors: false, lineCounter: lines, logLevel: "silent" });
  const problems: PolicyProblem[] = [];
  const tell = (code: PolicyProblemCode, offset: number, message: string): void => void problems.push({ code, at: `line ${lines.linePos(offset).line}`, message, fix: fixes[code] ?? "Correct it." });
  if (!Array.isArray(documents)) return { value: null, problems: [] };
  const [first, second] = documents;
  if (first === undefined) return { value: null, problems: [] };
  if (second !== undefined) tell("many_documents", second.range[0], "The file holds more than one document.");
  for (const error of [...first.errors, ...first.warnings]) {
    if (error.code === "DUPLICATE_KEY") tell("duplicate_key", error.pos[0], "A name comes twice in the same mapping.");
    else tell(error.code === "TAG_RESOLVE_FAILED" ? "tag" : error.code === "BAD_ALIAS" ? "anchor" : "broken_yaml", error.pos[0], "This is not YAML of the core schema.");
  }
  refuseReferences(first, tell);
  if (first.directives?.yaml.explicit === true && first.directives.yaml.version !== "1.2") tell("broken_yaml", 0, "The file declares another version of YAML.");
  return problems.length > 0 ? { value: null, problems } : { value: first.toJS({ maxAliasCount: 0 }), problems };
}

type Tell = (code: PolicyProblemCode, offset: number, message: string) => void;

function refuseReferences(document: Document, tell: Tell): void {
  visit(document, (_, node) => {
    if (isPair(node)) checkKey(node, tell);
    if (!isNode(node)) return;
    const at = node.range?.[0] ?? 0;
    if (isAlias(node) || anchorOf(node) !== undefined) tell("anchor", at, "An anchor or alias stands here.");
    // The parser notes a tag of its own for what it resolves; only written ones begin with an exclamation mark or an address.
    if (!isAlias(node) && node.tag !== undefined) tell("tag", at, "A tag stands here.");
    if (isScalar(node) && typeof node.value === "number" && !isPlain(node.value, node.source)) tell("number_precision", at, "This number does not fit a double.");
    if (isMap(node) && node.items.length > 10_000) tell("odd_key", at, "The mapping has too many members.");
  });
}

const anchorOf = (node: Node): string | undefined => ("anchor" in node && typeof node.anchor === "string" ? node.anchor : undefined);

function checkKey({ key }: Pair, tell: Tell): void {
  const name: unknown = isScalar(key) ? key.value : key;
  if (typeof name !== "string" || name === "__proto__") tell("odd_key", isNode(key) ? (key.range?.[0] ?? 0) : 0, "The name of a member is no plain text.");
}

/** Spelled as a double spells it, up to how much of it is written; 0x1F and .inf are not. */
const isPlain = (value: number, source: string | undefined): boolean => Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) && (source === undefined || /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(source));
