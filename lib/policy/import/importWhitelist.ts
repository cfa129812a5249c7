import { z } from "zod";
import { compilePattern } from "../pattern.ts";
import { policySchemaId, type PolicyRule } from "../policyDocument.ts";
import { readStrictYaml } from "../strictYaml.ts";
import { policyOf } from "../parsePolicy.ts";
import type { ImportedPolicy, ImportProblem } from "./importProblem.ts";

const itemSchema = z.strictObject({ pattern: z.string().min(1).max(512), action: z.enum(["allow", "require_approval", "deny"]), notify: z.union([z.string(), z.array(z.string())]).nullable().optional() });
const listSchema = z.array(itemSchema).max(10_000);
type Item = z.infer<typeof itemSchema>;

/**
 * Reads a list of `pattern / action / notify` as the policy of one tool, the shell. A pattern is tried on a text; a rule is about the words of a
 * parsed command. So only a pattern of plain words becomes a rule that allows, and of exactly these words; what no rule names is asked, as in the
 * list, as long as everything that the list denies could be read.
 */
export function importWhitelist(text: string, tool = "bash", name = "imported"): ImportedPolicy {
  const { value, problems: broken } = readStrictYaml(text);
  if (broken.length > 0) return { policy: null, problems: broken.map(({ at, message, fix }) => ({ code: "broken_syntax", at, message, fix })) };
  const list = typeof value === "object" && value !== null && "rules" in value ? value.rules : value;
  const read = listSchema.safeParse(list);
  if (!read.success) return { policy: null, problems: read.error.issues.map(({ path }) => ({ code: "wrong_shape", at: `/${path.map(String).join("/")}`, message: "This is no list of pattern, action and notify.", fix: "Write rules with a pattern and an action: allow, require_approval or deny." })) };
  return policyFrom(read.data, tool, name);
}

function policyFrom(items: readonly Item[], tool: string, name: string): ImportedPolicy {
  const problems: ImportProblem[] = [];
  const deny = items.flatMap((item, at) => (item.action === "deny" ? [denialOf(item, at, problems)] : []));
  const stricter = items.filter(({ action }) => action !== "allow");
  const allow = items.flatMap((item, at) => (item.action === "allow" ? allowed(item, at, stricter, problems) : []));
  const isWhole = deny.every((rule) => rule !== null);
  const ask: PolicyRule[] = isWhole ? [{ id: `${tool}.ask`, match: {}, extra: "allow", fallback: true, reason: "the list asks for everything that it does not name" }] : [];
  const rules = [{ tool, allow, require_approval: ask, deny: deny.filter((rule) => rule !== null) }];
  const policy = policyOf({ schema: policySchemaId, name, version: 1, default: "deny", tools: rules });
  return policy.ok ? { policy: policy.policy, problems } : { policy: null, problems: [...problems, ...policy.problems.map(({ at, message, fix }): ImportProblem => ({ code: "wrong_shape", at, message, fix }))] };
}

const at = (place: number): string => `/rules/${place}`;

/** The words of a pattern that is one command, with or without anchors; null for any other. */
function wordsOf(pattern: string): string[] | null {
  const bare = pattern.replace(/^\^/, "").replace(/\$$/, "");
  const words = bare.split(" ").map((word) => (/^(?:[\w/=@%-]|\\[.+/=@%-]|\.(?![*+?{]))+$/.test(word) ? word.replace(/\\(.)/g, "$1") : null));
  return words.every((word) => word !== null) ? words : null;
}

function allowed({ pattern }: Item, place: number, stricter: readonly Item[], problems: ImportProblem[]): PolicyRule[] {
  const words = wordsOf(pattern);
  if (words === null) {
    problems.push({ code: "unknown_pattern", at: at(place), message: "The pattern is more than plain words of one command: nothing is allowed by it.", fix: "Draft a rule for it from calls, or write the command out." });
    return [];
  }
  const command = words.join(" ");
  if (stricter.some((item) => finds(item.pattern, command))) {
    problems.push({ code: "narrowed_pattern", at: at(place), message: "Another pattern of the list denies this command, or asks for it.", fix: "Take one of the two away." });
    return [];
  }
  if (!(pattern.startsWith("^") && pattern.endsWith("$"))) problems.push({ code: "narrowed_pattern", at: at(place), message: "The pattern allows every text that holds it; only the command itself is allowed.", fix: "Write out the commands with their further words." });
  return [{ id: `allow.${place + 1}`, match: { command: { words } }, extra: "allow" }];
}

/** Is the pattern somewhere in the text? One that cannot be tried safely counts as there. */
function finds(pattern: string, text: string): boolean {
  const plain = pattern.replace(/^\(\?i\)/, "");
  const core = plain.replace(/^\^/, "").replace(/\$$/, "").replaceAll("(^|", "(|").replaceAll("($|", "(|");
  const compiled = compilePattern(`${plain.startsWith("^") ? "" : ".*"}(?:${core})${plain.endsWith("$") ? "" : ".*"}`);
  if (!compiled.ok) return true;
  const isAnyCase = pattern.startsWith("(?i)");
  return [text, ...(isAnyCase ? [text.toUpperCase(), text.toLowerCase()] : [])].some((one) => compiled.pattern.matches(one));
}

const ownCommand = /^\(\^\|\[\^A-Za-z0-9_\.-\]\)((?:[\w-]|\\[./=@%+])+)\(\$\|\[\^A-Za-z0-9_\.-\]\)$/;
const ownStatement = /^\(\?i\)\(\^\|\[\^A-Za-z0-9_\]\)([A-Z]+)\(\$\|\[\^A-Za-z0-9_\]\)$/;

function denialOf({ pattern }: Item, place: number, problems: ImportProblem[]): PolicyRule | null {
  const id = `deny.${place + 1}`;
  const command = ownCommand.exec(pattern)?.[1]?.replace(/\\(.)/g, "$1");
  if (command !== undefined) return { id, match: { commands: [command] } };
  const statement = ownStatement.exec(pattern)?.[1];
  if (statement !== undefined) return { id, match: { statement_type: [statement] } };
  const words = wordsOf(pattern);
  const [only, second] = words ?? [];
  if (only !== undefined && second === undefined) return { id, match: { commands: [only] } };
  problems.push({ code: "unknown_pattern", at: at(place), message: "What the pattern denies cannot be told from a parsed command: all that is not allowed is denied.", fix: "Deny a command by its name, or by what it does." });
  return null;
}
