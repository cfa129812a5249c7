import type { History } from "../api/stepContract.ts";
import { canonicalJson } from "../base/canonicalJson.ts";
import { Breath } from "../base/breath.ts";
import { hash128 } from "../base/hash.ts";
import { historyChanges, lineEffort, messageLines, type HistoryChange, type HistoryMessage } from "../timeline/historyDiff.ts";
import type { Draft, Message, SpanDraft } from "../trace/model.ts";
import { TextBudget } from "./cutText.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { callBefore } from "./historyBefore.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { shownMessage } from "./stepContent.ts";
import { StepReader } from "./stepReader.ts";
import { stepRecord } from "./stepRecord.ts";
import { rowsById } from "./timelineRows.ts";

type Digested = Message & HistoryMessage;

const changesMax = 200;
const namesMax = 200;
const linesMax = 500;
const lineCharactersMax = 2_000;
const textCharactersMax = 20_000;
/** Characters of all texts of one answer together. */
const charactersMax = 2_000_000;

/** How the messages that went into one step differ from those of another: the one asked for, else the model call before it. Says which row is missing. */
export async function readHistory(reading: EvidenceReading, id: number, against?: number, marks: MarkedRows = new Map()): Promise<History | { readonly missing: number }> {
  const [row] = rowsById(reading, [id], marks);
  const step = stepRecord(reading.db, id);
  if (!row || !step) return { missing: id };
  const reader = new StepReader(reading);
  const after = spanOf(await reader.draftOf(step));
  const other = against === undefined ? await callBefore(reader, step) : stepRecord(reading.db, against);
  if (against !== undefined && other === null) return { missing: against };
  const before = other && spanOf(await reader.draftOf(other));
  const [otherRow = null] = other ? rowsById(reading, [other.id], marks) : [];
  const changes = historyChanges(await digested(before), await digested(after));
  return {
    row, against: otherRow, before: before?.inputMessages.length ?? 0, after: after?.inputMessages.length ?? 0,
    changes: shownChanges(changes.slice(0, changesMax)), changesOf: changes.length,
    model: { before: before?.model ?? null, after: after?.model ?? null }, tools: toolChanges(before, after),
  };
}

const spanOf = (draft: Draft | null): SpanDraft | null => (draft?.type === "span" ? draft : null);

async function digested(draft: SpanDraft | null): Promise<Digested[]> {
  const breath = new Breath();
  const out: Digested[] = [];
  for (const message of draft?.inputMessages ?? []) {
    out.push({ ...message, digest: digestOf(message) });
    await breath.take();
  }
  return out;
}

function digestOf({ role, name, text, requests, results }: Message): string {
  const asked = requests.map(({ callId, tool, arguments: args }) => [callId, tool, args.state, canonicalJson(args.value)]);
  const answered = results.map((one) => [one.callId, one.tool, one.text, one.state, one.isError]);
  return hash128(JSON.stringify([role, name, text, asked, answered]));
}

function shownChanges(changes: readonly HistoryChange<Digested>[]): History["changes"] {
  const budget = new TextBudget(textCharactersMax, charactersMax);
  const lineBudget = new TextBudget(lineCharactersMax, charactersMax);
  const effort = lineEffort();
  return changes.map((change): History["changes"][number] => {
    switch (change.type) {
      case "same":
        return change;
      case "added":
      case "removed":
        return { type: change.type, number: change.number, message: shownMessage(change.message, budget) };
      case "changed": {
        const { lines, linesOf } = messageLines(change.was, change.is, linesMax, effort);
        const shown = lines.map((line) => ({ ...line, text: lineBudget.cut(line.text), length: line.text.length }));
        return { type: "changed", before: change.before, after: change.after, role: change.is.role, lines: shown, linesOf };
      }
    }
  });
}

function toolChanges(before: SpanDraft | null, after: SpanDraft | null): History["tools"] {
  const names = (draft: SpanDraft | null) => new Set(draft?.offered.map(({ name }) => name));
  const [old, now] = [names(before), names(after)];
  const budget = new TextBudget(lineCharactersMax, charactersMax);
  const listed = (list: readonly string[]) => list.slice(0, namesMax).map((name) => budget.cut(name));
  const added = [...now].filter((name) => !old.has(name));
  const removed = [...old].filter((name) => !now.has(name));
  return { added: listed(added), addedOf: added.length, removed: listed(removed), removedOf: removed.length };
}
