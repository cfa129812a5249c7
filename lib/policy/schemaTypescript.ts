import { asciiJson } from "./export/asciiJson.ts";
import type { JsonSchema } from "./export/jsonSchemaValue.ts";

/** A tool's schema as TypeScript: the type of what it takes, and its signature. What a type cannot say stands in the schema. */
export function typescriptOf(name: string, description: string, schema: JsonSchema): string {
  const words = name.split("_").filter(Boolean).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  const type = /^[A-Z]/.test(words) ? words : `Tool${words}`;
  return `/** ${description.replaceAll("*/", "* /")} */\nexport type ${type} = ${typeText(schema, "")};\nexport type ${type}Tool = (input: ${type}) => Promise<unknown>;\n`;
}

function typeText(schema: JsonSchema, indent: string): string {
  const { enum: values, anyOf, allOf, type, items, properties, required } = schema;
  if (Array.isArray(values)) return values.map((value) => asciiJson(value)).join(" | ") || "never";
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map((one) => typeText(asSchema(one), indent)))].join(" | ");
  if (Array.isArray(allOf)) return allOf.length === 0 ? "unknown" : allOf.map((one) => `(${typeText(asSchema(one), indent)})`).join(" & ");
  switch (type) {
    case "string": case "boolean": case "null": case "number": return type;
    case "integer": return "number";
    case "array": return `readonly (${typeText(asSchema(items), indent)})[]`;
    case "object": return objectText(asSchema(properties), Array.isArray(required) ? required : [], indent);
    default: return "unknown";
  }
}

function objectText(properties: JsonSchema, required: readonly unknown[], indent: string): string {
  const lines = Object.entries(properties).map(([name, one]) => `${indent}  readonly ${asciiJson(name)}${required.includes(name) ? "" : "?"}: ${typeText(asSchema(one), `${indent}  `)};\n`);
  return lines.length === 0 ? "Record<string, never>" : `{\n${lines.join("")}${indent}}`;
}

const asSchema = (value: unknown): JsonSchema => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {});
