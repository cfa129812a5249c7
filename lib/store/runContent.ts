import type { CompareCell } from "../api/compareContract.ts";
import { Breath } from "../base/breath.ts";
import { canonicalJson } from "../base/canonicalJson.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { argumentText } from "../effects/factors/readStory.ts";
import type { HarmStanding } from "../effects/incidentHarm.ts";
import type { OriginVerdict } from "../findings.ts";
import { argumentShape } from "../timeline/argumentShape.ts";
import { alignedCallsMax, type AlignedCall } from "../timeline/runAlignment.ts";
import type { Draft, Message, ToolSchema } from "../trace/model.ts";
import type { EffectClass } from "../effects/effect.ts";
import type { CallState } from "../findings.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { argumentsPlace } from "./findingsRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { CountedRun } from "./runList.ts";
import { StepReader } from "./stepReader.ts";
import { stepRecord, type StepRecord } from "./stepRecord.ts";

/** One call of a run, as it is aligned and shown. `value`: its arguments; undefined where they could not be read. */
export type RunCall = AlignedCall & { readonly cell: CompareCell; readonly value: JsonValue | undefined };
export type Prompt = { readonly text: string; readonly row: number };

/** What two runs are compared by. Null prompts and tools are not in the evidence. */
export type RunContent = {
  readonly calls: readonly RunCall[]; readonly models: readonly string[]; readonly agents: readonly string[];
  readonly system: Prompt | null; readonly user: Prompt | null; readonly offered: readonly ToolSchema[] | null; readonly metadata: JsonObject;
};

/** Bytes of records that one run may read, and the model calls that are looked at for a prompt. */
const recordBytesMax = 67_108_864;
const modelsTried = 5;
const namesMax = 20;
const previewMax = 300;

/** Reads one run, its first calls and its first prompt. */
export async function runContent(reading: EvidenceReading, standing: ImpactStanding, run: CountedRun): Promise<RunContent> {
  const reader = new StepReader(reading, recordBytesMax);
  const first = await firstPrompt(reader, run.id);
  const names = (column: "model" | "agent"): string[] =>
    reading.db.prepare<[number, number], string>(`select ${column} from steps where trace = ? and ${column} is not null group by ${column} order by min(time_order) limit ?`).pluck().all(run.id, namesMax);
  return { calls: await callsOf(reader, standing, run), models: names("model"), agents: names("agent"), ...first };
}

type Stored = { readonly number: number; readonly row: number | null; readonly tool: string; readonly state: CallState; readonly us: number | null; readonly class: EffectClass | null; readonly harm: HarmStanding | null; readonly origin: OriginVerdict | null; readonly digest: string | null };

async function callsOf(reader: StepReader, { overrides, verdicts }: ImpactStanding, run: CountedRun): Promise<RunCall[]> {
  const { db } = reader.reading;
  const stored = db.prepare<[number, number], Stored>(
    `select c.number, c.row, c.tool, c.state, c.time_us as us, c.class, c.harm, o.verdict as origin, g.arguments_digest as digest
     from calls c left join origins o on o.call = c.number left join sightings g on g.id = c.arguments_sighting where c.trace = ? order by c.number limit ?`,
  ).all(run.id, alignedCallsMax);
  const breath = new Breath();
  const calls: RunCall[] = [];
  for (const [at, { number, row, tool, state, us, class: name, harm, origin, digest }] of stored.entries()) {
    const value = await argumentsOf(reader, number);
    const exact = value === undefined ? `digest ${digest ?? number}` : canonicalJson(value);
    calls.push({
      tool, exact, alike: value === undefined ? exact : argumentShape(value), value,
      cell: {
        call: `c${number}`, row, number: at + 1, tool, preview: value === undefined ? "" : argumentText(value).replace(/\s+/g, " ").slice(0, previewMax), isRead: value !== undefined, state, class: name,
        harm: overrides.harm.get(number) ?? harm ?? "none", origin: verdicts.calls.get(number)?.verdict ?? origin, us, sinceUs: us === null || run.startUs === null ? null : us - run.startUs,
      },
    });
    await breath.take();
  }
  return calls;
}

async function argumentsOf(reader: StepReader, call: number): Promise<JsonValue | undefined> {
  const at = argumentsPlace(reader.reading.db, call);
  if (at === null || !reader.affords([at.place, ...at.parts])) return undefined;
  const args = (await reader.sighting(at))?.arguments;
  return args === null || args === undefined || (args.state !== "present" && args.state !== "empty" && args.state !== "cut") ? undefined : args.value;
}

/** The prompt with which a run begins: of its first model call that the evidence has messages of, or of its transcript. */
async function firstPrompt(reader: StepReader, trace: number): Promise<Pick<RunContent, "system" | "user" | "offered" | "metadata">> {
  const { db } = reader.reading;
  const ids = db.prepare<[number, number], number>(
    "select id from steps where trace = ? and (type = 'message' or (type = 'span' and kind = 'LLM')) order by time_order limit ?",
  ).pluck().all(trace, modelsTried);
  let metadata: JsonObject = {};
  for (const id of ids) {
    const step = stepRecord(db, id);
    const draft = step && (await affordedDraft(reader, step));
    if (draft === null) continue;
    const messages = messagesBefore(draft);
    if (Object.keys(metadata).length === 0) ({ metadata } = draft);
    if (messages.length > 0) return { ...prompts(messages, id), offered: draft.type === "trace" || draft.offered.length === 0 ? null : draft.offered, metadata };
  }
  return { system: null, user: null, offered: null, metadata };
}

function affordedDraft(reader: StepReader, step: StepRecord): Promise<Draft | null> {
  const { exhibit, record, draft } = step;
  return record === null || draft === null || !reader.affords([{ exhibit, record, draft }]) ? Promise.resolve(null) : reader.draftOf(step);
}

/** What the model had before it first spoke. */
function messagesBefore(draft: Draft): readonly Message[] {
  if (draft.type === "span") return draft.inputMessages;
  if (draft.type === "trace") return [];
  const spoke = draft.messages.findIndex(({ role }) => role === "assistant");
  return spoke < 0 ? draft.messages : draft.messages.slice(0, spoke);
}

function prompts(messages: readonly Message[], row: number): Pick<RunContent, "system" | "user"> {
  const system = messages.filter(({ role, text }) => role === "system" && text !== "").map(({ text }) => text);
  const user = messages.findLast(({ role, text }) => role === "user" && text !== "");
  return { system: system.length === 0 ? null : { text: system.join("\n\n"), row }, user: user === undefined ? null : { text: user.text, row } };
}
