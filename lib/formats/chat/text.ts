import { isObject, member, textMember, type JsonValue } from "../../base/json.ts";
import { writeJson } from "../../base/jsonWriter.ts";

/** Types of content blocks that carry no text: the text beside them is the whole text. */
const silent =
  /^(image|image_url|input_image|audio|input_audio|video|media|blob|uri|thinking|redacted_thinking|reasoning)$/;

/** The text of one content block, `""` for a block that holds none, null for what is no content block. */
function blockText(block: JsonValue): string | null {
  if (typeof block === "string") return block;
  if (!isObject(block)) return null;
  const type = textMember(block, "type");
  if (type !== null && silent.test(type)) return "";
  const text = member(block, "text");
  if (typeof text === "string") return text;
  if (type === "text" && typeof block["content"] === "string") return block["content"];
  const resource = textMember(member(block, "resource"), "text");
  if (type === "resource" && resource !== null) return resource;
  if (type === "resource_link") return textMember(block, "uri") ?? "";
  const json = type === null || type === "json" ? member(block, "json") : undefined;
  return json === undefined ? null : writeJson(json);
}

/** True for a list of content blocks as tools return it: `[{type:"text",text}]`, `[{text}]`, `[{json}]`, plain texts. */
export function isBlockList(value: JsonValue | undefined): value is JsonValue[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((block) => isObject(block) && blockText(block) !== null)
  );
}

/**
 * The text of a message's or tool result's content as a model reads it: a string as it is, blocks joined by line
 * feeds, any other structure as compact JSON.
 */
export function textOf(content: JsonValue | undefined): string {
  if (content === undefined || content === null) return "";
  if (typeof content === "string") return content;
  if (Array.isArray(content)) {
    const texts = content.map(blockText);
    const known = texts.filter((text) => text !== null);
    if (content.length > 0 && known.length === texts.length) return known.filter((text) => text !== "").join("\n");
    return content.length === 0 ? "" : writeJson(content);
  }
  return (isObject(content) ? blockText(content) : null) ?? writeJson(content);
}
