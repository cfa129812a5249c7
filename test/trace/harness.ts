import type { JsonObject, JsonValue } from "../../lib/base/json.ts";
import { findingsReader } from "../../lib/store/findingsReader.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { addDraft } from "../../lib/trace/addDraft.ts";
import { joinTraces } from "../../lib/trace/joinTraces.ts";
import { loadSighting } from "../../lib/trace/loadSighting.ts";
import type { CallArguments, ConversationDraft, Draft, Message, SpanDraft, ToolRequest, ToolResult } from "../../lib/trace/model.ts";
import { orderRows } from "../../lib/trace/orderRows.ts";
import type { DraftPlace } from "../../lib/trace/traceIndex.ts";

export const args = (value: JsonValue): CallArguments => ({ state: "present", form: "json", value });
export const noArgs: CallArguments = { state: "not_captured", form: "none", value: null };

export const span = (more: Partial<SpanDraft> & { spanId: string }): SpanDraft => ({
  type: "span", at: "", part: "whole", traceId: "t1", parentId: null, name: more.spanId, kind: "CHAIN", kindText: null,
  start: null, end: null, clockless: false, order: "", status: "ok", statusMessage: null, thread: null, user: null, agent: null, model: null,
  tokens: { input: null, output: null }, cost: null, traceName: null, input: { state: "empty", value: null }, output: { state: "empty", value: null },
  inputMessages: [], outputMessages: [], execution: null, retrieved: [], offered: [], metadata: {}, ...more,
});

export const at = (ms: number): { us: number; text: string } => ({ us: ms * 1000, text: String(ms) });

export const message = (role: Message["role"], text: string, more: Partial<Message> = {}): Message => ({
  role, roleText: role, name: null, id: null, text, requests: [], results: [], attachments: [], ...more,
});
export const request = (callId: string | null, tool: string, value: JsonObject): ToolRequest => ({ callId, tool, arguments: args(value), invalid: false });
export const asks = (...requests: ToolRequest[]): Message => message("assistant", "", { requests });
export const result = (callId: string | null, text: string, more: Partial<ToolResult> = {}): Message =>
  message("tool", text, { results: [{ callId, tool: null, text, state: "present", isError: null, ...more }] });

type More = Partial<Omit<SpanDraft, "spanId">>;

export const llm = (spanId: string, start: number, input: Message[], output: Message[], more: More = {}): SpanDraft =>
  span({ spanId, kind: "LLM", start: at(start), end: at(start + 100), inputMessages: input, outputMessages: output, ...more });

export const tool = (spanId: string, start: number, name: string, value: JsonValue, text: string | null, { callId = null, ...more }: More & { callId?: string | null } = {}): SpanDraft =>
  span({
    spanId, kind: "TOOL", name, start: at(start), end: at(start + 50),
    execution: {
      callId, tool: name, arguments: value === null ? noArgs : args(value),
      result: text === null ? { state: "not_captured", text: "" } : { state: "present", text }, isError: null,
    },
    ...more,
  });

export const conversation = (messages: Message[]): ConversationDraft => ({
  type: "conversation", at: "", traceId: null, traceName: null, thread: null, messages, retrieved: [], offered: [], metadata: {},
});

export type Joined = Awaited<ReturnType<typeof join>>;

/** Runs drafts through the trace step over an index in memory; each inner list is one exhibit. */
export async function join(...exhibits: Draft[][]) {
  const db = openTraceIndex(":memory:", "create");
  const index = traceIndexWriter(db);
  const kept = new Map<number, Draft>();
  const source = {
    draft: async (place: DraftPlace) => kept.get(place.record) ?? null,
    complete: async (merged: SpanDraft) => merged,
  };
  const sink = { index, reload: source.draft, mask: (text: string) => text };
  for (const [exhibit, drafts] of exhibits.entries()) {
    for (const [number, draft] of drafts.entries()) {
      const record = index.addRecord(exhibit + 1, { number, offset: null, length: null, at: `/${number}` });
      kept.set(record, draft);
      await addDraft(sink, draft, { exhibit: exhibit + 1, record, draft: 0 }, `x${exhibit + 1}:/${number}`);
    }
  }
  await joinTraces(sink, source, () => undefined);
  const cycles = orderRows(index);
  index.summariseTraces();
  const reader = findingsReader(db);
  const calls = [];
  for (const row of reader.calls()) {
    const sighting = row.argumentsAt === null ? null : await loadSighting(source, row.argumentsAt);
    calls.push({ ...row, arguments: sighting?.arguments?.value ?? null });
  }
  const documents = [...reader.documents()];
  const counts = index.counts();
  const problems = index.problemFacts(cycles);
  const rows = db.prepare("select type, name, depth, call, call_state as state from steps order by tree_order").all();
  db.close();
  return { calls, documents, counts, problems, rows };
}
