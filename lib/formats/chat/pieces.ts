import { isObject, textMember, type JsonValue } from "../../base/json.ts";
import { writeJson } from "../../base/jsonWriter.ts";
import type { Message, Role, ToolRequest, ToolResult } from "../../trace/model.ts";
import { readArguments } from "./arguments.ts";
import { textOf } from "./text.ts";
import { textState } from "./withheld.ts";

/** What one part of a message's content is. `silent` parts (images, reasoning) are known and carry no text of the speaker. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "request"; readonly request: ToolRequest }
  | { readonly kind: "result"; readonly result: ToolResult }
  | { readonly kind: "attachment"; readonly source: string | null; readonly text: string }
  | { readonly kind: "silent" };

export const silentPiece: Piece = { kind: "silent" };

/** A request as a piece. `args` undefined: the message does not carry the arguments. */
export function requestPiece(callId: string | null, tool: string, args: JsonValue | undefined): Piece {
  return { kind: "request", request: request(callId, tool, args) };
}

export function request(
  callId: string | null,
  tool: string,
  args: JsonValue | undefined,
  invalid = false,
): ToolRequest {
  return { callId, tool, arguments: readArguments(args ?? null, "request"), invalid };
}

/** A result whose content is given as the vendor wrote it. An absent content is not captured, not empty. */
export function result(
  callId: string | null,
  tool: string | null,
  content: JsonValue | undefined,
  isError: boolean | null,
): ToolResult {
  if (content === undefined) return { callId, tool, text: "", state: "not_captured", isError };
  const text = textOf(content);
  const state = textState(text);
  return { callId, tool, text: state === "present" ? text : "", state, isError };
}

export function resultPiece(
  callId: string | null,
  tool: string | null,
  content: JsonValue | undefined,
  isError: boolean | null,
): Piece {
  return { kind: "result", result: result(callId, tool, content, isError) };
}

/** A call id as text: vendors write strings, a few write numbers. */
export function idOf(value: JsonValue | undefined, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textMember(value, name);
    if (text !== null) return text;
    const found = isObject(value) ? value[name] : undefined;
    if (typeof found === "number") return String(found);
  }
  return null;
}

/**
 * The requests of several places of one message, each call once. Vendors repeat the list of calls (LangChain in
 * `additional_kwargs` and in content blocks); inside one place nothing is dropped, because some frameworks give every
 * call of a tool the same id.
 */
export function mergeRequests(places: readonly (readonly ToolRequest[])[]): ToolRequest[] {
  const merged: ToolRequest[] = [];
  for (const place of places) {
    const known = [...merged];
    merged.push(...place.filter((candidate) => !known.some((other) => isSameRequest(other, candidate))));
  }
  return merged;
}

function isSameRequest(a: ToolRequest, b: ToolRequest): boolean {
  if (a.callId !== null && b.callId !== null) return a.callId === b.callId;
  return a.tool === b.tool && writeJson(a.arguments.value) === writeJson(b.arguments.value);
}

export type MessageHead = {
  readonly role: Role;
  readonly roleText: string;
  readonly name?: string | null;
  readonly id?: string | null;
};

/** Builds a message of its parts. `requests`: places outside the content that list calls, the best one first. */
export function assemble(
  head: MessageHead,
  pieces: readonly Piece[],
  requests: readonly (readonly ToolRequest[])[] = [],
): Message {
  const inContent = pieces.flatMap((piece) => (piece.kind === "request" ? [piece.request] : []));
  return {
    role: head.role,
    roleText: head.roleText,
    name: head.name ?? null,
    id: head.id ?? null,
    text: pieces.flatMap((piece) => (piece.kind === "text" && piece.text !== "" ? [piece.text] : [])).join("\n"),
    requests: mergeRequests([...requests, inContent]),
    results: pieces.flatMap((piece) => (piece.kind === "result" ? [piece.result] : [])),
    attachments: pieces.flatMap((piece) =>
      piece.kind === "attachment" ? [{ source: piece.source, text: piece.text }] : [],
    ),
  };
}
