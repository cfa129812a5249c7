import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, member, type JsonObject, type JsonValue } from "../../base/json.ts";
import { readPythonLiteral } from "../../base/pythonLiteral.ts";
import type { Message } from "../../trace/model.ts";
import { readMessage } from "./message.ts";
import { readContent, readPart } from "./parts.ts";
import { assemble } from "./pieces.ts";
import { withheldMarker } from "./withheld.ts";
import { callBlocks, messagesWithin, readMessageList } from "./within.ts";

export { messagesWithin };
export type Side = "input" | "output";

/** Wrappers are nested a few deep at most (`output.message.content`); the bound guards against made-up nesting. */
const wrapperDepthMax = 12;

/**
 * Reads a value that is known to be a model's or an agent's input or output. Order: text, list, message, wrapper (see
 * `wrappers`), else every message found inside. Plain text is the user's on the input side, the assistant's on the
 * output side; an object without any message gives none, its payload still stands beside.
 */
export function readMessages(value: JsonValue, side: Side): Message[] {
  return read(value, side, 0);
}

/**
 * Reads the separate system prompt of a request (Anthropic `system`, Gemini `system_instruction`, Responses
 * `instructions`, GenAI `gen_ai.system_instructions`): a text, a list of parts, or `{parts}`. Null where there is none.
 */
export function readSystemPrompt(value: JsonValue | undefined): Message | null {
  const pieces = isObject(value) && "parts" in value ? readContent(value["parts"]) : readContent(value);
  const message = assemble({ role: "system", roleText: "system" }, pieces);
  return message.text === "" ? null : message;
}

function read(value: JsonValue | undefined, side: Side, depth: number): Message[] {
  if (value === undefined || depth > wrapperDepthMax) return [];
  if (typeof value === "string") return readText(value, side);
  if (Array.isArray(value)) return readArray(value, side, depth);
  if (!isObject(value)) return [];
  const own = readMessage(value);
  if (own !== null) return [...own];
  return readWrapper(value, side, depth) ?? messagesWithin(value);
}

function speaker(side: Side) {
  return side === "input" ? ({ role: "user", roleText: "" } as const) : ({ role: "assistant", roleText: "" } as const);
}

/** Text may hold messages once more, as JSON or as a Python literal; it is taken for them only where they show. */
function readText(text: string, side: Side): Message[] {
  if (text.trim() === "" || withheldMarker(text) !== null) return [];
  const inner = structureIn(text);
  if (inner !== null && messagesWithin(inner).length > 0) return read(inner, side, 1);
  return [assemble(speaker(side), [{ kind: "text", text }])];
}

function structureIn(text: string): JsonValue[] | JsonObject | null {
  if (!/^\s*["[{(]/.test(text)) return null;
  const json = unwrapJson(text).value;
  if (Array.isArray(json) || isObject(json)) return json;
  const literal = readPythonLiteral(text.trim());
  return literal.ok && (Array.isArray(literal.value) || isObject(literal.value)) ? literal.value : null;
}

function readArray(list: JsonValue[], side: Side, depth: number): Message[] {
  const pair = readMessage(list);
  if (pair !== null) return [...pair];
  const blocks = callBlocks(list);
  if (blocks !== null) return [blocks];
  const { messages, rest } = readMessageList(list);
  if (messages.length > 0 && rest.length === 0) return messages;
  if (messages.length === 0 && list.length > 0 && list.every((part) => isObject(part) && readPart(part) !== null)) {
    return [assemble(speaker(side), readContent(list))];
  }
  // Lists of lists (LangChain batches), of texts (completion models), of wrappers (Commands): each in its place.
  return list.flatMap((element) => read(element, side, depth + 1));
}

type Wrapper = (value: JsonObject, side: Side, depth: number) => Message[];

/** Reads the member `key`, or the member `inner` of each of its elements. */
function each(key: string, ...inner: readonly string[]): Wrapper {
  return (value, side, depth) =>
    [value[key]].flat(2).flatMap((element) => {
      const found = inner.map((name) => member(element, name)).find((part) => part !== undefined && part !== null);
      return read(found ?? (inner.length === 0 ? element : undefined), side, depth + 1);
    });
}

function plain(key: string): Wrapper {
  return (value, side, depth) => read(value[key], side, depth + 1);
}

/**
 * What a request or a response may be wrapped in, by the member that tells; the first that is present is read.
 * OpenAI choices, LangChain generations, Gemini candidates and contents, LangGraph Command, then the generic names.
 */
const wrappers: readonly (readonly [key: string, read: Wrapper])[] = [
  ["choices", each("choices", "message", "delta", "text")],
  ["generations", each("generations", "message", "text")],
  ["candidates", each("candidates", "content")],
  ["contents", plain("contents")],
  ["messages", plain("messages")],
  ["update", plain("update")],
  ["message", plain("message")],
  [
    "chat_history",
    (value, side, depth) => ["chat_history", "input", "question"].flatMap((key) => read(value[key], side, depth + 1)),
  ],
  ["output", plain("output")],
  ["input", plain("input")],
  ["prompt", plain("prompt")],
  ["prompts", plain("prompts")],
  ["args", plain("args")],
  ["parts", plain("parts")],
  ["content", unnamedContent],
  ["text", plain("text")],
];

/** Some captures lose the role. The text `role` is what is left of a prompt that was not captured (langfuse.md 6). */
function unnamedContent(value: JsonObject, side: Side, depth: number): Message[] {
  if (value["content"] === "role") return [];
  // Gemini's answer: `{content: {parts, role}}`.
  if (isObject(value["content"]) && "parts" in value["content"]) return read(value["content"], side, depth + 1);
  const message = assemble(speaker(side), readContent(value["content"]));
  return message.text === "" && message.requests.length + message.results.length === 0 ? [] : [message];
}

const systemKeys = ["system", "system_prompt", "instructions", "system_instruction", "systemInstruction"];

function readWrapper(value: JsonObject, side: Side, depth: number): Message[] | null {
  const wrapper = wrappers.find(([key]) => value[key] !== undefined && value[key] !== null);
  const config = value["config"];
  const prompts = [...systemKeys.map((key) => value[key]), ...systemKeys.map((key) => member(config, key))];
  const system = prompts.map(readSystemPrompt).find((prompt) => prompt !== null);
  if (wrapper === undefined) return system === undefined ? null : [system, ...messagesWithin(value)];
  const messages = wrapper[1](value, side, depth);
  return system === undefined ? messages : [system, ...messages];
}
