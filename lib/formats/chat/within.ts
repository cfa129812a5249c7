import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Message } from "../../trace/model.ts";
import { ofPieces, readMessage, readOddMessage } from "./message.ts";
import { readPart } from "./parts.ts";

/** Deeper than this nobody nests messages; what lies below is still in the payload. */
const depthMax = 200;

type Task = { readonly value: JsonValue; readonly depth: number };

/**
 * Every message anywhere inside a value, such as the state of a chain, outermost lists in order. Demands evidence:
 * a known role or type word together with a body. A `{type, content}` of anything else (documents, UI blocks) is no
 * message. What lies inside a message is part of it and not read again.
 */
export function messagesWithin(value: JsonValue): Message[] {
  const found: Message[] = [];
  // Breadth first: what stands further out comes first, and depth costs no call stack.
  let level: Task[] = [{ value, depth: 0 }];
  while (level.length > 0) {
    const next: Task[] = [];
    for (const task of level) {
      const rest = Array.isArray(task.value) ? readList(task.value, found) : readSingle(task.value, found);
      if (task.depth < depthMax) next.push(...rest.map((child) => ({ value: child, depth: task.depth + 1 })));
    }
    level = next;
  }
  return found;
}

function readSingle(value: JsonValue, found: Message[]): readonly JsonValue[] {
  if (!isObject(value)) return [];
  const read = readMessage(value);
  if (read === null) return Object.values(value);
  found.push(...read);
  return [];
}

/** Reads a list and gives back the elements that are no messages and may hold some. */
function readList(list: JsonValue[], found: Message[]): readonly JsonValue[] {
  const blocks = callBlocks(list);
  if (blocks !== null) {
    found.push(blocks);
    return [];
  }
  const { messages, rest } = readMessageList(list);
  found.push(...messages);
  return rest;
}

/** Content blocks that stand without a message count as one where they hold a call or a result. */
export function callBlocks(list: readonly JsonValue[]): Message | null {
  if (list.length === 0 || list.some((block) => !isObject(block) || "role" in block)) return null;
  const pieces = list.map(readPart);
  const known = pieces.filter((read) => read !== null).flat();
  const hasCall = known.some((piece) => piece.kind === "request" || piece.kind === "result");
  return hasCall && pieces.every((read) => read !== null) && list.every(isContentBlock) ? ofPieces(null, known) : null;
}

/** Items that are messages of their own (Responses API, bare calls) are read one by one. */
function isContentBlock(block: JsonValue): boolean {
  return readMessage(block) === null;
}

/**
 * The messages of a list in their order, and the elements that are none. Roles that no vendor documents count where a
 * neighbour shows that this is a list of messages.
 */
export function readMessageList(list: readonly JsonValue[]): { messages: Message[]; rest: JsonValue[] } {
  const requested = new Set<string>();
  const read = list.map((element) => {
    const messages = readMessage(element, requested);
    for (const message of messages ?? []) for (const { tool } of message.requests) requested.add(tool);
    return messages;
  });
  const isConversation = read.some((messages) => messages !== null && messages.length > 0);
  const messages: Message[] = [];
  const rest: JsonValue[] = [];
  for (const [index, element] of list.entries()) {
    const own = read[index] ?? (isConversation ? readOddMessage(element) : null);
    if (own === null) rest.push(element);
    else messages.push(...own);
  }
  return { messages, rest };
}

/** True where a value shows evidence of being one message. */
export function isMessage(value: JsonValue): value is JsonObject {
  return isObject(value) && readMessage(value) !== null;
}
