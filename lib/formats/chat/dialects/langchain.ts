import { isObject, member, textMember, type JsonObject } from "../../../base/json.ts";
import { isRoleWord } from "../roles.ts";

/** A LangChain message with its role as it was written. */
export type FlatMessage = { readonly fields: JsonObject; readonly roleText: string };

/**
 * The members of a serialised LangChain object (`{lc, type: "constructor", id: [..., "ToolMessage"], kwargs}`), null
 * for anything else. In JavaScript the kwargs have no `type`; the class is the last element of `id`.
 */
export function constructorOf(value: JsonObject): { readonly className: string; readonly kwargs: JsonObject } | null {
  const path = value["id"];
  const className = Array.isArray(path) ? path.at(-1) : undefined;
  const kwargs = value["kwargs"];
  return typeof className === "string" && isObject(kwargs) ? { className, kwargs } : null;
}

/**
 * A LangChain message in any of its spellings: serialised object, `{type, data}` of `message_to_dict`, flat
 * `{type: "human" | "ai" | …, content}`. Source: langsmith-sdk 0.14 and langsmith-cli.
 */
export function langchainMessage(value: JsonObject): FlatMessage | null {
  const built = constructorOf(value);
  if (built !== null) {
    if (!/Message(Chunk)?$/.test(built.className)) return null;
    const roleText = textMember(built.kwargs, "role") ?? textMember(built.kwargs, "type") ?? built.className;
    return { fields: built.kwargs, roleText };
  }
  const type = textMember(value, "type");
  if (type === null || !(isRoleWord(type) || type === "remove" || type === "RemoveMessage")) return null;
  const data = value["data"];
  if (isObject(data) && ("content" in data || "tool_calls" in data))
    return { fields: data, roleText: textMember(data, "role") ?? type };
  return "content" in value || Array.isArray(value["tool_calls"]) ? { fields: value, roleText: type } : null;
}

/** True where the message says that its tool failed, false where it says that it did not, null where it is silent. */
export function statedError(fields: JsonObject): boolean | null {
  const status = textMember(fields, "status");
  if (status === "error") return true;
  for (const name of ["is_error", "isError"]) {
    const flag = member(fields, name);
    if (typeof flag === "boolean") return flag;
  }
  return status === "success" ? false : null;
}
