import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { writeJson } from "../../base/jsonWriter.ts";
import { anthropicPart } from "./dialects/anthropic.ts";
import { bedrockPart } from "./dialects/bedrock.ts";
import { geminiPart } from "./dialects/gemini.ts";
import { genaiPart } from "./dialects/genai.ts";
import { mcpPart } from "./dialects/mcp.ts";
import { openaiPart } from "./dialects/openai.ts";
import { pydanticPart } from "./dialects/pydantic.ts";
import { responsesPart } from "./dialects/responses.ts";
import { vercelPart } from "./dialects/vercel.ts";
import type { Piece } from "./pieces.ts";

/**
 * The dialects in which a content part may be written, first hit wins. The order matters where a type word is shared:
 * `file` is OpenAI's when it has a `file` member, Vercel's when it has `data`; Gemini's untyped `{text}` comes last.
 */
const dialects: readonly ((part: JsonObject) => Piece | readonly Piece[] | null)[] = [
  openaiPart,
  anthropicPart,
  vercelPart,
  genaiPart,
  responsesPart,
  pydanticPart,
  bedrockPart,
  mcpPart,
  geminiPart,
];

/** What a content part is, null where no dialect knows it. */
export function readPart(part: JsonValue): readonly Piece[] | null {
  if (typeof part === "string") return [{ kind: "text", text: part }];
  if (!isObject(part)) return null;
  for (const dialect of dialects) {
    const read = dialect(part);
    if (read !== null) return "kind" in read ? [read] : read;
  }
  return null;
}

/**
 * The pieces of a message's content: a text, a list of parts, or one part. What no dialect knows is kept as compact
 * JSON text, so that nothing a model saw is lost to the reader.
 */
export function readContent(content: JsonValue | undefined): readonly Piece[] {
  if (content === undefined || content === null) return [];
  const parts = Array.isArray(content) ? content : [content];
  return parts.flatMap((part) => readPart(part) ?? [{ kind: "text" as const, text: writeJson(part) }]);
}
