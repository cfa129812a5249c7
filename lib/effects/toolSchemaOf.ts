import { isObject, type JsonValue } from "../base/json.ts";
import type { ToolSchema } from "./toolCall.ts";

const propertiesMax = 200;
const descriptionMax = 2_000;
const hintNames = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] as const;

type Objects = { readonly [name: string]: JsonValue };
const objectOf = (value: JsonValue | undefined): Objects => (isObject(value ?? null) && isObject(value) ? value : {});
const firstObject = (...values: readonly (JsonValue | undefined)[]): Objects => objectOf(values.find((value) => isObject(value ?? null)));

/**
 * What a server says of a tool, from any of the shapes in which it is written down: a tool of MCP (`inputSchema`, `annotations`), a function of
 * a model's API (`parameters`, `input_schema`, `function`), a bare JSON Schema, or bare hints. All of it is a claim. Null: no object.
 */
export function toolSchemaOf(given: JsonValue | undefined): ToolSchema | null {
  if (!isObject(given ?? null) || !isObject(given)) return null;
  const tool = isObject(given["function"]) ? given["function"] : given;
  const input = firstObject(tool["inputSchema"], tool["input_schema"], tool["parameters"], tool);
  const places = [objectOf(tool["annotations"]), objectOf(given["annotations"]), objectOf(input["annotations"]), tool];
  const hints = Object.fromEntries(hintNames.flatMap((name) => {
    const said = places.map((place) => place[name]).find((value) => typeof value === "boolean");
    return typeof said === "boolean" ? [[name, said] as const] : [];
  }));
  const { description } = tool;
  return { description: typeof description === "string" ? description : null, annotations: hints, languages: languagesOf(objectOf(input["properties"])) };
}

const speaksSql = /\bSQL\b[^.]{0,40}\b(?:statements?|quer(?:y|ies)|commands?|scripts?|text|to (?:be )?(?:run|executed?))\b|\b(?:statements?|quer(?:y|ies)|commands?|scripts?)\b[^.]{0,20}\b(?:in|of) SQL\b/i;
const speaksShell = /\b(?:shell|bash|terminal|powershell|command[- ]line)\b[^.]{0,30}\b(?:commands?|scripts?|lines?)\b|\bcommand line to (?:run|execute)\b/i;

/** Arguments whose description says that a language stands in them. It can only make a verdict graver: what reads them decides. */
function languagesOf(properties: Objects): NonNullable<ToolSchema["languages"]> {
  return Object.entries(properties).slice(0, propertiesMax).flatMap(([name, property]) => {
    const { description } = objectOf(property);
    const language = typeof description === "string" ? languageIn(description.slice(0, descriptionMax)) : null;
    return language === null ? [] : [{ name, language }];
  });
}

const languageIn = (text: string): "sql" | "shell" | null => (speaksSql.test(text) ? "sql" : speaksShell.test(text) ? "shell" : null);
