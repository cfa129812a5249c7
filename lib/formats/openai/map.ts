import { isObject, type JsonObject, type JsonValue, textMember } from "../../base/json.ts";
import type { ProblemLog, ProblemNote } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { ConversationDraft, Message } from "../../trace/model.ts";
import type { MapResult } from "../adapter.ts";
import { documentsWithin } from "../chat/documents.ts";
import { readMessages, readSystemPrompt } from "../chat/messages.ts";
import { readToolSchemas } from "../chat/schemas.ts";
import { isMessage, readMessageList } from "../chat/within.ts";
import { transcriptOf } from "./schema.ts";

/** Members of a request that are read and therefore not repeated in the metadata. */
const readNames = ["system", "instructions", "systemInstruction", "system_instruction", "tools", "functions"];

/** Maps one transcript: an object with a list of messages, the list itself, or (`scope`) one message of the file's only conversation. */
export function mapTranscript(record: RawRecord, log: ProblemLog, scope: string | null): MapResult {
  const { value, at } = record;
  if (scope !== null)
    return isMessage(value)
      ? { drafts: [conversation({}, [value], [], at, log, scope)] }
      : { skip: malformed(at, "This line is no message.") };
  if (Array.isArray(value)) return { drafts: [conversation({}, value, [], at, log, null)] };
  const read = transcriptOf(value) ?? emptyTranscript(value);
  if (!isObject(value) || read === null) return { skip: malformed(at, "This record holds no list of messages.") };
  const { request, list, answers, used } = read;
  const draft = conversation(request, list, answers, at, log, null);
  const isRest = ([name]: [string, JsonValue]) => !used.includes(name) && !readNames.includes(name);
  const others = Object.fromEntries(Object.entries({ ...value, ...request }).filter(isRest));
  return {
    drafts: [
      {
        ...draft,
        traceName: textMember(value, "name") ?? textMember(value, "title"),
        thread: textMember(value, "conversation_id"),
        retrieved: documentsWithin(others),
        metadata: others,
      },
    ],
  };
}

/** A transcript may hold an empty list among others that are not. */
function emptyTranscript(value: JsonValue): ReturnType<typeof transcriptOf> {
  const list = isObject(value) ? (value["messages"] ?? value["traj"] ?? value["conversation"]) : null;
  return isObject(value) && Array.isArray(list)
    ? { request: value, list, answers: [], used: ["messages", "traj", "conversation"] }
    : null;
}

function conversation(
  request: JsonObject,
  list: readonly JsonValue[],
  answers: readonly JsonValue[],
  at: string,
  log: ProblemLog,
  traceId: string | null,
): ConversationDraft {
  const { messages, rest } = readMessageList(list);
  if (rest.length > 0)
    log.add({ ...malformed(at, "An element of the list of messages is no message."), count: rest.length });
  return {
    type: "conversation",
    at: "",
    traceId,
    traceName: null,
    thread: null,
    messages: [...systemPrompt(request), ...messages, ...answers.flatMap((answer) => readMessages(answer, "output"))],
    retrieved: [],
    offered: readToolSchemas([request["tools"] ?? null, request["functions"] ?? null, [...list]]),
    metadata: {},
  };
}

/** Requests in Anthropic's, Gemini's and the Responses form keep the system prompt beside the messages. */
function systemPrompt(value: JsonObject): Message[] {
  const prompts = readNames.slice(0, 4).map((name) => readSystemPrompt(value[name]));
  return prompts.filter((prompt) => prompt !== null).slice(0, 1);
}

function malformed(at: string, message: string): ProblemNote {
  return { code: "record_malformed", at, message, fix: "Compare with the source of the file; the rest was read." };
}
