import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { ProblemNote } from "../../evidence/problem.ts";
import type { Probe, RecordPlan } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { listNames, roleMessage } from "./schema.ts";

export const format = "openai.messages";

/** Members that other vendors' wrappers of messages have (langsmith.md, langfuse.md, coding-agents.md). */
const foreign = [
  "trace_id",
  "thread_id",
  "traceId",
  "run_type",
  "runs",
  "inputs",
  "outputs",
  "observations",
  "resourceSpans",
  "schema_version",
  "sessionId",
  "mistake_agent",
  "trajectory_format",
  "samples",
  "spans",
];

/** A bare list of messages: every element that the probe shows has a role, and one of them is a word for a speaker. */
function isMessageList(value: JsonValue | undefined): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((element) => roleMessage.safeParse(element).success && isBody(element)) && value.some(hasSpeaker);
}

function isBody(element: JsonValue): boolean {
  return isObject(element) && ["content", "parts", "tool_calls", "function_call"].some((name) => name in element);
}

function hasSpeaker(element: JsonValue): boolean {
  return isObject(element) && /^(system|developer|user|assistant|model)$/.test(String(element["role"]));
}

/** The name of the member that holds the conversation, null where this is no transcript. */
export function listName(value: JsonValue | undefined): (typeof listNames)[number] | null {
  if (!isObject(value) || foreign.some((name) => name in value)) return null;
  return listNames.find((name) => isMessageList(value[name])) ?? null;
}

const noTimes: ProblemNote = {
  code: "no_times",
  at: "file",
  message: "A plain transcript carries no times; its order is the position of the messages.",
  fix: "Add the tracing export or the application's log of the same run to the incident.",
};

const messagesOnly: ProblemNote = {
  code: "messages_only",
  at: "file",
  message: "The file holds conversations and nothing else: no times, no steps. It may be a fine-tuning data set.",
  fix: "Export the runs of the same conversations, for example `langsmith trace get <id> --project P --full -o t.json`.",
};

/** Recognises a plain chat transcript by shape, whatever the file's name. Source: coding-agents.md, langsmith.md. */
export function detect(probe: Probe): Detection | null {
  if (probe.shape === "json" && probe.top === "object") {
    const name = listName(probe.outline);
    return name === null
      ? null
      : found(`${name}[] with role`, { kind: "json", patterns: [""] }, [lack([probe.outline])]);
  }
  if (probe.shape === "json" && probe.top === "array") return detectArray(probe);
  return probe.shape === "jsonLines" ? detectLines(probe) : null;
}

function detectArray(probe: Probe): Detection | null {
  const samples = [...probe.samples];
  if (isMessageList(samples)) {
    return found("an array of messages with role", { kind: "json", patterns: [""] }, [noTimes]);
  }
  const name = samples.map(listName).find((candidate) => candidate !== null);
  if (name !== undefined && samples.every(isObject)) {
    return found(`an array of objects with ${name}[]`, { kind: "json", patterns: ["/*"] }, [lack(samples)]);
  }
  const nested = samples.length > 0 && samples.every((sample) => Array.isArray(sample)) && samples.some(isMessageList);
  return nested ? found("an array of lists of messages", { kind: "json", patterns: ["/*"] }, [noTimes]) : null;
}

function detectLines(probe: Probe): Detection | null {
  const transcripts = probe.samples.filter((line): line is JsonObject => listName(line) !== null);
  // Lists of messages per line with a heading line are Invariant's; a file of lists alone is a plain transcript.
  const lists = probe.samples.length > 0 && probe.samples.every(isMessageList);
  if (transcripts.length === 0 && !lists) return null;
  const why = lists ? "lines that are lists of messages" : "lines with messages[] and roles";
  return found(why, { kind: "jsonLines" }, [lists ? noTimes : lack(transcripts)]);
}

/** Transcripts with nothing beside the messages look the same as a data set; others are known to be somebody's log. */
function lack(transcripts: readonly JsonValue[]): ProblemNote {
  const names = transcripts.flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  return names.every((name) => /^(messages|tools|functions|parallel_tool_calls)$/.test(name)) ? messagesOnly : noTimes;
}

function found(why: string, plan: RecordPlan, problems: readonly ProblemNote[]): Detection {
  return { format, why, plan, problems };
}
