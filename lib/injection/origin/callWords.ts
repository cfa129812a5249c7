import type { JsonValue } from "../../base/json.ts";
import { RawNumber } from "../../base/json.ts";
import { type ActionKind, ambiguousVerbs, baseVerb, kindsOfVerb } from "../../rules/injection/actions.ts";
import { contentWords, stem } from "../language/words.ts";
import { quotedIn, valueKey, valuesIn } from "../language/values.ts";

/** A call in words: what kind of action it is, what it names. */
export type CallWords = {
  readonly tool: string;
  readonly kinds: ReadonlySet<ActionKind>;
  /** Stems of the tool's name. */
  readonly nameWords: ReadonlySet<string>;
  /** Stems of its verbs, and of those of a command or statement in its arguments. */
  readonly verbs: ReadonlySet<string>;
  /** Stems of the arguments' names. */
  readonly keys: ReadonlySet<string>;
  /** Stems of what the arguments say. */
  readonly words: ReadonlySet<string>;
  /** Addresses, ids, amounts and short texts of the arguments, each in one spelling. */
  readonly values: ReadonlySet<string>;
  readonly text: string;
};

const textMax = 20_000;
const scalarsMax = 2_000;
/** Tools that carry out what their text says: the text tells the kind. */
const freeText = /^(?:bash|shell|sh|terminal|exec|execute|run|python|code|sql|query|psql|mysql|command|cmd|powershell|http|request|fetch|curl)$/;
const commandKinds: Readonly<Record<string, readonly ActionKind[]>> = {
  rm: ["delete"], rmdir: ["delete"], del: ["delete"], unlink: ["delete"], truncate: ["delete"], drop: ["delete"], delete: ["delete"], mv: ["move", "update"], cp: ["move"], scp: ["move", "send"], rsync: ["move", "send"],
  curl: ["visit", "move", "send", "run"], wget: ["visit", "move", "run"], mail: ["send"], sendmail: ["send"], chmod: ["share", "update"], chown: ["share", "update"], grant: ["share"], kill: ["stop"], pkill: ["stop"], git: ["update"], push: ["move", "send", "update"], merge: ["move", "approve", "run"],
  insert: ["create"], update: ["update"], alter: ["update"], create: ["create"], sed: ["update"], tee: ["create", "update"], echo: ["create", "update"], ssh: ["run"], sh: ["run"], bash: ["run"], python: ["run"], node: ["run"], npm: ["run"], systemctl: ["run", "stop"], kubectl: ["update"], iptables: ["update", "share"], ufw: ["update", "share"],
};
const nounKinds: Readonly<Record<string, readonly ActionKind[]>> = {
  cart: ["buy"], order: ["buy"], orders: ["buy"], checkout: ["buy"], payment: ["pay"], money: ["pay"], transaction: ["pay"], transactions: ["pay"], invoice: ["pay"], payee: ["pay"], refund: ["pay"], email: ["send"], mail: ["send"], message: ["send"], sms: ["send"], webpage: ["visit"], page: ["visit"], url: ["visit"], link: ["visit"],
  member: ["share"], members: ["share"], permission: ["share", "update"], permissions: ["share", "update"], access: ["share"], role: ["share", "update"], collaborator: ["share"], booking: ["book"], reservation: ["book"], appointment: ["book"], meeting: ["book", "send"], event: ["book"], password: ["update"], settings: ["update"], setting: ["update"], file: ["move"], webhook: ["create", "update"], policy: ["update"], subscription: ["submit", "delete"], payout: ["pay"], charge: ["pay"], transfer: ["pay", "move"],
};

/** Names of arguments that say nothing of the matter. */
const plainKeys = /^(?:subject|date|time|title|text|body|content|contents|name|names|id|ids|to|from|cc|bcc|message|amount|value|values|key|keys|type|kind|url|path|file|files|query|input|output|data|options|args|arguments|params|description|note|notes|comment|number|count|limit|reason|status|state|start|end|day|user|item|items|list|recipient|recipients)$/i;

/** @param args undefined where the export did not capture them: the name alone speaks. */
export function callWords(tool: string, args: JsonValue | undefined): CallWords {
  const name = nameParts(tool);
  const { text, scalars, keys } = flat(args);
  const verbs = verbsOf(name);
  const kinds = new Set<ActionKind>([...verbs.flatMap(kindsOfVerb), ...name.flatMap((word) => nounKinds[word] ?? [])]);
  const free = name.some((word) => freeText.test(word));
  if (free) {
    // Whoever runs a command runs something: what it does is in its text.
    kinds.delete("run");
    for (const kind of textKinds(text)) kinds.add(kind);
  }
  const states = free ? [] : statesIn(scalars);
  for (const verb of states) for (const kind of kindsOfVerb(verb)) kinds.add(kind);
  const values = new Set([...valuesIn(text), ...quotedIn(text)]);
  for (const scalar of scalars) if (scalar.length <= 120) values.add(valueKey(scalar.trim()));
  values.delete("");
  return { tool, kinds, verbs: new Set((free ? commandVerbs(text) : [...verbs, ...states]).map(stem)), keys: contentWords(keys.filter((key) => !plainKeys.test(key)).join(" ")), nameWords: free ? new Set<string>() : contentWords(name.join(" ")), words: contentWords(text), values, text };
}

const looking = /^(?:get|list|search|read|view|browse|verify|login|signin|authenticate|pull|fetch|show|find|check|lookup|describe|count|inspect|preview|query|retrieve|summarize|summarise)$/;

/** By its name a tool only looks, or lets somebody in: who asked for it is told apart from who asked for deeds. */
export function onlyLooks(tool: string): boolean {
  const [first = "", second = "", ...rest] = nameParts(tool);
  if (/^(?:log|sign)$/.test(first) && second === "in") return true;
  if (/^(?:open|visit|load|navigate|goto)$/.test(first) && /^(?:page|url|link|site|website|webpage|tab|document|doc|article|note)$/.test(second) && rest.length === 0) return true;
  return looking.test(first) || (nounKinds[first] !== undefined && looking.test(second) && rest.length === 0);
}

/** The first verb of a name, those that stand beside it behind "or", and the next where the first may be a noun: "claim.settle". */
function verbsOf(name: readonly string[]): string[] {
  const out: string[] = [];
  for (const [at, word] of name.entries()) {
    const base = baseVerb(word);
    if (base !== null && (out.length === 0 || (out.length === 1 && ambiguousVerbs.has(out[0] ?? "")) || /^(?:or|and)$/.test(name[at - 1] ?? "")) && (nounKinds[word] === undefined || at === 0)) out.push(base);
  }
  const [first] = name;
  return out.length > 0 || first === undefined ? out : [baseVerb(first) ?? first];
}

/** Parts of a tool's name without the name of its server. */
export function nameParts(tool: string): string[] {
  const own = tool.includes("__") ? (tool.split("__").at(-1) ?? tool) : tool;
  return own.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== "");
}

/** What a call brings something to: "status: closed" closes it. */
const statesIn = (scalars: readonly string[]): string[] => scalars.flatMap((scalar) => (/^[a-z]{3,14}ed$/i.test(scalar) ? (baseVerb(scalar.toLowerCase()) ?? []) : []));

/** Verbs among the words of a command or statement. */
const commandVerbs = (text: string): string[] => [...new Set(text.slice(0, 4_000).toLowerCase().match(/[a-z]+/g) ?? [])].filter((word) => kindsOfVerb(word).length > 0 || commandKinds[word] !== undefined);

function textKinds(text: string): ActionKind[] {
  return [...new Set(text.slice(0, 4_000).toLowerCase().match(/[a-z]+/g) ?? [])].flatMap((word) => commandKinds[word] ?? []);
}

function flat(args: JsonValue | undefined): { readonly text: string; readonly scalars: readonly string[]; readonly keys: readonly string[] } {
  const scalars: string[] = [];
  const keys: string[] = [];
  const open: JsonValue[] = args === undefined ? [] : [args];
  while (open.length > 0 && scalars.length < scalarsMax) {
    const value = open.shift();
    if (typeof value === "string") scalars.push(value);
    else if (typeof value === "number") scalars.push(String(value));
    else if (value instanceof RawNumber) scalars.push(value.text);
    else if (Array.isArray(value)) open.push(...value.slice(0, scalarsMax));
    else if (typeof value === "object" && value !== null)
      for (const [key, member] of Object.entries(value).slice(0, scalarsMax)) {
        keys.push(key);
        open.push(member);
      }
  }
  return { text: scalars.join("\n").slice(0, textMax), scalars, keys };
}
