import { isObject, member, textMember, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { ProblemLog, ProblemNote } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { ConversationDraft, Message } from "../../trace/model.ts";
import type { MapResult } from "../adapter.ts";
import { documentsWithin } from "../chat/documents.ts";
import { readMessages, readSystemPrompt } from "../chat/messages.ts";
import { readToolSchemas } from "../chat/schemas.ts";
import { readMessageList } from "../chat/within.ts";
import { listNames, transcript } from "./schema.ts";

/** Members of a transcript that are read and therefore not repeated in the metadata. */
const readNames = [...listNames, "system", "instructions", "tools", "functions", "choices"];

/** Maps one transcript: an object with a list of messages, or the list itself. */
export function mapTranscript(record: RawRecord, log: ProblemLog): MapResult {
  const { value, at } = record;
  if (Array.isArray(value)) return { drafts: [conversation({}, value, at, log)] };
  if (!isObject(value) || !transcript.safeParse(value).success)
    return { skip: malformed(at, "This record holds no list of messages.") };
  // A transcript may hold an empty list; the first list with something in it is the conversation.
  const lists = listNames.map((name) => value[name]).filter((list) => Array.isArray(list));
  const list = lists.find((candidate) => candidate.length > 0) ?? lists[0] ?? [];
  return { drafts: [conversation(value, list, at, log)] };
}

function conversation(value: JsonObject, list: JsonValue[], at: string, log: ProblemLog): ConversationDraft {
  const { messages, rest } = readMessageList(list);
  if (rest.length > 0)
    log.add({ ...malformed(at, "An element of the list of messages is no message."), count: rest.length });
  const others = Object.fromEntries(Object.entries(value).filter(([name]) => !readNames.includes(name)));
  return {
    type: "conversation",
    at: "",
    traceId: null,
    traceName: textMember(value, "name") ?? textMember(value, "title"),
    thread: textMember(value, "conversation_id"),
    messages: [...systemPrompt(value), ...messages, ...answers(value)],
    retrieved: documentsWithin(others),
    offered: readToolSchemas([value["tools"] ?? null, value["functions"] ?? null, list]),
    metadata: others,
  };
}

/** Requests in Anthropic's form keep the system prompt beside the messages. */
function systemPrompt(value: JsonObject): Message[] {
  const prompt = readSystemPrompt(value["system"] ?? value["instructions"]);
  return prompt === null ? [] : [prompt];
}

/** Proxies write the request and the model's answer into one object. */
function answers(value: JsonObject): Message[] {
  const choices = value["choices"] ?? member(value["response"], "choices");
  return choices === undefined ? [] : readMessages({ choices }, "output");
}

function malformed(at: string, message: string): ProblemNote {
  return { code: "record_malformed", at, message, fix: "Compare with the source of the file; the rest was read." };
}
