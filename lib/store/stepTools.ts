import type { Step } from "../api/stepContract.ts";
import { sameTool } from "../trace/openCall.ts";
import type { Draft, ToolSchema } from "../trace/model.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import type { TextBudget } from "./cutText.ts";
import { partsOfStep } from "./findingsRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { citeOfRecord } from "./stepCites.ts";
import { jsonCharactersMax } from "./stepContent.ts";
import type { StepReader } from "./stepReader.ts";
import { stepRecord, type StepRecord } from "./stepRecord.ts";
import { jsonStart } from "./valuesJson.ts";

/** A tool as it was offered to a model, and the record that says so. */
export type CalledSchema = { readonly schema: ToolSchema; readonly record: number };

const offeredMax = 200;
/** Drafts of one record that are looked through for a tool. */
const draftsMax = 1_000;

/** The called tool as the step that asked for it was offered it; else as it was offered first anywhere in the evidence. */
export async function calledSchema(reader: StepReader, step: StepRecord, asked: number | null): Promise<CalledSchema | null> {
  const { db } = reader.reading;
  if (step.call === null) return null;
  const tool = db.prepare<[number], string>("select tool from calls where number = ?").pluck().get(step.call);
  if (tool === undefined) return null;
  const asker = asked === null ? null : stepRecord(db, asked);
  return (asker && (await offeredIn(reader, asker, tool))) ?? offeredAnywhere(reader, tool);
}

async function offeredIn(reader: StepReader, step: StepRecord, tool: string): Promise<CalledSchema | null> {
  if (step.record === null || step.draft === null) return null;
  const place = { exhibit: step.exhibit, record: step.record, draft: step.draft };
  if (!reader.affords([place, ...(step.partial === 1 ? partsOfStep(reader.reading.db, step.id) : [])])) return null;
  const schema = schemaIn(await reader.draftOf(step), tool);
  return schema && { schema, record: step.record };
}

async function offeredAnywhere(reader: StepReader, tool: string): Promise<CalledSchema | null> {
  const place = schemaPlace(reader.reading.db, tool);
  if (!place || !reader.affords([place])) return null;
  const { record, draft } = place;
  // A tool of a span that came in parts: any draft of the record that names it will do.
  const drafts = draft === mergedDraft ? Array.from({ length: draftsMax }, (_, at) => at) : [draft];
  for (const at of drafts) {
    const read = await reader.draft({ ...place, draft: at }, []);
    const schema = schemaIn(read, place.name);
    if (schema) return { schema, record };
    if (read === null) break;
  }
  return null;
}

type SchemaPlace = DraftPlace & { readonly name: string };

/** By its name; else by the only name that means the same tool without its server. */
function schemaPlace(db: TraceIndexDatabase, tool: string): SchemaPlace | null {
  const byName = db.prepare<[string], SchemaPlace>("select name, exhibit, record, draft from tool_schemas where name = ?");
  const exact = byName.get(tool);
  if (exact) return exact;
  const [only, another] = db.prepare<[], string>("select name from tool_schemas").pluck().all().filter((name) => sameTool(name, tool));
  return only === undefined || another !== undefined ? null : (byName.get(only) ?? null);
}

const offeredOf = (draft: Draft | null): readonly ToolSchema[] => (draft === null || draft.type === "trace" ? [] : draft.offered);
const schemaIn = (draft: Draft | null, tool: string): ToolSchema | null => offeredOf(draft).find(({ name }) => name === tool) ?? null;

/** The called tool as the panel shows it. */
export function shownSchema({ reading }: StepReader, called: CalledSchema | null, budget: TextBudget): Step["toolSchema"] {
  const cite = called && citeOfRecord(reading, called.record);
  if (!cite) return null;
  const { name, description, parameters } = called.schema;
  const { text, length } = jsonStart(parameters, jsonCharactersMax);
  return { name, description: description === null ? null : budget.cut(description), parametersJson: budget.cut(text), parametersLength: length, cite };
}

/** The tools that were offered to the model in a step. What a user or a tool says in a transcript is offered nothing. */
export function offeredTools(draft: Draft | null, step: StepRecord, budget: TextBudget): Pick<Step, "offered" | "offeredOf"> {
  const isModel = draft?.type !== "conversation" || draft.messages[step.ordinal ?? 0]?.role === "assistant";
  const offered = isModel ? offeredOf(draft) : [];
  return {
    offered: offered.slice(0, offeredMax).map(({ name, description }) => ({ name: budget.cut(name), description: description === null ? null : budget.cut(description) })),
    offeredOf: offered.length,
  };
}
