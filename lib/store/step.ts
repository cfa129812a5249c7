import { stepCallSchema, type Step } from "../api/stepContract.ts";
import { writeJson } from "../base/jsonWriter.ts";
import { callFindings, documentFindings } from "../findingsDocument.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import { loadDraft, loadSighting } from "../trace/loadSighting.ts";
import type { Draft } from "../trace/model.ts";
import { documentSchema } from "../findings.ts";
import { TextBudget } from "./cutText.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { callRow, documentRowsOfStep, partsOfStep, resultPlace } from "./findingsRows.ts";
import { citesOfStep } from "./stepCites.ts";
import { emptyContent, spanContent, messageContent, payloadText, type StepContent } from "./stepContent.ts";
import { rowsById } from "./timelineRows.ts";

/** Characters of all texts of one step together, whatever the limit of each. */
const charactersMax = 4_000_000;

type StepRecord = {
  readonly spanId: string | null; readonly parentId: string | null; readonly record: number | null; readonly draft: number | null;
  readonly ordinal: number | null; readonly exhibit: number; readonly partial: number; readonly call: number | null;
};

/** Everything about one row, read again from the exhibit's own bytes. Null where there is no such row. */
export async function readStep(reading: EvidenceReading, id: number, limit: number): Promise<Step | null> {
  const [row] = rowsById(reading, [id]);
  const record = reading.db.prepare<[number], StepRecord>(
    "select span_id as spanId, parent_id as parentId, record, draft, ordinal, exhibit, partial, call from steps where id = ?",
  ).get(id);
  if (!row || !record) return null;
  const budget = new TextBudget(limit, charactersMax);
  const content = row.type === "call" ? await callContent(reading, record, budget) : await contentOf(reading, id, record, budget);
  return {
    row, spanId: record.spanId, parentId: record.parentId, ...content,
    call: await callOf(reading, record.call, budget),
    documents: await documentsOf(reading, id, record.call, budget),
    cites: citesOfStep(reading, id),
  };
}

async function contentOf(reading: EvidenceReading, id: number, record: StepRecord, budget: TextBudget): Promise<StepContent> {
  const draft = await draftOf(reading, id, record);
  if (draft?.type === "span") return spanContent(draft, budget);
  if (draft?.type === "conversation") return messageContent(draft, record.ordinal ?? 0, budget);
  return emptyContent(record.record === null ? "empty" : "not_captured");
}

function draftOf({ db, source }: EvidenceReading, id: number, { record, draft, exhibit, partial }: StepRecord): Promise<Draft | null> {
  if (record === null || draft === null) return Promise.resolve(null);
  if (partial === 1) return loadDraft(source, { exhibit, record, draft: mergedDraft }, partsOfStep(db, id));
  return loadDraft(source, { exhibit, record, draft }, []);
}

/** A call without a span of its own: its arguments went in, the executor's response came out. */
async function callContent({ db, source }: EvidenceReading, { call }: StepRecord, budget: TextBudget): Promise<StepContent> {
  const row = call === null ? null : callRow(db, call);
  const resultAt = call === null ? null : resultPlace(db, call);
  const asked = row?.argumentsAt ? await loadSighting(source, row.argumentsAt) : null;
  const answered = resultAt ? await loadSighting(source, resultAt) : null;
  return {
    ...emptyContent("not_captured"),
    input: payloadText(asked?.arguments?.state ?? "not_captured", asked?.arguments?.value ?? null, budget),
    output: payloadText(answered?.state ?? "not_captured", answered?.text ?? null, budget),
  };
}

async function callOf({ db, source }: EvidenceReading, call: number | null, budget: TextBudget): Promise<Step["call"]> {
  const row = call === null ? null : callRow(db, call);
  if (row === null) return null;
  const { arguments: given, ...facts } = await callFindings(row, source);
  const json = writeJson(given ?? null, 2);
  return stepCallSchema.parse({ ...facts, argumentsJson: budget.cut(json), argumentsLength: json.length });
}

async function documentsOf({ db, source }: EvidenceReading, id: number, call: number | null, budget: TextBudget): Promise<Step["documents"]> {
  const documents: Step["documents"] = [];
  for (const row of documentRowsOfStep(db, id, call)) {
    const sighting = await loadSighting(source, row.textAt);
    documents.push({ ...documentSchema.parse(documentFindings(row)), text: budget.cut(sighting?.text ?? "") });
  }
  return documents;
}
