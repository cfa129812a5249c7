import type { Correction } from "../api/impactContract.ts";
import { stepCallSchema, type Step } from "../api/stepContract.ts";
import { documentSchema } from "../findings.ts";
import { callFindings, documentFindings } from "../findingsDocument.ts";
import type { PayloadState } from "../trace/model.ts";
import { TextBudget } from "./cutText.ts";
import { effectViewsOfCall } from "./effectViews.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { callRow, documentRowsOfStep } from "./findingsRows.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { stepAudit } from "./stepAudit.ts";
import { citesOfStep } from "./stepCites.ts";
import { contentOf, jsonCharactersMax } from "./stepContent.ts";
import { callArguments, payloadsOf } from "./stepParts.ts";
import { StepReader } from "./stepReader.ts";
import { stepRecord } from "./stepRecord.ts";
import { calledSchema, offeredTools, shownSchema } from "./stepTools.ts";
import { rowsById } from "./timelineRows.ts";
import { jsonStart } from "./valuesJson.ts";
import { whyOf } from "./why.ts";
import { askedBy } from "./whyAskedBy.ts";

/** Characters of all texts of one step together, whatever the limit of each. Its tools have half as many of their own. */
const charactersMax = 4_000_000;
const toolCharactersMax = 2_000_000;

/** What people said: about rows, and about effects by the index's number of the effect. */
type Said = { readonly marks?: MarkedRows; readonly corrections?: ReadonlyMap<number, Correction> };

/** Everything about one row, read again from the exhibit's own bytes. Null where there is no such row. */
export async function readStep(reading: EvidenceReading, id: number, limit: number, { marks = new Map(), corrections = new Map() }: Said = {}): Promise<Step | null> {
  const [row] = rowsById(reading, [id], marks);
  const step = stepRecord(reading.db, id);
  if (!row || !step) return null;
  const reader = new StepReader(reading);
  const budget = new TextBudget(limit, charactersMax);
  const toolBudget = new TextBudget(limit, toolCharactersMax);
  const draft = step.type === "call" ? null : await reader.draftOf(step);
  const content = contentOf(draft, step.ordinal ?? 0, await payloadsOf(reader, step), budget);
  const asked = askedBy(reading.db, step);
  return {
    row, spanId: step.spanId, parentId: step.parentId, ...content,
    call: await callOf(reader, step.call, budget),
    effects: step.call === null ? [] : effectViewsOfCall(reading.db, step.call, corrections),
    audit: stepAudit(reading, step.call),
    documents: await documentsOf(reader, id, step.call, budget),
    toolSchema: shownSchema(reader, await calledSchema(reader, step, asked), toolBudget),
    ...offeredTools(draft, step, toolBudget),
    why: await whyOf(reader, step, asked, marks),
    cites: citesOfStep(reading, id), masked: reading.masks.met.size,
  };
}

const captured: readonly PayloadState[] = ["present", "empty", "cut"];

async function callOf(reader: StepReader, call: number | null, budget: TextBudget): Promise<Step["call"]> {
  const { db, source } = reader.reading;
  const row = call === null ? null : callRow(db, call);
  if (row === null) return null;
  const { arguments: _, effects: __, ...facts } = await callFindings({ ...row, argumentsAt: null }, source);
  const { state, value } = await callArguments(reader, call);
  const isCaptured = captured.includes(state);
  const { text, length } = jsonStart(isCaptured ? value : null, jsonCharactersMax);
  return stepCallSchema.parse({ ...facts, argumentsFrom: isCaptured ? row.argumentsFrom : "none", argumentsJson: budget.cut(text), argumentsLength: length });
}

async function documentsOf(reader: StepReader, id: number, call: number | null, budget: TextBudget): Promise<Step["documents"]> {
  const documents: Step["documents"] = [];
  for (const row of documentRowsOfStep(reader.reading.db, id, call)) {
    const sighting = await reader.sighting(row.textAt);
    documents.push({ ...documentSchema.parse(documentFindings(row)), text: budget.cut(sighting?.text ?? "") });
  }
  return documents;
}
