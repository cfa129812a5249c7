import { canonicalJson } from "../base/canonicalJson.ts";
import { hash128 } from "../base/hash.ts";
import { isObject } from "../base/json.ts";
import type {
  CallArguments, ConversationDraft, Draft, Message, PayloadState, Role, SpanDraft, ToolRequest, ToolResult, ToolSchema,
} from "./model.ts";
import { isUnmistakable } from "./sameRuns.ts";

export type SightingKind = "message" | "request" | "result" | "execution" | "retrieval" | "attachment" | "schema";

/** One thing seen in one draft: enough to join it with others, and its content for whoever needs it. */
export type Sighting = {
  readonly kind: SightingKind;
  /** Equal where a later prompt of the same trace repeats the same thing. */
  readonly identity: string;
  readonly isOutput: boolean;
  /** Links a request with its result. */
  readonly link: string | null;
  readonly callId: string | null;
  readonly tool: string | null;
  readonly arguments: CallArguments | null;
  /** JSON object of hashes per argument name; null where the arguments are not named or not captured. */
  readonly argumentsDigest: string | null;
  readonly text: string | null;
  readonly state: PayloadState | null;
  readonly isError: boolean | null;
  readonly role: Role | null;
  readonly source: string | null;
  /** Index of the message in the draft's input (or, for outputs, output) messages. */
  readonly message: number | null;
  readonly schema: ToolSchema | null;
};

const blank: Omit<Sighting, "kind" | "identity"> = {
  isOutput: false, link: null, callId: null, tool: null, arguments: null, argumentsDigest: null, text: null,
  state: null, isError: null, role: null, source: null, message: null, schema: null,
};

const identityOf = (...parts: (string | number | null)[]): string => hash128(JSON.stringify(parts));

/**
 * A hash per argument, so that two writings of one call can be compared without their values.
 * @returns JSON text, or null where nothing can be compared: text, positional or absent arguments.
 */
export function digestArguments(args: CallArguments): string | null {
  if (args.state !== "present" && args.state !== "empty") return null;
  if (!isObject(args.value)) return null;
  const entries = Object.entries(args.value).map(([name, value]) => [name, hash128(canonicalJson(value)).slice(0, 16)]);
  entries.sort(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify(entries);
}

/** Counts how often the same thing has been met, from 1. */
class Occurrences {
  readonly #seen = new Map<string, number>();
  next(key: string): number {
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    return count;
  }
}

/** Walks the messages of one draft in order, pairing requests with results as it goes. */
class MessageWalk {
  readonly out: Sighting[] = [];
  #repeats = new Occurrences();
  /** Requests of the list that no result has answered yet, in order. */
  #open: { link: string; callId: string | null; tool: string }[] = [];
  /** Requests under one call id, in order: some frameworks use the tool's name as the id, some replay a pool of ids. */
  #ranks = new Map<string, string[]>();
  readonly #distinctRepeats: boolean;

  /** `distinctRepeats`: equal messages are separate turns (a model's prompt), not repeats inside a state. */
  constructor(distinctRepeats: boolean) {
    this.#distinctRepeats = distinctRepeats;
  }

  /** A chain's output repeats its input; a model's output goes on after it. */
  startOutput(): void {
    if (this.#distinctRepeats) return;
    this.#repeats = new Occurrences();
    this.#open = [];
    this.#ranks = new Map();
  }

  add(message: Message, index: number, isOutput: boolean): void {
    const body = identityOf("body", message.role, message.text, ...message.requests.map(requestKey), ...message.results.map(resultKey));
    const turn = this.#turn(body, message.id);
    if (turn === null) return;
    this.out.push({
      ...blank, kind: "message", isOutput, message: index, role: message.role, text: message.text,
      identity: identityOf("message", body, turn), state: message.text === "" ? "empty" : "present",
    });
    for (const request of message.requests) this.#request(request, index, isOutput);
    for (const result of message.results) this.#result(result, index, isOutput);
    for (const { source, text } of message.attachments) {
      this.out.push({
        ...blank, kind: "attachment", isOutput, message: index, source, text, state: "present",
        identity: identityOf("attachment", text),
      });
    }
  }

  /** Which turn of equal ones this is, or null where it is the same one again inside a state. */
  #turn(body: string, id: string | null): number | null {
    if (this.#distinctRepeats) return this.#repeats.next(body);
    if (this.#repeats.next(`${body} ${id ?? ""}`) > 1) return null;
    return this.#repeats.next(`${body} turns`);
  }

  #request(request: ToolRequest, message: number, isOutput: boolean): void {
    const key = requestKey(request);
    const link = request.callId === null ? `${key}#${this.#repeats.next(key)}` : this.#idLink(request.callId, key, isOutput);
    this.#open.push({ link, callId: request.callId, tool: request.tool });
    this.out.push({
      ...blank, kind: "request", isOutput, message, link, callId: request.callId, tool: request.tool,
      arguments: request.arguments, argumentsDigest: digestArguments(request.arguments), state: request.arguments.state,
      identity: identityOf("request", link, key),
    });
  }

  /**
   * A model that answers with a call that its own prompt holds already did not ask twice where no two calls share such an
   * id: the client went on appending to the list of messages that the tracer had yet to write down.
   */
  #idLink(callId: string, key: string, isOutput: boolean): string {
    const ranks = this.#ranks.get(callId) ?? [];
    const again = this.#distinctRepeats && !(isOutput && isUnmistakable(callId)) ? -1 : ranks.indexOf(key);
    const rank = again < 0 ? ranks.push(key) - 1 : again;
    this.#ranks.set(callId, ranks);
    return rank === 0 ? `id:${callId}` : `id:${callId}~${rank + 1}`;
  }

  #result(result: ToolResult, message: number, isOutput: boolean): void {
    const at = this.#open.findIndex((open) =>
      result.callId !== null ? open.callId === result.callId : open.callId === null && (result.tool === null || open.tool === result.tool),
    );
    const answered = at < 0 ? null : (this.#open.splice(at, 1)[0]?.link ?? null);
    const link = answered ?? (result.callId === null ? null : `id:${result.callId}`);
    const body = identityOf("result", link, result.tool, result.text);
    this.out.push({
      ...blank, kind: "result", isOutput, message, link, callId: result.callId, tool: result.tool, text: result.text,
      state: result.state, isError: result.isError ?? saysError(result.text),
      identity: link === null ? identityOf(body, this.#repeats.next(body)) : body,
    });
  }
}

/**
 * A response that opens with an error's name is an error where nothing else says so: transcripts carry no status, and a
 * failed tool's span often says success. Returns null, not false, where the text does not tell.
 */
export function saysError(text: string): true | null {
  return /^\s*(?:Error:\s|Traceback \(most recent call last\)|[A-Za-z_][\w.]*(?:Error|Exception)\s*[:(])/.test(text.slice(0, 200)) ? true : null;
}

const resultKey = (result: ToolResult): string => identityOf("answer", result.callId, result.tool, result.text);

const requestKey = (request: ToolRequest): string =>
  identityOf("call", request.tool, request.arguments.state, canonicalJson(request.arguments.value));

/**
 * Everything that one draft shows of calls, documents and messages. The order is fixed: messages of the input, messages
 * of the output, the execution, retrieved documents, tool schemas; so a position in it is an address.
 */
export function sightingsOf(draft: Draft): Sighting[] {
  switch (draft.type) {
    case "span":
      return spanSightings(draft);
    case "conversation":
      return conversationSightings(draft);
    case "trace":
      return [];
  }
}

function spanSightings(draft: SpanDraft): Sighting[] {
  const walk = new MessageWalk(draft.kind === "LLM");
  draft.inputMessages.forEach((message, index) => walk.add(message, index, false));
  walk.startOutput();
  draft.outputMessages.forEach((message, index) => walk.add(message, index, true));
  const out = walk.out;
  if (draft.execution) {
    const { callId, tool, result, isError } = draft.execution;
    out.push({
      ...blank, kind: "execution", isOutput: true, callId, tool, arguments: draft.execution.arguments,
      argumentsDigest: digestArguments(draft.execution.arguments), text: result.text, state: result.state, isError: isError ?? saysError(result.text),
      link: callId === null ? null : `id:${callId}`,
      identity: identityOf("execution", draft.spanId, draft.at),
    });
  }
  addShared(out, draft);
  return out;
}

function conversationSightings(draft: ConversationDraft): Sighting[] {
  const walk = new MessageWalk(true);
  draft.messages.forEach((message, index) => walk.add(message, index, false));
  addShared(walk.out, draft);
  return walk.out;
}

function addShared(out: Sighting[], draft: SpanDraft | ConversationDraft): void {
  for (const { text, source } of draft.retrieved)
    out.push({ ...blank, kind: "retrieval", isOutput: true, text, source, state: "present", identity: identityOf("retrieval", text) });
  for (const schema of draft.offered)
    out.push({ ...blank, kind: "schema", tool: schema.name, schema, identity: identityOf("schema", schema.name) });
}
