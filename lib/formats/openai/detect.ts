import { hash128 } from "../../base/hash.ts";
import { isObject, type JsonValue } from "../../base/json.ts";
import { writeJson } from "../../base/jsonWriter.ts";
import type { ProblemNote } from "../../evidence/problem.ts";
import type { Probe, RecordPlan } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { isForeign, isMessageList, transcriptOf } from "./schema.ts";

export const format = "openai.messages";

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

const isTranscript = (value: JsonValue): boolean => transcriptOf(value) !== null;

/** Recognises a plain chat transcript by shape, whatever the file's name. Source: coding-agents.md, langsmith.md. */
export function detect(probe: Probe): Detection | null {
  if (probe.shape === "json" && probe.top === "object") return detectObject(probe.outline);
  if (probe.shape === "json" && probe.top === "array") return detectArray([...probe.samples]);
  return probe.shape === "jsonLines" ? detectLines([...probe.samples]) : null;
}

function detectObject(value: JsonValue): Detection | null {
  if (isTranscript(value)) return found("an object with a list of messages with role", [""], [lack([value])]);
  if (!isObject(value) || isForeign(value)) return null;
  const list = Object.entries(value).find(([, child]) => isTranscriptList(child));
  if (list === undefined) return null;
  const [name, elements] = list;
  const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return found(
    `${name}[] of objects with messages[]`,
    [`/${pointer}/*`],
    [lack(Array.isArray(elements) ? elements : [])],
  );
}

const isTranscriptList = (value: JsonValue): boolean =>
  Array.isArray(value) && value.every(isObject) && value.some(isTranscript);

function detectArray(samples: JsonValue[]): Detection | null {
  if (isMessageList(samples)) return found("an array of messages with role", [""], [noTimes]);
  if (isTranscriptList(samples)) return found("an array of objects with messages[]", ["/*"], [lack(samples)]);
  const nested = samples.length > 0 && samples.every((sample) => Array.isArray(sample)) && samples.some(isMessageList);
  return nested ? found("an array of lists of messages", ["/*"], [noTimes]) : null;
}

function detectLines(samples: JsonValue[]): Detection | null {
  const plan: RecordPlan = { kind: "jsonLines" };
  const transcripts = samples.filter(isTranscript);
  if (transcripts.length > 0)
    return { format, why: "lines with messages[] and roles", plan, problems: [lack(transcripts)] };
  // Lists of messages per line with a heading line are Invariant's; a file of lists alone is a plain transcript.
  if (samples.length > 0 && samples.every(isMessageList))
    return { format, why: "lines that are lists of messages", plan, problems: [noTimes] };
  if (!isMessageList(samples) || samples.some((one) => isObject(one) && isForeign(one))) return null;
  // One message per line: nothing says where a conversation ends, so the file is one, named after how it begins.
  const scope = `transcript ${hash128(writeJson(samples)).slice(0, 12)}`;
  return { format, why: "lines that are messages with role", plan, problems: [noTimes], scope };
}

/** Transcripts with nothing beside the messages look the same as a data set; others are known to be somebody's log. */
function lack(transcripts: readonly JsonValue[]): ProblemNote {
  const names = transcripts.flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  return names.every((name) => /^(messages|tools|functions|parallel_tool_calls)$/.test(name)) ? messagesOnly : noTimes;
}

function found(why: string, patterns: readonly string[], problems: readonly ProblemNote[]): Detection {
  return { format, why, plan: { kind: "json", patterns }, problems };
}
