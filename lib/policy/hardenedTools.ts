import { derivedNames, type PolicyDocument, type PolicyRule, type ToolPolicy } from "./policyDocument.ts";
import { isPlainWord } from "./export/commandLines.ts";
import { jsonSchemaDialect } from "./export/jsonSchema.ts";
import { valueSchema, type JsonSchema } from "./export/jsonSchemaValue.ts";
import { linesOf, readLine, wholeArgument, type RuleLine } from "./export/ruleLine.ts";
import { statementTools } from "./hardenedStatements.ts";
import { typescriptOf } from "./schemaTypescript.ts";

/** A narrower tool for one rule of a tool that takes free text. `keeps`: lines of the rule that its schema cannot say, which the tool itself must keep. */
export type HardenedTool = { readonly replaces: string; readonly rule: string; readonly name: string; readonly description: string; readonly schema: JsonSchema; readonly typescript: string; readonly keeps: readonly string[] };
/** What is suggested, and the rules for which nothing is. */
export type HardenedTools = { readonly tools: readonly HardenedTool[]; readonly left: readonly { readonly rule: string; readonly why: string }[] };

/** What a narrower tool takes. */
export type ToolShape = { readonly suffix: string; readonly description: string; readonly properties: { readonly [name: string]: JsonSchema }; readonly required: readonly string[]; readonly keeps: readonly string[] };

/**
 * Narrower tools in the place of those that take free SQL or a free shell line, one or several for each rule that allows: what the rule leaves open
 * is an argument with a schema, all else is fixed. Nothing that such a tool can be asked for lies outside of its rule.
 */
export function hardenedTools({ tools }: PolicyDocument): HardenedTools {
  const found: HardenedTool[] = [];
  const left: { rule: string; why: string }[] = [];
  const names = new Set(tools.map(({ tool }) => tool));
  for (const tool of tools.filter(takesLanguage)) {
    for (const rule of tool.allow ?? []) {
      const shapes = shapesOf(rule, tool);
      if (typeof shapes === "string") left.push({ rule: rule.id, why: shapes });
      else found.push(...shapes.map((shape) => built(shape, rule, tool, names)));
    }
  }
  return { tools: found, left };
}

/** Do its rules speak of what a statement or a command does? */
function takesLanguage(tool: ToolPolicy): boolean {
  const telling = new Set<string>(["statement_type", "tables", "commands", "command", "operation"]);
  return (tool.allow ?? []).some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived" && telling.has(line.subject.name)));
}

function shapesOf(rule: PolicyRule, tool: ToolPolicy): readonly ToolShape[] | string {
  const lines = linesOf(rule);
  if (lines.includes(null)) return "a line cannot be followed";
  const known = lines.filter((line) => line !== null);
  const others = argumentProperties(known.filter(({ subject }) => subject.kind === "argument"), tool);
  if (typeof others === "string") return others;
  const derived = known.filter(({ subject }) => subject.kind === "derived");
  const names = new Set<string>(derived.map(({ name }) => name));
  if (names.has("statement_type")) return statementTools(derived, others, tool);
  const words = derived.find(({ name }) => name === "command");
  if (words !== undefined) return commandTools(words, derived, others);
  const commands = derived.find(({ name }) => name === "commands");
  if (commands !== undefined) return derived.length > 1 ? "which further words keep a command harmless cannot be said in a schema" : programTool(commands, others);
  return derived.length === 0 ? "it fixes the text itself" : "what it allows is told only by what a text does";
}

export type OtherArguments = { readonly properties: { readonly [name: string]: JsonSchema }; readonly required: readonly string[] };

/** Arguments beside the text, with the schema that their lines come to. */
function argumentProperties(lines: readonly RuleLine[], tool: ToolPolicy): OtherArguments | string {
  const properties = new Map<string, JsonSchema>();
  const required: string[] = [];
  for (const line of lines) {
    const name = wholeArgument(line);
    const answer = jsonSchemaDialect.line(line, tool);
    const narrowed = answer.kind === "narrowed" ? readLine(answer.name, answer.condition) : answer.kind === "said" ? line : null;
    if (name === null || narrowed === null || properties.has(name)) return `${line.name} cannot be said in a schema`;
    if (!/^[A-Za-z_]\w{0,60}$/.test(name) || derivedNames.some((one) => one === name) || reserved.has(name)) return `an argument of the name ${line.name}`;
    properties.set(name, valueSchema(narrowed.atoms));
    if (!line.isOptional) required.push(name);
  }
  return { properties: Object.fromEntries(properties), required };
}

/** Names of the arguments that are made here. */
const reserved = new Set(["table", "columns", "where", "values", "limit", "program", "words", "__proto__"]);

/** A command word by word: a tool without a choice. */
function commandTools({ atoms, isOptional }: RuleLine, derived: readonly RuleLine[], others: OtherArguments): readonly ToolShape[] | string {
  const [atom, second] = atoms;
  if (isOptional || second !== undefined || atom?.kind !== "words" || !atom.words.every(isPlainWord)) return "the words of the command are not fixed";
  const keeps = derived.filter(({ name }) => name !== "command").map(({ name }) => name);
  return [{ suffix: atom.words.join("_"), description: `Runs ${atom.words.join(" ")} and nothing else.`, ...others, keeps }];
}

/** Commands with any words: as a list of words that no shell reads. */
function programTool({ atoms, isOptional }: RuleLine, others: OtherArguments): readonly ToolShape[] | string {
  const [atom, second] = atoms;
  const names = atom?.kind === "one_of" && !atom.ignoreCase ? atom.values : [];
  if (isOptional || second !== undefined || names.length === 0 || !names.every((name) => typeof name === "string" && isPlainWord(name))) return "the commands are not listed";
  const properties = { program: { enum: names }, words: { type: "array", items: { type: "string" } }, ...others.properties };
  return [{ suffix: "program", description: "Runs one of these programs with a list of words; no shell reads them.", properties, required: ["program", "words", ...others.required], keeps: [] }];
}

function built(shape: ToolShape, rule: PolicyRule, { tool }: ToolPolicy, names: Set<string>): HardenedTool {
  const base = `${tool}_${shape.suffix}`.toLowerCase().replace(/[^a-z\d]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 56) || "tool";
  let name = base;
  for (let turn = 2; names.has(name); turn++) name = `${base}_${turn}`;
  names.add(name);
  const schema: JsonSchema = { type: "object", properties: shape.properties, required: [...shape.required], additionalProperties: false };
  return { replaces: tool, rule: rule.id, name, description: shape.description, schema, typescript: typescriptOf(name, shape.description, schema), keeps: shape.keeps };
}
