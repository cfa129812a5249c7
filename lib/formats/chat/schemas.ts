import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { ToolSchema } from "../../trace/model.ts";
import { isToolDefinitionMessage } from "./dialects/openai.ts";

/** Where the schema of the parameters stands: OpenAI, Anthropic, Vercel and MCP, Pydantic AI, Vercel 4, Gemini. */
const parameterNames = [
  "parameters",
  "input_schema",
  "inputSchema",
  "parameters_json_schema",
  "parametersJsonSchema",
  "args_schema",
  "schema",
];
/** Members of a request that list the tools it offers. */
const listNames = [
  "tools",
  "functions",
  "function_tools",
  "output_tools",
  "function_declarations",
  "functionDeclarations",
];
const nestingMax = 8;

/**
 * The tools that a value offers to a model, each name once, in order. Takes one definition, a list, a map of names to
 * JSON texts (Langfuse `toolDefinitions`), a request or its parameters (`{tools}`), texts that hold any of these, and
 * messages that carry a definition. Dialects: OpenAI chat and Responses, Anthropic, Vercel AI SDK, Gemini, Pydantic AI,
 * MCP, Bedrock. Source: langfuse/langfuse 4.16.
 */
export function readToolSchemas(value: JsonValue): ToolSchema[] {
  const byName = new Map<string, ToolSchema>();
  for (const schema of collect(value, 0)) if (!byName.has(schema.name)) byName.set(schema.name, schema);
  return [...byName.values()];
}

function collect(value: JsonValue | undefined, depth: number): ToolSchema[] {
  if (value === undefined || depth > nestingMax) return [];
  if (typeof value === "string") {
    const inner = unwrapJson(value).value;
    return typeof inner === "string" ? [] : collect(inner, depth + 1);
  }
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, depth + 1));
  if (!isObject(value)) return [];
  const own = definition(value);
  if (own !== null) return [own];
  const lists = listNames.filter((name) => name in value);
  if (lists.length > 0) return lists.flatMap((name) => collect(value[name], depth + 1));
  // A message holds a definition only where it has the form of one: what tools answer may name and describe anything.
  const holders = [isToolDefinitionMessage(value) ? "content" : "", "config", "kwargs", "json_schema"];
  const holder = holders.find((name) => isObject(value[name]));
  return holder === undefined ? namedDefinitions(value) : collect(value[holder], depth + 1);
}

/** One definition: in `function` (OpenAI), in `toolSpec` (Bedrock), else by its own name and a schema or type. */
function definition(value: JsonObject): ToolSchema | null {
  const wrapped = [value["function"], value["toolSpec"]].find(isObject);
  const body = wrapped ?? value;
  const name = textMember(body, "name");
  if (name === null) return null;
  const key = parameterNames.find((candidate) => candidate in body);
  const parameters = schemaOf(key === undefined ? undefined : body[key]);
  // A call names a tool as well; what it has and a definition never has are arguments.
  if (["arguments", "args", "input", "call_id", "tool_call_id"].some((call) => call in body)) return null;
  const type = textMember(value, "type");
  // Provider tools ({type: "web_search_20250305", name}) have neither description nor schema.
  const isDefinition =
    wrapped !== undefined || key !== undefined || "description" in body || (type !== null && !("content" in value));
  return isDefinition ? { name, description: textMember(body, "description"), parameters } : null;
}

/** Bedrock puts the schema into `json`, Vercel 5 into `jsonSchema`; a schema may be JSON text. */
function schemaOf(value: JsonValue | undefined): JsonValue {
  const inner = member(value, "json") ?? member(value, "jsonSchema") ?? value ?? null;
  return typeof inner === "string" ? unwrapJson(inner).value : inner;
}

/** `{ run_sql: "{\"description\":…,\"parameters\":…}" }`: the name is outside. Counts only where every member is one. */
function namedDefinitions(value: JsonObject): ToolSchema[] {
  const schemas: ToolSchema[] = [];
  for (const [name, text] of Object.entries(value)) {
    const body = typeof text === "string" ? unwrapJson(text).value : text;
    const key = isObject(body) ? parameterNames.find((candidate) => candidate in body) : undefined;
    if (!isObject(body) || (key === undefined && !("description" in body))) return [];
    const parameters = schemaOf(key === undefined ? undefined : body[key]);
    schemas.push({ name, description: textMember(body, "description"), parameters });
  }
  return schemas;
}
